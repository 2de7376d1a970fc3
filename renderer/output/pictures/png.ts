import { inflatedSize } from '../reading/inflate'

export interface PngFacts {
  width: number
  height: number
  /** Bits of one sample: 1, 2, 4, 8 or 16. */
  depth: number
  colour: 'grey' | 'rgb' | 'palette' | 'grey-alpha' | 'rgb-alpha'
  interlaced: boolean
  /** Whether some of it can be seen through. */
  transparent: boolean
  /** Red, green and blue in turn; empty without a palette. */
  palette: Uint8Array
  /** The zlib data of the picture, in its pieces. */
  data: Uint8Array<ArrayBuffer>[]
}

/** Why a PNG cannot be used: cut short, damaged, or not an ordinary still picture. */
export type PngProblem = 'truncated' | 'damaged' | 'unusual'

const colours: Record<number, { name: PngFacts['colour']; samples: number; depths: number[] } | undefined> = {
  0: { name: 'grey', samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { name: 'rgb', samples: 3, depths: [8, 16] },
  3: { name: 'palette', samples: 1, depths: [1, 2, 4, 8] },
  4: { name: 'grey-alpha', samples: 2, depths: [8, 16] },
  6: { name: 'rgb-alpha', samples: 4, depths: [8, 16] },
}

export const samplesOf = (colour: PngFacts['colour']): number =>
  Object.values(colours).find(known => known?.name === colour)?.samples ?? 1

/** Each row takes its pixels in whole bytes and one byte more for its filter. */
const rows = (width: number, height: number, bits: number) =>
  width === 0 || height === 0 ? 0 : (1 + Math.ceil((width * bits) / 8)) * height

/** First column and row, and steps, of the seven passes of an interlaced picture. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

const unpackedSize = ({ width, height, depth, colour, interlaced }: PngFacts): number => {
  const bits = depth * samplesOf(colour)
  if (!interlaced) return rows(width, height, bits)
  return passes.reduce(
    (sum, [x, y, stepX, stepY]) =>
      sum + rows(Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY), bits),
    0,
  )
}

interface Chunk {
  type: string
  content: Uint8Array<ArrayBuffer>
}

const chunksOf = (bytes: Uint8Array<ArrayBuffer>): { chunks: Chunk[]; ended: boolean } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.length) break
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (type === 'IEND') return { chunks, ended: true }
    chunks.push({ type, content: bytes.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return { chunks, ended: false }
}

/** Reads a PNG's headers, without unpacking its pixels. */
export const readPng = (bytes: Uint8Array<ArrayBuffer>): PngFacts | PngProblem => {
  const { chunks, ended } = chunksOf(bytes)
  const [first] = chunks
  if (!first) return 'truncated'
  if (first.type !== 'IHDR' || first.content.length !== 13)
    return first.type === 'CgBI' ? 'unusual' : 'damaged'
  const header = new DataView(first.content.buffer, first.content.byteOffset, 13)
  const colour = colours[header.getUint8(9)]
  const depth = header.getUint8(8)
  const [width, height] = [header.getUint32(0), header.getUint32(4)]
  if (!colour?.depths.includes(depth) || width === 0 || height === 0 || header.getUint8(12) > 1)
    return 'damaged'
  if (chunks.some(({ type }) => type === 'acTL')) return 'unusual'
  if (!ended) return 'truncated'
  const palette = chunks.find(({ type }) => type === 'PLTE')?.content ?? new Uint8Array(0)
  const paletteSize = palette.length / 3
  if (colour.name === 'palette' && (paletteSize < 1 || paletteSize > 256 || !Number.isInteger(paletteSize)))
    return 'damaged'
  const data = chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content)
  if (data.length === 0) return 'damaged'
  return {
    width,
    height,
    depth,
    colour: colour.name,
    interlaced: header.getUint8(12) === 1,
    transparent: colour.name.endsWith('alpha') || chunks.some(({ type }) => type === 'tRNS'),
    palette: colour.name === 'palette' ? palette : new Uint8Array(0),
    data,
  }
}

/**
 * Unpacks the pixels of a PNG without keeping them, and says whether they are as many as its header promises.
 * To be asked only once the header's size is known to be sensible.
 */
export const checkPngData = async (facts: PngFacts): Promise<'whole' | PngProblem> => {
  const expected = unpackedSize(facts)
  // Some writers pad a little; what goes on for long is not a picture.
  const { bytes, end } = await inflatedSize(facts.data, expected + 65_536)
  if (end === 'limit') return 'unusual'
  if (end === 'broken') return bytes < expected ? 'truncated' : 'damaged'
  return bytes < expected ? 'truncated' : 'whole'
}
