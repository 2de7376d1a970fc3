import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { chunkBytes, piecesInFlight } from '../../../shared/host/delivery'
import {
  aFilePlan,
  aFolderPlan,
  deliver,
  type Files,
  faultOf,
  got,
  mapFolder,
  send,
  sha256Of,
} from '../build/delivering'
import { unsafeNames } from '../build/unsafe-names'
import type { Connected } from '.'

export const describeDelivery = (here: Connected): void => {
  it('saves a file of several pieces, and its receipt is true', async () => {
    const { call, share } = here()
    const { id } = await mapFolder(call, share)
    const content = randomBytes(2 * chunkBytes + 17)
    const plan = aFilePlan(id, 'bundle.zip', content)
    const receipt = got(await deliver(call, plan, [content]))
    const at = path.join(share, 'bundle.zip')
    expect(receipt).toMatchObject({
      name: 'bundle.zip',
      path: at,
      bytes: content.byteLength,
      sha256: sha256Of(content),
      alreadyThere: false,
    })
    expect((await readFile(at)).equals(content)).toBe(true)
    expect(await readdir(share)).toEqual(['bundle.zip'])
    expect(got(await call('delivery.check', plan)).state).toBe('there')
    await writeFile(at, 'changed')
    expect(got(await call('delivery.check', plan))).toEqual({ state: 'changed' })
    await rm(at)
    expect(got(await call('delivery.check', plan))).toEqual({ state: 'missing' })
  })

  it('saves a folder, empty files and inner folders included', async () => {
    const { call, share } = here()
    const { id } = await mapFolder(call, share)
    const files = { 'b.txt': 'two', 'inner/deep/a.txt': 'one', 'inner/empty.txt': '' }
    const plan = aFolderPlan(id, 'SR 1-2345', files)
    const receipt = got(await deliver(call, plan, Object.values(files)))
    const lines = Object.entries(files).map(([name, content]) => `${sha256Of(content)}  ${name}\n`)
    expect(receipt).toMatchObject({
      name: 'SR 1-2345',
      bytes: 6,
      sha256: sha256Of(lines.sort().join('')),
    })
    for (const [name, content] of Object.entries(files)) {
      expect(await readFile(path.join(share, 'SR 1-2345', name), 'utf8')).toBe(content)
    }
    expect(await readdir(share)).toEqual(['SR 1-2345'])
    expect(got(await call('delivery.check', plan)).state).toBe('there')
    await rm(path.join(share, 'SR 1-2345', 'inner', 'empty.txt'))
    expect(got(await call('delivery.check', plan))).toEqual({ state: 'changed' })
  })

  it('saves an empty file', async () => {
    const { call, share } = here()
    const { id } = await mapFolder(call, share)
    got(await deliver(call, aFilePlan(id, 'empty.txt', ''), ['']))
    expect(await readFile(path.join(share, 'empty.txt'), 'utf8')).toBe('')
  })

  it('receipts the same content as it stands, and gives other content the next name', async () => {
    const { call, share } = here()
    const { id } = await mapFolder(call, share)
    const first = got(await deliver(call, aFilePlan(id, 'Form.pdf', 'one'), ['one']))
    const again = got(await deliver(call, aFilePlan(id, 'Form.pdf', 'one'), ['one']))
    expect(again).toMatchObject({ name: first.name, alreadyThere: true })
    const other = got(await deliver(call, aFilePlan(id, 'Form.pdf', 'two'), ['two']))
    expect(other).toMatchObject({ name: 'Form (2).pdf', alreadyThere: false })
    const otherCapitals = got(await deliver(call, aFilePlan(id, 'FORM.PDF', 'three'), ['three']))
    expect(otherCapitals.name).toBe('FORM (3).PDF')
    const lostAnswer = got(await deliver(call, aFilePlan(id, 'Form.pdf', 'two'), ['two']))
    expect(lostAnswer).toMatchObject({ name: 'Form (2).pdf', alreadyThere: true })
    expect((await readdir(share)).sort()).toEqual(['FORM (3).PDF', 'Form (2).pdf', 'Form.pdf'])
    expect(await readFile(path.join(share, 'Form.pdf'), 'utf8')).toBe('one')
  })

  it('tells a folder with one file more or less from the same folder', async () => {
    const { call, share } = here()
    const { id } = await mapFolder(call, share)
    const two = { 'a.txt': 'a', 'b.txt': 'b' }
    got(await deliver(call, aFolderPlan(id, 'Case', two), ['a', 'b']))
    const same = got(await deliver(call, aFolderPlan(id, 'Case', two), ['a', 'b']))
    expect(same).toMatchObject({ name: 'Case', alreadyThere: true })
    const fewer = got(await deliver(call, aFolderPlan(id, 'Case', { 'a.txt': 'a' }), ['a']))
    expect(fewer).toMatchObject({ name: 'Case (2)', alreadyThere: false })
    await mkdir(path.join(share, 'Empty'))
    const beside = got(await deliver(call, aFolderPlan(id, 'Empty', { 'a.txt': 'a' }), ['a']))
    expect(beside.name).toBe('Empty (2)')
  })

  it('refuses a folder that is not mapped', async () => {
    const { call } = here()
    const plan = aFilePlan(randomUUID(), 'a.txt', 'a')
    expect(faultOf(await call('delivery.begin', plan)).code).toBe('not-found')
    expect(faultOf(await call('delivery.check', plan)).code).toBe('not-found')
  })

  it.each(unsafeNames)('refuses the name %j', async name => {
    const { call, share } = here()
    const { id } = await mapFolder(call, share)
    const asFile = { ...aFilePlan(id, 'a.txt', ''), name }
    const asEntry = aFolderPlan(id, 'Case', { 'a.txt': 'a' })
    for (const entry of asEntry.entries) entry.path = ['inner', name]
    for (const plan of [asFile, asEntry]) {
      expect(faultOf(await call('delivery.begin', plan)).code).toBe('invalid')
      expect(faultOf(await call('delivery.check', plan)).code).toBe('invalid')
    }
    expect(await readdir(share)).toEqual([])
  })

  it('refuses two names that are one to Windows, and a file used as a folder', async () => {
    const { call, share } = here()
    const { id } = await mapFolder(call, share)
    const clashes: Files[] = [
      { 'a/Letter.pdf': '1', 'A/letter.PDF': '2' },
      { 'caf\u00e9.txt': '1', 'cafe\u0301.txt': '2' },
      { a: '1', 'a/b': '2' },
    ]
    for (const files of clashes) {
      expect(faultOf(await call('delivery.begin', aFolderPlan(id, 'Case', files))).code).toBe('invalid')
    }
    expect(await readdir(share)).toEqual([])
  })

  describe('pieces', () => {
    const begun = async () => {
      const { call, share } = here()
      const { id } = await mapFolder(call, share)
      const content = randomBytes(3000)
      const plan = aFilePlan(id, 'a.bin', content)
      const { token } = got(await call('delivery.begin', plan))
      return { call, share, content, plan, token }
    }

    it.each([
      ['out of order', 0, 1000, 1000],
      ['before the start', 0, -1, 10],
      ['of an entry that is not planned', 1, 0, 10],
      ['longer than planned', 0, 0, 3001],
      ['larger than a piece may be', 0, 0, chunkBytes + 1],
    ])('refuses one %s and changes nothing', async (_, entry, offset, length) => {
      const { call, share, content, token } = await begun()
      const wrong = { token, nth: 0, entry, offset, bytes: new Uint8Array(length) }
      expect(faultOf(await call('delivery.chunk', wrong)).code).toBe('invalid')
      got(await send(call, token, [content]))
      got(await call('delivery.commit', { token }))
      expect((await readFile(path.join(share, 'a.bin'))).equals(content)).toBe(true)
    })

    it('refuses the next file before the one begun is whole', async () => {
      const { call, share } = here()
      const { id } = await mapFolder(call, share)
      const plan = aFolderPlan(id, 'Case', { 'a.txt': 'aaaa', 'b.txt': 'bbbb' })
      const { token } = got(await call('delivery.begin', plan))
      const piece = (entry: number, text: string) =>
        call('delivery.chunk', { token, nth: entry, entry, offset: 0, bytes: Buffer.from(text) })
      got(await piece(0, 'aa'))
      expect(faultOf(await piece(1, 'bbbb')).code).toBe('invalid')
    })

    it.each([
      ['missing bytes', (content: Uint8Array<ArrayBuffer>) => content.subarray(1)],
      ['other bytes', (content: Uint8Array<ArrayBuffer>) => content.map(byte => byte ^ 1)],
    ])('does not commit %s', async (_, spoil) => {
      const { call, share, content, token } = await begun()
      got(await send(call, token, [spoil(content)]))
      expect(faultOf(await call('delivery.commit', { token })).code).toBe('invalid')
      expect(await readdir(share)).toEqual([])
      expect(faultOf(await call('delivery.commit', { token })).code).toBe('not-found')
    })

    it('leaves nothing after an abort, and abort may be said twice', async () => {
      const { call, share, content, token } = await begun()
      got(await send(call, token, [content]))
      expect(await readdir(share)).toHaveLength(1)
      got(await call('delivery.abort', { token }))
      expect(await readdir(share)).toEqual([])
      got(await call('delivery.abort', { token }))
      const late = { token, nth: 1, entry: 0, offset: 0, bytes: content }
      expect(faultOf(await call('delivery.chunk', late)).code).toBe('not-found')
    })

    it('puts pieces that overtook each other in order', async () => {
      const { call, share, content, token } = await begun()
      const piece = (nth: number) =>
        call('delivery.chunk', {
          token,
          nth,
          entry: 0,
          offset: nth * 1000,
          bytes: content.subarray(nth * 1000, nth * 1000 + 1000),
        })
      for (const sent of await Promise.all([piece(2), piece(1), piece(0)])) got(sent)
      got(await call('delivery.commit', { token }))
      expect((await readFile(path.join(share, 'a.bin'))).equals(content)).toBe(true)
    })

    it('refuses a piece that is far ahead or waits already, and answers those that wait at the end', async () => {
      const { call, content, token } = await begun()
      const piece = (nth: number) =>
        call('delivery.chunk', { token, nth, entry: 0, offset: nth, bytes: content.subarray(nth, nth + 1) })
      expect(faultOf(await piece(piecesInFlight)).code).toBe('invalid')
      const waits = [piece(1), piece(1)]
      expect(faultOf(await Promise.race(waits)).code).toBe('invalid')
      got(await call('delivery.abort', { token }))
      expect((await Promise.all(waits)).map(one => faultOf(one).code).sort()).toEqual([
        'invalid',
        'not-found',
      ])
    })

    it('tells how far a commit is, and is given up while it reads back', async () => {
      const { call, share } = here()
      const { id } = await mapFolder(call, share)
      const content = Buffer.alloc(48 * 1024 * 1024, 7)
      const { token } = got(await call('delivery.begin', aFilePlan(id, 'large.bin', content)))
      got(await send(call, token, [content]))
      expect(got(await call('delivery.progress', { token }))).toEqual({
        readBytes: 0,
        ofBytes: 2 * content.byteLength,
      })
      const committing = call('delivery.commit', { token })
      got(await call('delivery.abort', { token }))
      expect(faultOf(await committing).code).toBe('cancelled')
      expect(await readdir(share)).toEqual([])
      expect(faultOf(await call('delivery.progress', { token })).code).toBe('not-found')
    })

    it('takes the place of an earlier attempt of the same delivery', async () => {
      const { call, share, content, plan, token } = await begun()
      got(await deliver(call, plan, [content]))
      expect(faultOf(await call('delivery.commit', { token })).code).toBe('not-found')
      expect(await readdir(share)).toEqual(['a.bin'])
    })

    it('refuses a plan for a file that is not one file', async () => {
      const { call, plan } = await begun()
      const two = { ...plan, entries: [...plan.entries, ...plan.entries] }
      expect(faultOf(await call('delivery.begin', two)).code).toBe('invalid')
    })
  })
}
