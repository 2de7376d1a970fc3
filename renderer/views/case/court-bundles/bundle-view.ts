import { createContext, useContext } from 'react'
import type { CourtBundlePlan } from '../../../../shared/bundle/court/plan'
import type { CourtBundle } from '../../../../shared/case/case'

/**
 * Keeps a change of the bundle; `words` say it for the timeline. `focus` is a document that gets the focus at its new
 * place, `afresh` allows page numbers to move. Answers whether it was kept.
 */
export type ChangeBundle = (
  words: string,
  edit: (plan: CourtBundlePlan) => CourtBundlePlan,
  how?: { focus?: string; afresh?: boolean },
) => Promise<boolean>

/** The court bundle on screen, for every component of its page. */
export interface BundleView {
  bundle: CourtBundle
  /** The tab of each document. */
  tabs: ReadonlyMap<string, string>
  change: ChangeBundle
  /** The document whose pages are shown; null for none. */
  openDocument: string | null
  setOpen: (document: string | null) => void
}

const BundleViewContext = createContext<BundleView | null>(null)
export const BundleViewProvider = BundleViewContext

/** The court bundle on screen. */
export const useBundleView = (): BundleView => {
  const view = useContext(BundleViewContext)
  if (!view) throw new Error('A part of the court bundle’s page is shown outside it')
  return view
}
