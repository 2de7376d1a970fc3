import { failed, ok, type Result } from '../../shared/result'
import { type PackedFile, packRows, piecesFrom } from './backup-pack'
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

const none = () => failed('not-found', 'This SR is not in the store.', 'Go back to the worklist.')

/** A stored piece of a file as it lies in the store: ciphertext under its case's key. */
export const storedPiece = async (
  database: Database,
  { fileId, index }: Pick<PackedFile, 'fileId' | 'index'>,
): Promise<Result<{ iv: Uint8Array<ArrayBuffer>; cipher: Uint8Array<ArrayBuffer> }>> => {
  const row = await reading(() => database.fileParts.get([fileId, index]))
  if (!row.ok) return row
  if (!row.value) return none()
  return ok({ iv: row.value.sealed.iv, cipher: new Uint8Array(row.value.sealed.cipher) })
}

/** Packs a case's rows for a colleague, with the SHA-256 of every stored piece of its files. */
export const packForHandover = async (database: Database, caseId: string): Promise<Result<ToHandOver>> => {
  const stored = await reading(() =>
    database.transaction('r', database.cases, database.events, database.fileParts, async () => ({
      row: await database.cases.get(caseId),
      events: await database.events.where({ caseId }).sortBy('seq'),
      fileKeys: (await database.fileParts.where({ caseId }).primaryKeys()) as [string, number][],
    })),
  )
  if (!stored.ok) return stored
  const { row, events, fileKeys } = stored.value
  if (!row) return none()
  const files: PackedFile[] = []
  for (const [fileId, index] of fileKeys) {
    const piece = await storedPiece(database, { fileId, index })
    if (!piece.ok) return piece
    const { iv, cipher } = piece.value
    const [named] = await piecesFrom(cipher)
    if (!named) return none()
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
