import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { FilePartRow } from '../../renderer/store/database'
import { filesIn } from '../../renderer/store/files'
import { aDatabase, someKeys } from '../build/store'
import { faultOf, got } from '../host/build/delivering'

const mib = 1024 * 1024
/** Bytes in which every piece differs from every other. */
const someBytes = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + (at >> 12)) & 0xff
  return bytes
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const aStore = async (length = 9 * mib) => {
  const database = aDatabase()
  const keys = someKeys()
  const files = filesIn(database, keys)
  const [caseId, fileId] = [crypto.randomUUID(), crypto.randomUUID()]
  await keys.add(caseId)
  got(await files.put(caseId, fileId, someBytes(length)))
  const rows = await database.fileParts.where({ fileId }).sortBy('index')
  const damage = async () => faultOf(await files.get(caseId, fileId)).code
  return { database, keys, files, caseId, fileId, rows, damage }
}
const row = (rows: readonly FilePartRow[], index: number): FilePartRow => {
  const found = rows[index]
  if (!found) throw new Error(`There is no piece ${index}`)
  return found
}

describe('files', () => {
  it.each([
    ['nothing', 0, 1],
    ['one byte', 1, 1],
    ['one byte less than a piece', 4 * mib - 1, 1],
    ['exactly a piece', 4 * mib, 1],
    ['a piece and a byte', 4 * mib + 1, 2],
    ['nine mebibytes', 9 * mib, 3],
  ])('of %s come back as they were', async (_, length, pieces) => {
    const { files, caseId, fileId, rows } = await aStore(length)
    expect(rows).toHaveLength(pieces)
    expect(sha256(got(await files.get(caseId, fileId)))).toBe(sha256(someBytes(length)))
  })

  it('may be part of a larger buffer without taking the rest along', async () => {
    const { files, caseId } = await aStore(1)
    const fileId = crypto.randomUUID()
    got(await files.put(caseId, fileId, someBytes(100).subarray(10, 20)))
    expect(got(await files.get(caseId, fileId))).toEqual(someBytes(100).slice(10, 20))
  })

  it('that are not there, or were dropped, are said to be so', async () => {
    const { files, caseId, fileId, database } = await aStore(5 * mib)
    await files.drop(fileId)
    expect(faultOf(await files.get(caseId, fileId)).code).toBe('not-found')
    expect(await database.fileParts.count()).toBe(0)
  })
})

describe('a file that was tampered with', () => {
  it.each([0, 1, 2])('is not given out without its piece %i', async index => {
    const { database, fileId, damage } = await aStore()
    await database.fileParts.delete([fileId, index])
    expect(await damage()).toBe('damaged')
  })

  it('is not given out cut short at the end of a piece, or with one added', async () => {
    const { database, fileId, rows, damage } = await aStore(8 * mib)
    await database.fileParts.delete([fileId, 1])
    expect(await damage()).toBe('damaged')
    await database.fileParts.bulkPut([row(rows, 1), { ...row(rows, 1), index: 2 }])
    expect(await damage()).toBe('damaged')
  })

  it('is not given out with two pieces changed about', async () => {
    const { database, rows, damage } = await aStore()
    await database.fileParts.bulkPut([
      { ...row(rows, 0), sealed: row(rows, 1).sealed },
      { ...row(rows, 1), sealed: row(rows, 0).sealed },
    ])
    expect(await damage()).toBe('damaged')
  })

  it('is not given out with a piece of another file or for another SR', async () => {
    const { database, keys, files, caseId, fileId, rows, damage } = await aStore()
    const other = crypto.randomUUID()
    got(await files.put(caseId, other, someBytes(9 * mib)))
    const foreign = await database.fileParts.get([other, 0])
    await database.fileParts.put({ ...row(rows, 0), ...(foreign && { sealed: foreign.sealed }) })
    expect(await damage()).toBe('damaged')
    const elsewhere = crypto.randomUUID()
    await keys.add(elsewhere)
    expect(faultOf(await files.get(elsewhere, other)).code).toBe('damaged')
    keys.swap(caseId)
    expect(faultOf(await files.get(caseId, fileId)).code).toBe('damaged')
  })
})

describe('a file that could not be stored', () => {
  it('leaves none of its pieces behind', async () => {
    const { database, files, caseId } = await aStore(1)
    database.fileParts.hook('creating', (_, part) => {
      if (part.index === 2) throw new DOMException('No room', 'QuotaExceededError')
    })
    const fault = faultOf(await files.put(caseId, crypto.randomUUID(), someBytes(9 * mib)))
    expect(fault.code).toBe('full')
    expect(await database.fileParts.count()).toBe(1)
  })

  it('is not stored without a key', async () => {
    const { database, files } = await aStore(1)
    expect(faultOf(await files.put(crypto.randomUUID(), crypto.randomUUID(), someBytes(1))).code).toBe(
      'damaged',
    )
    expect(await database.fileParts.count()).toBe(1)
  })
})
