import type { Size } from './average'
import { decoders } from './decode'

/** Most pixels of a picture: the decoder at hand takes a byte for each, twice. */
const mostPixels = 140_000_000

const view = (data: Uint8Array) => new DataView(data.buffer, data.byteOffset, data.length)

/** Where a segment of the format (ITU-T T.88, 7.2) has its content, and of what kind that is. */
interface Segment {
  type: number
  from: number
  length: number
}

/** Steps over the heads of all segments. A length that is not told, or leads behind the end, throws. */
const segmentsOf = (data: Uint8Array): Segment[] => {
  const bytes = view(data)
  const segments: Segment[] = []
  for (let at = 0; at < data.length; ) {
    const number = bytes.getUint32(at)
    const flags = bytes.getUint8(at + 4)
    let referred = bytes.getUint8(at + 5) >> 5
    at += 6
    if (referred === 7) {
      referred = bytes.getUint32(at - 1) & 0x1fffffff
      at += 3 + Math.ceil((referred + 1) / 8)
    }
    at += referred * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4) + (flags & 0x40 ? 4 : 1)
    const length = bytes.getUint32(at)
    at += 4
    if (at + length > data.length) throw new RangeError('A segment does not end')
    segments.push({ type: flags & 63, from: at, length })
    at += length
  }
  return segments
}

const page = 48
/** Kinds of regions: text, halftone, generic and refinement, each in three ways of being drawn. */
const isRegion = (type: number) => type >= 4 && type <= 43 && type !== 16

/** Whether page and regions are of the picture’s size, so that nothing is made room for but the picture. */
const isOfSize = (data: Uint8Array, { width, height }: Size): boolean => {
  const bytes = view(data)
  return segmentsOf(data).every(({ type, from }) => {
    const [wide, high] =
      type === page || isRegion(type) ? [bytes.getUint32(from), bytes.getUint32(from + 4)] : [0, 0]
    return type === page ? wide === width && high === height : wide <= width && high <= height
  })
}

/**
 * The dots of a JBIG2 picture, whose parts lie in one or two streams: rows in whole bytes, 1 is black. Null for one that is
 * too large, or not of the size that the PDF says. Rejects for broken data.
 */
export const decodeJbig2 = async (streams: readonly Uint8Array[], size: Size): Promise<Uint8Array | null> => {
  if (size.width * size.height > mostPixels || !streams.every(data => isOfSize(data, size))) return null
  const { Jbig2Image } = await decoders()
  const dots = new Jbig2Image().parseChunks(streams.map(data => ({ data, start: 0, end: data.length })))
  return new Uint8Array(dots.buffer, dots.byteOffset, dots.length)
}
