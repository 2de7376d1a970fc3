import type { Deletion } from '../../shared/host/deletion'
import { failed, type Result } from '../../shared/result'
import { isPending, isSoughtAgain, progressOf } from '../../shared/retention/register'
import { removeRows } from '../store/removing'
import type { Desk } from './desk'
import { notify, notifyFault } from './notices'
import { reportFault } from './report-fault'

/** How long the deletions rest between looks at folders that were away, in milliseconds. */
const restMs = 15_000

/** Shows a deletion as it stands now. */
export const showDeletion = (desk: Desk, deletion: Deletion): void =>
  desk.session.setState(({ deletions }) => ({
    // Written down just now, so there is a register again.
    deletionsFault: null,
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

/** Most places that are named to the host, the newest first. */
const mostKnown = 500

/** Where other SRs have their copies: what is on a folder tells whether it is the right one. */
const knownPlaces = ({ session }: Desk): string[] =>
  Object.values(session.getState().cases)
    .flatMap(one => one.deliveries.flatMap(({ receipt }) => (receipt ? [receipt] : [])))
    .toSorted((a, b) => b.verifiedAt.localeCompare(a.verifiedAt))
    .slice(0, mostKnown)
    .map(receipt => receipt.path)

const foundAgain = (before: Deletion, after: Deletion): string[] =>
  after.copies.flatMap(({ deliveryId, state, path }) => {
    const was = before.copies.find(copy => copy.deliveryId === deliveryId)?.state
    return was === 'not-there' && state !== was ? [path] : []
  })

/**
 * Goes on with a deletion: copies and drafts that are pending; with `again`, also what somebody had changed, and with that
 * or `gone` what was not there.
 */
export const continueDeletion = async (
  desk: Desk,
  id: string,
  again = false,
  gone = again,
): Promise<Result<Deletion>> => {
  const before = desk.session.getState().deletions.find(one => one.id === id)
  if (before && before.keyDestroyedAt !== null && before.rowsRemovedAt === null)
    await removeRowsOf(desk, before, caseId => removeRows(desk.database, caseId))
  const went = await desk.host('retention.continue', { id, again, gone, known: knownPlaces(desk) })
  if (!went.ok) return went
  showDeletion(desk, went.value)
  const { reference } = went.value
  if (before && isPending(before) && !isPending(went.value))
    notify(
      desk,
      'success',
      `The deletion of ${reference.label} ${reference.value} has gone on: ${
        progressOf(went.value) === 'to-decide'
          ? 'what somebody changed is left for you to decide.'
          : 'nothing is pending any more.'
      }`,
    )
  for (const place of before ? foundAgain(before, went.value) : [])
    notify(
      desk,
      'success',
      `A copy of ${reference.label} ${reference.value} that was not there is back: ${place}. What became of it stands on the certificate.`,
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
    desk.session.setState({ deletionsFault: register.fault })
    notifyFault(desk, register.fault)
    return
  }
  const { deletions, unreadable } = register.value
  desk.session.setState({ deletions, deletionsUnreadable: unreadable, deletionsFault: null })
  for (const deletion of deletions) {
    if (deletion.keyDestroyedAt === null || deletion.rowsRemovedAt !== null) continue
    const removed = await removeRowsOf(desk, deletion, caseId => removeRows(desk.database, caseId))
    if (!removed.ok) notifyFault(desk, removed.fault)
  }
}

const resumed = new WeakSet<Desk>()

/**
 * Goes on with every deletion that is pending, as folders come back; for as long as the window is open. What was not there
 * is looked for once, in the first days after its deletion.
 */
export const resumeDeletions = (desk: Desk): void => {
  if (resumed.has(desk)) return
  resumed.add(desk)
  const lookedFor = new Set<string>()
  const round = async () => {
    try {
      const now = new Date().toISOString()
      // Locked meanwhile: the register is closed with the keys.
      for (const one of desk.store ? desk.session.getState().deletions : []) {
        const gone = isSoughtAgain(one, now) && !lookedFor.has(one.id)
        if (gone || isPending(one)) await continueDeletion(desk, one.id, false, gone)
        lookedFor.add(one.id)
      }
    } catch {
      reportFault(desk, 'actions/deletions')
    } finally {
      setTimeout(round, restMs)
    }
  }
  void round()
}
