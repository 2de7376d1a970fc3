import { failed, ok, type Result } from '../../shared/result'
import type { CaseRow, Database, EventRow } from './database'
import { reading } from './reading'

/** Everything stored of one case, but the bytes of its files. */
export interface CaseRows {
  row: CaseRow
  /** In their order. */
  events: EventRow[]
  /** Its files' pieces: the file, and which piece of it, counted from 0. */
  fileKeys: [fileId: string, index: number][]
}

/** The fault for what the store does not hold, or not any more. */
export const notStored = () => failed('not-found', 'This SR is not in the store.', 'Go back to the worklist.')

/** Reads a case's rows in one transaction, so that they fit together. */
export const readCaseRows = async (database: Database, caseId: string): Promise<Result<CaseRows>> => {
  const stored = await reading(database, () =>
    database.transaction('r', database.cases, database.events, database.fileParts, async () => ({
      row: await database.cases.get(caseId),
      events: await database.events.where({ caseId }).sortBy('seq'),
      fileKeys: (await database.fileParts.where({ caseId }).primaryKeys()) as CaseRows['fileKeys'],
    })),
  )
  if (!stored.ok) return stored
  const { row, ...rest } = stored.value
  return row ? ok({ row, ...rest }) : notStored()
}

/** How many entries a case should have, null where nothing is stored of it; and the files of which something is stored. */
export const storedCounts = async (
  database: Database,
  caseId: string,
): Promise<{ entries: number | null; fileIds: string[] }> => {
  const counted = await reading(database, async () => {
    const row = await database.cases.get(caseId)
    const rows = await database.events.where({ caseId }).count()
    const keys = (await database.fileParts.where({ caseId }).primaryKeys()) as CaseRows['fileKeys']
    const entries = Math.max(row?.seq ?? 0, rows)
    return { entries: entries === 0 ? null : entries, fileIds: [...new Set(keys.map(([fileId]) => fileId))] }
  })
  return counted.ok ? counted.value : { entries: null, fileIds: [] }
}
