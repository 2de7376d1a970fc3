import { randomBytes } from 'node:crypto'
import type { HostHandlers } from '../../../shared/host/contract'
import { failed, ok, type Result } from '../../../shared/result'
import { createJsonFile } from '../local/json-file'
import { createTurns } from '../local/turns'
import { fromText, keyBytes, toText } from './box'
import { backupsIn, createKeyCopy, type KeyCopy } from './copy'
import { entriesFile } from './entries'
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
import { createMaster } from './master'
import { newRecoveryKey, readRecoveryKey } from './recovery-key'
import type { Sealer } from './sealer'
import { absentFault, damagedKeyFault, recoveryNotHeld, unknownCase, wrongRecoveryKey } from './words'

type VaultHandlers = Pick<
  HostHandlers,
  | 'vault.status'
  | 'vault.create'
  | 'vault.confirmRecovery'
  | 'vault.renewRecovery'
  | 'vault.recover'
  | 'vault.lock'
  | 'vault.unlock'
  | 'vault.setPassphrase'
  | 'vault.keys'
  | 'vault.addCase'
  | 'vault.settleCase'
  | 'vault.dropUnsettled'
  | 'entries.keep'
  | 'entries.take'
>

/** The key store: what the window may ask of it, and what only the host itself may do with it. */
export interface Vault {
  handlers: VaultHandlers
  keyCopy: KeyCopy
  /** The cases there is a key for, settled or not. */
  living(): Promise<Result<ReadonlySet<string>>>
  /** Whether there is a key for this case, settled or not. */
  has(caseId: string): Promise<Result<boolean>>
  /**
   * Destroys a case's key for good: it leaves the file, and with it goes the master key that could have opened an older
   * copy of it; everything else is wrapped again under a new one. All in one write: before it the case is whole, after
   * it gone. A case that has no key any more is no fault.
   */
  destroyCase(caseId: string): Promise<Result<null>>
  /** The keys of these cases, in their order, for a handover file: base64url, as the contract has them. */
  keysOf(caseIds: readonly string[]): Promise<Result<string[]>>
  /** Takes in the key of a case that comes from a colleague; unsettled until its rows are stored. */
  adopt(caseId: string, key: string): Promise<Result<Record<string, never>>>
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
  const masterKey = createMaster(sealer)
  const entries = entriesFile(dataDir)
  const keyCopy = createKeyCopy(backupsIn(dataDir), file)

  const present = async (): Promise<Result<KeyFile>> => {
    const keys = await file.read()
    if (!keys.ok) return keys
    return keys.value === null ? absentFault() : ok(keys.value)
  }

  const open = async (): Promise<Result<Opened>> => {
    const keys = await present()
    if (!keys.ok) return keys
    const master = await masterKey.open(keys.value)
    return master.ok ? ok({ keys: keys.value, master: master.value }) : master
  }

  /** The master key, by a typed recovery key. */
  const byRecovery = (keys: KeyFile, typed: string): Result<Uint8Array> => {
    const secret = readRecoveryKey(typed)
    if (!secret.ok) return secret
    const master = openWithRecovery(keys, secret.value)
    return master !== null && isMasterOf(keys, master) ? ok(master) : wrongRecoveryKey()
  }

  const write = async (keys: KeyFile): Promise<Result<Record<string, never>>> => {
    const copied = await keyCopy.write(keys)
    if (!copied.ok) return copied
    const written = await file.write(keys)
    return written.ok ? ok({}) : written
  }

  /** The key file with every damaged box for which the copy has a whole one put right. */
  const mended = async ({ keys, master }: Opened): Promise<KeyFile> => {
    const damaged = Object.entries(keys.cases).filter(([id, { box }]) => !openCaseKey(master, id, box))
    const copy = damaged.length > 0 ? await keyCopy.read() : null
    const whole = damaged.flatMap(([id, entry]) => {
      const box = copy?.cases[id]?.box
      return box && openCaseKey(master, id, box) ? [[id, { ...entry, box }] as const] : []
    })
    if (whole.length === 0) return keys
    const better = { ...keys, cases: { ...keys.cases, ...Object.fromEntries(whole) } }
    await write(better)
    return better
  }

  const handlers: VaultHandlers = {
    'vault.status': () =>
      turn(async () => {
        const keys = await file.read()
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
        const keys = await file.read()
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

    'vault.keys': () =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { cases } = await mended(opened.value)
        // Null for one whose box does not open although the master key is right: the others are not affected.
        return ok(
          Object.entries(cases).map(([caseId, { box, settled }]) => {
            const key = openCaseKey(opened.value.master, caseId, box)
            return { caseId, key: key && toText(key), settled }
          }),
        )
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

    'entries.keep': ({ bytes }) =>
      turn(async () => {
        const opened = await open()
        return opened.ok ? await entries.keep(opened.value.master, bytes) : opened
      }),

    'entries.take': () =>
      turn(async () => {
        const opened = await open()
        return opened.ok ? await entries.take(opened.value.master) : opened
      }),
  }

  return {
    handlers,
    keyCopy,

    living: async () => {
      const keys = await present()
      return keys.ok ? ok(new Set(Object.keys(keys.value.cases))) : keys
    },

    has: caseId =>
      turn(async () => {
        const keys = await present()
        return keys.ok ? ok(keys.value.cases[caseId] !== undefined) : keys
      }),

    keysOf: caseIds =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { keys, master } = opened.value
        const found: string[] = []
        for (const caseId of caseIds) {
          const entry = keys.cases[caseId]
          if (!entry) return unknownCase()
          const key = openCaseKey(master, caseId, entry.box)
          if (key === null) return damagedKeyFault(dataDir)
          found.push(toText(key))
        }
        return ok(found)
      }),

    adopt: (caseId, key) =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { keys, master } = opened.value
        if (keys.cases[caseId]?.settled)
          return failed(
            'conflict',
            'That SR has a key here already.',
            'Look at the handover file again: the SR is here.',
          )
        const box = closeCaseKey(master, caseId, fromText(key))
        return await write({ ...keys, cases: { ...keys.cases, [caseId]: { box, settled: false } } })
      }),

    destroyCase: caseId =>
      turn(async () => {
        const opened = await open()
        if (!opened.ok) return opened
        const { keys, master } = opened.value
        if (keys.cases[caseId] === undefined) return ok(null)
        const next = randomBytes(keyBytes)
        const sealed = await masterKey.seal(keys, next)
        if (!sealed.ok) return sealed
        const without = underNewMaster(keys, master, next, sealed.value, caseId)
        if (without === null) return recoveryNotHeld()
        const written = await write(without)
        if (!written.ok) return written
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
