import { randomBytes } from 'node:crypto'
import type { HostHandlers } from '../../../shared/host/contract'
import { failed, ok, type Result } from '../../../shared/result'
import { keyBytes } from './box'
import { backupsIn } from './copy'
import { closeForRecovery, isMasterOf, type KeyFile, openWithRecovery, proofOf } from './key-file'
import type { KeyStore } from './key-store'
import { newRecoveryKey, readRecoveryKey } from './recovery-key'
import { wrongRecoveryKey } from './words'

type OpeningHandlers = Pick<
  HostHandlers,
  | 'vault.status'
  | 'vault.lock'
  | 'vault.unlock'
  | 'vault.setPassphrase'
  | 'vault.create'
  | 'vault.renewRecovery'
  | 'vault.confirmRecovery'
  | 'vault.recover'
>

const settledCount = (keys: KeyFile): number =>
  Object.values(keys.cases).filter(({ settled }) => settled).length

/** A new recovery key, and the master key under it; not confirmed yet. */
const recoveryFor = (master: Uint8Array): Result<{ recoveryKey: string; recovery: KeyFile['recovery'] }> => {
  const recoveryKey = newRecoveryKey()
  const secret = readRecoveryKey(recoveryKey)
  if (!secret.ok) return secret
  return ok({ recoveryKey, recovery: closeForRecovery(master, secret.value, randomBytes(16)) })
}

/** The master key, by a typed recovery key. */
const byRecovery = (keys: KeyFile, typed: string): Result<Uint8Array> => {
  const secret = readRecoveryKey(typed)
  if (!secret.ok) return secret
  const master = openWithRecovery(keys, secret.value)
  return master !== null && isMasterOf(keys, master) ? ok(master) : wrongRecoveryKey()
}

/** Making the key file, and what opens and shuts it: the system's sealing, the passphrase, the recovery key. */
export const openingHandlers = ({
  dataDir,
  sealer,
  turn,
  masterKey,
  keyCopy,
  read,
  present,
  open,
  write,
}: KeyStore): OpeningHandlers => ({
  'vault.status': () =>
    turn(async () => {
      const keys = await read()
      const none = {
        sealing: sealer.strength,
        passphrase: false,
        recoveryConfirmed: false,
        expectedCases: 0,
      }
      if (!keys.ok) return ok({ ...none, state: 'damaged' })
      if (keys.value === null) return ok({ ...none, state: 'absent' })
      const waits = masterKey.waits(keys.value)
      const master = waits ? null : await masterKey.open(keys.value)
      return ok({
        state: master === null ? 'locked' : master.ok ? 'open' : 'lost',
        sealing: keys.value.sealing,
        passphrase: keys.value.passphrase !== undefined,
        recoveryConfirmed: keys.value.recovery.confirmed,
        expectedCases: settledCount(keys.value),
      })
    }),

  'vault.lock': () =>
    turn(async () => {
      masterKey.lock()
      return ok({})
    }),

  'vault.unlock': ({ passphrase }) =>
    turn(async () => {
      const keys = await present()
      if (!keys.ok) return keys
      const master = await masterKey.unlock(keys.value, passphrase)
      return master.ok ? ok({}) : master
    }),

  'vault.setPassphrase': ({ passphrase, present: typed }) =>
    turn(async () => {
      const opened = await open()
      if (!opened.ok) return opened
      // Whoever finds the window open must not be able to change what opens it.
      const master = await masterKey.unlock(opened.value.keys, typed)
      if (!master.ok) return master
      const sealed = await masterKey.sealUnder(master.value, passphrase)
      return sealed.ok ? await write({ ...opened.value.keys, ...sealed.value }) : sealed
    }),

  'vault.create': () =>
    turn(async () => {
      const keys = await read()
      if (!keys.ok) return keys
      if (keys.value !== null) {
        return failed(
          'conflict',
          'A key store exists on this computer already, so none was made.',
          'Open the application with it. If it cannot be opened, use the recovery key.',
        )
      }
      if (await keyCopy.isReadable()) {
        return failed(
          'conflict',
          `Backups made on an earlier set-up are in ${backupsIn(dataDir)}, so no new key store was made.`,
          'Restore them, or have your IT support move that folder away first.',
        )
      }
      const master = randomBytes(keyBytes)
      const made = recoveryFor(master)
      if (!made.ok) return made
      const sealed = await masterKey.sealUnder(master, null)
      if (!sealed.ok) return sealed
      const written = await write({
        format: 1,
        ...sealed.value,
        recovery: made.value.recovery,
        proof: proofOf(master),
        cases: {},
      })
      return written.ok ? ok({ recoveryKey: made.value.recoveryKey }) : written
    }),

  'vault.renewRecovery': () =>
    turn(async () => {
      const opened = await open()
      if (!opened.ok) return opened
      const made = recoveryFor(opened.value.master)
      if (!made.ok) return made
      const written = await write({ ...opened.value.keys, recovery: made.value.recovery })
      return written.ok ? ok({ recoveryKey: made.value.recoveryKey }) : written
    }),

  'vault.confirmRecovery': ({ recoveryKey }) =>
    turn(async () => {
      const keys = await present()
      if (!keys.ok) return keys
      const master = byRecovery(keys.value, recoveryKey)
      if (!master.ok) return master
      return await write({ ...keys.value, recovery: { ...keys.value.recovery, confirmed: true } })
    }),

  'vault.recover': ({ recoveryKey }) =>
    turn(async () => {
      const keys = await present()
      if (!keys.ok) return keys
      const master = byRecovery(keys.value, recoveryKey)
      if (!master.ok) return master
      // A forgotten passphrase is given up: whoever has the recovery key may set another one.
      const sealed = await masterKey.sealUnder(master.value, null)
      if (!sealed.ok) return sealed
      return await write({
        ...keys.value,
        ...sealed.value,
        recovery: { ...keys.value.recovery, confirmed: true },
      })
    }),
})
