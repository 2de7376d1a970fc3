import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { onTestFinished } from 'vitest'
import { type Cases, casesIn, type Loaded } from '../../renderer/store/cases'
import { type Database, openDatabase } from '../../renderer/store/database'
import type { Keys } from '../../renderer/store/keys'
import { importKey } from '../../renderer/store/sealed'
import { failed, ok } from '../../shared/result'
import { got } from '../host/build/delivering'

/**
 * The product's database, empty, on a computer of its own: work that a test before it left behind reaches another one. It is
 * closed when the test is over.
 */
export const aDatabase = (): Database => {
  globalThis.indexedDB = new IDBFactory()
  Dexie.dependencies.indexedDB = globalThis.indexedDB
  const database = openDatabase()
  onTestFinished(() => database.close())
  return database
}

const randomKey = () =>
  importKey(Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'))

export interface KeyRing extends Keys {
  /** As when the key file was replaced by an older one. */
  lose(caseId: string): void
  /** As when a key file belongs to another store. */
  swap(caseId: string): void
  /** As when the program stopped before the key was settled. */
  unsettle(caseId: string): void
  /** From now on the host does not answer. */
  break(): void
}

/** Keys held in memory: for tests of what is stored, not of where keys come from. */
export const someKeys = (): KeyRing => {
  const keys = new Map<string, Promise<CryptoKey>>()
  const settled = new Set<string>()
  let broken = false
  const done = () => (broken ? failed('unreachable', 'The host has stopped.', 'Start it again.') : ok(null))
  return {
    async of(caseId) {
      const key = keys.get(caseId)
      return key ? ok(await key) : failed('damaged', 'There is no key for this SR.', 'Restore the key file.')
    },
    settled: () => [...settled],
    unsettled: () => [...keys.keys()].filter(id => !settled.has(id)),
    async add(caseId) {
      if (!broken) keys.set(caseId, randomKey())
      return done()
    },
    async settle(caseId) {
      if (!broken) settled.add(caseId)
      return done()
    },
    async dropUnsettled(caseId) {
      if (!broken) keys.delete(caseId)
      return done()
    },
    forget(caseId) {
      keys.delete(caseId)
      settled.delete(caseId)
    },
    lose(caseId) {
      keys.delete(caseId)
      settled.delete(caseId)
    },
    swap: caseId => void keys.set(caseId, randomKey()),
    unsettle: caseId => void settled.delete(caseId),
    break: () => {
      broken = true
    },
  }
}

/** A store that has just been opened: nothing is remembered from before. */
export const reopened = async (database: Database, keys: Keys): Promise<{ cases: Cases; loaded: Loaded }> => {
  const cases = casesIn(database, keys)
  return { cases, loaded: got(await cases.load()) }
}
