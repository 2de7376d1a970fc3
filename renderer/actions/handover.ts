import { failed, ok, type Result } from '../../shared/result'
import { storePiece, storeRows } from '../store/backups'
import { packForHandover, storedPiece, type ToHandOver } from '../store/handover'
import { importKey } from '../store/sealed'
import { type Desk, notUnlocked, record } from './desk'
import { openHandoverFile, readCase } from './handover-file'
import { longWork } from './long-work'
import { against, deletedCases, entriesReplaced, isRestorable, type RestoreLine } from './restore'
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
  try {
    const lines: RestoreLine[] = []
    for (const one of list.cases) {
      if (work.signal.aborted) return stopped()
      const packed = await readCase(opened.value, one, async () => ok(null))
      if (!packed.ok) return packed
      const { caseId, changedAt, seq } = one
      const line = { caseId, changedAt, reference: '', entries: seq, here: 0, files: 0 }
      if (deleted.value.ids.has(caseId)) {
        lines.push({ ...line, kind: 'deleted' })
        continue
      }
      const here = await store.keys.of(caseId)
      // An SR that is here opens with the key it has here: a copy under another key is another SR.
      const key = here.ok ? here.value : await importKey(one.key)
      lines.push(await against(desk, store, line, key, packed.value))
    }
    return ok({ from: list.from, madeAt: list.madeAt, lines, untold: deleted.value.unreadable })
  } finally {
    work.finish()
    await desk.host('handover.close', { token })
  }
}

/**
 * Takes over those of the chosen SRs for which the file changes something; each is written down in its own history.
 * Answers how many. An SR is stored as a whole or not at all.
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
  if (!desk.store || !settings) return notUnlocked()
  const wanted = new Map(
    preview.value.lines
      .filter(line => caseIds.includes(line.caseId) && isRestorable(line.kind))
      .map(line => [line.caseId, line]),
  )
  const opened = await openHandoverFile(desk.host, file, passphrase)
  if (!opened.ok) return opened
  const { list, token } = opened.value
  const work = longWork(desk, { caseId: list.cases[0]?.caseId ?? '', words: 'Taking over SRs' })
  const taken: string[] = []
  try {
    for (const one of list.cases) {
      const line = wanted.get(one.caseId)
      const packed = await readCase(opened.value, one, async ({ files }, index, bytes) => {
        const piece = files[index]
        return line && piece ? storePiece(desk.database, one.caseId, piece, bytes) : ok(null)
      })
      if (!packed.ok) return packed
      if (!line) continue
      const isNew = line.kind === 'missing'
      const key = isNew ? await desk.host('handover.adopt', { token, caseId: one.caseId }) : ok({})
      if (!key.ok) return key
      const stored = await storeRows(desk.database, packed.value, entriesReplaced(line))
      if (!stored.ok) return stored
      const settled = isNew ? await desk.host('vault.settleCase', { caseId: one.caseId }) : ok({})
      if (!settled.ok) return settled
      taken.push(one.caseId)
    }
  } finally {
    work.finish()
    await desk.host('handover.close', { token })
    const reopened = taken.length > 0 ? await openStore(desk) : null
    if (reopened?.ok) await markTaken(desk, taken, preview.value.from, settings.officer.name)
  }
  const shown = await unlock(desk, true)
  return shown.ok ? ok(taken.length) : shown
}

const markTaken = async (desk: Desk, taken: readonly string[], from: string, by: string): Promise<void> => {
  const at = new Date().toISOString()
  for (const caseId of taken)
    await desk.store?.cases.append(caseId, [{ type: 'note-written', text: `Taken over from ${from}.` }], {
      by,
      at,
    })
}
