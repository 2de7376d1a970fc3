import { randomBytes } from 'node:crypto'
import type { HostHandlers, Output } from '../../../shared/host/contract'
import { failed, ok, type Result } from '../../../shared/result'
import { createJsonFile } from '../local/json-file'
import { createTurns } from '../local/turns'
import { fromText, keyBytes, toText } from './box'
import {
  closeCaseKey,
  closeForRecovery,
  closeRegisterKey,
  isMasterOf,
  KeyFile,
  openCaseKey,
  openRegisterKey,
  openWithRecovery,
  proofOf,
  underNewMaster,
} from './key-file'
import { newRecoveryKey, readRecoveryKey } from './recovery-key'
import type { Sealer } from './sealer'
import {
  absentFault,
  damagedKeyFault,
  lostFault,
  recoveryNotHeld,
  unknownCase,
  wrongRecoveryKey,
} from './words'

type VaultHandlers = Pick<
  HostHandlers,
  | 'vault.status'
  | 'vault.create'
  | 'vault.confirmRecovery'
  | 'vault.renewRecovery'
  | 'vault.recover'
  | 'vault.keys'
  | 'vault.addCase'
  | 'vault.settleCase'
  | 'vault.dropUnsettled'
>

/** The key store: what the window may ask of it, and what only the host itself may do with it. */
export interface Vault {
  handlers: VaultHandlers
  /** Whether there is a key for this case, settled or not. */
  has(caseId: string): Promise<Result<boolean>>
  /**
   * Destroys a case's key for good: it leaves the file, and with it goes the master key that could have opened an older
   * copy of it; everything else is wrapped again under a new one. All in one write: before it the case is whole, after
   * it gone. A case that has no key any more is no fault.
   */
  destroyCase(caseId: string): Promise<Result<null>>
  /** The key under which the register of deletions is kept; made when it is first asked for. */
  registerKey(): Promise<Result<Uint8Array>>
}

interface Opened {
  keys: KeyFile
  master: Uint8Array
}

const settledCount = (keys: KeyFile): number =>
  Object.values(keys.cases).filter(({ settled }) => settled).length

/** A new recovery key, and the master key under it; not confirmed yet. */
const recoveryFor = (master: Uint8Array): Result<{ recoveryKey: string; recovery: KeyFile['recovery'] }> => {
  const recoveryKey = newRecoveryKey()
  const secret = readRecoveryKey(recoveryKey)
  if (!secret.ok) return secret
  return ok({ recoveryKey, recovery: closeForRecovery(master, secret.value, randomBytes(16)) })
}

/** Every case's key, or null where one of them does not open although the master key is right. */
const caseKeys = ({ keys, master }: Opened): Output<'vault.keys'> | null => {
  const list: Output<'vault.keys'> = []
  for (const [caseId, { box, settled }] of Object.entries(keys.cases)) {
    const key = openCaseKey(master, caseId, box)
    if (key === null) return null
    list.push({ caseId, key: toText(key), settled })
  }
  return list
}

/**
 * The key store in `keys.json`: every case's key under a master key, which the system seals and the recovery key opens.
 * The file is read and checked at every call and never made anew over one that exists, whatever state that is in.
 */
