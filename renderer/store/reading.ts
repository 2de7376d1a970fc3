import { failed, ok, type Result } from '../../shared/result'

/** Runs a read of the database and puts its failure into words: nothing is taken for empty that could not be read. */
export const reading = async <T>(read: () => PromiseLike<T>): Promise<Result<T>> => {
  try {
    return ok(await read())
  } catch {
    return failed(
      'damaged',
      'The store of SRs on this computer cannot be read.',
      'Do not delete anything. If the disk is full, free some space and open SSST Desk again. Otherwise tell your team leader.',
    )
  }
}
