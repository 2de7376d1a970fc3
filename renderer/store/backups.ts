import type { BackupCase, BackupPiece } from '../../shared/host/backups'
import type { HostClient } from '../../shared/host/contract'
import { failed, ok, type Result } from '../../shared/result'
import { openPacked, type Packed, type PackedFile, packRows, piecesFrom, readPack } from './backup-pack'
import { notStored, readCaseRows } from './case-rows'
import type { Database } from './database'
import { filePlace } from './files'
import { reading } from './reading'
import { unseal } from './sealed'
import { writing } from './writing'

/** How many pieces the host looks at in one call: none of its other work waits long. */
const askedAtOnce = 16

/** Which of these pieces the host has not, each looked at byte for byte. */
export const missingPieces = async (
  host: HostClient,
  pieces: readonly BackupPiece[],
): Promise<Result<Set<string>>> => {
  const missing = new Set<string>()
  for (let at = 0; at < pieces.length; at += askedAtOnce) {
    const asked = pieces.slice(at, at + askedAtOnce).map(({ sha256 }) => sha256)
    const answer = await host('backups.missing', { pieces: asked })
    if (!answer.ok) return answer
    for (const sha256 of answer.value.missing) missing.add(sha256)
  }
  return ok(missing)
}

/** One case of a backup, read from the host. */
export const readBackupCase = async (
  host: HostClient,
  { caseId, rows }: BackupCase,
): Promise<Result<Packed>> => {
  const bytes = new Uint8Array(rows.reduce((sum, piece) => sum + piece.bytes, 0))
  let at = 0
  for (const { sha256, bytes: size } of rows) {
    const piece = await host('backups.piece', { sha256 })
    if (!piece.ok) return piece
    if (piece.value.bytes.byteLength !== size) break
    bytes.set(piece.value.bytes, at)
    at += size
  }
  return readPack(caseId, bytes)
}

/** Hands a stored piece of a file to the host if it has not got it; it is opened first, so that only what is whole is kept. */
const keepFile = async (
  database: Database,
  host: HostClient,
  key: CryptoKey,
  caseId: string,
  place: { fileId: string; index: number; last: boolean },
  known: PackedFile | undefined,
): Promise<Result<PackedFile>> => {
  const { fileId, index, last } = place
  if (known) {
    const missing = await missingPieces(host, [known])
    if (!missing.ok) return missing
    if (missing.value.size === 0) return ok(known)
  }
  const row = await reading(database, () => database.fileParts.get([fileId, index]))
  if (!row.ok) return row
  if (!row.value) return notStored()
  const { sealed } = row.value
  const opened = await unseal(key, filePlace(caseId, fileId, index, last), sealed)
  if (!opened.ok) return opened
  const [piece] = await piecesFrom(new Uint8Array(sealed.cipher))
  if (!piece) return notStored()
  const { sha256, bytes, content } = piece
  const put = await host('backups.put', { sha256, bytes: content })
  return put.ok ? ok({ fileId, index, iv: sealed.iv, sha256, bytes }) : put
}

/**
 * Hands one case's rows to the host and reads them back: only a case that is whole, and whose copy opens, is answered.
 * `before` is the case in the last backup, whose pieces of files need not be sent again.
 */
export const backUpCase = async (
  database: Database,
  host: HostClient,
  key: CryptoKey,
  caseId: string,
  before: Packed | null,
): Promise<Result<BackupCase>> => {
  const stored = await readCaseRows(database, caseId)
  if (!stored.ok) return stored
  const { row, events, fileKeys } = stored.value

  const files: PackedFile[] = []
  for (const [fileId, index] of fileKeys) {
    const last = !fileKeys.some(([other, further]) => other === fileId && further > index)
    const known = before?.files.find(file => file.fileId === fileId && file.index === index)
    const file = await keepFile(database, host, key, caseId, { fileId, index, last }, known)
    if (!file.ok) return file
    files.push(file.value)
  }

  const pieces = await piecesFrom(packRows({ row, events, files }))
  for (const { sha256, content } of pieces) {
    const put = await host('backups.put', { sha256, bytes: content })
    if (!put.ok) return put
  }
  const one: BackupCase = {
    caseId,
    seq: row.seq,
    changedAt: row.changedAt,
    rows: pieces.map(({ sha256, bytes }) => ({ sha256, bytes })),
    files: files.map(({ sha256, bytes }) => ({ sha256, bytes })),
  }
  const copy = await readBackupCase(host, one)
  if (!copy.ok) return copy
  const { broken } = await openPacked(key, copy.value)
  return broken ? { ok: false, fault: broken.fault } : ok(one)
}