export const createVault = (dataDir: string, sealer: Sealer): Vault => {
  const turn = createTurns()
  const file = createJsonFile<KeyFile>({
    folder: dataDir,
    name: 'keys.json',
    schema: KeyFile,
    format: 1,
    whenDamaged:
      'Do not set the application up again: your cases need this file. Restore it from a backup, or ask your IT support.',
  })
  /** The master key last opened, with the sealed form it came from; asked for anew when that form changes. */
  let last: { sealed: string; master: Uint8Array } | null = null

  const unseal = async (keys: KeyFile): Promise<Uint8Array | null> => {
    if (last?.sealed === keys.sealed) return last.master
    const opened = await sealer.open(fromText(keys.sealed))
    if (!opened.ok || !isMasterOf(keys, opened.value)) return null
    last = { sealed: keys.sealed, master: opened.value }
    return opened.value
  }

  const present = async (): Promise<Result<KeyFile>> => {
    const keys = await file.read()
    if (!keys.ok) return keys
    return keys.value === null ? absentFault() : ok(keys.value)
  }

  const open = async (): Promise<Result<Opened>> => {
    const keys = await present()
    if (!keys.ok) return keys
    const master = await unseal(keys.value)
    return master === null ? lostFault() : ok({ keys: keys.value, master })
  }

  /** The master key, by a typed recovery key. */
  const byRecovery = (keys: KeyFile, typed: string): Result<Uint8Array> => {
    const secret = readRecoveryKey(typed)
    if (!secret.ok) return secret
    const master = openWithRecovery(keys, secret.value)
    return master !== null && isMasterOf(keys, master) ? ok(master) : wrongRecoveryKey()
  }

  const write = async (keys: KeyFile): Promise<Result<Record<string, never>>> => {
    const written = await file.write(keys)
    return written.ok ? ok({}) : written
  }

  const sealAnew = async (master: Uint8Array): Promise<Result<Pick<KeyFile, 'sealing' | 'sealed'>>> => {
    const sealed = await sealer.seal(master)
    return sealed.ok ? ok({ sealing: sealer.strength, sealed: toText(sealed.value) }) : sealed
  }

  const handlers: VaultHandlers = {
    'vault.status': () =>
      turn(async () => {
        const keys = await file.read()
        const none = { sealing: sealer.strength, recoveryConfirmed: false, expectedCases: 0 }
        if (!keys.ok) return ok({ ...none, state: 'damaged' })
        if (keys.value === null) return ok({ ...none, state: 'absent' })
        const master = await unseal(keys.value)
        if (master !== null && caseKeys({ keys: keys.value, master }) === null) {
          return ok({ ...none, state: 'damaged' })
        }
        const state = master === null ? 'lost' : 'open'
        return ok({
          state,
          sealing: keys.value.sealing,
          recoveryConfirmed: keys.value.recovery.confirmed,
          expectedCases: settledCount(keys.value),
        })
      }),

    'vault.create': () =>
      turn(async () => {
        const keys = await file.read()
        if (!keys.ok) return keys
        if (keys.value !== null) {
          return failed(
            'conflict',
            'A key store exists on this computer already, so none was made.',
            'Open the application with it. If it cannot be opened, use the recovery key.',
          )
        }
        const master = randomBytes(keyBytes)
        const made = recoveryFor(master)
        if (!made.ok) return made
        const sealed = await sealAnew(master)
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
        const sealed = await sealAnew(master.value)
        if (!sealed.ok) return sealed
        return await write({
          ...keys.value,
          ...sealed.value,
          recovery: { ...keys.value.recovery, confirmed: true },
        })
      }),

    'vault.keys': () =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const list = caseKeys(opened.value)
        return list === null ? damagedKeyFault(dataDir) : ok(list)
      }),

    'vault.addCase': ({ caseId }) =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { keys, master } = opened.value
        const there = keys.cases[caseId]
        if (there?.settled) {
          return failed(
            'conflict',
            'That case has a key already.',
            'Open the case from the worklist instead of adding it.',
          )
        }
        if (there !== undefined) {
          // An earlier attempt whose answer was lost: nothing has been stored under another key.
          const key = openCaseKey(master, caseId, there.box)
          return key === null ? damagedKeyFault(dataDir) : ok({ key: toText(key) })
        }
        const key = randomBytes(keyBytes)
        const box = closeCaseKey(master, caseId, key)
        const written = await write({
          ...keys,
          cases: { ...keys.cases, [caseId]: { box, settled: false } },
        })
        return written.ok ? ok({ key: toText(key) }) : written
      }),

    'vault.settleCase': ({ caseId }) =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { keys } = opened.value
        const there = keys.cases[caseId]
        if (there === undefined) return unknownCase()
        if (there.settled) return ok({})
        return await write({ ...keys, cases: { ...keys.cases, [caseId]: { ...there, settled: true } } })
      }),

    'vault.dropUnsettled': ({ caseId }) =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { keys } = opened.value
        const there = keys.cases[caseId]
        if (there === undefined) return unknownCase()
        if (there.settled) {
          return failed(
            'refused',
            'That case is stored, so its key is kept.',
            'A stored case loses its key only when the case is deleted for good.',
          )
        }
        const { [caseId]: dropped, ...cases } = keys.cases
        return await write({ ...keys, cases })
      }),
  }

  return {
    handlers,

    has: caseId =>
      turn(async () => {
        const keys = await present()
        return keys.ok ? ok(keys.value.cases[caseId] !== undefined) : keys
      }),

    destroyCase: caseId =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { keys, master } = opened.value
        if (keys.cases[caseId] === undefined) return ok(null)
        const next = randomBytes(keyBytes)
        const sealed = await sealAnew(next)
        if (!sealed.ok) return sealed
        const without = underNewMaster(keys, master, next, sealed.value, caseId)
        if (without === null) return recoveryNotHeld()
        const written = await write(without)
        if (!written.ok) return written
        last = { sealed: without.sealed, master: next }
        master.fill(0)
        return ok(null)
      }),

    registerKey: () =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { keys, master } = opened.value
        if (keys.register !== undefined) {
          const key = openRegisterKey(master, keys.register)
          return key === null ? damagedKeyFault(dataDir) : ok(key)
        }
        const key = randomBytes(keyBytes)
        const written = await write({ ...keys, register: closeRegisterKey(master, key) })
        return written.ok ? ok(key) : written
      }),
  }
}
