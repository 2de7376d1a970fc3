import Dexie from 'dexie'
import { failed, ok, type Result } from '../../shared/result'

/** Whether the disk ran full: said by the error itself, by the one inside it, or by any row of a bulk write. */
const isFull = (reason: unknown): boolean => {
  if (!(reason instanceof Error)) return false
  if (reason.name === 'QuotaExceededError') return true
  if (reason instanceof Dexie.BulkError) return reason.failures.some(isFull)
  return reason instanceof Dexie.DexieError && isFull(reason.inner)
}

/** Runs a write to the database and puts its failure into words. Nothing of a failed write stays. */
export const writing = async (write: () => PromiseLike<unknown>): Promise<Result<null>> => {
  try {
    await write()
    return ok(null)
  } catch (reason) {
    return isFull(reason)
      ? failed(
          'full',
          'This computer’s disk is full, so the change was not stored.',
          'Free some space on the disk, then do it again. What you entered is still on the screen.',
        )
      : failed(
          'internal',
          'The change could not be stored on this computer.',
          'Do it again. If it fails again, close SSST Desk, open it, and check this SR’s timeline.',
        )
  }
}
