import { randomBytes } from 'node:crypto'
import type { HostHandlers } from '../../../shared/host/contract'
import { failed, ok, type Result } from '../../../shared/result'
import { fromText, keyBytes, toText } from './box'
import { closeCaseKey, type KeyFile, openCaseKey, underNewMaster } from './key-file'
import type { KeyStore, Opened } from './key-store'
import { damagedKeyFault, recoveryNotHeld, unknownCase } from './words'

type CaseKeyHandlers = Pick<
  HostHandlers,
  'vault.keys' | 'vault.addCase' | 'vault.settleCase' | 'vault.dropUnsettled'
>

/** The keys of the cases: what the window may ask of them, and what only the host itself may do with them. */
export interface CaseKeys {
  handlers: CaseKeyHandlers
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
}

/** Every case's key, under the master key. */
export const createCaseKeys = ({
  dataDir,
  turn,
  masterKey,
  keyCopy,
  present,
  open,
  write,
}: KeyStore): CaseKeys => {
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

  const handlers: CaseKeyHandlers = {
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
  }

  return {
    handlers,

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
  }
}
