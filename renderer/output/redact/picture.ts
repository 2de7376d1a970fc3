import { type PDFContext, PDFRawStream, type PDFRef } from 'pdf-lib'
import type { Area } from '../../../shared/bundle/court/plan'
import type { Sheet } from '../page-reading/viewer'

const deflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
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

interface Dots {
  data: Uint8ClampedArray
  /** The same, a number for each dot. */
  whole: Uint32Array
  /** Dots in a row of the whole surface. */
  across: number
}

/** White and nothing seen through: most dots of most pages, so it is asked for first. */
const white = 0xffffffff

/** More than this between red, green and blue is colour and not a shade. */
const shade = 8

const isGrey = ({ data, whole, across }: Dots, { left, top, width, height }: Part): boolean => {
  for (let row = top; row < top + height; row++)
    for (let column = left; column < left + width; column++) {
      if (whole[row * across + column] === white) continue
      const at = (row * across + column) * 4
      const red = data[at] ?? 0
      const green = data[at + 1] ?? 0
      const blue = data[at + 2] ?? 0
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
const bandsOf = (dots: Dots, down: number, gap: number): Part[] => {
  const bands: { left: number; right: number; top: number; bottom: number }[] = []
  for (let row = 0; row < down; row++) {
    const ink = inkOf(dots, row)
    if (!ink) continue
    const [left, right] = ink
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

interface Rows {
  colours: 1 | 3
  bits: 4 | 8
  /** Each row with its filter byte in front: the difference to the row above, which packs far better. */
  bytes: Uint8Array<ArrayBuffer>
}

/** Each shade as one of sixteen. */
const fewer = Uint8Array.from({ length: 256 }, (_, value) => Math.round(value / 17))

const rowsOf = (dots: Dots, part: Part, drawing: boolean): Rows => {
  const { data, across } = dots
  const { width, height } = part
  const colours = isGrey(dots, part) ? 1 : 3
  // Sixteen shades are more than the edges of letters need; a photograph would show steps.
  const bits = drawing ? 4 : 8
  const length = Math.ceil((width * colours * bits) / 8)
  const bytes = new Uint8Array((length + 1) * height)
  let above = new Uint8Array(length)
  for (let row = 0; row < height; row++) {
    const line = new Uint8Array(length)
    let from = ((part.top + row) * across + part.left) * 4
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
    above = line
  }
  return { colours, bits, bytes }
}

const registerPicture = (
  context: PDFContext,
  { width, height }: Part,
  stream: Uint8Array<ArrayBuffer>,
  rows: Rows | 'jpeg',
): PDFRef => {
  const bits = rows === 'jpeg' ? 8 : rows.bits
  const dictionary = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    ColorSpace: rows === 'jpeg' || rows.colours === 3 ? 'DeviceRGB' : 'DeviceGray',
    Filter: rows === 'jpeg' ? 'DCTDecode' : 'FlateDecode',
    ...(rows === 'jpeg'
      ? {}
      : { DecodeParms: { Predictor: 15, Colors: rows.colours, BitsPerComponent: bits, Columns: width } }),
    Length: stream.length,
  })
  return context.register(PDFRawStream.of(dictionary, stream))
}

/** A photograph as JPEG looks the same at a fraction of the size; letters keep their edges better without. */
const jpegQuality = 0.82

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
  const { data } = sheet.context.getImageData(0, 0, width, height)
  const dots = { data, whole: new Uint32Array(data.buffer), across: width }
  const whole = { left: 0, top: 0, width, height }
  const embedded: EmbeddedPart[] = []
  for (const part of drawing ? bandsOf(dots, height, gap) : [whole]) {
    const rows = rowsOf(dots, part, drawing)
    const exact = await deflated(rows.bytes)
    const lossy = drawing ? null : await sheet.jpeg(jpegQuality)
    const picture =
      lossy !== null && lossy.length < exact.length * 0.8
        ? registerPicture(context, part, lossy, 'jpeg')
        : registerPicture(context, part, exact, rows)
    embedded.push({ ...part, picture })
  }
  return embedded
}
