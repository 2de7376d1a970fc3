import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeJpeg } from '../../../renderer/output/picture-samples/decode'
import { decodeFax } from '../../../renderer/output/picture-samples/fax'
import { decodeJbig2 } from '../../../renderer/output/picture-samples/jbig2'
import { jpegShades } from '../../../renderer/output/picture-samples/jpeg-shades'
import { decodeJpx, jpxHeader } from '../../../renderer/output/picture-samples/jpx'
import { writeFax } from '../../../renderer/output/picture-samples/write-fax'
import { fromAscii85, fromLzw, fromRuns } from '../../../renderer/output/splice/filters'
import { meansOfNode } from '../../../scripts/bundle/means'
import { numbersFrom } from '../../bench/court-bundle/sources'
import { packed } from './packed'

const size = { width: 256, height: 256 }
const dots = new Uint8Array(inflateSync(packed('dots')))
const group4 = { k: -1, aligned: false }
/** Compared at once: a byte at a time takes seconds. */
const isSame = (one: Uint8Array | null, other: Uint8Array) => one !== null && Buffer.compare(one, other) === 0

describe('faxes', () => {
  it.each([
    ['group 3', 0],
    ['group 3 by the row above', 4],
    ['group 3 filled up', 4],
    ['group 4', -1],
  ] as const)('%s is read dot by dot', (name, k) => {
    expect(isSame(decodeFax(packed(name), size, { k, aligned: false }), dots)).toBe(true)
  })

  it('rows that begin on whole bytes', () => {
    // Two rows of sixteen dots by themselves: all white, then eight black ones at the end.
    const rows = Uint8Array.of(0b10101010, 0b10000000, 0b10011000, 0b10100000)
    const shown = decodeFax(
      Uint8Array.of(0b10101000, ...rows.subarray(2)),
      { width: 16, height: 2 },
      { k: 0, aligned: true },
    )
    expect([...shown]).toEqual([0, 0, 0, 255])
  })

  it('what is written is read again, whatever it is', () => {
    const next = numbersFrom(7)
    for (const width of [1, 7, 64, 5300]) {
      const to = { width, height: 24 }
      const row = Math.ceil(width / 8)
      // Rows like the one above, noise, and long runs of one colour.
      const picture = new Uint8Array(row * to.height)
      for (let at = 0; at < picture.length; at++) {
        const y = Math.floor(at / row)
        picture[at] =
          y % 3 === 0 ? next() * 256 : y % 3 === 1 ? (picture[at - row] ?? 0) << 1 : y % 2 ? 255 : 0
        if (at % row === row - 1 && width % 8 > 0) picture[at] = (picture[at] ?? 0) & (0xff00 >> (width % 8))
      }
      expect(isSame(decodeFax(writeFax(picture, to), to, group4), picture)).toBe(true)
    }
    expect(writeFax(dots, size).length).toBe(packed('group 4').length)
  })

  it('one that ends too early or is something else is not taken', () => {
    expect(() => decodeFax(packed('group 4').subarray(0, 300), size, group4)).toThrow()
    expect(() => decodeFax(packed('jpeg'), size, group4)).toThrow()
    expect(() => decodeFax(packed('group 4'), { width: 250, height: 256 }, group4)).toThrow()
  })
})

describe('JBIG2', () => {
  it('is read dot by dot', async () => {
    expect(isSame(await decodeJbig2([packed('jbig2')], size), dots)).toBe(true)
    expect(isSame(await decodeJbig2([packed('jbig2 as fax')], size), dots)).toBe(true)
  })

  it('makes no room for more than the picture', async () => {
    const data = packed('jbig2')
    const larger = (at: number) => {
      const changed = data.slice()
      changed[at] = 0x7f
      return changed
    }
    expect(await decodeJbig2([data], { width: 250, height: 256 })).toBeNull()
    // The width of its page, and that of its region.
    expect(await decodeJbig2([larger(11)], size)).toBeNull()
    expect(await decodeJbig2([larger(41)], size)).toBeNull()
    expect(await decodeJbig2([data], { width: 60_000, height: 60_000 })).toBeNull()
  })
})

