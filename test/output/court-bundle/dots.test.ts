import { deflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFName, PDFNumber, type PDFRawStream, type PDFRef } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CourtBundleMade } from '../../../renderer/output/court-bundle/job'
import { openPages } from '../../../renderer/output/page-reading/read-pages'
import { writeJpeg } from '../../../renderer/output/picture-samples/write-jpeg'
import { meansOfNode } from '../../../scripts/bundle/means'
import { aCourtPlan, aDocument, build, check, drawnPdf, problemsOf } from '../../build/built-bundle'
import { nodeViewer } from '../../build/node-viewer'
import { packed } from '../pictures/packed'

/** A picture of 256 by 256 pixels: stripes of 16, light and dark, and a fade from top to bottom on the right. */
const side = 256
const shade = (x: number, y: number): number => (x < side / 2 ? (x % 32 < 16 ? 255 : 0) : y)

/** Samples of so many colours, the first going down as the last goes up. */
const samples = (colours: number): Uint8Array =>
  Uint8Array.from({ length: side * side * colours }, (_, at) => {
    const pixel = Math.floor(at / colours)
    const value = shade(pixel % side, Math.floor(pixel / side))
    return at % colours === 0 ? value : 255 - value / ((at % colours) + 1)
  })

const stripes = Uint8Array.from({ length: (side / 8) * side }, (_, at) => (at % 4 < 2 ? 255 : 0))

/** Shades made of dots: a quarter of all is black, evenly. */
const dots = Uint8Array.from({ length: (side / 8) * side }, (_, at) =>
  Math.floor(at / (side / 8)) % 2 ? 255 : 0b01010101,
)

/** Stripes as a fax: the first row by the lengths of its runs, each later one as the one above it. */
const fax = (() => {
  const row = `001${'10101'}${'0'}${'0000010111'}`
  const bits = row.repeat(side / 32) + '1'.repeat((side / 16) * (side - 1)) + '000000000001'.repeat(2)
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2),
  )
})()

/** The differences that row filters keep: PNG’s to the row above, TIFF’s to the pixel before. */
const filtered = (data: Uint8Array, colours: number, png: boolean): Uint8Array => {
  const row = side * colours
  if (!png) return data.map((value, at) => value - (at % row < colours ? 0 : (data[at - colours] ?? 0)))
  const out = new Uint8Array((row + 1) * side)
  for (let y = 0; y < side; y++) {
    out[y * (row + 1)] = 2
    for (let x = 0; x < row; x++)
      out[y * (row + 1) + 1 + x] = (data[y * row + x] ?? 0) - (data[(y - 1) * row + x] ?? 0)
  }
  return out
}

const flate = (colours: number, space: unknown, more: object = {}, data = samples(colours)) => ({
  data: new Uint8Array(deflateSync(data)),
  entries: { ColorSpace: space, BitsPerComponent: 8, Filter: 'FlateDecode', ...more },
})
const size = { width: side, height: side }
const palette = samples(3).subarray(0, 768)
const bits = { BitsPerComponent: 1 }
const predicted = (predictor: number) => ({
  DecodeParms: { Predictor: predictor, Colors: 3, Columns: side, BitsPerComponent: 8 },
})
const group4 = { Filter: 'CCITTFaxDecode', DecodeParms: { K: -1, Columns: side, Rows: side } }
const hex = (bytes: Uint8Array) => `hex:${Buffer.from(bytes).toString('hex')}`

const grey = { ColorSpace: 'DeviceGray', BitsPerComponent: 8 }
const faxed = (name: Parameters<typeof packed>[0], parameters: object) => ({
  data: packed(name),
  entries: {
    ...grey,
    ...bits,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { Columns: side, Rows: side, ...parameters },
  },
})
const jbig2 = (name: Parameters<typeof packed>[0]) => ({
  data: packed(name),
  entries: { ...grey, ...bits, Filter: 'JBIG2Decode' },
})

