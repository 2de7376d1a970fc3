import { londonDate, londonTime } from '../../shared/calendar/london'
import { clockTime, shortDate } from '../../shared/calendar/write'
import type { Case } from '../../shared/case/case'
import { compareHistories } from '../../shared/case/compare'
import type { CaseEvent } from '../../shared/case/events'
import { fold } from '../../shared/case/fold'
import type { BackupCase } from '../../shared/host/backups'
import type { OfficeLine } from '../../shared/office/compare'
import { procedureFor } from '../../shared/procedures/registry'
import { type Fault, failed, ok, type Result } from '../../shared/result'
import { openPacked, type Packed } from '../store/backup-pack'
import { missingPieces, namesForeignFile, readBackupCase, restoreCase } from '../store/backups'
import { type Desk, notUnlocked } from './desk'
import { previewOffice, restoreOffice } from './restore-office'
import { decide, openStore, unlock } from './start-up'

/**
 * What restoring an SR would do: bring it back · add what is newer · mend one that is damaged here; or nothing, because
 * it is the same · older than here · went another way here · was deleted for good · has no key · names a file of another
 * SR · cannot be read.
 */
export const restoreKinds = [
  'missing',
  'newer',
  'mends',
  'same',
  'older',
  'forked',
  'deleted',
  'no-key',
  'foreign-file',
  'unreadable',
] as const
export type RestoreKind = (typeof restoreKinds)[number]

/** The kinds that restoring changes something for. */
export const isRestorable = (kind: RestoreKind): boolean =>
  kind === 'missing' || kind === 'newer' || kind === 'mends'

/** One SR of a backup against what is here. */
export interface RestoreLine {
  caseId: string
  kind: RestoreKind
  /** What the SR is known by; empty where the backup's copy does not open. */
  reference: string
  changedAt: string
  /** Entries in the backup, and here. */
  entries: number
  here: number
  files: number
}

export interface RestorePreview {
  id: string
  madeAt: string
  lines: RestoreLine[]
  /** What the office had set up, against what is set up here; null where the backup does not hold it. */
  office: OfficeLine[] | null
  /** Why that could not be read; the SRs are not affected. */
  officeFault: Fault | null
  /** SRs here that the backup does not hold: they stay as they are. */
  notInBackup: number
}

const referenceOf = (desk: Desk, one: Case | null): string => {
  const procedure = one && procedureFor(desk.session.getState().procedures, one.procedure)
  const reference = procedure && one?.facts[procedure.identity.reference]
  return typeof reference === 'string' ? reference : ''
}

const compare = async (
  desk: Desk,
  store: NonNullable<Desk['store']>,
  one: BackupCase,
  deleted: ReadonlySet<string>,
): Promise<RestoreLine> => {
  const { caseId, changedAt } = one
  const line = { caseId, changedAt, reference: '', entries: one.seq, here: 0, files: one.files.length }
  if (deleted.has(caseId)) return { ...line, kind: 'deleted' }
  const key = await store.keys.of(caseId)
  if (!key.ok) return { ...line, kind: 'no-key' }
  const packed = await readBackupCase(desk.host, one)
  if (!packed.ok) return { ...line, kind: 'unreadable' }
  const { events, broken } = await openPacked(key.value, packed.value)
  const copy = broken ? null : { events, fold: fold(events) }
  return storable(
    desk,
    await against(desk, store, { ...line, files: filesIn(packed.value) }, copy),
    packed.value,
  )
}

/** What a copy of an SR would change here; null for one that does not open. `line` says what is known of it from outside. */
export const against = async (
  desk: Desk,
  store: NonNullable<Desk['store']>,
  line: Omit<RestoreLine, 'kind'>,
  copy: { events: readonly CaseEvent[]; fold: Case | null } | null,
): Promise<RestoreLine> => {
  if (!copy) return { ...line, kind: 'unreadable' }
  const known = { ...line, reference: referenceOf(desk, copy.fold) }
  const there = await desk.database.cases.get(line.caseId)
  // By itself: one that is whole and behind a backup goes on in that backup, and in no older one.
  const here = await store.cases.stored(line.caseId)
  if (!here.ok) return { ...known, kind: there ? 'mends' : 'missing' }
  const { events, broken } = here.value
  if (!there && events.length === 0) return { ...known, kind: 'missing' }
  const counted = { ...known, here: events.length }
  if (broken || !there) return { ...counted, kind: 'mends' }
  const kinds = { same: 'same', longer: 'newer', shorter: 'older', forked: 'forked' } as const
  return { ...counted, kind: kinds[compareHistories(events, copy.events)] }
}

/** The line, unless something would be stored that bears the number of another SR's file. */
export const storable = async (
  { database }: Desk,
  line: RestoreLine,
  { files }: Packed,
): Promise<RestoreLine> => {
  if (!isRestorable(line.kind)) return line
  const foreign = await namesForeignFile(database, line.caseId, files)
  return foreign.ok && !foreign.value ? line : { ...line, kind: foreign.ok ? 'foreign-file' : 'unreadable' }
}

