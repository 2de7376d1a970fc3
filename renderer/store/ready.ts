import { failed, ok, type Result } from '../../shared/result'
import type { Database } from './database'

/** Databases that were open in this window: one of them that is not any more was closed by the browser. */
const wereOpen = new WeakSet<Database>()

/**
 * Makes a database ready that the browser has closed, as it does when a write fails. On a full disk it stays closed:
 * Chromium has deleted a whole database that was opened there.
 */
export const ready = async (database: Database): Promise<Result<null>> => {
  if (database.isOpen()) {
    wereOpen.add(database)
    return ok(null)
  }
  if (await database.isDiskFull())
    return failed(
      'full',
      'This computer’s disk is full, so the SRs stored on it cannot be read.',
      'Free some space on the disk, then look again. Nothing that was stored is lost.',
    )
  // An opening that failed is not tried again by itself.
  if (database.hasFailed()) database.close({ disableAutoOpen: false })
  if (wereOpen.has(database)) await renewRows(database)
  return ok(null)
}

/** Of no file of any case. */
const renewal = 'renewal'
/** More than LevelDB keeps in one log (4 MB), in rows that Chromium does not lay into files of their own. In bytes. */
const renewed = { rows: 100, each: 60_000 }

/**
 * Lets LevelDB begin a new log. A write that the disk refused, or that a power cut broke off, leaves half a record in the
 * old one; Chromium would go on behind it, find it damaged at the next start, and delete the whole database.
 */
export const renewLog = async (database: Database): Promise<void> => {
  if ((await ready(database)).ok && !(await database.isDiskFull())) await renewRows(database)
}

const renewRows = async (database: Database): Promise<void> => {
  const sealed = { iv: new Uint8Array(12), cipher: new ArrayBuffer(renewed.each) }
  const rows = Array.from({ length: renewed.rows }, (_, index) => ({
    fileId: renewal,
    index,
    caseId: renewal,
    sealed,
  }))
  try {
    await database.fileParts.bulkPut(rows)
    await database.fileParts.where({ fileId: renewal }).delete()
  } catch {
    // What is to be done now meets the same disk, and says so.
  }
}

/** A disk without room, in the words for what could not be done. */
export const full = (message: string) =>
  failed(
    'full',
    message,
    'Free some space on the disk, then do it again. What you entered is still on the screen.',
  )
