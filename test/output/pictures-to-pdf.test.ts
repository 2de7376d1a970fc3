import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { Redraw } from '../../renderer/output/pictures/smaller'
import { picturesToPdf } from '../../renderer/output/pictures-to-pdf'
import { openPdf } from '../../renderer/output/reading/read-pdf'
import { supplyOf } from '../../renderer/output/supply'
import { failed, ok } from '../../shared/result'
import { joined } from '../corpus/bytes'
import { onePagePdf } from '../corpus/pdfs'
import { jpeg, type PngOptions, png, pngRows } from '../corpus/pictures'

type Pictures = [name: string, bytes: Uint8Array<ArrayBuffer>][]

const make = async (pictures: Pictures) => {
  const result = await picturesToPdf(
    pictures.map(([name]) => name),
    supplyOf(pictures.map(([, bytes]) => bytes)),
  )
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

/** The size of each page, the matrix its picture is drawn with, and the picture itself, read back from the PDF. */
const pagesOf = async (bytes: Uint8Array) => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  return document.getPages().map(page => {
    const contents = page.node.lookup(PDFName.of('Contents'))
    const streams =
      contents instanceof PDFArray ? contents.asArray().map(ref => document.context.lookup(ref)) : [contents]
    const operators = streams
      .map(stream => new TextDecoder().decode(decodePDFRawStream(stream as PDFRawStream).decode()))
      .join('\n')
    const matrix = /([-\d. ]+) cm/.exec(operators)?.[1]?.trim().split(/\s+/).map(Number) ?? []
    const objects = page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict)
    const image = objects?.lookup(objects.keys()[0] ?? PDFName.of('none'))
    if (!(image instanceof PDFRawStream)) throw new Error('No image on the page')
    return { size: page.getSize(), matrix, image }
  })
}

const number = (dictionary: PDFDict, name: string) =>
  dictionary.lookup(PDFName.of(name), PDFNumber).asNumber()

