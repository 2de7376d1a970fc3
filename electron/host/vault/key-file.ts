import { z } from 'zod'
import { CaseId } from '../../../shared/host/vault'
import { closeBox, deriveKey, fromText, keyBytes, openBox, toText } from './box'

const boxed = z.string().regex(/^[A-Za-z0-9_-]{16,}$/)

/** `keys.json`. Nothing in it can be used without the system's sealing, or the recovery key. */
export const KeyFile = z.strictObject({
  format: z.literal(1),
  sealing: z.enum(['os', 'weak']),
  /** The master key, sealed for this user on this machine. */
  sealed: boxed,
  /** The master key once more, under the recovery key. */
  recovery: z.strictObject({ salt: boxed, box: boxed, confirmed: z.boolean() }),
  /** A known text under the master key: tells a right one from a wrong one when there is no case yet. */
  proof: boxed,
  cases: z.record(CaseId, z.strictObject({ box: boxed, settled: z.boolean() })),
})
export type KeyFile = z.infer<typeof KeyFile>

const recoveryPurpose = 'ssst-desk master key under recovery key, format 1'
const proofPurpose = 'ssst-desk proof of master key, format 1'
const proofText = Buffer.from('ssst-desk')

/** The case's id is bound in: one case's key cannot be passed off as another's. */
const casePurpose = (caseId: string): string => `ssst-desk case key, format 1, ${caseId}`

export const closeForRecovery = (
  master: Uint8Array,
  secret: string,
  salt: Uint8Array,
): KeyFile['recovery'] => ({
  salt: toText(salt),
  box: toText(closeBox(deriveKey(secret, salt, recoveryPurpose), master, recoveryPurpose)),
  confirmed: false,
})

/** The master key, or null where the recovery key is another one's. */
export const openWithRecovery = ({ recovery }: KeyFile, secret: string): Uint8Array | null =>
  openBox(
    deriveKey(secret, fromText(recovery.salt), recoveryPurpose),
    fromText(recovery.box),
    recoveryPurpose,
  )

export const proofOf = (master: Uint8Array): string => toText(closeBox(master, proofText, proofPurpose))

export const isMasterOf = ({ proof }: KeyFile, master: Uint8Array): boolean =>
  master.byteLength === keyBytes && openBox(master, fromText(proof), proofPurpose) !== null

export const closeCaseKey = (master: Uint8Array, caseId: string, key: Uint8Array): string =>
  toText(closeBox(master, key, casePurpose(caseId)))

export const openCaseKey = (master: Uint8Array, caseId: string, box: string): Uint8Array | null =>
  openBox(master, fromText(box), casePurpose(caseId))
