import { type PDFContext, PDFRawStream, type PDFRef } from 'pdf-lib'
import type { Area } from '../../../shared/bundle/court/plan'
import type { Sheet } from '../page-reading/viewer'

/** Packs pieces as they come, so that they never lie in memory together. */
const deflated = async (pieces: Iterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> => {
  const { readable, writable } = new CompressionStream('deflate')
  const packed = new Response(readable).arrayBuffer()
  const writer = writable.getWriter()
  for (const piece of pieces) await writer.write(piece)
  await writer.close()
  return new Uint8Array(await packed)
}

/** Blacks the areas out, whole dots at their edges included; `scale` is dots for a point. */
export const blacken = ({ canvas, context }: Sheet, areas: readonly Area[], scale: number): void => {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.globalCompositeOperation = 'source-over'
  context.fillStyle = '#000000'
  for (const { x, y, width, height } of areas) {
    const left = Math.max(0, Math.floor(x * scale))
    const top = Math.max(0, Math.floor(y * scale))
    const right = Math.min(canvas.width, Math.ceil((x + width) * scale))
    const bottom = Math.min(canvas.height, Math.ceil((y + height) * scale))
    if (right > left && bottom > top) context.fillRect(left, top, right - left, bottom - top)
  }
}

/** A rectangle of dots of a surface. */
interface Part {
  left: number
  top: number
  width: number
  height: number
}

/** A picture of a part of a surface, put into a PDF. */
export interface EmbeddedPart extends Part {
  picture: PDFRef
}

/** Some rows of a surface. */
interface Dots {
  data: Uint8ClampedArray
  /** The same, a number for each dot. */
  whole: Uint32Array
  /** Dots in a row of the whole surface. */
  across: number
  /** The first row. */
  top: number
  rows: number
}

/** So many rows of a surface are looked at together; a copy of all of it would take as much memory once more. */
const rowsAtOnce = 128

/** Rows of a surface from one to before another; of every so many stretches, the first. */
function* stretches({ canvas, context }: Sheet, from: number, to: number, every = 1): Generator<Dots> {
  for (let top = from; top < to; top += rowsAtOnce * every) {
    const rows = Math.min(rowsAtOnce, to - top)
    const { data } = context.getImageData(0, top, canvas.width, rows)
    yield { data, whole: new Uint32Array(data.buffer), across: canvas.width, top, rows }
  }
}

/** White and nothing seen through: most dots of most pages, so it is asked for first. */
const white = 0xffffffff

/** More than this between red, green and blue is colour and not a shade. */
const shade = 8

const isGrey = ({ data, whole, across, rows }: Dots, { left, width }: Part): boolean => {
  for (let row = 0; row < rows; row++)
    for (let at = row * across + left; at < row * across + left + width; at++) {
      if (whole[at] === white) continue
      const red = data[at * 4] ?? 0
      const green = data[at * 4 + 1] ?? 0
      const blue = data[at * 4 + 2] ?? 0
      if (Math.abs(red - green) > shade || Math.abs(green - blue) > shade || Math.abs(red - blue) > shade)
        return false
    }
  return true
}

/** From here on up, in each colour, a dot is paper. */
const paper = 250

/** The first and the last dot of a row that is not paper; null for an empty row. */
const inkOf = ({ data, whole, across }: Dots, row: number): [first: number, last: number] | null => {
  const isInk = (column: number) => {
    if (whole[row * across + column] === white) return false
    const at = (row * across + column) * 4
    return (data[at] ?? 0) < paper || (data[at + 1] ?? 0) < paper || (data[at + 2] ?? 0) < paper
  }
  let first = 0
  while (first < across && !isInk(first)) first++
  if (first === across) return null
  let last = across - 1
  while (!isInk(last)) last--
  return [first, last]
}

/** Bands of a surface with something on them, between bands of at least `gap` empty rows, cut to what is on them. */
const bandsOf = (sheet: Sheet, gap: number): Part[] => {
  const bands: { left: number; right: number; top: number; bottom: number }[] = []
  for (const dots of stretches(sheet, 0, sheet.canvas.height))
    for (let at = 0; at < dots.rows; at++) {
      const ink = inkOf(dots, at)
      if (!ink) continue
      const [left, right] = ink
      const row = dots.top + at
      const band = bands.at(-1)
      if (band && row - band.bottom <= gap) {
        band.left = Math.min(band.left, left)
        band.right = Math.max(band.right, right)
        band.bottom = row
      } else bands.push({ left, right, top: row, bottom: row })
    }
  return bands.map(({ left, right, top, bottom }) => ({
    left,
    top,
    width: right - left + 1,
    height: bottom - top + 1,
  }))
}

/** How a part is kept without loss. */
interface Exact {
  colours: 1 | 3
  bits: 4 | 8
}

/** Each shade as one of sixteen. */
const fewer = Uint8Array.from({ length: 256 }, (_, value) => Math.round(value / 17))

const exactOf = (sheet: Sheet, part: Part, drawing: boolean): Exact => {
  let colours: 1 | 3 = 1
  for (const dots of stretches(sheet, part.top, part.top + part.height))
    if (!isGrey(dots, part)) {
      colours = 3
      break
    }
  // Sixteen shades are more than the edges of letters need; a photograph would show steps.
  return { colours, bits: drawing ? 4 : 8 }
}

/** Rows of a part, each with its filter byte in front: the difference to the row above, which packs far better. */
function* rowsOf(
  sheet: Sheet,
  { left, top, width, height }: Part,
  { colours, bits }: Exact,
  every = 1,
): Generator<Uint8Array<ArrayBuffer>> {
  const length = Math.ceil((width * colours * bits) / 8)
  let above = new Uint8Array(length)
  let line = new Uint8Array(length)
  for (const { data, across, rows } of stretches(sheet, top, top + height, every)) {
    const bytes = new Uint8Array((length + 1) * rows)
    for (let row = 0; row < rows; row++) {
      line.fill(0)
      let from = (row * across + left) * 4
      let sample = 0
      for (let column = 0; column < width; column++, from += 4)
        for (let colour = 0; colour < colours; colour++, sample++) {
          // Of a shade, green says it all.
          const value = data[from + (colours === 1 ? 1 : colour)] ?? 0
          if (bits === 8) line[sample] = value
          else
            line[sample >> 1] = (line[sample >> 1] ?? 0) | ((fewer[value] ?? 0) << (sample % 2 === 0 ? 4 : 0))
        }
      const start = row * (length + 1)
      bytes[start] = 2
      for (let at = 0; at < length; at++) bytes[start + 1 + at] = (line[at] ?? 0) - (above[at] ?? 0)
      ;[above, line] = [line, above]
    }
    yield bytes
  }
}

const registerPicture = (
  context: PDFContext,
  { width, height }: Part,
  stream: Uint8Array<ArrayBuffer>,
  exact: Exact | null,
): PDFRef => {
  const bits = exact?.bits ?? 8
  const dictionary = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    ColorSpace: exact?.colours === 1 ? 'DeviceGray' : 'DeviceRGB',
    Filter: exact ? 'FlateDecode' : 'DCTDecode',
    ...(exact
      ? { DecodeParms: { Predictor: 15, Colors: exact.colours, BitsPerComponent: bits, Columns: width } }
      : {}),
    Length: stream.length,
  })
  return context.register(PDFRawStream.of(dictionary, stream))
}

