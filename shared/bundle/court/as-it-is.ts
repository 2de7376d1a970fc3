import type { NumberedPage } from './numbering'
import { type CourtBundlePlan, type CourtDocument, documentsOf } from './plan'

/** What a page may be and still go, where the officer says why. */
export type HeldFor = 'blank' | 'upside-down'

export const heldForWords: Record<HeldFor, string> = { blank: 'blank', 'upside-down': 'upside down' }

/** A page that keeps a bundle back, and that the officer may let go as it is. */
export interface HeldPage {
  label: string
  for: HeldFor
  document: string
  /** The page of the document's file, counted from 1. */
  page: number
}

/** Lets a page of a document's file go as it is, for a reason; without one, no longer. */
export const letGo = (document: CourtDocument, page: number, reason: string | null): CourtDocument => {
  const { asItIs = [], ...rest } = document
  const others = asItIs.filter(one => one.page !== page)
  const now = reason === null ? others : [...others, { page, reason }].sort((a, b) => a.page - b.page)
  return now.length > 0 ? { ...rest, asItIs: now } : rest
}

/** Why a page of a document's file goes as it is; undefined where nothing was said. */
export const letGoBecause = (document: CourtDocument, page: number): string | undefined =>
  document.asItIs?.find(one => one.page === page)?.reason

/** The reasons of pages that go as they are, by the numbers they have in the finished bundle. */
export const lettingGo = (
  plan: CourtBundlePlan,
  pages: readonly NumberedPage[],
): ReadonlyMap<string, string> => {
  const documents = new Map(documentsOf(plan).map(document => [document.id, document]))
  return new Map(
    pages.flatMap((page): [string, string][] => {
      const document = page.is === 'document' ? documents.get(page.document) : undefined
      const reason = document && page.is === 'document' ? letGoBecause(document, page.page) : undefined
      return reason === undefined ? [] : [[page.label, reason]]
    }),
  )
}
