import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { casesIn } from '../../renderer/store/cases'
import type { Database } from '../../renderer/store/database'
import { filesIn } from '../../renderer/store/files'
import { importKey, seal } from '../../renderer/store/sealed'
import type { Happening } from '../../shared/case/events'
import { aDatabase, reopened, someKeys } from '../build/store'
import { everyType } from '../case/events'
import { got } from '../host/build/delivering'

const officer = 'Canary-Officer-7f3a'
const doing = { by: officer, at: '2026-05-11T08:00:00.000Z' }

/** What an officer typed, brought or was shown, as far as it is a text that may be chosen freely. */
const free = /^(text|reason|from|subject|note|name|spokeTo|folderLabel|path|message|draft|code)$/
const planted: string[] = []
const plant = (words: string) => {
  const canary = `${words}-Čanary-${crypto.randomUUID()}`
  planted.push(canary)
  return canary
}
const withCanaries = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) return value.map(one => withCanaries(one, name))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withCanaries(one, key)]))
  if (typeof value !== 'string') return value
  if (free.test(name)) return name === 'code' ? 'unreachable' : plant(name)
  return name === 'to' ? `${plant('to').replace('Č', 'C')}@example.gov.uk` : value
}
const everything = [
  ...(everyType.slice(1).map(one => withCanaries(one)) as Happening[]),
  { type: 'facts-recorded', facts: { payingParent: plant('fact'), costsNote: plant('fact') } } as const,
]

/** Every byte that lies in the database: keys of rows, values in the clear, ciphertexts. */
const bytesIn = async (database: Database): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  const take = (value: unknown) => {
    if (value instanceof ArrayBuffer) parts.push(new Uint8Array(value))
    else if (ArrayBuffer.isView(value))
      parts.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    else if (value !== null && typeof value === 'object')
      for (const [name, one] of Object.entries(value)) {
        parts.push(Buffer.from(name))
        take(one)
      }
    else parts.push(Buffer.from(String(value)), Buffer.from(String(value), 'utf16le'))
  }
  for (const table of database.tables) take(await table.toArray())
  return Buffer.concat(parts)
}
const holds = (bytes: Buffer, text: string) =>
  bytes.includes(Buffer.from(text)) || bytes.includes(Buffer.from(text, 'utf16le'))

describe('what lies on the disk', () => {
  it('holds nothing readable of what was entered: no fact, name, note, subject, file or officer', async () => {
    const database = aDatabase()
    const keys = someKeys()
    const cases = casesIn(database, keys)
    const id = crypto.randomUUID()
    got(await cases.start(id, [everyType[0] as Happening], doing))
    got(await cases.append(id, everything, doing))
    const inFile = plant('file')
    const fileId = crypto.randomUUID()
    got(await filesIn(database, keys).put(id, fileId, new TextEncoder().encode(inFile)))

    // All of it is there, or this would prove nothing.
    const { cases: again } = await reopened(database, keys)
    const read = JSON.stringify(got(await again.history(id)))
    const file = new TextDecoder().decode(got(await filesIn(database, keys).get(id, fileId)))
    expect(planted.length).toBeGreaterThan(20)
    expect(planted.filter(text => !read.includes(text.replace('Č', 'C')) && !read.includes(text))).toEqual([
      inFile,
    ])
    expect(file).toBe(inFile)

    const bytes = await bytesIn(database)
    expect(holds(bytes, id)).toBe(true)
    const leaked = [...planted, officer, '2026-06-25', 'hearingDate', 'liability-order', 'note-written']
    expect(leaked.filter(text => holds(bytes, text))).toEqual([])
  })

  it('has in the clear only ids, places, versions and the time of change', async () => {
    const database = aDatabase()
    const keys = someKeys()
    const id = crypto.randomUUID()
    got(await casesIn(database, keys).start(id, [everyType[0] as Happening], doing))
    got(await filesIn(database, keys).put(id, crypto.randomUUID(), new Uint8Array(3)))
    const clear = async (name: string) =>
      Object.keys((await database.table(name).toArray())[0] ?? {})
        .filter(one => one !== 'sealed')
        .sort()
    expect(await clear('cases')).toEqual(['changedAt', 'format', 'id', 'seq'])
    expect(await clear('events')).toEqual(['caseId', 'format', 'seq'])
    expect(await clear('fileParts')).toEqual(['caseId', 'fileId', 'index'])
  })
})

describe('sealing', () => {
  it('never seals the same way twice, and never lets its key be read again', async () => {
    const key = await importKey(Buffer.alloc(32, 7).toString('base64url'))
    const bytes = new TextEncoder().encode('the same')
    const ivs = await Promise.all(
      Array.from({ length: 200 }, async () => Buffer.from((await seal(key, 'a', bytes)).iv).toString('hex')),
    )
    expect(new Set(ivs).size).toBe(200)
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })
})