/** Whether one of these files bears the number of a file of another SR here: stored, it would spoil that one. */
export const namesForeignFile = (
  database: Database,
  caseId: string,
  files: readonly PackedFile[],
): Promise<Result<boolean>> =>
  reading(database, async () => {
    const keyOf = (key: unknown) => String(key)
    const own = new Set((await database.fileParts.where({ caseId }).primaryKeys()).map(keyOf))
    for (const fileId of new Set(files.map(file => file.fileId)))
      for (const key of await database.fileParts.where({ fileId }).primaryKeys())
        if (!own.has(keyOf(key))) return true
    return false
  })

/** Stores one piece of a file. Until the case's rows follow, nothing refers to it. What is another SR's is never replaced. */
export const storePiece = async (
  database: Database,
  caseId: string,
  { fileId, index, iv }: PackedFile,
  cipher: Uint8Array,
): Promise<Result<null>> => {
  const sealed = { iv: new Uint8Array(iv), cipher: new Uint8Array(cipher).buffer }
  let fits = false
  const stored = await writing(database, () =>
    database.transaction('rw', database.fileParts, async () => {
      // Any piece of the file, not the one in this place only: one more piece spoils a file as well.
      const there = await database.fileParts.where({ fileId }).first()
      fits = !there || there.caseId === caseId
      if (fits) await database.fileParts.put({ fileId, index, caseId, sealed })
    }),
  )
  if (!stored.ok || fits) return stored
  return failed(
    'conflict',
    'A file of this SR bears the number of a file of another SR here, so the SR was not stored.',
    'Tell your team leader. The other SR is as it was.',
  )
}

/**
 * Puts a case's rows in the place of whatever is here of it, in one transaction; its files' pieces are here already.
 * `over` is how many entries what it replaces has, null where that is damaged: what was recorded meanwhile is never lost.
 */
export const storeRows = async (
  database: Database,
  { row, events, files }: Packed,
  over: number | null,
): Promise<Result<null>> => {
  const caseId = row.id
  const kept = new Set(files.map(file => `${file.fileId}/${file.index}`))
  let fits = false
  const stored = await writing(database, () =>
    database.transaction('rw', database.cases, database.events, database.fileParts, async () => {
      fits = over === null || (await database.events.where({ caseId }).count()) === over
      if (!fits) return
      await database.events.where({ caseId }).delete()
      await database.events.bulkAdd(events)
      await database.cases.put(row)
      const parts = (await database.fileParts.where({ caseId }).primaryKeys()) as [string, number][]
      await database.fileParts.bulkDelete(parts.filter(([fileId, index]) => !kept.has(`${fileId}/${index}`)))
    }),
  )
  if (!stored.ok) return stored
  return fits
    ? ok(null)
    : failed(
        'conflict',
        'Something was recorded on this SR meanwhile, so it was not replaced.',
        'Look again at what would change.',
      )
}

/**
 * Puts a case from a backup into the store in the place of whatever is there of it. The pieces of its files first; then
 * its rows in one transaction, so that it is either as it was or as in the backup.
 */
export const restoreCase = async (
  database: Database,
  host: HostClient,
  packed: Packed,
  over: number | null,
): Promise<Result<null>> => {
  for (const file of packed.files) {
    const piece = await host('backups.piece', { sha256: file.sha256 })
    if (!piece.ok) return piece
    const stored = await storePiece(database, packed.row.id, file, piece.value.bytes)
    if (!stored.ok) return stored
  }
  return storeRows(database, packed, over)
}
