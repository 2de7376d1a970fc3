import Dexie, { type EntityTable, type Table } from 'dexie'
import type { Sealed } from './sealed'

/** The fold of a case's events, kept so that the worklist opens without reading every history. */
export interface CaseRow {
  id: string
  /** Version of the fold that made it; another version is folded again from the events. */
  format: number
  changedAt: string
  seq: number
  sealed: Sealed
}

/** One event. The truth: everything else about a case can be made again from these. */
export interface EventRow {
  caseId: string
  seq: number
  format: number
  sealed: Sealed
}

/** A piece of a file. A file's name, kind and hash are in its case's events. */
export interface FilePartRow {
  fileId: string
  index: number
  caseId: string
  sealed: Sealed
}

export type Database = Dexie & {
  cases: EntityTable<CaseRow, 'id'>
  events: Table<EventRow, [string, number]>
  fileParts: Table<FilePartRow, [string, number]>
}

/**
 * The one database, under the one origin. In the clear lie only opaque ids, positions, dates of change and format
 * versions. Strict durability: a write that is acknowledged is on the disk.
 */
export const openDatabase = (): Database => {
  const database = new Dexie('ssst-desk', { chromeTransactionDurability: 'strict' }) as Database
  database.version(1).stores({
    cases: 'id',
    events: '[caseId+seq], caseId',
    fileParts: '[fileId+index], fileId, caseId',
  })
  return database
}