const kinds: Record<string, { data: Uint8Array; entries: Record<string, unknown>; inches?: number[] }> = {
  colour: flate(3, 'DeviceRGB'),
  'colour with PNG’s rows': flate(3, 'DeviceRGB', predicted(15), filtered(samples(3), 3, true)),
  'colour with TIFF’s rows': flate(3, 'DeviceRGB', predicted(2), filtered(samples(3), 3, false)),
  'grey, turned over': flate(1, 'DeviceGray', { Decode: [1, 0] }),
  'grey of four bits': flate(
    1,
    'DeviceGray',
    { BitsPerComponent: 4 },
    samples(1).subarray(0, (side / 2) * side),
  ),
  palette: flate(1, ['Indexed', 'DeviceRGB', 255, hex(palette)]),
  'print colours': flate(4, 'DeviceCMYK'),
  'print colours as JPEG': {
    data: writeJpeg(samples(4), size, 4, false),
    entries: { ColorSpace: 'DeviceCMYK', BitsPerComponent: 8, Filter: 'DCTDecode' },
  },
  'turned print colours as JPEG': {
    data: writeJpeg(samples(4), size, 4, true),
    entries: {
      ColorSpace: 'DeviceCMYK',
      BitsPerComponent: 8,
      Filter: 'DCTDecode',
      Decode: [1, 0, 1, 0, 1, 0, 1, 0],
    },
  },
  JPEG: {
    data: writeJpeg(samples(3), size, 3, false),
    entries: { ColorSpace: 'DeviceRGB', BitsPerComponent: 8, Filter: 'DCTDecode' },
  },
  'black and white': flate(1, 'DeviceGray', bits, stripes),
  'two colours': flate(
    1,
    ['Indexed', 'DeviceRGB', 1, hex(Uint8Array.of(0, 0, 128, 255, 250, 220))],
    bits,
    stripes,
  ),
  stencil: {
    data: new Uint8Array(deflateSync(stripes)),
    entries: { ImageMask: true, BitsPerComponent: 1, Filter: 'FlateDecode' },
  },
  fax: { data: fax, entries: { ColorSpace: 'DeviceGray', ...bits, ...group4 } },
  'fax as a stencil': { data: fax, entries: { ImageMask: true, ...bits, ...group4 } },
  'fax, turned over': {
    data: fax,
    entries: {
      ColorSpace: 'DeviceGray',
      ...bits,
      ...group4,
      DecodeParms: { ...group4.DecodeParms, BlackIs1: true },
    },
  },
  'soft mask': flate(3, 'DeviceRGB', { SMask: 'soft' }),
  'hard mask': flate(3, 'DeviceRGB', { Mask: 'hard' }),
  'drawn at two sizes': { ...flate(3, 'DeviceRGB'), inches: [0.25, 64 / 75] },
  'shades of dots': {
    data: new Uint8Array(deflateSync(dots)),
    entries: { ImageMask: true, ...bits, Filter: 'FlateDecode' },
  },
  'single colours seen through': flate(3, 'DeviceRGB', { Mask: [0, 0, 255, 255, 255, 255] }),
  'group 3': faxed('group 3', { K: 0 }),
  'group 3, rows by those above them': faxed('group 3 by the row above', { K: 4 }),
  'group 3 on whole bytes': faxed('group 3 filled up', { K: 4, EndOfLine: true }),
  'group 4': faxed('group 4', { K: -1 }),
  JBIG2: jbig2('jbig2'),
  'JBIG2 as a fax': jbig2('jbig2 as fax'),
  'JBIG2 of letters': {
    ...jbig2('jbig2 text'),
    entries: { ...jbig2('jbig2 text').entries, DecodeParms: { JBIG2Globals: hex(packed('jbig2 symbols')) } },
  },
  LZW: { data: packed('lzw'), entries: { ...grey, Filter: 'LZWDecode' } },
  'LZW, with TIFF’s rows of sixteen bits': {
    data: packed('lzw, differences of 16 bits'),
    entries: {
      ...grey,
      BitsPerComponent: 16,
      Filter: 'LZWDecode',
      DecodeParms: { Predictor: 2, Columns: side, BitsPerComponent: 16 },
    },
  },
  'sixteen bits': flate(1, 'DeviceGray', { BitsPerComponent: 16 }, samples(2)),
  'JPEG in letters': {
    data: new TextEncoder().encode(`${Buffer.from(writeJpeg(samples(3), size, 3, false)).toString('hex')}>`),
    entries: { ColorSpace: 'DeviceRGB', BitsPerComponent: 8, Filter: ['ASCIIHexDecode', 'DCTDecode'] },
  },
  'JPEG 2000': { data: packed('jpeg 2000'), entries: { ColorSpace: 'DeviceRGB', Filter: 'JPXDecode' } },
  'JPEG 2000, its own colours': { data: packed('jpeg 2000 grey'), entries: { Filter: 'JPXDecode' } },
  'broken JPEG 2000': {
    data: new Uint8Array(900),
    entries: { ColorSpace: 'DeviceRGB', Filter: 'JPXDecode' },
  },
}
const names = Object.keys(kinds)
const untouched = ['shades of dots', 'single colours seen through', 'broken JPEG 2000']

