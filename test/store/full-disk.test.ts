import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { casesIn } from '../../renderer/store/cases'
import { countStored } from '../../renderer/store/database'
import { renewLog } from '../../renderer/store/ready'
import { aDatabase, someKeys } from '../build/store'
import { faultOf, got } from '../host/build/delivering'

const doing = { by: 'Alex Fictional', at: '2026-05-11T08:00:00.000Z' }
const opening = { type: 'opened', procedure: { id: 'liability-order', version: 1 } } as const
const note = { type: 'note-written', text: 'Invented' } as const

/** A store with one SR, on a disk that can be made full. */
const aStore = async () => {
  const disk = { isFull: false }
  const database = Object.assign(aDatabase(), { isDiskFull: async () => disk.isFull })
  const cases = casesIn(database, someKeys())
  const id = crypto.randomUUID()
  got(await cases.start(id, [opening], doing))
  return { disk, database, cases, id }
}

describe('on a full disk', () => {
  it('nothing is written to the store, and the same is stored once there is room', async () => {
    const { disk, database, cases, id } = await aStore()
    disk.isFull = true
    expect(faultOf(await cases.append(id, [note], doing)).code).toBe('full')
    expect(await database.events.count()).toBe(1)
    disk.isFull = false
    expect(got(await cases.append(id, [note], doing)).notes).toHaveLength(1)
  })

  it('a store that the browser closed is not opened; once there is room it goes on by itself', async () => {
    const { disk, database, cases, id } = await aStore()
    expect(got(await countStored(database))).toBe(1)
    database.close()
    disk.isFull = true
    expect(faultOf(await countStored(database)).code).toBe('full')
    expect(database.isOpen()).toBe(false)
    disk.isFull = false
    expect(got(await cases.append(id, [note], doing)).notes).toHaveLength(1)
    expect(got(await countStored(database))).toBe(1)
    expect(await database.fileParts.count()).toBe(0)
  })

  it('the log of the store is not renewed', async () => {
    const { disk, database } = await aStore()
    const written: unknown[] = []
    database.fileParts.hook('creating', key => void written.push(key))
    disk.isFull = true
    await renewLog(database)
    expect(written).toEqual([])
    disk.isFull = false
    await renewLog(database)
    expect(written).toHaveLength(100)
    expect(await database.fileParts.count()).toBe(0)
  })
})
