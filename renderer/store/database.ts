import Dexie, { type EntityTable, type Table } from 'dexie'
import { failed, type Result } from '../../shared/result'
import { reading } from './reading'
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
  /** Whether there is next to no room on the disk it lies on; the browser does not say. */
  isDiskFull(): Promise<boolean>
  cases: EntityTable<CaseRow, 'id'>
  events: Table<EventRow, [string, number]>
  fileParts: Table<FilePartRow, [string, number]>
}

/** Raised with every change of the tables, together with the upgrade from the version before. */
const schemaVersion = 1
/** Dexie keeps its versions in IndexedDB times ten. */
const nativeVersion = schemaVersion * 10

/**
 * The one database, under the one origin. In the clear lie only opaque ids, positions, dates of change and format
 * versions. Strict durability: a write that is acknowledged is on the disk.
 */
export const openDatabase = (isDiskFull: Database['isDiskFull'] = async () => false): Database => {
  const database = Object.assign(new Dexie('ssst-desk', { chromeTransactionDurability: 'strict' }), {
    isDiskFull,
  }) as Database
  database.version(schemaVersion).stores({
    cases: 'id',
    events: '[caseId+seq], caseId',
    fileParts: '[fileId+index], fileId, caseId',
  })
  return database
}

/**
 * How many SRs are stored. Fails for a store that cannot be read, and for one of a newer SSST Desk: that one is not even
 * opened, because Dexie would adapt it to what this version knows.
 */
export const countStored = async (database: Database): Promise<Result<number>> => {
  const present = await reading(database, () => indexedDB.databases())
  if (!present.ok) return present
  const version = present.value.find(({ name }) => name === database.name)?.version ?? 0
  if (version > nativeVersion)
    return failed(
      'damaged',
      'The store of SRs on this computer was written by a newer version of SSST Desk.',
      'Install the newest version of SSST Desk and open it again. Do not delete anything.',
    )
  return reading(database, () => database.cases.count())
}
