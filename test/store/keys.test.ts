import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { casesIn } from '../../renderer/store/cases'
import { loadKeys } from '../../renderer/store/keys'
import type { HostClient } from '../../shared/host/contract'
import { aDatabase, reopened } from '../build/store'
import { faultOf, got } from '../host/build/delivering'
import { aHost, startHost } from '../host/build/temporary'

const doing = { by: 'Alex Fictional', at: '2026-05-11T08:00:00.000Z' }
const opening = { type: 'opened', procedure: { id: 'liability-order', version: 1 } } as const
const expected = async (call: HostClient) => got(await call('vault.status', {})).expectedCases

/** A host that has been set up, and its keys. */
const setUp = async () => {
  const host = await aHost()
  got(await host.call('vault.create', {}))
  return { ...host, keys: got(await loadKeys(host.call)) }
}

describe('keys from the host', () => {
  it('open what they sealed, after host and window were closed', async () => {
    const database = aDatabase()
    const { host, root, keys } = await setUp()
    const id = crypto.randomUUID()
    const entered = got(await casesIn(database, keys).start(id, [opening], doing))
    await host.close()
    const again = await startHost(root)
    const { loaded } = await reopened(database, got(await loadKeys(again.call)))
    expect(loaded).toEqual({ cases: [entered], damaged: [], missing: [] })
    await again.host.close()
  })

  it('count an SR as expected only once it is stored', async () => {
    const database = aDatabase()
    const { call, keys } = await setUp()
    got(await keys.add(crypto.randomUUID()))
    expect(await expected(call)).toBe(0)
    got(await casesIn(database, keys).start(crypto.randomUUID(), [opening], doing))
    expect(await expected(call)).toBe(1)
  })

  it('are settled or dropped at the next start, by what is stored', async () => {
    const database = aDatabase()
    const { call, keys } = await setUp()
    const [stored, never] = [crypto.randomUUID(), crypto.randomUUID()]
    const { settle } = keys
    // As when the program stops between storing the SR and settling its key.
    keys.settle = async () => faultThatStops
    got(await casesIn(database, keys).start(stored, [opening], doing))
    got(await keys.add(never))
    keys.settle = settle
    expect(await expected(call)).toBe(0)

    const fresh = got(await loadKeys(call))
    expect(fresh.unsettled().sort()).toEqual([stored, never].sort())
    expect((await reopened(database, fresh)).loaded.cases).toHaveLength(1)
    expect(await expected(call)).toBe(1)
    expect(got(await call('vault.keys', {})).map(one => one.caseId)).toEqual([stored])
  })

  it('are not dropped for an SR that is stored', async () => {
    const database = aDatabase()
    const { keys } = await setUp()
    const id = crypto.randomUUID()
    got(await casesIn(database, keys).start(id, [opening], doing))
    expect(faultOf(await keys.dropUnsettled(id)).code).toBe('refused')
    expect((await keys.of(id)).ok).toBe(true)
  })

  it('say in words when there is none, and when the host has no store of keys', async () => {
    const { keys } = await setUp()
    expect(faultOf(await keys.of(crypto.randomUUID())).message).toContain('There is no key for this SR')
    const { call } = await aHost()
    expect(faultOf(await loadKeys(call)).code).toBe('not-found')
  })
})

const faultThatStops = {
  ok: false,
  fault: { code: 'unreachable', message: 'The host has stopped.', next: 'Start it again.' },
} as const
