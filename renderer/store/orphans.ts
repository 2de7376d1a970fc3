import type { Database } from './database'
import { reading } from './reading'
import { writing } from './writing'

/** The ids of all files of which anything is stored. Reads no file; empty where that cannot be told. */
export const storedFileIds = async (database: Database): Promise<string[]> => {
  const keys = await reading(database, () => database.fileParts.toCollection().primaryKeys())
  return keys.ok ? [...new Set(keys.value.map(([fileId]) => fileId))] : []
}

/** The case a stored file belongs to; undefined where it is not there any more. */
export const caseOfFile = async (database: Database, fileId: string): Promise<string | undefined> => {
  const row = await reading(database, () => database.fileParts.where({ fileId }).first())
  return row.ok ? row.value?.caseId : undefined
}

/** Removes all that is stored of a file. */
export const removeFile = async (database: Database, fileId: string): Promise<void> => {
  await writing(database, () => database.fileParts.where({ fileId }).delete())
}
