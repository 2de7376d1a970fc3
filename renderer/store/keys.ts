import type { HostClient } from '../../shared/host/contract'
import { failed, ok, type Result } from '../../shared/result'
import { importKey } from './sealed'

export interface Keys {
  /** The key of a case, or why there is none. */
  of(caseId: string): Promise<Result<CryptoKey>>
  /** The cases the host has settled keys for. */
  settled(): string[]
  unsettled(): string[]
  /** Has the host make a key for a new case; it counts only once `settle` is called. */
  add(caseId: string): Promise<Result<null>>
  settle(caseId: string): Promise<Result<null>>
  dropUnsettled(caseId: string): Promise<Result<null>>
  /** The host has destroyed this case's key: it goes from memory too. */
  forget(caseId: string): void
}

/** The case keys of this session, fetched once from the host and held in memory only. */
export const loadKeys = async (host: HostClient): Promise<Result<Keys>> => {
  const listed = await host('vault.keys', {})
  if (!listed.ok) return listed
  const keys = new Map<string, Promise<CryptoKey>>()
  const settled = new Set<string>()
  for (const { caseId, key, settled: is } of listed.value) {
    if (key !== null) keys.set(caseId, importKey(key))
    if (is) settled.add(caseId)
  }
  return ok({
    async of(caseId) {
      const key = keys.get(caseId)
      return key
        ? ok(await key)
        : failed(
            'damaged',
            'There is no key for this SR on this computer.',
            'Do not delete anything. Tell your team leader: the key file may have to be restored.',
          )
    },
    settled: () => [...settled],
    unsettled: () => [...keys.keys()].filter(id => !settled.has(id)),
    async add(caseId) {
      const made = await host('vault.addCase', { caseId })
      if (!made.ok) return made
      keys.set(caseId, importKey(made.value.key))
      return ok(null)
    },
    async settle(caseId) {
      const done = await host('vault.settleCase', { caseId })
      if (!done.ok) return done
      settled.add(caseId)
      return ok(null)
    },
    async dropUnsettled(caseId) {
      const dropped = await host('vault.dropUnsettled', { caseId })
      if (!dropped.ok) return dropped
      keys.delete(caseId)
      return ok(null)
    },
    forget(caseId) {
      keys.delete(caseId)
      settled.delete(caseId)
    },
  })
}
