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

/** More than this between red, green and blue is colour and not a shade. */
const shade = 8

const isGrey = (dots: Uint8ClampedArray): boolean => {
  for (let at = 0; at < dots.length; at += 4) {
    const red = dots[at] ?? 0
    const green = dots[at + 1] ?? 0
    const blue = dots[at + 2] ?? 0
    if (Math.abs(red - green) > shade || Math.abs(green - blue) > shade || Math.abs(red - blue) > shade)
      return false
  }
  return true
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
  /** Dots in a row of the whole surface. */
  across: number
}

/** From here on up, in each colour, a dot is paper. */
const paper = 250

/** The first and the last dot of a row that is not paper; null for an empty row. */
const inkOf = ({ data, across }: Dots, row: number): [first: number, last: number] | null => {
  const isInk = (column: number) => {
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

const rowsOf = ({ data, across }: Dots, part: Part, colours: 1 | 3, drawing: boolean): Rows => {
  const { width, height } = part
  // Sixteen shades are more than the edges of letters need; a photograph would show steps.
  const bits = colours === 1 && drawing ? 4 : 8
  const length = Math.ceil((width * colours * bits) / 8)
  const bytes = new Uint8Array((length + 1) * height)
  let above = new Uint8Array(length)
  for (let row = 0; row < height; row++) {
    const line = new Uint8Array(length)
    for (let column = 0; column < width; column++) {
      const from = ((part.top + row) * across + part.left + column) * 4
      if (colours === 3) {
        line[column * 3] = data[from] ?? 0
        line[column * 3 + 1] = data[from + 1] ?? 0
        line[column * 3 + 2] = data[from + 2] ?? 0
      } else if (bits === 8) line[column] = data[from + 1] ?? 0
      else {
        const value = Math.round((data[from + 1] ?? 0) / 17)
        line[column >> 1] = (line[column >> 1] ?? 0) | (column % 2 === 0 ? value << 4 : value)
      }
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
 * Puts a surface into a PDF. What is `drawing` and not photograph is kept exactly but for the shade of grey, and in
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
  const dots = { data, across: width }
  const colours = isGrey(data) ? 1 : 3
  const whole = { left: 0, top: 0, width, height }
  const embedded: EmbeddedPart[] = []
  for (const part of drawing ? bandsOf(dots, height, gap) : [whole]) {
    const rows = rowsOf(dots, part, colours, drawing)
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
