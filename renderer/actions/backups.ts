import type { BackupCase, BackupList } from '../../shared/host/backups'
import { type Fault, ok, type Result } from '../../shared/result'
import { backUpCase, missingPieces, readBackupCase } from '../store/backups'
import { reading } from '../store/reading'
import { type Desk, notUnlocked } from './desk'
import { notify } from './notices'
import { reportFault } from './report-fault'
import { officeIsBackedUp } from './restore-office'

/** How long after opening the first backup is looked for, and how often from then on, in milliseconds. */
const firstMs = 60_000
const roundMs = 15 * 60_000
/** A backup is made when something changed and the last one is this old. */
const oldMs = 60 * 60_000

/** What became of a backup. */
export interface BackedUp {
  madeAt: string
  cases: number
  bytes: number
  /** SRs that are not whole, and are therefore not in it; their last whole copy is kept in an older one. */
  leftOut: { caseId: string; fault: Fault }[]
}

/** The backups there are, newest first. */
export const listBackups = (desk: Desk): Promise<Result<BackupList>> => desk.host('backups.list', {})

const newestCases = async (desk: Desk): Promise<Result<Map<string, BackupCase>>> => {
  const list = await listBackups(desk)
  if (!list.ok) return list
  const [newest] = list.value.backups
  if (!newest) return ok(new Map())
  const read = await desk.host('backups.read', { id: newest.id })
  return read.ok ? ok(new Map(read.value.cases.map(one => [one.caseId, one]))) : read
}

const isUnchanged = async (desk: Desk, before: BackupCase): Promise<boolean> => {
  const missing = await missingPieces(desk.host, [...before.rows, ...before.files])
  return missing.ok && missing.value.size === 0
}

let turn: Promise<unknown> = Promise.resolve()

/**
 * Makes a backup of every SR that is whole, and of what the office has set up. What the last one holds already is not sent again, but looked at byte for
 * byte; what is new is read back and opened.
 */
export const backUp = (desk: Desk): Promise<Result<BackedUp>> => {
  const mine = turn.then(() => makeBackup(desk))
  turn = mine.catch(() => undefined)
  return mine
}

const makeBackup = async (desk: Desk): Promise<Result<BackedUp>> => {
  const { store, database, host } = desk
  if (!store) return notUnlocked()
  const before = await newestCases(desk)
  if (!before.ok) return before
  const rows = await reading(database, () => database.cases.toArray())
  if (!rows.ok) return rows
  const cases: BackupCase[] = []
  const leftOut: BackedUp['leftOut'] = []
  for (const { id, seq, changedAt } of rows.value) {
    const known = before.value.get(id)
    if (known && known.seq === seq && known.changedAt === changedAt && (await isUnchanged(desk, known))) {
      cases.push(known)
      continue
    }
    const key = await store.keys.of(id)
    const looked = await store.cases.look(id)
    // Among them one that was put back to an earlier state: the backup that holds more of it has to be kept.
    if (looked.ok && looked.value.broken) {
      leftOut.push({ caseId: id, fault: looked.value.broken.fault })
      continue
    }
    const packed = known ? await readBackupCase(host, known) : null
    const made = key.ok
      ? await backUpCase(database, host, key.value, id, packed?.ok ? packed.value : null)
      : key
    if (made.ok) cases.push(made.value)
    // Deleted while the backup was being made, or not whole; a fault of the host or the disk ends the backup.
    else if (made.fault.code === 'damaged') leftOut.push({ caseId: id, fault: made.fault })
    else if (made.fault.code !== 'not-found') return made
  }
  leftOutOf.set(
    desk,
    new Map(
      rows.value
        .filter(({ id }) => leftOut.some(one => one.caseId === id))
        .map(row => [row.id, row.changedAt]),
    ),
  )
  const made = await host('backups.commit', { cases })
  return made.ok ? ok({ ...made.value, leftOut }) : made
}

/** What the last backup of this window left out, by SR and date of change: it is no reason to make another one. */
const leftOutOf = new WeakMap<Desk, ReadonlyMap<string, string>>()

/**
 * Whether a backup should be made now: the last one is an hour old, or dated in the future because the clock was set back,
 * and something here is not in it. Dates of change alone would miss what was recorded while that one was being made.
 */
export const backupIsDue = async (desk: Desk): Promise<boolean> => {
  const [list, rows] = [
    await listBackups(desk),
    await reading(desk.database, () => desk.database.cases.toArray()),
  ]
  if (!list.ok || !rows.ok) return false
  const [newest] = list.value.backups
  if (!newest) return true
  const age = Date.now() - Date.parse(newest.madeAt)
  if (age >= 0 && age < oldMs) return false
  const held = await newestCases(desk)
  if (!held.ok) return false
  const leftOut = leftOutOf.get(desk)
  return (
    rows.value.some(({ id, seq, changedAt }) => {
      const there = held.value.get(id)
      return (there?.seq !== seq || there.changedAt !== changedAt) && leftOut?.get(id) !== changedAt
    }) || !(await officeIsBackedUp(desk, newest.id))
  )
}

const kept = new WeakSet<Desk>()

/** Makes backups for as long as the window is open: once something changed since the last one, and that is an hour old. */
export const keepBackups = (desk: Desk): void => {
  if (kept.has(desk)) return
  kept.add(desk)
  const round = async () => {
    try {
      if (desk.session.getState().phase.is === 'ready' && (await backupIsDue(desk))) {
        const made = await backUp(desk)
        if (!made.ok)
          notify(desk, 'warning', `No backup could be made: ${made.fault.message}`, made.fault.next)
      }
    } catch {
      reportFault(desk, 'actions/backups')
    } finally {
      setTimeout(round, roundMs)
    }
  }
  setTimeout(round, firstMs)
}
