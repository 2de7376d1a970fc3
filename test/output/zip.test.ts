import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../renderer/output/digest'
import { supplyOf } from '../../renderer/output/supply'
import { makeZip } from '../../renderer/output/zip'
import {
  checkZipPlan,
  isCompressed,
  largestZip,
  Manifest,
  type ZipEntry,
} from '../../renderer/output/zip-plan'
import { failed, ok } from '../../shared/result'
import { noise } from '../corpus/bytes'

const text = (words: string) => new TextEncoder().encode(words)
type Files = [path: string, bytes: Uint8Array<ArrayBuffer>][]

const planned = (files: Files): ZipEntry[] =>
  files.map(([path, { byteLength }]) => ({ path, bytes: byteLength }))
const make = async (files: Files, made?: string) => {
  const result = await makeZip(
    { entries: planned(files), ...(made ? { made } : {}) },
    supplyOf(files.map(([, bytes]) => bytes)),
  )
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}
const unpack = async (bytes: Uint8Array) => {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true })
  return Promise.all(
    Object.values(zip.files).map(async file => [file.name, await file.async('uint8array')] as const),
  )
}

const bundle: Files = [
  ['02 second.pdf', noise(200_000, 1)],
  ['01 first.txt', text('The same words again and again. '.repeat(2000))],
  ['Łukasz O’Brien/山田.jpg', noise(70_000, 2)],
  ['empty.pdf', new Uint8Array(0)],
]

/** Name, method and date of each local header, read from the bytes themselves. */
const headers = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: { name: string; flags: number; method: number; time: number; date: number }[] = []
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const nameLength = view.getUint16(at + 26, true)
    const nameAt = at + 30
    found.push({
      name: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength)),
      flags: view.getUint16(at + 6, true),
      method: view.getUint16(at + 8, true),
      time: view.getUint16(at + 10, true),
      date: view.getUint16(at + 12, true),
    })
    at = nameAt + nameLength + view.getUint16(at + 28, true) + view.getUint32(at + 18, true)
  }
  return found
}

