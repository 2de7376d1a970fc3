import { failed, type Result } from '../../../shared/result'

/** There is no key file. */
export const absentFault = (): Result<never> =>
  failed(
    'not-found',
    'There is no key store on this computer.',
    'If this is a new computer, set the application up. If it was set up before, restore its data folder first.',
  )

/** The key file is whole; the sealed master key cannot be opened by this user on this machine. */
export const lostFault = (): Result<never> =>
  failed(
    'locked',
    'The key store cannot be opened by this user on this computer.',
    'Enter the recovery key. Your cases are still there.',
  )

/** Nothing opens until the officer unlocks it. */
export const passphraseNeeded = (): Result<never> =>
  failed('locked', 'SSST Desk is locked.', 'Unlock it, then do it again.')

export const wrongPassphrase = (): Result<never> =>
  failed(
    'refused',
    'That is not the passphrase of this SSST Desk.',
    'Type it again. Capitals and spaces count. If it is forgotten, the recovery key opens SSST Desk as well.',
  )

/** One wrapped case key does not open although the master key is right. */
export const damagedKeyFault = (dataDir: string): Result<never> =>
  failed(
    'damaged',
    `The file keys.json in ${dataDir} is damaged: the key of at least one case cannot be read.`,
    'Do not set the application up again. Restore the file from a backup, or ask your IT support.',
  )

/** What the office had set up lies under a key that is in no key file any more. */
export const officeKeyGone = (): Result<never> =>
  failed(
    'damaged',
    'The settings in this backup cannot be opened: the key file here has no key for them.',
    'Look in a newer backup, or enter them again. The SRs in it are not affected.',
  )

/** Typed without an error, and not the key of this key store. */
export const wrongRecoveryKey = (): Result<never> =>
  failed(
    'refused',
    'That recovery key is typed correctly, but it belongs to another set-up of this application.',
    'Find the recovery key that was shown when this computer was set up.',
  )

export const unknownCase = (): Result<never> =>
  failed('not-found', 'The key store has no key for that case.', 'Open the worklist again.')

/** A key file of the first days: a new master key cannot be put under a recovery key that is nowhere. */
export const recoveryNotHeld = (): Result<never> =>
  failed(
    'conflict',
    'Nothing can be deleted for good yet: the recovery key of this computer was made by an earlier SSST Desk.',
    'Make a new recovery key in Settings, confirm it, and delete again.',
  )
