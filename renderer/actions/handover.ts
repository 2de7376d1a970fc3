import { counted } from '../../shared/calendar/write'
import { failed, ok, type Result } from '../../shared/result'
import { storePiece, storeRows } from '../store/backups'
import { packForHandover, storedPiece, type ToHandOver } from '../store/handover'
import { importKey } from '../store/sealed'
import { type Desk, notUnlocked, record } from './desk'
import { type HandoverFile, openHandoverFile, readCase } from './handover-file'
import { type LongWork, longWork } from './long-work'
import {
  against,
  deletedCases,
  entriesReplaced,
  filesIn,
  isRestorable,
  type RestoreLine,
  storable,
} from './restore'
import { openStore, unlock } from './start-up'

/** A handover file that was written and read back. */
export interface HandedOver {
  name: string
  place: string
  bytes: number
  sha256: string
  cases: number
}

/** What a handover file holds, and what taking it over would change here. */
export interface HandoverPreview {
  from: string
  madeAt: string
  lines: RestoreLine[]
  /** Deletions made here of which it cannot be told any more whether one was of an SR in this file. */
  untold: number
}

const stopped = () =>
  failed('cancelled', 'You stopped it. Nothing was taken over.', 'Begin again when you are ready.')

/**
 * Writes SRs into one encrypted file for a colleague. Each is marked in its own history first, so that the colleague's
 * copy goes on from there. Nothing is deleted here.
 */
export const handOver = async (
  desk: Desk,
  { caseIds, to, passphrase }: { caseIds: readonly string[]; to: string; passphrase: string },
): Promise<Result<HandedOver>> => {
  const { settings } = desk.session.getState()
  const [first] = caseIds
  if (!desk.store || !settings) return notUnlocked()
  if (first === undefined) return failed('invalid', 'No SR is chosen.', 'Choose at least one SR.')
  const work = longWork(desk, { caseId: first, words: 'Writing the handover file' })
  try {
    const list: ToHandOver[] = []
    for (const caseId of caseIds) {
      const marked = await record(desk, caseId, {
        type: 'note-written',
        text: `Put into a handover file for ${to}.`,
      })
      if (!marked.ok) return marked
      const packed = await packForHandover(desk.database, caseId)
      if (!packed.ok) return packed
      list.push(packed.value)
    }
    const sizeOf = ({ rows, files }: ToHandOver) =>
      [...rows.map(row => row.byteLength), ...files.map(file => file.bytes)].reduce(
        (sum, one) => sum + one,
        0,
      )
    work.part(
      'Writing',
      list.reduce((sum, one) => sum + sizeOf(one), 0),
    )
    const begun = await desk.host('handover.begin', {
      passphrase,
      order: {
        from: settings.officer.name,
        cases: list.map(({ caseId, seq, changedAt, rows, files }) => ({
          caseId,
          seq,
          changedAt,
          rows: rows.length,
          files: files.length,
        })),
      },
    })
    if (!begun.ok) return begun
    const { token } = begun.value
    let done = 0
    const put = async (bytes: Uint8Array<ArrayBuffer>) => {
      const written = work.signal.aborted ? stopped() : await desk.host('handover.piece', { token, bytes })
      done += bytes.byteLength
      work.far(done)
      return written
    }
    for (const { rows, files } of list) {
      for (const row of rows) {
        const written = await put(row)
        if (!written.ok) return await brokenOff(desk, token, written)
      }
      for (const file of files) {
        const piece = await storedPiece(desk.database, file)
        const written = piece.ok ? await put(piece.value.cipher) : piece
        if (!written.ok) return await brokenOff(desk, token, written)
      }
    }
    const made = await desk.host('handover.commit', { token })
    return made.ok ? ok({ ...made.value, cases: list.length }) : made
  } finally {
    work.finish()
  }
}

const brokenOff = async <T>(desk: Desk, token: string, why: T): Promise<T> => {
  await desk.host('handover.abort', { token })
  return why
}

/**
 * Opens a handover file and holds every SR of it against what is here. The whole file is read to its end, so that a
 * part that is missing or changed is found before anything is written.
 */
export const previewHandover = async (
  desk: Desk,
  file: File,
  passphrase: string,
): Promise<Result<HandoverPreview>> => {
  const { store } = desk
  if (!store) return notUnlocked()
  const deleted = await deletedCases(desk)
  if (!deleted.ok) return deleted
  const opened = await openHandoverFile(desk.host, file, passphrase)
  if (!opened.ok) return opened
  const { list, token } = opened.value
  const work = longWork(desk, { caseId: list.cases[0]?.caseId ?? '', words: 'Reading the handover file' })
  work.part('Reading', file.size)
  try {
    const lines: RestoreLine[] = []
    for (const one of list.cases) {
      const { caseId, changedAt, seq } = one
      const key = deleted.value.ids.has(caseId) ? null : await keyFor(store, one)
      const read = await readOne(desk, work, opened.value, one, key, async () => ok(null))
      if (!read.ok) return read
      const { packed, opened: copy } = read.value
      const line = { caseId, changedAt, reference: '', entries: seq, here: 0, files: filesIn(packed) }
      if (!key) lines.push({ ...line, files: 0, kind: 'deleted' })
      else lines.push(await storable(desk, await against(desk, store, line, copy), packed))
    }
    return ok({ from: list.from, madeAt: list.madeAt, lines, untold: deleted.value.unreadable })
  } finally {
    work.finish()
    await desk.host('handover.close', { token })
  }
}