const written = () =>
  drawnPdf(document => {
    const { context } = document
    const picture = (data: Uint8Array, entries: Record<string, unknown>): PDFRef => {
      const value = (item: unknown): unknown =>
        typeof item === 'string' && item.startsWith('hex:')
          ? context.register(context.stream(Buffer.from(item.slice(4), 'hex')))
          : item === 'soft'
            ? picture(flate(1, 'DeviceGray').data, flate(1, 'DeviceGray').entries)
            : item === 'hard'
              ? picture(new Uint8Array(deflateSync(stripes)), {
                  ImageMask: true,
                  ...bits,
                  Filter: 'FlateDecode',
                })
              : Array.isArray(item)
                ? item.map(value)
                : item && typeof item === 'object'
                  ? Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, value(inner)]))
                  : item
      const whole = Object.fromEntries(Object.entries(entries).map(([key, item]) => [key, value(item)]))
      const dictionary = { Type: 'XObject', Subtype: 'Image', Width: side, Height: side, ...whole }
      return context.register(context.stream(data, dictionary as Parameters<typeof context.stream>[1]))
    }
    for (const { data, entries, inches = [64 / 150] } of Object.values(kinds)) {
      const page = document.addPage([200, 200])
      page.node.setXObject(PDFName.of('P'), picture(data, entries))
      const drawn = inches.map((inch, at) => `q ${inch * 72} 0 0 ${inch * 72} ${20 + at * 60} 60 cm /P Do Q`)
      const content = `0.8 1 0.8 rg 0 0 200 200 re f 0 0 0.5 rg ${drawn.join(' ')}`
      page.node.set(PDFName.of('Contents'), context.register(context.stream(content)))
    }
  })

/** What a page shows where its picture is, two dots for a point. */
const pageDots = async (bytes: Uint8Array, number: number): Promise<Uint8ClampedArray> => {
  const pages = await openPages(nodeViewer, bytes)
  if (!pages.ok) throw new Error(pages.fault.message)
  const { context } = await (await pages.value.page(number)).draw(2)
  const { data } = context.getImageData(40, 217, 62, 62)
  await pages.value.close()
  return data
}

let source: Uint8Array<ArrayBuffer>
let made: CourtBundleMade
let pictures: Map<string, PDFRawStream>
const number = (picture: PDFRawStream | undefined, key: string) =>
  picture?.dict.lookup(PDFName.of(key), PDFNumber).asNumber()

beforeAll(async () => {
  source = await written()
  made = await build(aCourtPlan([aDocument('a')], { dividers: false }), [source], {
    jpeg2000: meansOfNode().jpeg2000,
  })
  const document = await PDFDocument.load(made.bytes, { updateMetadata: false })
  pictures = new Map(
    names.map((name, at) => {
      const objects = document
        .getPage(at + 2)
        .node.Resources()
        ?.lookup(PDFName.of('XObject'), PDFDict)
      return [name, objects?.lookup(PDFName.of('P')) as PDFRawStream]
    }),
  )
})

describe('pictures of more than 300 dpi', () => {
  it.each(names.filter(name => !untouched.includes(name)))(
    '%s: fewer dots, and looks as before',
    async name => {
      const page = names.indexOf(name)
      const picture = pictures.get(name)
      expect(number(picture, 'Width')).toBe(name === 'drawn at two sizes' ? 256 : 128)
      const [before, after] = [await pageDots(source, page + 1), await pageDots(made.bytes, page + 3)]
      const apart =
        before.reduce((sum, value, at) => sum + Math.abs(value - (after[at] ?? 0)), 0) / before.length
      expect(apart).toBeLessThan(4)
    },
  )

  it('masks come along, and no picture has grown', () => {
    for (const [name, key] of [
      ['soft mask', 'SMask'],
      ['hard mask', 'Mask'],
    ] as const) {
      const mask = pictures.get(name)?.dict.lookup(PDFName.of(key)) as PDFRawStream
      expect([number(mask, 'Width'), number(mask, 'Height')]).toEqual([128, 128])
    }
    for (const name of names)
      expect(pictures.get(name)?.contents.length, name).toBeLessThanOrEqual(kinds[name]?.data.length ?? 0)
  })

  it('names the pages of those that stay as they are', async () => {
    expect(made.tooFine).toEqual(untouched.map(name => String(names.indexOf(name) + 3)))
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
  })
})