/** A photograph as JPEG looks the same at a fraction of the size; letters keep their edges better without. */
const jpegQuality = 0.82
/** It is taken where it is smaller than this share of what nothing is lost in. */
const smallEnough = 0.8

/** One stretch in so many tells about how large the whole will be: most scans are noise, which takes long to pack. */
const sampled = 8
/** A sample may be off by so much. */
const sure = 0.7

/** Whether a JPEG is so much smaller that the other way need not be tried. */
const isSurelySmaller = async (
  jpeg: Uint8Array,
  sheet: Sheet,
  part: Part,
  exact: Exact,
): Promise<boolean> => {
  const some = await deflated(rowsOf(sheet, part, exact, sampled))
  let looked = 0
  for (let row = 0; row < part.height; row += rowsAtOnce * sampled)
    looked += Math.min(rowsAtOnce, part.height - row)
  return jpeg.length < ((some.length * part.height) / looked) * smallEnough * sure
}

/**
 * Puts a surface into a PDF. What is `drawing` and not photograph is kept exactly but for the finest shades, and in
 * bands, so that empty corners of a page stay empty; of a photograph the smaller form is taken. `gap` is how many
 * empty rows part two bands.
 */
export const embedSheet = async (
  context: PDFContext,
  sheet: Sheet,
  drawing: boolean,
  gap: number,
): Promise<EmbeddedPart[]> => {
  const { width, height } = sheet.canvas
  const whole = { left: 0, top: 0, width, height }
  const pictureOf = async (part: Part): Promise<PDFRef> => {
    const exact = exactOf(sheet, part, drawing)
    const lossy = drawing ? null : await sheet.jpeg(jpegQuality)
    if (lossy && (await isSurelySmaller(lossy, sheet, part, exact)))
      return registerPicture(context, part, lossy, null)
    const kept = await deflated(rowsOf(sheet, part, exact))
    return lossy && lossy.length < kept.length * smallEnough
      ? registerPicture(context, part, lossy, null)
      : registerPicture(context, part, kept, exact)
  }
  const embedded: EmbeddedPart[] = []
  for (const part of drawing ? bandsOf(sheet, gap) : [whole])
    embedded.push({ ...part, picture: await pictureOf(part) })
  return embedded
}
