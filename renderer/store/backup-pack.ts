import { z } from 'zod'
import { type BackupPiece, backupPieceBytes, PieceHash } from '../../shared/host/backups'
import { decodeFrame, encodeFrame } from '../../shared/host/frame'
import { failed, ok, type Result } from '../../shared/result'
import { openRow } from './case-row'
import type { CaseRow, EventRow } from './database'
import { type History, openHistory } from './history'

const Bytes = z.instanceof(Uint8Array)
const whole = z.int().nonnegative()

/** The stored rows of one case as they lie in a backup: ciphertext, with what lies in the clear beside it. */
const Pack = z.strictObject({
  format: z.literal(1),
  id: z.uuid(),
  row: z.strictObject({ format: whole, changedAt: z.string(), seq: whole, iv: Bytes, cipher: Bytes }),
  events: z.array(z.strictObject({ seq: whole, format: whole, iv: Bytes, cipher: Bytes })),
  /** Pieces of files are not in it: each is a piece of the backup of its own. */
  files: z.array(
    z.strictObject({ fileId: z.uuid(), index: whole, iv: Bytes, sha256: PieceHash, bytes: whole }),
  ),
})
export type PackedFile = z.infer<typeof Pack>['files'][number]

/** One case's rows, from a backup or for one. */
export interface Packed {
  row: CaseRow
  events: EventRow[]
  files: PackedFile[]
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

const damaged = () =>
  failed(
    'damaged',
    'An SR in this backup cannot be read.',
    'Use an older backup for it. The other SRs in this one are not affected.',
  )

/** Packs rows for a backup. */
export const packRows = ({ row, events, files }: Packed): Uint8Array<ArrayBuffer> =>
  encodeFrame({
    format: 1,
    id: row.id,
    row: {
      format: row.format,
      changedAt: row.changedAt,
      seq: row.seq,
      iv: row.sealed.iv,
      cipher: new Uint8Array(row.sealed.cipher),
    },
    events: events.map(({ seq, format, sealed }) => ({
      seq,
      format,
      iv: sealed.iv,
      cipher: new Uint8Array(sealed.cipher),
    })),
    files,
  })

/** Reads what `packRows` made, for the case it should be of. */
export const readPack = (caseId: string, bytes: Uint8Array): Result<Packed> => {
  const frame = decodeFrame(bytes)
  const pack = frame.ok ? Pack.safeParse(frame.value) : null
  if (!pack?.success || pack.data.id !== caseId) return damaged()
  const { row, events, files } = pack.data
  const sealed = ({ iv, cipher }: { iv: Uint8Array; cipher: Uint8Array }) => ({
    iv: copy(iv),
    cipher: copy(cipher).buffer,
  })
  return ok({
    row: { id: caseId, format: row.format, changedAt: row.changedAt, seq: row.seq, sealed: sealed(row) },
    events: events.map(event => ({ caseId, seq: event.seq, format: event.format, sealed: sealed(event) })),
    files: files.map(file => ({ ...file, iv: copy(file.iv) })),
  })
}

/** Opens packed rows under the case's key, as the store would. */
export const openPacked = async (key: CryptoKey, { row, events }: Packed): Promise<History> => {
  const kept = await openRow(key, row)
  return openHistory(key, row.id, events, kept?.head ?? null, row.seq)
}

const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

export interface Piece extends BackupPiece {
  content: Uint8Array<ArrayBuffer>
}

const named = async (content: Uint8Array<ArrayBuffer>): Promise<Piece> => ({
  sha256: hex(new Uint8Array(await crypto.subtle.digest('SHA-256', content))),
  bytes: content.byteLength,
  content,
})

/** Cuts bytes into pieces that a backup takes, each under its SHA-256. */
export const piecesFrom = (bytes: Uint8Array<ArrayBuffer>): Promise<Piece[]> =>
  Promise.all(
    Array.from({ length: Math.ceil(bytes.byteLength / backupPieceBytes) }, (_, index) =>
      named(bytes.slice(index * backupPieceBytes, (index + 1) * backupPieceBytes)),
    ),
  )
