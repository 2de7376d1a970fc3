import { deflateSync } from 'node:zlib'
import { joined } from './bytes'
import { crc32 } from './crc32'

const word = (value: number) => [value >>> 8, value & 255]
const long = (value: number) => [...word(value >>> 16), ...word(value & 0xffff)]

export interface PngOptions {
  width: number
  height: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  colour?: 0 | 2 | 3 | 4 | 6
  depth?: 1 | 2 | 4 | 8 | 16
  interlaced?: boolean
  palette?: readonly number[]
  /** Chunks before the pixels, e.g. tRNS. */
  extra?: readonly [type: string, content: readonly number[]][]
  /** The packed pixels; made plain when left out. */
  data?: Uint8Array
  /** Each sample of each pixel, as far as whole bytes go; grey when left out. */
  sample?: (x: number, y: number, channel: number) => number
}

const pngChunk = (type: string, content: Uint8Array | readonly number[]) => {
  const body = joined(type, content)
  return joined(long(content.length), body, long(crc32(body)))
}

const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** The rows of a picture as PNG has them before packing: a filter byte, then the samples. */
export const pngRows = ({
  width,
  height,
  colour = 2,
  depth = 8,
  sample = () => 128,
}: PngOptions): Uint8Array => {
  const channels = samples[colour]
  const row = 1 + Math.ceil((width * channels * depth) / 8)
  const rows = new Uint8Array(row * height)
  for (let y = 0; y < height; y++)
    for (let index = 1; index < row; index++) {
      const at = ((index - 1) * 8) / depth
      rows[y * row + index] = sample(Math.floor(at / channels), y, Math.floor(at) % channels)
    }
  return rows
}

export const png = (options: PngOptions): Uint8Array<ArrayBuffer> => {
  const { width, height, colour = 2, depth = 8, interlaced = false, palette, extra = [] } = options
  return joined(
    '\x89PNG\r\n\x1a\n',
    pngChunk('IHDR', [...long(width), ...long(height), depth, colour, 0, 0, interlaced ? 1 : 0]),
    ...(palette ? [pngChunk('PLTE', palette)] : []),
    ...extra.map(([type, content]) => pngChunk(type, content)),
    pngChunk('IDAT', options.data ?? deflateSync(pngRows(options))),
    pngChunk('IEND', []),
  )
}

export interface JpegOptions {
  width: number
  height: number
  /** EXIF orientation, in the byte order given. */
  orientation?: number
  littleEndian?: boolean
  /** The frame marker: C0 baseline, C2 progressive, C3 lossless. */
  frame?: number
  components?: 1 | 3 | 4
  /** Whether the block of 8 by 8 pixels is dark; light when left out. Grey pictures only. */
  dark?: (column: number, row: number) => boolean
}

const segment = (marker: number, content: readonly number[]) => [
  0xff,
  marker,
  ...word(content.length + 2),
  ...content,
]

const exif = (orientation: number, little: boolean): number[] => {
  const short = (value: number) => (little ? word(value).reverse() : word(value))
  const whole = (value: number) => (little ? long(value).reverse() : long(value))
  const entry = [...short(0x0112), ...short(3), ...whole(1), ...short(orientation), 0, 0]
  const other = [...short(0x0100), ...short(3), ...whole(1), ...short(640), 0, 0]
  const header = [...(little ? [0x49, 0x49] : [0x4d, 0x4d]), ...short(42), ...whole(8)]
  return segment(
    0xe1,
    [...'Exif\0\0'].map(char => char.charCodeAt(0)).concat(header, short(2), other, entry, whole(0)),
  )
}

/** The coded blocks of a grey picture whose blocks are all of one shade: DC differences only. */
const codedBlocks = ({ width, height, dark = () => false }: JpegOptions): number[] => {
  const bits: number[] = []
  const put = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1)
  }
  let before = 0
  for (let row = 0; row < Math.ceil(height / 8); row++)
    for (let column = 0; column < Math.ceil(width / 8); column++) {
      const level = dark(column, row) ? -112 : 112
      const difference = level - before
      before = level
      // DC codes: 0 for no difference, 10 for one of 7 bits, 110 for one of 8; AC code 0 ends the block.
      if (difference === 0) put(0, 1)
      else {
        const size = Math.abs(difference) < 128 ? 7 : 8
        put(size === 7 ? 0b10 : 0b110, size === 7 ? 2 : 3)
        put(difference > 0 ? difference : difference + 2 ** size - 1, size)
      }
      put(0, 1)
    }
  while (bits.length % 8) bits.push(1)
  const bytes: number[] = []
  for (let at = 0; at < bits.length; at += 8) {
    const byte = bits.slice(at, at + 8).reduce((value, bit) => value * 2 + bit, 0)
    bytes.push(byte, ...(byte === 0xff ? [0] : []))
  }
  return bytes
}

/** A real JPEG, coded by hand: grey blocks of 8 by 8 pixels, or the headers of other kinds with the same data. */
export const jpeg = (options: JpegOptions): Uint8Array<ArrayBuffer> => {
  const { width, height, orientation, frame = 0xc0, components = 1 } = options
  const ids = Array.from({ length: components }, (_, index) => index + 1)
  const codes = (table: number, counts: readonly number[], values: readonly number[]) =>
    segment(0xc4, [table, ...counts, ...Array(16 - counts.length).fill(0), ...values])
  return joined(
    [0xff, 0xd8],
    orientation === undefined ? [] : exif(orientation, options.littleEndian ?? false),
    segment(0xdb, [0, ...Array(64).fill(8)]),
    segment(frame, [8, ...word(height), ...word(width), components, ...ids.flatMap(id => [id, 0x11, 0])]),
    codes(0x00, [1, 1, 1], [0, 7, 8]),
    codes(0x10, [1], [0]),
    segment(0xda, [components, ...ids.flatMap(id => [id, 0]), 0, 63, 0]),
    codedBlocks(options),
    [0xff, 0xd9],
  )
}

/** A small JPEG that says its sides are so long. */
export const boastfulJpeg = (side: number): Uint8Array<ArrayBuffer> => {
  const bytes = jpeg({ width: 64, height: 40 })
  const frame = Buffer.from(bytes).indexOf(Uint8Array.of(0xff, 0xc0))
  bytes.set([...word(side), ...word(side)], frame + 5)
  return bytes
}