describe('a PDF of pictures', () => {
  it('has a page for each, upright or on its side, filled and in the middle', async () => {
    const { bytes, pages, warnings } = await make([
      ['tall.jpg', jpeg({ width: 1240, height: 1754 })],
      ['wide.jpg', jpeg({ width: 1754, height: 1000 })],
      ['turned.jpg', jpeg({ width: 1754, height: 1240, orientation: 6 })],
      ['small.png', png({ width: 100, height: 50 })],
    ])
    expect([pages, warnings]).toEqual([4, []])
    const [tall, wide, turned, small] = await pagesOf(bytes)
    expect(tall?.size).toEqual({ width: 595.28, height: 841.89 })
    expect(wide?.size).toEqual({ width: 841.89, height: 595.28 })
    expect(turned?.size).toEqual({ width: 595.28, height: 841.89 })
    const [width = 0, , , height = 0, x = 0, y = 0] = wide?.matrix ?? []
    expect([width, height].map(Math.round)).toEqual([842, 480])
    expect([x, y].map(Math.round)).toEqual([0, 58])
    // 100 pixels at no less than 100 to the inch are an inch.
    expect(small?.matrix.map(Math.round)).toEqual([72, 0, 0, 36, 385, 280])
  })

  it('turns a photograph as its EXIF says, and draws it once', async () => {
    // Where the first stored pixel and the last one of the first row are to be seen (EXIF 2.3, tag 0x0112).
    const seen: Record<number, [first: string, endOfRow: string]> = {
      1: ['top left', 'top right'],
      2: ['top right', 'top left'],
      3: ['bottom right', 'bottom left'],
      4: ['bottom left', 'bottom right'],
      5: ['top left', 'bottom left'],
      6: ['top right', 'bottom right'],
      7: ['bottom right', 'top right'],
      8: ['bottom left', 'top left'],
    }
    for (const [orientation, corners] of Object.entries(seen)) {
      const photo = jpeg({ width: 64, height: 40, orientation: Number(orientation) })
      const [page] = await pagesOf((await make([['a.jpg', photo]])).bytes)
      if (!page) throw new Error('No page')
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = page.matrix
      const corner = (u: number, v: number) => {
        const [x, y] = [a * u + c * v + e, b * u + d * v + f]
        return `${y > page.size.height / 2 ? 'top' : 'bottom'} ${x > page.size.width / 2 ? 'right' : 'left'}`
      }
      // The unit square's upper left corner is where a stored picture begins.
      expect([corner(0, 1), corner(1, 1)], orientation).toEqual(corners)
    }
  })

  it('takes opaque PNGs as they are packed, every pixel the same', async () => {
    const kinds: PngOptions[] = [
      { width: 31, height: 9, colour: 0, depth: 1, sample: (x, y) => (x * y) % 255 },
      { width: 31, height: 9, colour: 0, depth: 16, sample: (x, y) => x + y },
      { width: 31, height: 9, colour: 2, depth: 8, sample: (x, y, channel) => (x * y * (channel + 1)) % 256 },
      { width: 31, height: 9, colour: 3, depth: 4, palette: [1, 2, 3, 255, 0, 128], sample: x => x % 2 },
    ]
    const { bytes } = await make(kinds.map((kind, index) => [`${index}.png`, png(kind)]))
    for (const [index, { image }] of (await pagesOf(bytes)).entries()) {
      const kind = kinds[index]
      if (!kind) throw new Error('No kind')
      expect(Buffer.compare(inflateSync(image.contents), pngRows(kind))).toBe(0)
      const parameters = image.dict.lookup(PDFName.of('DecodeParms'), PDFDict)
      expect([number(image.dict, 'Width'), number(image.dict, 'Height')]).toEqual([31, 9])
      expect([number(image.dict, 'BitsPerComponent'), number(parameters, 'Predictor')]).toEqual([
        kind.depth,
        15,
      ])
      expect([number(parameters, 'Columns'), number(parameters, 'Colors')]).toEqual([
        31,
        kind.colour === 2 ? 3 : 1,
      ])
      const colours = ['/DeviceGray', '/DeviceGray', '/DeviceRGB', '[ /Indexed /DeviceRGB 1 <010203ff0080> ]']
      expect(String(image.dict.lookup(PDFName.of('ColorSpace')))).toBe(colours[index])
    }
  })

  it('keeps what is seen through in a PNG', async () => {
    const [page] = await pagesOf(
      (
        await make([
          [
            'a.png',
            png({
              width: 8,
              height: 8,
              colour: 6,
              sample: (x, _, channel) => (channel === 3 ? x * 20 : 200),
            }),
          ],
        ])
      ).bytes,
    )
    expect(page?.image.dict.lookup(PDFName.of('SMask'))).toBeInstanceOf(PDFRawStream)
  })

  it('leaves out what the camera noted', async () => {
    const photo = jpeg({ width: 64, height: 40, orientation: 6 })
    const notes = joined([0xff, 0xed, 0, 8], 'secret', [0xff, 0xfe, 0, 8], 'secret')
    const noted = joined(photo.subarray(0, 2), notes, photo.subarray(2), 'secret after the end')
    const { bytes } = await make([['a.jpg', noted]])
    const text = new TextDecoder('latin1').decode(bytes)
    expect(text).not.toMatch(/Exif|secret/)
    const [page] = await pagesOf(bytes)
    const stored = jpeg({ width: 64, height: 40 })
    expect(Buffer.compare(page?.image.contents ?? new Uint8Array(0), stored)).toBe(0)
  })

  it('is the same bytes each time', async () => {
    const pictures: Pictures = [
      ['a.jpg', jpeg({ width: 64, height: 40, orientation: 3 })],
      ['b.png', png({ width: 8, height: 8, colour: 6 })],
      ['c.png', png({ width: 8, height: 8 })],
    ]
    const [one, two] = [await make(pictures), await make(pictures)]
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
    expect(new TextDecoder('latin1').decode(one.bytes)).not.toMatch(/CreationDate|ModDate|D:20/)
    expect(await openPdf(one.bytes, 'a.pdf')).toMatchObject({ ok: true, value: { pages: 3, warnings: [] } })
  })

  it('draws a picture anew that has more dots per inch than are needed, turned as before', async () => {
    const asked: unknown[] = []
    const fewer = jpeg({ width: 2480, height: 3508 })
    const large = joined(jpeg({ width: 7016, height: 4960, orientation: 6 }))
    const redraw: Redraw = async (_, mediaType, size) => {
      asked.push({ mediaType, ...size })
      return jpeg(size)
    }
    const padded = (bytes: Uint8Array<ArrayBuffer>) => joined(bytes, new Uint8Array(5000))
    const result = await picturesToPdf(
      ['a.jpg', 'b.jpg'],
      supplyOf([padded(large), fewer.slice()]),
      undefined,
      redraw,
    )
    if (!result.ok) throw new Error(result.fault.message)
    expect(asked).toEqual([{ mediaType: 'image/jpeg', width: 3508, height: 2480 }])
    expect(result.value.warnings).toEqual([])
    const [first] = await pagesOf(result.value.bytes)
    expect(first?.image.dict.lookup(PDFName.of('Width'), PDFNumber).asNumber()).toBe(3508)
    // Upright, as the camera meant it.
    expect(first?.size.height).toBeGreaterThan(first?.size.width ?? 0)
  })

  it('keeps a picture as it is where drawing it anew gains nothing or fails, and warns of it', async () => {
    const scan = jpeg({ width: 4960, height: 7016 })
    const larger = new Uint8Array(scan.length)
    const redraws: Redraw[] = [async () => null, async () => larger, async () => new Uint8Array(9)]
    for (const redraw of redraws) {
      const result = await picturesToPdf(['scan.jpg'], supplyOf([scan.slice()]), undefined, redraw)
      expect(result.ok && result.value.warnings.join()).toContain('600 dots per inch')
    }
  })

  it('warns of more dots per inch than are needed', async () => {
    const { warnings } = await make([
      ['scan 600.jpg', jpeg({ width: 4960, height: 7016 })],
      ['scan 300.jpg', jpeg({ width: 2480, height: 3508 })],
    ])
    expect(warnings).toEqual(['‘scan 600.jpg’ has 600 dots per inch; 300 would do, in a smaller file.'])
  })

  it('tells how far it is', async () => {
    const told: [number, number][] = []
    const picture = png({ width: 4, height: 4 })
    await picturesToPdf(['a.png', 'b.png'], supplyOf([picture, picture]), (done, total) =>
      told.push([done, total]),
    )
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ])
  })
})

