import type { Break } from '../store/history'
import type { Desk } from './desk'
import { reportFault } from './report-fault'

/** Pauses, in milliseconds: the worklist is drawn and answered first, and no check holds up a key stroke. */
const firstMs = 5000
const betweenMs = 40

/** Marks a case whose history is broken, or takes the mark away. */
export const showBreak = (desk: Desk, caseId: string, broken: Break | null): void => {
  const known = desk.session.getState().broken
  if (!broken && !known[caseId]) return
  const { [caseId]: _, ...others } = known
  desk.session.setState({ broken: broken ? { ...others, [caseId]: broken } : others })
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Reads every history once, one after another, and marks those that do not hold. Ends when the store is opened anew. */
export const checkEveryHistory = async (desk: Desk): Promise<void> => {
  const { store } = desk
  for (const caseId of Object.keys(desk.session.getState().cases)) {
    if (desk.store !== store || !store) return
    const looked = await store.cases.look(caseId)
    if (looked.ok) showBreak(desk, caseId, looked.value.broken)
    await wait(betweenMs)
  }
}

/** Checks every history, once the worklist stands. */
export const checkHistories = (desk: Desk): void => {
  void wait(firstMs)
    .then(() => checkEveryHistory(desk))
    .catch(() => reportFault(desk, 'actions/check-histories'))
}