/** How many entries a copy would replace; null where what is here is damaged, and goes whatever it has. */
export const entriesReplaced = ({ kind, here }: RestoreLine): number | null =>
  kind === 'mends' ? null : here

/** How many files a copy has. */
export const filesIn = ({ files }: Packed): number => new Set(files.map(file => file.fileId)).size

/** The cases that were deleted for good; `unreadable` counts deletions of which that cannot be told any more. */
export const deletedCases = async (
  desk: Desk,
): Promise<Result<{ ids: ReadonlySet<string>; unreadable: number }>> => {
  const register = await desk.host('retention.resume', {})
  if (!register.ok) return register
  const { deletions, unreadable } = register.value
  return ok({ ids: new Set(deletions.map(({ caseId }) => caseId)), unreadable })
}

/** What restoring a backup would change, SR by SR; nothing is written. Also before the worklist is open. */
export const previewRestore = async (desk: Desk, id: string): Promise<Result<RestorePreview>> => {
  const opened = await openStore(desk)
  if (!opened.ok) return opened
  const { store } = desk
  if (!store) return notUnlocked()
  const deleted = await deletedCases(desk)
  // Without a register what was deleted still has no key, and is told by that.
  const known = deleted.ok ? deleted.value.ids : new Set<string>()
  const backup = await desk.host('backups.read', { id })
  if (!backup.ok) return backup
  const lines: RestoreLine[] = []
  for (const one of backup.value.cases) lines.push(await compare(desk, store, one, known))
  const held = new Set(backup.value.cases.map(one => one.caseId))
  const notInBackup = store.keys.settled().filter(caseId => !held.has(caseId)).length
  const office = await previewOffice(desk, id)
  return ok({
    id,
    madeAt: backup.value.madeAt,
    lines,
    notInBackup,
    office: office.ok ? office.value : null,
    officeFault: office.ok ? null : office.fault,
  })
}

/** What came of restoring: how many SRs, and how many of the things the office had set up. */
export interface Restored {
  cases: number
  office: number
}

/**
 * Restores those of the chosen SRs for which the backup changes something, and of what the office had set up the things
 * under the keys in `office`; then opens the store anew. Each SR is looked at again first, and each is written down in its
 * own history.
 */
export const restoreFrom = async (
  desk: Desk,
  id: string,
  caseIds: readonly string[],
  office: readonly string[] = [],
): Promise<Result<Restored>> => {
  const preview = await previewRestore(desk, id)
  if (!preview.ok) return preview
  // First, so that the SRs are known by the office's procedures, and their entries stand under the officer's name.
  const setUp = await restoreOffice(desk, id, preview.value.office ?? [], office)
  if (!setUp.ok) return setUp
  const backup = await desk.host('backups.read', { id })
  if (!backup.ok) return backup
  const by = desk.session.getState().settings?.officer.name ?? 'SSST Desk'
  const chosen = preview.value.lines.filter(one => caseIds.includes(one.caseId) && isRestorable(one.kind))
  const restored: RestoreLine[] = []
  for (const line of chosen) {
    const one = backup.value.cases.find(({ caseId }) => caseId === line.caseId)
    if (!one) continue
    const missing = await missingPieces(desk.host, one.files)
    if (!missing.ok) return missing
    if (missing.value.size > 0)
      return failed(
        'damaged',
        `A file of ${line.reference || 'an SR'} is not whole in this backup, so the SR was not restored.`,
        'Choose an older backup for it.',
      )
    const packed = await readBackupCase(desk.host, one)
    const written = packed.ok
      ? await restoreCase(desk.database, desk.host, packed.value, entriesReplaced(line))
      : packed
    if (!written.ok) return written
    restored.push(line)
  }
  const reopened = await openStore(desk)
  if (!reopened.ok) return reopened
  const at = new Date().toISOString()
  for (const { caseId, here, entries, kind } of restored)
    await desk.store?.cases.append(
      caseId,
      [{ type: 'note-written', text: restoredNote(preview.value.madeAt, entries, kind, here) }],
      { by, at },
    )
  // Where the worklist is open it stays open; from the recovery screen it is decided anew what comes next.
  if (desk.session.getState().phase.is === 'ready') {
    const shown = await unlock(desk, true)
    if (!shown.ok) return shown
  } else await decide(desk)
  return ok({ cases: restored.length, office: setUp.value })
}

const restoredNote = (madeAt: string, entries: number, kind: RestoreKind, here: number): string =>
  [
    `Restored from the backup of ${shortDate(londonDate(madeAt))}, ${clockTime(londonTime(madeAt))}, with ${entries} entries.`,
    kind === 'mends' ? `What was stored here before was damaged; ${here} of its entries could be read.` : '',
  ]
    .filter(sentence => sentence !== '')
    .join(' ')

/** Puts the copy of the key file in the place of one that is gone or damaged. */
export const restoreKeyFile = (desk: Desk): Promise<Result<unknown>> => desk.host('backups.restoreKeys', {})
