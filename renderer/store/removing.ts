import { failed, type Result } from '../../shared/result'
import type { Database } from './database'
import { writing } from './writing'

/** Removes every row of a case: its fold, its events, the pieces of its files. All or nothing. */
export const removeRows = async (database: Database, caseId: string): Promise<Result<null>> => {
  const removed = await writing(database, () =>
    database.transaction('rw', database.cases, database.events, database.fileParts, async () => {
      await database.fileParts.where({ caseId }).delete()
      await database.events.where({ caseId }).delete()
      await database.cases.delete(caseId)
    }),
  )
  return removed.ok
    ? removed
    : failed(
        removed.fault.code,
        'The records of the deleted SR could not be removed yet. They cannot be read any more: their key is destroyed.',
        'SSST Desk removes them when it is opened next.',
      )
}
