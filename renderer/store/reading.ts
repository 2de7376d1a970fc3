import { failed, ok, type Result } from '../../shared/result'
import type { Database } from './database'
import { ready } from './ready'

/** Runs a read of the database and puts its failure into words: nothing is taken for empty that could not be read. */
export const reading = async <T>(database: Database, read: () => PromiseLike<T>): Promise<Result<T>> => {
  const opened = await ready(database)
  if (!opened.ok) return opened
  try {
    return ok(await read())
  } catch {
    // Closed by what failed: whether it is the disk is told as for the next one.
    const again = await ready(database)
    if (!again.ok) return again
    return failed(
      'damaged',
      'The store of SRs on this computer cannot be read.',
      'Do not delete anything. If the disk is full, free some space and open SSST Desk again. Otherwise tell your team leader.',
    )
  }
}
