import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { handoverHeaderBytes } from '../../../shared/host/handover'
import { anOrder } from '../build/deleting'
import { faultOf, got } from '../build/delivering'
import type { Connected } from '.'

const passphrase = 'three invented words'
const changedAt = '2026-05-11T08:00:00.000Z'

/** A file cut into its beginning and its sealed pieces. */
const cut = (file: Buffer) => {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let at = handoverHeaderBytes; at < file.byteLength; ) {
    const length = file.readUInt32BE(at)
    pieces.push(Uint8Array.from(file.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return { header: Uint8Array.from(file.subarray(0, handoverHeaderBytes)), pieces }
}

export const describeHandover = (here: Connected): void => {
  // A passphrase is slow by design: one file serves every test that only reads.
  let kept: Awaited<ReturnType<typeof make>> | undefined
  const made = async () => {
    kept ??= await make()
    return kept
  }
  const make = async () => {
    const { call } = here()
    got(await call('vault.create', {}))
    const caseId = randomUUID()
    const { key } = got(await call('vault.addCase', { caseId }))
    got(await call('vault.settleCase', { caseId }))
    const order = {
      from: 'Alex Fictional',
      cases: [{ caseId, seq: 2, changedAt, rows: 1, files: 2 }],
    }
    const { token } = got(await call('handover.begin', { passphrase, order }))
    const contents = [300, 4 * 1024 * 1024, 1].map(size => new Uint8Array(randomBytes(size)))
    for (const bytes of contents) got(await call('handover.piece', { token, bytes }))
    const file = got(await call('handover.commit', { token }))
    const whole = await readFile(file.place)
    return { caseId, key, contents, file, whole, ...cut(whole) }
  }

  it('writes a file that opens with its passphrase, piece by piece', async () => {
    const { call } = here()
    const { caseId, key, contents, file, header, pieces } = await make()
    // The list of handover files is sealed under the register's key: that alone is no register that was lost.
    expect(got(await call('retention.resume', {}))).toEqual({ deletions: [], unreadable: 0 })
    expect(file.name).toMatch(/^SSST Desk handover \d{4}-\d\d-\d\d\.ssst-handover$/)
    const [first, ...rest] = pieces
    if (!first) throw new Error('The file is empty')
    const { token, list } = got(await call('handover.open', { passphrase, header, first }))
    expect(list).toMatchObject({ from: 'Alex Fictional', cases: [{ caseId, key, rows: 1, files: 2 }] })
    const read = []
    for (const bytes of rest) read.push(got(await call('handover.read', { token, bytes })))
    expect(read.map(one => one.last)).toEqual([false, false, true])
    for (const [index, one] of read.entries())
      expect(Buffer.from(one.bytes).equals(contents[index] ?? Buffer.alloc(0))).toBe(true)
    // The case is here, so that its key is not taken in a second time.
    expect(faultOf(await call('handover.adopt', { token, caseId })).code).toBe('conflict')
  })

  it('gives no key back to a case that was deleted here for good', async () => {
    const { call, dataDir } = here()
    const { caseId, header, pieces } = await make()
    const [first = new Uint8Array(0)] = pieces
    got(await call('retention.delete', anOrder(caseId)))
    const { token } = got(await call('handover.open', { passphrase, header, first }))
    expect(faultOf(await call('handover.adopt', { token, caseId })).code).toBe('refused')
    // Nor where nobody can tell any more what was deleted.
    for (const folder of [dataDir, path.join(dataDir, 'backups')])
      await rm(path.join(folder, 'deletions.json'))
    expect(faultOf(await call('handover.adopt', { token, caseId })).message).toContain(
      'register of deletions',
    )
    expect(got(await call('vault.keys', {})).map(one => one.caseId)).not.toContain(caseId)
  })

  it('holds no key and no name in the clear', async () => {
    const { whole, key } = await made()
    expect(whole.includes(key) || whole.includes(Buffer.from(key, 'base64url'))).toBe(false)
    expect(whole.includes('Alex Fictional')).toBe(false)
  })

  it('refuses another passphrase, a foreign file, and a cost that would take all memory', async () => {
    const { call } = here()
    const { header, pieces } = await made()
    const first = pieces[0] ?? new Uint8Array(20)
    const open = (changed: Uint8Array<ArrayBuffer>, words = passphrase) =>
      call('handover.open', { passphrase: words, header: changed, first })
    expect(faultOf(await open(header, 'another passphrase'))).toMatchObject({ code: 'refused' })
    expect(faultOf(await open(new Uint8Array(handoverHeaderBytes))).message).toContain('not a handover file')
    const costly = header.slice()
    new DataView(costly.buffer).setUint32(12, 2 ** 30)
    expect(faultOf(await open(costly)).code).toBe('invalid')
    const newer = header.slice()
    new DataView(newer.buffer).setUint32(8, 2)
    expect(faultOf(await open(newer)).message).toContain('newer version')
  })

  it('finds a piece that is changed, in the wrong place, cut off or one too many', async () => {
    const { call } = here()
    const { header, pieces } = await made()
    const [first, second, third, fourth] = pieces
    if (!first || !second || !third || !fourth) throw new Error('The file is too short')
    const { token } = got(await call('handover.open', { passphrase, header, first }))
    const next = (bytes: Uint8Array<ArrayBuffer>) => call('handover.read', { token, bytes })
    const flipped = second.slice()
    flipped[9] = (flipped[9] ?? 0) ^ 1
    for (const wrong of [flipped, third, first]) expect(faultOf(await next(wrong)).code).toBe('damaged')
    got(await next(second))
    for (const wrong of [second, fourth]) expect(faultOf(await next(wrong)).code).toBe('damaged')
    got(await next(third))
    expect(got(await next(fourth)).last).toBe(true)
    expect(faultOf(await next(fourth)).code).toBe('damaged')
  })

  it('leaves nothing behind when it is broken off, or does not come to its end', async () => {
    const { call, dataDir } = here()
    got(await call('vault.create', {}))
    const caseId = randomUUID()
    got(await call('vault.addCase', { caseId }))
    const order = { from: 'A', cases: [{ caseId, seq: 1, changedAt, rows: 2, files: 0 }] }
    const one = got(await call('handover.begin', { passphrase, order }))
    got(await call('handover.piece', { token: one.token, bytes: new Uint8Array([1]) }))
    expect(faultOf(await call('handover.commit', one)).code).toBe('invalid')
    const two = got(await call('handover.begin', { passphrase, order }))
    got(await call('handover.abort', two))
    expect(faultOf(await call('handover.piece', { ...two, bytes: new Uint8Array([1]) })).code).toBe(
      'not-found',
    )
    expect(await readdir(path.join(dataDir, '..', 'saved'))).toEqual([])
  })

  it('takes no case that the key store does not know', async () => {
    const { call } = here()
    got(await call('vault.create', {}))
    const order = { from: 'A', cases: [{ caseId: randomUUID(), seq: 1, changedAt, rows: 1, files: 0 }] }
    expect((await call('handover.begin', { passphrase, order })).ok).toBe(false)
  })
}