describe('a zip', () => {
  it('holds the files in their order, whole, and the manifest last', async () => {
    const { bytes, files } = await make(bundle)
    const inside = await unpack(bytes)
    expect(inside.map(([name]) => name)).toEqual([...bundle.map(([name]) => name), 'manifest.json'])
    for (const [index, [, content]] of bundle.entries())
      expect(Buffer.compare(inside[index]?.[1] ?? new Uint8Array(1), content)).toBe(0)

    const manifest = Manifest.parse(JSON.parse(new TextDecoder().decode(inside.at(-1)?.[1])))
    expect(manifest.files).toEqual(files)
    for (const [index, [name, content]] of bundle.entries())
      expect(files[index]).toEqual({ name, bytes: content.byteLength, sha256: await sha256(content) })
  })

  it('is the same bytes each time, and hashed', async () => {
    const [one, two] = [await make(bundle), await make(bundle)]
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
    expect(one.sha256).toBe(await sha256(new Uint8Array(two.bytes)))
    const changed = await make(
      bundle.map(([path, bytes], index) => [path, index ? bytes : noise(200_000, 9)]),
    )
    expect(changed.sha256).not.toBe(one.sha256)
  })

  it('stores what is compressed, deflates the rest, dates everything alike, has no folders and UTF-8 names', async () => {
    const { bytes } = await make(bundle)
    const found = headers(bytes)
    expect(found.map(({ name, method }) => [name, method])).toEqual([
      ['02 second.pdf', 0],
      ['01 first.txt', 8],
      ['Łukasz O’Brien/山田.jpg', 0],
      ['empty.pdf', 0],
      ['manifest.json', 8],
    ])
    // 1 January 1980, midnight; no data descriptors (bit 3), UTF-8 (bit 11) where the name needs it.
    for (const { time, date, flags } of found) expect([time, date, flags & 8]).toEqual([0, 0x21, 0])
    expect(found.map(({ flags }) => (flags & 0x800) !== 0)).toEqual([false, false, true, false, false])
    expect(bytes.byteLength).toBeLessThan(275_000)
  })

  it('is to the byte what jszip writes', async () => {
    const awkward: Files = [...bundle, ['empty.txt', new Uint8Array(0)], ['a.csv', text('1,2')]]
    const { bytes } = await make(awkward)
    const zip = new JSZip()
    for (const [name, content] of await unpack(bytes))
      zip.file(name, content, {
        date: new Date(Date.UTC(1980, 0, 1)),
        createFolders: false,
        compression: isCompressed(name) ? 'STORE' : 'DEFLATE',
      })
    const peer = await zip.generateAsync({ type: 'uint8array', platform: 'DOS' })
    expect(Buffer.compare(bytes, peer)).toBe(0)
  })

  it('says in the manifest when it was made only where it is told', async () => {
    const parsed = async (made?: string) => {
      const inside = await unpack((await make(bundle, made)).bytes)
      return Manifest.parse(JSON.parse(new TextDecoder().decode(inside.at(-1)?.[1]))).made
    }
    expect(await parsed()).toBeUndefined()
    expect(await parsed('2026-12-03T10:00:00.000Z')).toBe('2026-12-03T10:00:00.000Z')
  })

  it('may hold nothing but its manifest', async () => {
    expect((await unpack((await make([])).bytes)).map(([name]) => name)).toEqual(['manifest.json'])
  })

  it('asks for its inputs in order, a few at a time, and tells how far it is', async () => {
    const files: Files = Array.from({ length: 30 }, (_, index) => [`${index}.pdf`, noise(40_000, index)])
    const asked: number[] = []
    const seen: [number, number][] = []
    let most = 0
    const result = await makeZip(
      { entries: planned(files) },
      async index => {
        asked.push(index)
        most = Math.max(most, asked.length - seen.length)
        await new Promise(resolve => setTimeout(resolve, index % 3))
        return ok(files[index]?.[1] ?? new Uint8Array(0))
      },
      (done, total) => seen.push([done, total]),
    )
    expect(result.ok).toBe(true)
    expect(asked).toEqual(files.map((_, index) => index))
    expect(most).toBeLessThanOrEqual(3)
    expect(seen).toEqual([
      ...files.map((_, index) => [(index + 1) * 40_000, 1_200_000]),
      [1_200_000, 1_200_000],
    ])
  })

  it('lets go of each input once it is written', async () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const refs: WeakRef<Uint8Array>[] = []
    const entries = Array.from({ length: 16 }, (_, index) => ({ path: `${index}.pdf`, bytes: 100_000 }))
    let alive = entries.length
    await makeZip({ entries }, async index => {
      if (index === entries.length - 1) {
        // References are kept until the end of the turn that made them.
        await new Promise(resolve => setTimeout(resolve))
        collect()
        alive = refs.filter(ref => ref.deref()).length
      }
      const bytes = noise(100_000, index)
      refs.push(new WeakRef(bytes))
      return ok(bytes)
    })
    expect(refs).toHaveLength(16)
    expect(alive).toBeLessThan(8)
  }, 30_000)

  it('is not made when an input fails, and says why', async () => {
    const gone = failed('not-found', 'A file of this SR is not in the store.', 'Add the file again.')
    const result = await makeZip({ entries: planned(bundle) }, async index =>
      index === 2 ? gone : ok(bundle[index]?.[1] ?? new Uint8Array(0)),
    )
    expect(result).toEqual(gone)
    const thrown = await makeZip({ entries: planned(bundle) }, async () => {
      throw new Error('ENOENT /home/officer/secret')
    })
    expect(thrown).toMatchObject({ ok: false, fault: { code: 'internal' } })
    expect(JSON.stringify(thrown)).not.toContain('secret')
  })

  it('is not made of bytes that are not what was planned', async () => {
    const [first] = bundle
    if (!first) throw new Error('no bundle')
    for (const entry of [
      { path: first[0], bytes: first[1].byteLength - 1 },
      { path: first[0], bytes: first[1].byteLength, sha256: '0'.repeat(64) },
    ])
      expect(await makeZip({ entries: [entry] }, supplyOf([first[1]]))).toMatchObject({
        ok: false,
        fault: { code: 'damaged', message: expect.stringContaining('02 second.pdf') },
      })
    const right = { path: first[0], bytes: first[1].byteLength, sha256: await sha256(first[1]) }
    expect(await makeZip({ entries: [right] }, supplyOf([first[1]]))).toMatchObject({ ok: true })
  })
})

describe('a plan for a zip', () => {
  it('is refused when a name would unpack elsewhere, or hide another', async () => {
    for (const path of [
      '../out.pdf',
      'a/../../out.pdf',
      '/etc/passwd',
      'C:\\x.pdf',
      'a//b.pdf',
      './a.pdf',
      'a/',
      '',
      'Manifest.JSON',
      'nul\u0000.pdf',
    ]) {
      let asked = false
      const result = await makeZip({ entries: [{ path, bytes: 0 }] }, async () => {
        asked = true
        return ok(new Uint8Array(0))
      })
      expect(result, path).toMatchObject({ ok: false, fault: { code: 'invalid' } })
      expect(asked).toBe(false)
    }
    expect(checkZipPlan({ entries: ['a.pdf', 'A.PDF'].map(path => ({ path, bytes: 1 })) })).toMatchObject({
      fault: { message: '‘A.PDF’ is in the list for the zip twice.' },
    })
  })

  it('is refused when it is too large', () => {
    expect(checkZipPlan({ entries: [{ path: 'a.pdf', bytes: largestZip }] }).ok).toBe(true)
    expect(checkZipPlan({ entries: [{ path: 'a.pdf', bytes: largestZip + 1 }] })).toMatchObject({
      fault: { message: 'The files come to 1,025 MB; a zip takes up to 1,024 MB.' },
    })
  })
})