/** An SR that is here opens with the key it has here: a copy under another key is another SR. */
const keyFor = async (
  store: NonNullable<Desk['store']>,
  { caseId, key }: HandoverFile['list']['cases'][number],
): Promise<CryptoKey> => {
  const here = await store.keys.of(caseId)
  return here.ok ? here.value : importKey(key)
}

/** Reads one SR of the file, shows how far the file is read, and stops when the officer does. */
const readOne = async (
  desk: Desk,
  work: LongWork,
  file: HandoverFile,
  one: HandoverFile['list']['cases'][number],
  key: CryptoKey | null,
  take: Parameters<typeof readCase>[3],
): ReturnType<typeof readCase> => {
  const next: HandoverFile['next'] = async () => {
    work.far(file.at())
    return work.signal.aborted ? stopped() : file.next()
  }
  const read = await readCase(
    { next },
    one,
    (copy, supply) => desk.offthread.judgeCopy({ ...copy, key }, supply, { signal: work.signal }),
    take,
  )
  return work.signal.aborted ? stopped() : read
}

/**
 * Takes over those of the chosen SRs for which the file changes something; each is written down in its own history.
 * Answers how many. An SR is stored as a whole or not at all; those that were stored before one that failed stay.
 */
export const takeOver = async (
  desk: Desk,
  file: File,
  passphrase: string,
  caseIds: readonly string[],
): Promise<Result<number>> => {
  const preview = await previewHandover(desk, file, passphrase)
  if (!preview.ok) return preview
  const { settings } = desk.session.getState()
  const { store } = desk
  if (!store || !settings) return notUnlocked()
  const wanted = new Map(
    preview.value.lines
      .filter(line => caseIds.includes(line.caseId) && isRestorable(line.kind))
      .map(line => [line.caseId, line]),
  )
  const opened = await openHandoverFile(desk.host, file, passphrase)
  if (!opened.ok) return opened
  const { list, token } = opened.value
  const work = longWork(desk, { caseId: list.cases[0]?.caseId ?? '', words: 'Taking over SRs' })
  work.part('Reading', file.size)
  const taken: string[] = []
  const takeAll = async (): Promise<Result<unknown>> => {
    for (const one of list.cases) {
      const line = wanted.get(one.caseId)
      const key = line ? await keyFor(store, one) : null
      const read = await readOne(desk, work, opened.value, one, key, async (judged, index, bytes) => {
        const piece = judged.opened && judged.packed.files[index]
        return piece ? storePiece(desk.database, one.caseId, piece, bytes) : ok(null)
      })
      if (!read.ok) return read
      if (!line || !read.value.opened) continue
      const isNew = line.kind === 'missing'
      const adopted = isNew ? await desk.host('handover.adopt', { token, caseId: one.caseId }) : ok({})
      if (!adopted.ok) return adopted
      const stored = await storeRows(desk.database, read.value.packed, entriesReplaced(line))
      if (!stored.ok) return stored
      const settled = isNew ? await desk.host('vault.settleCase', { caseId: one.caseId }) : ok({})
      if (!settled.ok) return settled
      taken.push(one.caseId)
    }
    return ok(null)
  }
  const all = await takeAll()
  work.finish()
  await desk.host('handover.close', { token })
  if (taken.length > 0) {
    const reopened = await openStore(desk)
    if (!reopened.ok) return reopened
    await markTaken(desk, taken, preview.value.from, settings.officer.name)
    const shown = await unlock(desk, true)
    if (!shown.ok) return shown
  }
  if (all.ok) return ok(taken.length)
  if (taken.length === 0) return all
  const { code, message } = all.fault
  return failed(
    code,
    `${code === 'cancelled' ? 'You stopped it.' : message} ${counted(taken.length, 'SR')} of the file had been taken over before.`,
    'Look into the file again to see what is left.',
  )
}

const markTaken = async (desk: Desk, taken: readonly string[], from: string, by: string): Promise<void> => {
  const at = new Date().toISOString()
  for (const caseId of taken)
    await desk.store?.cases.append(caseId, [{ type: 'note-written', text: `Taken over from ${from}.` }], {
      by,
      at,
    })
}
