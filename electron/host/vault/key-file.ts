import { z } from 'zod'
import { CaseId } from '../../../shared/host/vault'
import { closeBox, deriveKey, fromText, keyBytes, openBox, toText } from './box'
import { PassphraseSalt } from './passphrase'

const boxed = z.string().regex(/^[A-Za-z0-9_-]{16,}$/)

/** `keys.json`. Nothing in it can be used without the system's sealing, or the recovery key. */
export const KeyFile = z.strictObject({
  format: z.literal(1),
  sealing: z.enum(['os', 'weak']),
  /** The master key, sealed for this user on this machine; under the passphrase first, where there is one. */
  sealed: boxed,
  passphrase: PassphraseSalt.optional(),
  /** The master key once more, under the recovery key. */
  recovery: z.strictObject({
    salt: boxed,
    box: boxed,
    confirmed: z.boolean(),
    /**
     * The key made from the recovery key, under the master key: so that a new master key can take the place of this one
     * without the recovery key being typed. Key files of the first days have none.
     */
    again: boxed.optional(),
  }),
  /** A known text under the master key: tells a right one from a wrong one when there is no case yet. */
  proof: boxed,
  cases: z.record(CaseId, z.strictObject({ box: boxed, settled: z.boolean() })),
  /** The key of the register of deletions, under the master key. None before the first deletion. */
  register: boxed.optional(),
  /** The key of what the office has set up, as backups hold it, under the master key. None before the first such backup. */
  office: boxed.optional(),
})
export type KeyFile = z.infer<typeof KeyFile>

const recoveryPurpose = 'ssst-desk master key under recovery key, format 1'
const againPurpose = 'ssst-desk recovery key once more, format 1'
/** Further keys under the master key that are no case's: the register of deletions, and the office in backups. */
export type FurtherKey = 'register' | 'office'
const furtherPurposes: Record<FurtherKey, string> = {
  register: 'ssst-desk register of deletions, format 1',
  office: 'ssst-desk office in backups, format 1',
}
const proofPurpose = 'ssst-desk proof of master key, format 1'
const proofText = Buffer.from('ssst-desk')

/** The case's id is bound in: one case's key cannot be passed off as another's. */
const casePurpose = (caseId: string): string => `ssst-desk case key, format 1, ${caseId}`

const underRecovery = (master: Uint8Array, key: Uint8Array, salt: string): KeyFile['recovery'] => ({
  salt,
  box: toText(closeBox(key, master, recoveryPurpose)),
  confirmed: false,
  again: toText(closeBox(master, key, againPurpose)),
})

export const closeForRecovery = (master: Uint8Array, secret: string, salt: Uint8Array): KeyFile['recovery'] =>
  underRecovery(master, deriveKey(secret, salt, recoveryPurpose), toText(salt))

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

export const closeFurtherKey = (master: Uint8Array, which: FurtherKey, key: Uint8Array): string =>
  toText(closeBox(master, key, furtherPurposes[which]))

export const openFurtherKey = (master: Uint8Array, which: FurtherKey, box: string): Uint8Array | null =>
  openBox(master, fromText(box), furtherPurposes[which])

/** The further keys of a key file that open, wrapped again under another master key. */
const furtherUnder = (keys: KeyFile, from: Uint8Array, to: Uint8Array): Partial<Record<FurtherKey, string>> =>
  Object.fromEntries(
    (['register', 'office'] as const).flatMap(which => {
      const box = keys[which]
      const key = box === undefined ? null : openFurtherKey(from, which, box)
      return key === null ? [] : [[which, closeFurtherKey(to, which, key)] as const]
    }),
  )

/**
 * The key file without one case, under another master key: every other case's key, the recovery copy and the further
 * keys are wrapped again, and nothing that the old master key opens is left in it. `sealed` is the new master key, sealed.
 * Null where it cannot be put under the recovery key, because this file does not hold that once more.
 */
export const underNewMaster = (
  keys: KeyFile,
  from: Uint8Array,
  to: Uint8Array,
  sealed: Pick<KeyFile, 'sealing' | 'sealed'>,
  without: string,
): KeyFile | null => {
  const { recovery } = keys
  const again = recovery.again === undefined ? null : openBox(from, fromText(recovery.again), againPurpose)
  if (again === null) return null
  const cases = Object.entries(keys.cases).flatMap(([caseId, entry]) => {
    if (caseId === without) return []
    const key = openCaseKey(from, caseId, entry.box)
    // One that is damaged opens under no key; it stays as it is, and is named as damaged.
    return [[caseId, key === null ? entry : { ...entry, box: closeCaseKey(to, caseId, key) }] as const]
  })
  return {
    ...keys,
    ...sealed,
    recovery: { ...underRecovery(to, again, recovery.salt), confirmed: recovery.confirmed },
    proof: proofOf(to),
    cases: Object.fromEntries(cases),
    ...furtherUnder(keys, from, to),
  }
}
