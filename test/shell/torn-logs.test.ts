import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { crc32c, cutTornLogs, masked, tornAt } from '../../electron/launch/torn-logs'
import { noise } from '../corpus/bytes'

/** A record as it is written to a log that has so many bytes. */
const recordFor = (written: number, data: Buffer): Buffer => {
  const pieces: Buffer[] = []
  let at = written
  let done = 0
  for (;;) {
    const left = 32_768 - (at % 32_768)
    if (left < 7) {
      pieces.push(Buffer.alloc(left))
      at += left
      continue
    }
    const part = data.subarray(done, done + left - 7)
    const [isFirst, isLast] = [done === 0, done + part.length === data.length]
    const type = isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3
    const head = Buffer.alloc(7)
    head.writeUInt32LE(masked(crc32c(Buffer.concat([Buffer.from([type]), part]))), 0)
    head.writeUInt16LE(part.length, 4)
    head.writeUInt8(type, 6)
    pieces.push(head, part)
    at += 7 + part.length
    done += part.length
    if (isLast) return Buffer.concat(pieces)
  }
}

/** A log of records of these sizes, and where each of them ends. */
const logOf = (...sizes: readonly number[]) => {
  let log = Buffer.alloc(0)
  const ends = [0]
  for (const [index, size] of sizes.entries()) {
    log = Buffer.concat([log, recordFor(log.length, Buffer.from(noise(size, index)))])
    ends.push(log.length)
  }
  return { log, ends }
}
// One of many blocks, one that leaves too little of its block for another head, an empty one.
const { log, ends } = logOf(40, 100_000, 31_000, 0, 5000, 70_000, 12)

describe('a log of the browser’s store', () => {
  it('that is whole is left as it is', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283)
    expect(tornAt(Buffer.alloc(0))).toBeNull()
    for (const end of ends) expect(tornAt(log.subarray(0, end)), `whole to ${end}`).toBeNull()
  })

  it('is cut behind its last whole record, wherever it was torn', () => {
    const blocks = Array.from({ length: Math.ceil(log.length / 32_768) }, (_, index) => index * 32_768)
    const near = [...ends, ...blocks].flatMap(end => [-9, -7, -3, -1, 1, 3, 6, 7, 8, 500].map(by => end + by))
    for (const length of near) {
      if (ends.includes(length) || length < 1 || length >= log.length) continue
      const torn = log.subarray(0, length)
      const whole = ends.findLast(end => end <= length) ?? 0
      const left = tornAt(torn) ?? torn.length
      // Nothing but the filling at the end of a block may stand behind the last whole record.
      expect(torn.subarray(whole, left).every(byte => byte === 0) && left - whole < 7, `at ${length}`).toBe(
        true,
      )
      for (const filling of [9, 40_000])
        expect(tornAt(Buffer.concat([torn, Buffer.alloc(filling)])), `zeros at ${length}`).toBe(whole)
    }
  })

  it('is cut where the last record is not what its checksum says', () => {
    const changed = Buffer.from(log)
    changed.writeUInt8(changed.readUInt8(log.length - 3) ^ 1, log.length - 3)
    expect(tornAt(changed)).toBe(ends.at(-2))
  })

  it('that is damaged in its middle is not touched', () => {
    for (const place of [9, 60_000, 133_000]) {
      const changed = Buffer.from(log)
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
      expect(tornAt(changed), `at ${place}`).toBeNull()
    }
  })

  it('is cut in the folder, with nothing else', async () => {
    const stores = await mkdtemp(join(tmpdir(), 'ssst-desk-stores-'))
    onTestFinished(() => rm(stores, { recursive: true, force: true }))
    const store = join(stores, 'http_127.0.0.1_1.indexeddb.leveldb')
    await mkdir(store)
    const torn = Buffer.concat([log, recordFor(log.length, Buffer.alloc(900, 7)).subarray(0, 500)])
    for (const name of ['000003.log', 'MANIFEST-000001', '000005.ldb', 'LOG'])
      await writeFile(join(store, name), torn)
    await cutTornLogs(stores)
    const sizes = ['000003.log', 'MANIFEST-000001', '000005.ldb', 'LOG'].map(
      async name => (await readFile(join(store, name))).length,
    )
    expect(await Promise.all(sizes)).toEqual([log.length, log.length, torn.length, torn.length])
    await cutTornLogs(join(stores, 'none'))
  })
})
