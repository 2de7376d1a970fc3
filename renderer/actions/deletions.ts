import type { Deletion } from '../../shared/host/deletion'
import { failed, type Result } from '../../shared/result'
import { isPending, progressOf } from '../../shared/retention/register'
import { removeRows } from '../store/removing'
import type { Desk } from './desk'
import { notify, notifyFault } from './notices'
import { reportFault } from './report-fault'

/** How long the deletions rest between looks at folders that were away, in milliseconds. */
const restMs = 15_000

/** Shows a deletion as it stands now. */
export const showDeletion = (desk: Desk, deletion: Deletion): void =>
  desk.session.setState(({ deletions }) => ({
    deletions: deletions.some(one => one.id === deletion.id)
      ? deletions.map(one => (one.id === deletion.id ? deletion : one))
      : [...deletions, deletion],
  }))

/**
 * Removes the rows of a case whose key is destroyed, and says so to the host. `remove` is how: through the open store, or
 * straight in the database while it is not open yet.
 */
export const removeRowsOf = async (
  desk: Desk,
  deletion: Deletion,
  remove: (caseId: string) => Promise<Result<null>>,
): Promise<Result<Deletion>> => {
  const removed = await remove(deletion.caseId)
  if (!removed.ok) return removed
  const told = await desk.host('retention.rowsRemoved', { id: deletion.id })
  if (told.ok) showDeletion(desk, told.value)
  return told
}

/** Goes on with a deletion: copies and drafts that are pending; with `again`, also what somebody had changed. */
export const continueDeletion = async (desk: Desk, id: string, again = false): Promise<Result<Deletion>> => {
  const before = desk.session.getState().deletions.find(one => one.id === id)
  if (before && before.keyDestroyedAt !== null && before.rowsRemovedAt === null)
    await removeRowsOf(desk, before, caseId => removeRows(desk.database, caseId))
  const went = await desk.host('retention.continue', { id, again })
  if (!went.ok) return went
  showDeletion(desk, went.value)
  if (before && isPending(before) && !isPending(went.value))
    notify(
      desk,
      'success',
      `The deletion of ${went.value.reference.label} ${went.value.reference.value} has gone on: ${
        progressOf(went.value) === 'to-decide'
          ? 'what somebody changed is left for you to decide.'
          : 'nothing is pending any more.'
      }`,
    )
  return went
}

/** The officer says what became of a copy or draft that the product does not remove. */
export const decideOn = async (
  desk: Desk,
  id: string,
  part: string,
  words: string,
): Promise<Result<Deletion>> => {
  if (!words.trim()) return failed('invalid', 'Nothing was said.', 'Say what became of it.')
  const decided = await desk.host('retention.decide', { id, part, words: words.trim() })
  if (decided.ok) showDeletion(desk, decided.value)
  return decided
}

/**
 * Before the store is opened: takes the register, in which the host has finished what was broken off, and removes the rows
 * of cases that are deleted. A register that cannot be read keeps nobody from working; what is deleted stays deleted.
 */
export const finishDeletions = async (desk: Desk): Promise<void> => {
  const register = await desk.host('retention.resume', {})
  if (!register.ok) {
    notifyFault(desk, register.fault)
    return
  }
  const { deletions, unreadable } = register.value
  desk.session.setState({ deletions, deletionsUnreadable: unreadable })
  for (const deletion of deletions) {
    if (deletion.keyDestroyedAt === null || deletion.rowsRemovedAt !== null) continue
    const removed = await removeRowsOf(desk, deletion, caseId => removeRows(desk.database, caseId))
    if (!removed.ok) notifyFault(desk, removed.fault)
  }
}

const resumed = new WeakSet<Desk>()

/** Goes on with every deletion that is pending, as folders come back; for as long as the window is open. */
export const resumeDeletions = (desk: Desk): void => {
  if (resumed.has(desk)) return
  resumed.add(desk)
  const round = async () => {
    try {
      // Locked meanwhile: the register is closed with the keys.
      if (desk.store)
        for (const { id } of desk.session.getState().deletions.filter(isPending))
          await continueDeletion(desk, id)
    } catch {
      reportFault(desk, 'actions/deletions')
    } finally {
      setTimeout(round, restMs)
    }
  }
  void round()
}