describe('JPEG 2000', () => {
  const decoder = meansOfNode().jpeg2000 ?? (() => Promise.reject(new Error('No decoder')))

  it('is read in the size that is wanted', async () => {
    const data = packed('jpeg 2000 grey')
    const header = jpxHeader(data)
    expect(header).toMatchObject({ ...size, count: 1, colours: 'grey', isExact: true })
    if (!header) return
    const whole = await decodeJpx(data, header, size, decoder)
    expect(Array.from({ length: 8 }, (_, at) => whole?.data[(at * 32 + 1) * 256 + 200])).toEqual([
      1, 33, 65, 97, 129, 161, 193, 225,
    ])
    const small = await decodeJpx(data, header, { width: 60, height: 64 }, decoder)
    expect(small?.size).toEqual({ width: 64, height: 64 })
    expect(small?.data.length).toBe(64 * 64)
  })

  it('is not begun where it is too large, and broken data is said to be broken', async () => {
    const data = packed('jpeg 2000')
    const header = jpxHeader(data)
    if (!header) throw new Error('No head')
    expect(header).toMatchObject({ count: 3, colours: 'rgb', isExact: false })
    const never = () => Promise.reject(new Error('Begun'))
    const huge = { ...header, width: 60_000, height: 60_000 }
    expect(await decodeJpx(data, huge, { width: 60_000, height: 60_000 }, never)).toBeNull()
    await expect(decodeJpx(data.subarray(0, 200), header, size, decoder)).rejects.toThrow()
    expect(jpxHeader(packed('jpeg'))).toBeNull()
  })
})

/** LZW as PDF has it; all its codes are used up now and then. */
const lzw = (data: Uint8Array, early: number): Uint8Array => {
  let bits = ''
  let known = new Map<string, number>()
  let width = 9
  const put = (code: number) => {
    bits += code.toString(2).padStart(width, '0')
  }
  put(256)
  let held = ''
  for (const byte of data) {
    const letter = String.fromCharCode(byte)
    const code = (text: string) => (text.length === 1 ? text.charCodeAt(0) : known.get(text))
    if (code(held + letter) !== undefined) {
      held += letter
      continue
    }
    put(code(held) ?? 0)
    known.set(held + letter, 258 + known.size)
    // Its reader knows one less.
    if (258 + known.size - 1 + early >= 1 << width && width < 12) width++
    if (258 + known.size >= 4094) {
      put(256)
      known = new Map()
      width = 9
    }
    held = letter
  }
  put(held.length === 1 ? held.charCodeAt(0) : (known.get(held) ?? 0))
  if (258 + known.size + early >= 1 << width && width < 12) width++
  put(257)
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2),
  )
}

describe('filters of old files', () => {
  it.each([0, 1])('LZW, its codes %i earlier', early => {
    const next = numbersFrom(3)
    const data = Uint8Array.from({ length: 20_000 }, (_, at) => (at % 5000 < 4000 ? next() * 8 : 65))
    expect(isSame(fromLzw(lzw(data, early), data.length, early), data)).toBe(true)
    expect(() => fromLzw(lzw(data, early), data.length - 1, early)).toThrow()
    expect(() => fromLzw(Uint8Array.of(0xff, 0xff, 0xff), 100, early)).toThrow()
  })

  it('ASCII 85 and runs', () => {
    const text = (words: string) => new TextEncoder().encode(words)
    expect(new TextDecoder().decode(fromAscii85(text('87cUR\nD]i,"Ebo80~>')))).toBe('Hello World!')
    expect([...fromAscii85(text('z5l~>'))]).toEqual([0, 0, 0, 0, 65])
    expect([...fromRuns(Uint8Array.of(1, 7, 8, 254, 9, 128, 5), 10)]).toEqual([7, 8, 9, 9, 9])
    expect(() => fromRuns(Uint8Array.of(129, 1, 129, 1), 200)).toThrow()
  })
})

describe('the shades of a JPEG', () => {
  const plain = jpegShades(packed('jpeg'))

  it('are the means of its blocks', async () => {
    const { width, data } = await decodeJpeg(packed('jpeg, grey of two by two'), -1)
    const [shades] = jpegShades(packed('jpeg, grey of two by two')) ?? []
    expect([shades?.width, shades?.height]).toEqual([13, 9])
    for (let y = 0; y < 8; y++)
      for (let x = 0; x < 12; x++) {
        let sum = 0
        for (let at = 0; at < 64; at++) sum += data[(y * 8 + (at >> 3)) * width + x * 8 + (at & 7)] ?? 0
        expect(Math.abs((shades?.means[y * 13 + x] ?? 0) - sum / 64)).toBeLessThan(1.5)
      }
  })

  it.each(['jpeg, progressive', 'jpeg, restarted', 'jpeg, progressive and restarted'] as const)(
    '%s: the same as of the plain one',
    name => {
      expect(plain).toHaveLength(3)
      expect(jpegShades(packed(name))).toEqual(plain)
    },
  )
})
