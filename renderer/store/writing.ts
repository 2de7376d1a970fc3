import Dexie from 'dexie'
import { failed, ok, type Result } from '../../shared/result'

/** Runs a write to the database and puts its failure into words. Nothing of a failed write stays. */
export const writing = async (write: () => PromiseLike<unknown>): Promise<Result<null>> => {
  try {
    await write()
    return ok(null)
  } catch (reason) {
    const full =
      reason instanceof Dexie.DexieError &&
      (reason.name === 'QuotaExceededError' || reason.inner?.name === 'QuotaExceededError')
    return full
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
