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

interface Rows {
  colours: 1 | 3
  bits: 4 | 8
  /** Each row with its filter byte in front: the difference to the row above, which packs far better. */
  bytes: Uint8Array<ArrayBuffer>
}

const rowsOf = (dots: Uint8ClampedArray, width: number, height: number, drawing: boolean): Rows => {
  const grey = isGrey(dots)
  const colours = grey ? 1 : 3
  // Sixteen shades are more than the edges of letters need; a photograph would show steps.
  const bits = grey && drawing ? 4 : 8
  const length = Math.ceil((width * colours * bits) / 8)
  const bytes = new Uint8Array((length + 1) * height)
  let above = new Uint8Array(length)
  for (let row = 0; row < height; row++) {
    const line = new Uint8Array(length)
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * 4
      if (colours === 3) {
        line[column * 3] = dots[from] ?? 0
        line[column * 3 + 1] = dots[from + 1] ?? 0
        line[column * 3 + 2] = dots[from + 2] ?? 0
      } else if (bits === 8) line[column] = dots[from + 1] ?? 0
      else {
        const value = Math.round((dots[from + 1] ?? 0) / 17)
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

/** A photograph as JPEG looks the same at a fraction of the size; letters keep their edges better without. */
const jpegQuality = 0.82

/**
 * Puts a surface into a PDF as a picture and gives its reference. What is `drawing` and not photograph is kept exactly
 * but for the shade of grey; of the rest the smaller form is taken.
 */
export const embedSheet = async (context: PDFContext, sheet: Sheet, drawing: boolean): Promise<PDFRef> => {
  const { width, height } = sheet.canvas
  const { data } = sheet.context.getImageData(0, 0, width, height)
  const { colours, bits, bytes } = rowsOf(data, width, height, drawing)
  const exact = await deflated(bytes)
  const lossy = drawing ? null : await sheet.jpeg(jpegQuality)
  const isJpeg = lossy !== null && lossy.length < exact.length * 0.8
  const stream = isJpeg ? lossy : exact
  const dictionary = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: isJpeg ? 8 : bits,
    ColorSpace: isJpeg || colours === 3 ? 'DeviceRGB' : 'DeviceGray',
    Filter: isJpeg ? 'DCTDecode' : 'FlateDecode',
    ...(isJpeg
      ? {}
      : { DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: width } }),
    Length: stream.length,
  })
  return context.register(PDFRawStream.of(dictionary, stream))
}