describe('pictures that make no PDF', () => {
  const good = png({ width: 4, height: 4 })

  it('are named', async () => {
    const outcome = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      picturesToPdf(['good.png', name], supplyOf([good, bytes]))
    expect(await outcome('cut.jpg', jpeg({ width: 64, height: 40 }).slice(0, -9))).toMatchObject({
      fault: { message: '‘cut.jpg’ is cut short: the end of the picture is missing.' },
    })
    expect(await outcome('letter.png', onePagePdf())).toMatchObject({
      fault: { message: '‘letter.png’ is a PDF, not a JPEG or PNG picture.' },
    })
    expect(await outcome('nothing.png', new Uint8Array(0))).toMatchObject({
      fault: { message: '‘nothing.png’ is empty: there is nothing in the file.' },
    })
  })

  it('say why when there are none, too many, or one cannot be had', async () => {
    expect(await picturesToPdf([], supplyOf([]))).toMatchObject({ ok: false, fault: { code: 'invalid' } })
    expect(await picturesToPdf(Array(2001).fill('a.png'), async () => ok(good))).toMatchObject({
      fault: { message: 'There are 2,001 pictures; a PDF takes up to 2,000 pages.' },
    })
    const gone = failed('not-found', 'A file of this SR is not in the store.', 'Add the file again.')
    expect(await picturesToPdf(['a.png'], async () => gone)).toEqual(gone)
    const thrown = await picturesToPdf(['a.png'], async () => {
      throw new Error('secret')
    })
    expect(thrown).toMatchObject({ ok: false, fault: { code: 'internal' } })
    expect(JSON.stringify(thrown)).not.toContain('secret')
  })
})
