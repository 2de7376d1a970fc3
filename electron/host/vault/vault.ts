import { randomBytes } from 'node:crypto'
import type { HostHandlers } from '../../../shared/host/contract'
import { ok, type Result } from '../../../shared/result'
import { keyBytes } from './box'
import { type CaseKeys, createCaseKeys } from './case-keys'
import type { KeyCopy } from './copy'
import { entriesFile } from './entries'
import { closeFurtherKey, type FurtherKey, openFurtherKey } from './key-file'
import { createKeyStore } from './key-store'
import { openingHandlers } from './opening'
import type { Sealer } from './sealer'
import { damagedKeyFault, officeKeyGone } from './words'

type VaultHandlers = ReturnType<typeof openingHandlers> &
  CaseKeys['handlers'] &
  Pick<HostHandlers, 'entries.keep' | 'entries.take'>

/** The key store: what the window may ask of it, and what only the host itself may do with it. */
export interface Vault extends Omit<CaseKeys, 'handlers'> {
  handlers: VaultHandlers
  keyCopy: KeyCopy
  /** The key under which the register of deletions is kept; made when it is first asked for. */
  registerKey(): Promise<Result<Uint8Array>>
  /** Whether that key was made before, also where it does not open now. */
  hasRegisterKey(): Promise<Result<boolean>>
  /**
   * The key under which backups hold what the office has set up. With `make` it is made where there is none, or none that
   * opens: what an older backup holds under that one is lost.
   */
  officeKey(options: { make: boolean }): Promise<Result<Uint8Array>>
}

/**
 * The key store in `keys.json`: every case's key under a master key, which the system seals and the recovery key opens.
 */
export const createVault = (dataDir: string, sealer: Sealer): Vault => {
  const store = createKeyStore(dataDir, sealer)
  const { turn, open, write } = store
  const { handlers, ...caseKeys } = createCaseKeys(store)
  const entries = entriesFile(dataDir)

  /** A further key; made where there is none, and with `anew` also where the one there does not open any more. */
  const furtherKey = (which: FurtherKey, making: 'first' | 'anew' | 'never' = 'first') =>
    turn(async (): Promise<Result<Uint8Array>> => {
      const opened = await open()
      if (!opened.ok) return opened
      const { keys, master } = opened.value
      const box = keys[which]
      const there = box === undefined ? null : openFurtherKey(master, which, box)
      if (there !== null) return ok(there)
      if (making === 'never') return officeKeyGone()
      if (box !== undefined && making === 'first') return damagedKeyFault(dataDir)
      const key = randomBytes(keyBytes)
      const written = await write({ ...keys, [which]: closeFurtherKey(master, which, key) })
      return written.ok ? ok(key) : written
    })

  return {
    ...caseKeys,
    handlers: {
      ...openingHandlers(store),
      ...handlers,

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
    },
    keyCopy: store.keyCopy,

    registerKey: () => furtherKey('register'),

    hasRegisterKey: () =>
      turn(async () => {
        const keys = await store.read()
        return keys.ok ? ok(keys.value?.register !== undefined) : keys
      }),

    officeKey: ({ make }) => furtherKey('office', make ? 'anew' : 'never'),
  }
}
