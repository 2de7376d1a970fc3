import type { Size } from './average'

const decoders = () => import('pdfjs-dist/image_decoders/pdf.image_decoders.mjs')

const long = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]

const segment = (number: number, type: number, content: Uint8Array): Uint8Array => {
  const out = new Uint8Array(11 + content.length)
  out.set([...long(number), type, 0, 1, ...long(content.length)])
  out.set(content, 11)
  return out
}

/**
 * The dots of a fax picture (CCITT group 4), rows in whole bytes, 1 is black. The decoder at hand reads such data as part
 * of another format (JBIG2), so it is put into one.
 */
export const decodeFax = async (data: Uint8Array, { width, height }: Size): Promise<Uint8Array> => {
  const { Jbig2Image } = await decoders()
  const page = Uint8Array.from([...long(width), ...long(height), ...long(0), ...long(0), 0, 0, 0])
  const region = new Uint8Array(18 + data.length)
  region.set([...long(width), ...long(height), ...long(0), ...long(0), 0, 1])
  region.set(data, 18)
  const chunks = [segment(0, 48, page), segment(1, 38, region)]
  const dots = new Jbig2Image().parseChunks(
    chunks.map(chunk => ({ data: chunk, start: 0, end: chunk.length })),
  )
  return new Uint8Array(dots.buffer, dots.byteOffset, dots.length)
}

/** A JPEG's samples as its colour space has them. */
export interface JpegSamples extends Size {
  colours: number
  data: Uint8ClampedArray
  /** Whether an Adobe program noted its colours in it, which some readers go by. */
  noted: boolean
}

/** Reads a JPEG; `transform` is what the PDF says of its colours, -1 for nothing. */
export const decodeJpeg = async (data: Uint8Array, transform: number): Promise<JpegSamples> => {
  const { JpegImage } = await decoders()
  const picture = new JpegImage({ colorTransform: transform })
  picture.parse(data)
  const { width, height, numComponents } = picture
  return {
    width,
    height,
    colours: numComponents,
    data: picture.getData({ width, height, isSourcePDF: true }),
    noted: picture.adobe !== undefined,
  }
}
