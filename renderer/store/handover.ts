import { ok, type Result } from '../../shared/result'
import { type PackedFile, packRows, piecesFrom } from './backup-pack'
import { notStored, readCaseRows } from './case-rows'
import type { Database } from './database'
import { reading } from './reading'

/** One case as it goes into a handover file; the pieces of its files are read one by one when their turn comes. */
export interface ToHandOver {
  caseId: string
  seq: number
  changedAt: string
  rows: Uint8Array<ArrayBuffer>[]
  files: PackedFile[]
}

/** A stored piece of a file as it lies in the store: ciphertext under its case's key. */
export const storedPiece = async (
  database: Database,
  { fileId, index }: Pick<PackedFile, 'fileId' | 'index'>,
): Promise<Result<{ iv: Uint8Array<ArrayBuffer>; cipher: Uint8Array<ArrayBuffer> }>> => {
  const row = await reading(database, () => database.fileParts.get([fileId, index]))
  if (!row.ok) return row
  if (!row.value) return notStored()
  return ok({ iv: row.value.sealed.iv, cipher: new Uint8Array(row.value.sealed.cipher) })
}

/** Packs a case's rows for a colleague, with the SHA-256 of every stored piece of its files. */
export const packForHandover = async (database: Database, caseId: string): Promise<Result<ToHandOver>> => {
  const stored = await readCaseRows(database, caseId)
  if (!stored.ok) return stored
  const { row, events, fileKeys } = stored.value
  const files: PackedFile[] = []
  for (const [fileId, index] of fileKeys) {
    const piece = await storedPiece(database, { fileId, index })
    if (!piece.ok) return piece
    const { iv, cipher } = piece.value
    const [named] = await piecesFrom(cipher)
    if (!named) return notStored()
    files.push({ fileId, index, iv, sha256: named.sha256, bytes: named.bytes })
  }
  const pieces = await piecesFrom(packRows({ row, events, files }))
  return ok({
    caseId,
    seq: row.seq,
    changedAt: row.changedAt,
    rows: pieces.map(({ content }) => content),
    files,
  })
}
