import { drafts, dropDraft } from '../../../parts/drafts'

/** Forgets everything typed on an SR that is deleted. */
export const dropCaseDrafts = (caseId: string): void => {
  for (const key of Object.keys(drafts.getState())) if (key.includes(caseId)) dropDraft(key)
}
