import { z } from 'zod'

export const CaseId = z.uuid()
export type CaseId = z.infer<typeof CaseId>

/** 32 random bytes, base64url. */
export const CaseKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** Eight groups of characters, shown once at set-up. Spaces, hyphens and letter case do not matter when it is typed. */
export const RecoveryKey = z.string().min(20).max(200)

/** What unlocks SSST Desk beside the system's sealing, as typed. Twelve characters are three short words. */
export const Passphrase = z
  .string()
  .min(12, 'Use 12 characters or more; three words do well')
  .max(200, 'Use 200 characters or fewer')

export const VaultStatus = z.strictObject({
  /**
   * absent: no key file (a true first run only if no case is stored either).
   * open: keys can be used. locked: they were, or would be with the passphrase; `vault.unlock` opens them.
   * lost: the sealed master key cannot be opened here; the recovery key can.
   * damaged: the key file cannot be read at all.
   */
  state: z.enum(['absent', 'open', 'locked', 'lost', 'damaged']),
  /** os: sealed by the operating system. weak: only the file's permissions protect it; said so on screen. */
  sealing: z.enum(['os', 'weak']),
  /** Whether unlocking asks for a passphrase. */
  passphrase: z.boolean(),
  recoveryConfirmed: z.boolean(),
  /** How many cases this key file has keys for; the database must hold as many. */
  expectedCases: z.int().nonnegative(),
})
export type VaultStatus = z.infer<typeof VaultStatus>
