import { z } from 'zod'
import { chunkBytes } from './delivery'
import { CaseId } from './vault'

/** Largest piece of a backup in bytes: a stored piece of a file with what its encryption adds. */
export const backupPieceBytes = chunkBytes + 1024

export const PieceHash = z.string().regex(/^[0-9a-f]{64}$/)

export const PieceBytes = z
  .instanceof(Uint8Array)
  .refine(bytes => bytes.byteLength <= backupPieceBytes, 'A piece of a backup is larger than 4 MiB')

/** Named after the moment it was made. */
export const BackupId = z.string().regex(/^\d{8}T\d{6}Z(-\d+)?$/)

const Piece = z.strictObject({ sha256: PieceHash, bytes: z.int().positive().max(backupPieceBytes) })
export type BackupPiece = z.infer<typeof Piece>

/** One case in a backup: ciphertext rows only. Its key is in the key file, and nowhere in the backup. */
export const BackupCase = z.strictObject({
  caseId: CaseId,
  /** How many entries its history had. */
  seq: z.int().positive(),
  changedAt: z.iso.datetime(),
  /** The case's rows, in one piece or several, in order. */
  rows: z.array(Piece).min(1).max(1000),
  /** The stored pieces of its files. */
  files: z.array(Piece).max(100_000),
})
export type BackupCase = z.infer<typeof BackupCase>

/** A thing of the office in a backup: one sealed box, cut into pieces; none where there was nothing to keep. */
const Sealed = z.array(Piece).max(100)

/** What the office had set up, sealed part by part: a part that could not be read is the one of the backup before. */
export const BackupOffice = z.strictObject({
  settings: Sealed,
  folders: Sealed,
  procedures: Sealed,
  official: Sealed,
  /** The files of the official forms, by the SHA-256 of what is in them. */
  forms: z.record(PieceHash, Sealed),
})
export type BackupOffice = z.infer<typeof BackupOffice>

export const BackupSummary = z.strictObject({
  id: BackupId,
  madeAt: z.iso.datetime(),
  cases: z.int().nonnegative(),
  /** Of everything it refers to; pieces are shared between backups. */
  bytes: z.int().nonnegative(),
})
export type BackupSummary = z.infer<typeof BackupSummary>

export const BackupList = z.strictObject({
  /** The folder they are in. */
  place: z.string(),
  /** Newest first. */
  backups: z.array(BackupSummary),
  /** Files there that should be backups and cannot be read. */
  unreadable: z.array(z.string()),
  /** Whether the copy of the key file beside them can be read. */
  keys: z.boolean(),
})
export type BackupList = z.infer<typeof BackupList>
