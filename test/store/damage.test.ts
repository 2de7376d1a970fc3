import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { casesIn } from '../../renderer/store/cases'
import { countStored, openDatabase } from '../../renderer/store/database'
import { sealJson } from '../../renderer/store/sealed'
import { facts } from '../build/history'
import { aDatabase, reopened, someKeys } from '../build/store'
import { faultOf, got } from '../host/build/delivering'

const doing = { by: 'Alex Fictional', at: '2026-05-11T08:00:00.000Z' }
const opening = { type: 'opened', procedure: { id: 'liability-order', version: 1 } } as const

/** Three SRs of three entries each, each under its own key unless told otherwise; things happen to the first. */
const aStore = async (oneKey = false) => {
  const database = aDatabase()
  const keys = someKeys()
  const cases = casesIn(database, keys)
  const ids = Array.from({ length: 3 }, () => crypto.randomUUID())
  if (oneKey) {
    const { of } = keys
    keys.of = () => of(ids[0] ?? '')
  }
  for (const id of ids)
    got(await cases.start(id, [opening, facts({ court: 'A' }), { type: 'note-written', text: 'B' }], doing))
  const [first = '', second = ''] = ids
  const rowOf = async (caseId: string, seq: number) => {
    const row = await database.events.get([caseId, seq])
    if (!row) throw new Error('There is no such entry')
    return row
  }
  return { database, keys, first, second, rowOf }
}
type Store = Awaited<ReturnType<typeof aStore>>

/** What a newly opened store says of the first SR's history. */
const historyFault = async ({ database, keys, first }: Store) => {
  const { cases } = await reopened(database, keys)
  return faultOf(await cases.history(first))
}
const flipped = (cipher: ArrayBuffer) => {
  const bytes = new Uint8Array(cipher.slice(0))
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.buffer
}

describe('one damaged SR', () => {
  it('takes none of the others with it', async () => {
    const store = await aStore()
    const { database, keys, first, rowOf } = store
    const row = await rowOf(first, 2)
    await database.events.put({ ...row, sealed: { ...row.sealed, cipher: flipped(row.sealed.cipher) } })
    await database.cases.update(first, { format: 99 })
    const { loaded } = await reopened(database, keys)
    expect(loaded.cases).toHaveLength(2)
    expect(loaded.damaged).toMatchObject([{ caseId: first, fault: { code: 'damaged' } }])
  })

  it('is opened from its entries when only its kept fold is damaged', async () => {
    const { database, keys, first } = await aStore()
    const row = await database.cases.get(first)
    if (!row) throw new Error('There is no such SR')
    await database.cases.put({ ...row, sealed: { ...row.sealed, cipher: flipped(row.sealed.cipher) } })
    expect((await reopened(database, keys)).loaded).toMatchObject({ damaged: [] })
  })

  it('is named when its key is another, or is not there', async () => {
    const { database, keys, first, second } = await aStore()
    keys.swap(first)
    keys.lose(second)
    const { loaded, cases } = await reopened(database, keys)
    expect(loaded.damaged.map(one => one.caseId).sort()).toEqual([first, second].sort())
    expect(loaded.cases).toHaveLength(1)
    expect(faultOf(await cases.append(first, [{ type: 'note-written', text: 'C' }], doing)).code).toBe(
      'damaged',
    )
  })

  it('is named as missing when its key is there and its rows are not', async () => {
    const { database, keys, first } = await aStore()
    await database.cases.delete(first)
    expect((await reopened(database, keys)).loaded.missing).toEqual([first])
  })
})

describe('entries that were moved or taken away', () => {
  it('do not open in another place of the same SR', async () => {
    const store = await aStore()
    const [second, third] = [await store.rowOf(store.first, 2), await store.rowOf(store.first, 3)]
    await store.database.events.bulkPut([
      { ...second, sealed: third.sealed },
      { ...third, sealed: second.sealed },
    ])
    expect((await historyFault(store)).code).toBe('damaged')
  })

  it('do not open in another SR, even under the same key', async () => {
    const { database, keys, first, second, rowOf } = await aStore(true)
    const foreign = await rowOf(second, 3)
    await database.events.put({ ...foreign, caseId: first })
    const { cases } = await reopened(database, keys)
    expect(faultOf(await cases.history(first)).code).toBe('damaged')
    expect(got(await cases.history(second))).toHaveLength(3)
  })

  it('are missed from the middle', async () => {
    const store = await aStore()
    await store.database.events.delete([store.first, 2])
    expect((await historyFault(store)).message).toContain('does not fit together')
  })

  it('are missed from the end', async () => {
    const store = await aStore()
    await store.database.events.delete([store.first, 3])
    expect((await historyFault(store)).code).toBe('damaged')
    await store.database.cases.update(store.first, { format: 99 })
    expect((await historyFault(store)).message).toContain('Entries are missing from the end')
  })

  it('are missed from the end also when the count in the clear was changed with them', async () => {
    const store = await aStore()
    await store.database.events.delete([store.first, 3])
    await store.database.cases.update(store.first, { seq: 2 })
    expect((await historyFault(store)).message).toContain('does not fit together')
  })
})

describe('a broken history', () => {
  it('can be read on both sides of the break, and is not added to', async () => {
    const store = await aStore()
    const { database, keys, first, rowOf } = store
    const row = await rowOf(first, 2)
    await database.events.put({ ...row, sealed: { ...row.sealed, cipher: flipped(row.sealed.cipher) } })
    const { cases } = await reopened(database, keys)
    const { events, broken } = got(await cases.look(first))
    expect(events.map(event => event.seq)).toEqual([1, 3])
    expect(broken).toMatchObject({ entry: 2, fault: { code: 'damaged' } })
    expect(faultOf(await cases.append(first, [{ type: 'note-written', text: 'C' }], doing)).code).toBe(
      'damaged',
    )
    expect(await database.events.where({ caseId: first }).count()).toBe(3)
  })

  it('is broken after the last entry where some are missing from its end', async () => {
    const { database, keys, first, second } = await aStore()
    await database.events.delete([first, 3])
    await database.cases.update(first, { format: 99 })
    const { cases } = await reopened(database, keys)
    expect(got(await cases.look(first)).broken?.entry).toBe(3)
    expect(got(await cases.look(second)).broken).toBeNull()
  })
})

describe('entries from elsewhere', () => {
  it('of a newer SSST Desk ask for it in words', async () => {
    const store = await aStore()
    const { database, keys, first, rowOf } = store
    const key = got(await keys.of(first))
    const row = await rowOf(first, 3)
    const sealed = await sealJson(key, `events/${first}/3`, { format: 2, type: 'dreamt', seq: 3 })
    await database.events.put({ ...row, sealed })
    expect(await historyFault(store)).toMatchObject({
      message: 'An entry in this SR’s history has a form this version of SSST Desk does not know.',
      next: 'Install the newest version of SSST Desk and open the SR again.',
    })
  })

  it('in a database of a newer SSST Desk are neither opened nor changed', async () => {
    const { database } = await aStore()
    expect(got(await countStored(database))).toBe(3)
    database.close()
    const native = (version?: number) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(database.name, version)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const newer = await native(20)
    newer.close()
    expect(faultOf(await countStored(openDatabase()))).toMatchObject({
      message: 'The store of SRs on this computer was written by a newer version of SSST Desk.',
    })
    const after = await native()
    expect(after.version).toBe(20)
    after.close()
  })
})
