import { randomBytes } from 'node:crypto'
import type { HostHandlers } from '../../../shared/host/contract'
import { ok, type Result } from '../../../shared/result'
import { keyBytes } from './box'
import { type CaseKeys, createCaseKeys } from './case-keys'
import type { KeyCopy } from './copy'
import { entriesFile } from './entries'
import { closeRegisterKey, openRegisterKey } from './key-file'
import { createKeyStore } from './key-store'
import { openingHandlers } from './opening'
import type { Sealer } from './sealer'
import { damagedKeyFault } from './words'

type VaultHandlers = ReturnType<typeof openingHandlers> &
  CaseKeys['handlers'] &
  Pick<HostHandlers, 'entries.keep' | 'entries.take'>

/** The key store: what the window may ask of it, and what only the host itself may do with it. */
export interface Vault extends Omit<CaseKeys, 'handlers'> {
  handlers: VaultHandlers
  keyCopy: KeyCopy
  /** The key under which the register of deletions is kept; made when it is first asked for. */
  registerKey(): Promise<Result<Uint8Array>>
}

/**
 * The key store in `keys.json`: every case's key under a master key, which the system seals and the recovery key opens.
 */
export const createVault = (dataDir: string, sealer: Sealer): Vault => {
  const store = createKeyStore(dataDir, sealer)
  const { turn, open, write } = store
  const { handlers, ...caseKeys } = createCaseKeys(store)
  const entries = entriesFile(dataDir)
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
