import { createContext, useContext } from 'react'
import type { Case } from '../../../shared/case/case'
import type { CaseEvent } from '../../../shared/case/events'
import type { Checklist } from '../../../shared/checklist/checklist'
import type { Context } from '../../../shared/checklist/context'
import type { Procedure } from '../../../shared/procedures/schema'

/** What the preview pane shows: a form as it would be made now, a stored file, or the printable history. */
export type Preview =
  | { kind: 'form'; form: string }
  | { kind: 'file'; fileId: string; name: string; mediaType: string }
  | { kind: 'history' }

/** The case on screen, for every component of its page. */
export interface CaseView {
  one: Case
  procedure: Procedure
  context: Context
  list: Checklist
  /** Oldest first; empty until the history has been read. */
  events: readonly CaseEvent[]
  preview: Preview | null
  /** Opens the preview pane, or closes it. */
  show: (preview: Preview | null) => void
}

const CaseViewContext = createContext<CaseView | null>(null)
export const CaseViewProvider = CaseViewContext

/** The case on screen. */
export const useCaseView = (): CaseView => {
  const view = useContext(CaseViewContext)
  if (!view) throw new Error('A part of the case page is shown outside it')
  return view
}

/** Addresses of a case's pages: opaque ids only. */
export const casePath = (caseId: string, page = '') => `/sr/${caseId}${page && `/${page}`}`
export const stepPath = (caseId: string, step: string) => casePath(caseId, `step/${step}`)

/** Where what is typed into a part of a step is kept until it is saved. */
export const partKey = (caseId: string, step: string, part: string) => `case/${caseId}/${step}/${part}`
