import type { Case } from '../../shared/case/case'
import { caseOfFile, removeFile, storedFileIds } from '../store/orphans'
import type { Desk } from './desk'

/** What lies on this computer that no SR as it stands knows of; some of it may yet stand in a history. */
export interface Suspects {
  fileIds: string[]
  draftIds: string[]
}

/** The files that a case is known to have, without reading its history. */
const knownFiles = (one: Case): string[] =>
  [
    ...one.files,
    ...one.documents,
    ...one.deliveries.flatMap(delivery => delivery.entries),
    ...one.emails.flatMap(email => email.attachments),
  ].map(file => file.fileId)

/**
 * Looks for what work that was broken off left. To be asked before anything new can be stored: a file that is stored and
 * waits for its event looks the same.
 */
export const findSuspects = async (desk: Desk, cases: readonly Case[]): Promise<Suspects> => {
  const files = new Set(cases.flatMap(knownFiles))
  const drafts = new Set([
    ...cases.flatMap(one => one.emails.map(email => email.mailId)),
    // These go with their deletion, which says on its certificate what became of each.
    ...desk.session.getState().deletions.flatMap(one => one.drafts.map(draft => draft.draftId)),
  ])
  const listed = await desk.host('drafts.list', {})
  return {
    fileIds: (await storedFileIds(desk.database)).filter(id => !files.has(id)),
    draftIds: listed.ok ? listed.value.draftIds.filter(id => !drafts.has(id)) : [],
  }
}

const standsInHistory = async (desk: Desk, caseId: string, fileId: string): Promise<boolean> => {
  const events = await desk.store?.cases.history(caseId)
  // Where it cannot be read, nothing that may belong to it is taken away.
  if (!events?.ok) return true
  // Whatever kind of entry names it.
  return events.value.some(event => JSON.stringify(event).includes(fileId))
}

/**
 * Clears pieces of files whose event never came, and drafts of emails that were undone or never recorded. Where an SR
 * cannot be read, what may be its own stays.
 */
export const sweepOrphans = async (desk: Desk, { fileIds, draftIds }: Suspects): Promise<void> => {
  const { cases, damaged } = desk.session.getState()
  if (damaged.length === 0) for (const draftId of draftIds) await desk.host('drafts.remove', { draftId })
  for (const fileId of fileIds) {
    const caseId = await caseOfFile(desk.database, fileId)
    if (caseId === undefined || damaged.some(one => one.caseId === caseId)) continue
    // A file that was taken back stays, with its entry in the history.
    if (cases[caseId] && (await standsInHistory(desk, caseId, fileId))) continue
    await removeFile(desk.database, fileId)
  }
}
