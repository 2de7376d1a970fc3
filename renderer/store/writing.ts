import Dexie from 'dexie'
import { failed, ok, type Result } from '../../shared/result'
import type { Database } from './database'
import { full, ready } from './ready'

/** Whether the disk ran full: said by the error itself, by the one inside it, or by any row of a bulk write. */
const isFull = (reason: unknown): boolean => {
  if (!(reason instanceof Error)) return false
  if (reason.name === 'QuotaExceededError') return true
  if (reason instanceof Dexie.BulkError) return reason.failures.some(isFull)
  return reason instanceof Dexie.DexieError && isFull(reason.inner)
}

/** Runs a write to the database and puts its failure into words. Nothing of a failed write stays. */
export const writing = async (
  database: Database,
  write: () => PromiseLike<unknown>,
): Promise<Result<null>> => {
  // Asked before each write: where the disk itself refuses one, the browser's store may be lost at its next opening.
  if (await database.isDiskFull()) return full('This computer’s disk is full, so the change was not stored.')
  const opened = await ready(database)
  if (!opened.ok) return opened
  try {
    await write()
    return ok(null)
  } catch (reason) {
    // Where the disk itself refused, the browser only says that something failed.
    return isFull(reason) || (await database.isDiskFull())
      ? full('This computer’s disk is full, so the change was not stored.')
      : failed(
          'internal',
          'The change could not be stored on this computer.',
          'Do it again. If it fails again, close SSST Desk, open it, and check this SR’s timeline.',
        )
  }
}
