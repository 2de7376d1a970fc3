import { z } from 'zod'
import { backupPieceBytes } from './backups'
import { CaseId, CaseKey } from './vault'

/** How every handover file begins. */
export const handoverMagic = 'SSSTHAND'
/** The clear beginning of a handover file: 8 letters, format, scrypt cost, 16 bytes of salt. */
export const handoverHeaderBytes = 32
/** What encryption adds to each piece, behind the four bytes that say how long it is. */
export const handoverPieceExtra = 16

/** Largest piece as it lies in the file, in bytes. The list of the SRs is one, a stored piece of a file another. */
export const sealedPieceBytes = backupPieceBytes + handoverPieceExtra

/** Most pieces of an SR's packed rows, which are put together in memory: many times what the longest history takes. */
export const mostRowPieces = 8

export const HandoverToken = z.uuid()

/** One SR in a handover file: how its rows and the stored pieces of its files follow one another. */
export const HandoverCase = z.strictObject({
  caseId: CaseId,
  seq: z.int().positive(),
  changedAt: z.iso.datetime(),
  rows: z.int().positive().max(mostRowPieces),
  /** Stored pieces of its files, in the order in which the packed rows name them. */
  files: z.int().nonnegative().max(20_000),
})
export type HandoverCase = z.infer<typeof HandoverCase>

const who = z.string().trim().min(1).max(80)

/** What a handover file says of itself, once it is open. */
export const HandoverList = z.strictObject({
  format: z.literal(1),
  from: who,
  madeAt: z.iso.datetime(),
  cases: z
    .array(HandoverCase.extend({ key: CaseKey }))
    .min(1)
    .max(20_000),
})
export type HandoverList = z.infer<typeof HandoverList>

export const HandoverOrder = z.strictObject({
  from: who,
  cases: z.array(HandoverCase).min(1).max(20_000),
})

export const HandoverPiece = z
  .instanceof(Uint8Array)
  .refine(
    bytes => bytes.byteLength > 0 && bytes.byteLength <= backupPieceBytes,
    'A piece is larger than 4 MiB',
  )

export const SealedPiece = z
  .instanceof(Uint8Array)
  .refine(
    bytes => bytes.byteLength > handoverPieceExtra && bytes.byteLength <= sealedPieceBytes,
    'A piece is larger than 4 MiB',
  )

export const HandoverHeader = z
  .instanceof(Uint8Array)
  .refine(bytes => bytes.byteLength === handoverHeaderBytes, 'The beginning of the file is incomplete')
