import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { degrees, PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { fromSeen, type Rotation } from '../../../renderer/output/court-bundle/geometry'
import type { Fonts } from '../../../renderer/output/fonts/fonts'
import type { Glyph } from '../../../renderer/output/fonts/shape'
import { intoDocument } from '../../../renderer/output/pdf/identity-font'
import { Faces, Page, paper } from '../../../renderer/output/pdf/page'
import { Setter } from '../../../renderer/output/pdf/setter'
import { joined } from '../../corpus/bytes'

/** Numbers from 0 to 1 that are the same in every run. */
export const numbersFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const syllables =
  'ar be con der en for gar hin il jor kal len mor net or pas qui ret son tur un ver wil yon zed'.split(' ')

const word = (next: () => number) =>
  Array.from(
    { length: 1 + Math.floor(next() * 3) },
    () => syllables[Math.floor(next() * syllables.length)],
  ).join('')

const pageSizes = { portrait: [595.28, 841.89], landscape: [841.89, 595.28] } as const

interface Shape {
  /** As it is seen. */
  size: readonly [number, number]
  rotate: Rotation
}

/** A fifth of the pages lie on their side, and a fifth say they are turned, as scanners and printers make them. */
const shape = (page: number): Shape => ({
  size: page % 5 === 2 ? pageSizes.landscape : pageSizes.portrait,
  rotate: page % 10 === 4 ? 90 : page % 20 === 9 ? 270 : page % 20 === 19 ? 180 : 0,
})

/** Adds a page that is seen like that, and answers what its drawing begins with so that it is seen upright. */
const addSheet = (pdf: PDFDocument, { size: [width, height], rotate }: Shape) => {
  const [across, up] = rotate % 180 === 0 ? [width, height] : [height, width]
  const sheet = pdf.addPage([across, up])
  if (rotate) sheet.setRotation(degrees(rotate))
  const box = { left: 0, bottom: 0, right: across, top: up }
  return { sheet, turned: `${fromSeen({ box, rotation: rotate }).join(' ')} cm\n` }
}

/** Word processors move letters by a little, which is most of what their pages hold. */
const moveALittle = (glyphs: readonly Glyph[], next: () => number) => {
  for (const glyph of glyphs) if (next() < 0.38) glyph.advance += Math.round(next() * 300) / 10
}

/** A PDF of text as an office program makes it; every third one without object streams, as older ones are. */
export const textPdf = async (
  index: number,
  pages: number,
  fonts: Fonts,
): Promise<Uint8Array<ArrayBuffer>> => {
  const next = numbersFrom(index + 1)
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const setter = new Setter(fonts)
  const faces = new Faces()
  const sheets = Array.from({ length: pages }, (_, number) => {
    const seen = shape(number)
    const { size } = seen
    const { sheet, turned } = addSheet(pdf, seen)
    const drawn = new Page(faces, number)
    const count = Math.floor((size[1] - 120) / 11.5)
    for (let line = 0; line < count; line++) {
      let text = word(next)
      while (text.length < (size[0] - 100) / 5.2) text += ` ${word(next)}`
      const lines = setter.oneLine(text, size[0] - 100, { size: 9, leading: 11.5 })
      for (const { stretches } of lines) for (const { glyphs } of stretches) moveALittle(glyphs, next)
      drawn.text(lines, {
        left: 50,
        top: paper.height - size[1] + 60 + line * 11.5,
        size: 9,
        leading: 11.5,
      })
    }
    sheet.node.set(PDFName.of('Contents'), context.register(context.flateStream(turned + drawn.content())))
    return sheet
  })
  const subset = await fonts.openSubset()
  const written = faces.all().map(face => [face.resource, face.write(intoDocument(context), subset)] as const)
  for (const sheet of sheets)
    sheet.node.set(PDFName.of('Resources'), context.obj({ Font: Object.fromEntries(written) }))
  const link = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [50, 700, 200, 715],
    Border: [0, 0, 0],
    A: { S: 'URI', URI: PDFString.of('https://www.example.org/') },
  })
  sheets[0]?.node.set(PDFName.of('Annots'), context.obj([context.register(link)]))
  return saved(pdf, index)
}

/** Every third file as older programs write: without object streams. */
const saved = async (pdf: PDFDocument, index: number) =>
  new Uint8Array(
    await pdf.save({ useObjectStreams: index % 3 !== 0, objectsPerTick: Number.POSITIVE_INFINITY }),
  )

/** A PDF of scanned pages: one JPEG each, told apart by a note in it so that no two are the same. */
export const scanPdf = async (
  index: number,
  pages: number,
  pictures: readonly Uint8Array[],
  pixels: { width: number; height: number },
): Promise<Uint8Array<ArrayBuffer>> => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (let number = 0; number < pages; number++) {
    const picture = pictures[(index * pages + number) % pictures.length] ?? new Uint8Array(0)
    const note = new TextEncoder().encode(`scan ${index} ${number}`)
    const jpeg = joined(
      picture.subarray(0, 2),
      new Uint8Array([0xff, 0xfe, 0, note.length + 2]),
      note,
      picture.subarray(2),
    )
    const image = pdf.context.register(
      pdf.context.stream(jpeg, {
        Type: 'XObject',
        Subtype: 'Image',
        Width: pixels.width,
        Height: pixels.height,
        ColorSpace: 'DeviceRGB',
        BitsPerComponent: 8,
        Filter: 'DCTDecode',
      }),
    )
    const seen = shape(number)
    const { size } = seen
    const { sheet: page, turned } = addSheet(pdf, seen)
    page.node.setXObject(PDFName.of('Scan'), image)
    const drawing = `${turned}q ${size[0]} 0 0 ${size[1]} 0 0 cm /Scan Do Q`
    page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(drawing)))
  }
  return saved(pdf, index)
}

/** Writes so many PDFs into a folder and answers their paths and how large they are together. */
export const writeSources = async (
  folder: string,
  count: number,
  make: (index: number) => Promise<Uint8Array>,
): Promise<{ paths: string[]; bytes: number }> => {
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  let bytes = 0
  for (let index = 0; index < count; index++) {
    const made = await make(index)
    const path = join(folder, `${String(index + 1).padStart(3, '0')}.pdf`)
    await writeFile(path, made)
    paths.push(path)
    bytes += made.byteLength
  }
  return { paths, bytes }
}
