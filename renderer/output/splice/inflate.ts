import { Unzlib, unzlibSync } from 'fflate'
import { GrowingBytes } from '../growing-bytes'
import { fromAscii85, fromHex, fromLzw, fromRuns } from './filters'
import { Broken } from './parse'
import { type Dict, Name, type Value } from './values'

const number = (value: Value | undefined, otherwise: number) =>
  typeof value === 'number' ? value : otherwise

/** Undoes the row filters that PNG and PDF share. */
const withoutRowFilters = (
  packed: Uint8Array,
  columns: number,
  colours: number,
  bits: number,
): Uint8Array => {
  const pixel = Math.max(1, (colours * bits) >> 3)
  const row = Math.ceil((columns * colours * bits) / 8)
  const rows = Math.floor(packed.length / (row + 1))
  const plain = new Uint8Array(rows * row)
  for (let y = 0; y < rows; y++) {
    const filter = packed[y * (row + 1)] ?? 0
    const from = y * (row + 1) + 1
    const to = y * row
    for (let x = 0; x < row; x++) {
      const left = x >= pixel ? (plain[to + x - pixel] ?? 0) : 0
      const up = y > 0 ? (plain[to + x - row] ?? 0) : 0
      const corner = x >= pixel && y > 0 ? (plain[to + x - row - pixel] ?? 0) : 0
      let guess = 0
      if (filter === 1) guess = left
      else if (filter === 2) guess = up
      else if (filter === 3) guess = (left + up) >> 1
      else if (filter === 4) {
        const straight = left + up - corner
        const [a, b, c] = [Math.abs(straight - left), Math.abs(straight - up), Math.abs(straight - corner)]
        guess = a <= b && a <= c ? left : b <= c ? up : corner
      }
      plain[to + x] = (packed[from + x] ?? 0) + guess
    }
  }
  return plain
}

/** Undoes the differences between neighbours that TIFF keeps; null where their samples are not one or two whole bytes. */
const withoutDifferences = (
  packed: Uint8Array,
  columns: number,
  colours: number,
  bits: number,
): Uint8Array | null => {
  if (bits !== 8 && bits !== 16) return null
  const bytes = bits >> 3
  const pixel = colours * bytes
  const row = columns * pixel
  const plain = packed.slice()
  for (let at = 0; at + bytes <= plain.length; at += bytes) {
    if (at % row < pixel) continue
    if (bytes === 1) plain[at] = (plain[at] ?? 0) + (plain[at - pixel] ?? 0)
    else {
      const low = (plain[at + 1] ?? 0) + (plain[at + 1 - pixel] ?? 0)
      plain[at + 1] = low
      plain[at] = (plain[at] ?? 0) + (plain[at - pixel] ?? 0) + (low >> 8)
    }
  }
  return plain
}

/** Names of the filters of a stream, in the order in which they are undone. */
export const filtersOf = (entries: Dict): string[] => {
  const filter = entries.get('Filter')
  const list = Array.isArray(filter) ? filter : filter === undefined || filter === null ? [] : [filter]
  return list.map(one => (one instanceof Name ? one.text : '?'))
}

/** Unpacks zlib data; throws where it is broken or comes to more than `most` bytes. */
export type Inflate = (packed: Uint8Array, most: number) => Uint8Array

/** Undoes row filters or differences, where the parameters of Flate or LZW say that there are any. */
const withoutPredictor = (plain: Uint8Array, set: Dict): Uint8Array | null => {
  const predictor = number(set.get('Predictor'), 1)
  if (predictor === 1) return plain
  if (predictor < 10 && predictor !== 2) return null
  const undo = predictor === 2 ? withoutDifferences : withoutRowFilters
  return undo(
    plain,
    number(set.get('Columns'), 1),
    number(set.get('Colors'), 1),
    number(set.get('BitsPerComponent'), 8),
  )
}

/** Names that inline pictures and old programs use for filters. */
const inFull: Record<string, string> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
}

/** The data of a stream as far as any stream may be packed: what is left is a picture's own packing. */
export interface Opened {
  data: Uint8Array
  /** The filters that are left, in the order in which they are undone. */
  left: string[]
  /** The parameters of the first of them. */
  parameters: Dict
}

/** Filters of one stream; nobody packs more often, and each may unpack to as much as is allowed. */
const mostFilters = 8

/**
 * Undoes the filters that any stream may have. Rejects data that is broken or unpacks to more than `most` bytes at any step;
 * null for row filters that are not known, or too many filters.
 */
export const opened = (packed: Uint8Array, entries: Dict, most: number, inflate: Inflate): Opened | null => {
  const filters = filtersOf(entries).map(name => inFull[name] ?? name)
  if (filters.length > mostFilters) return null
  const given = entries.get('DecodeParms') ?? entries.get('DP')
  const sets = filters.map((_, at) => {
    const set = Array.isArray(given) ? given[at] : at === 0 ? given : null
    return set instanceof Map ? set : new Map()
  })
  let data: Uint8Array | null = packed
  for (const [at, filter] of filters.entries()) {
    const set: Dict = sets[at] ?? new Map()
    if (filter === 'FlateDecode') {
      try {
        data = withoutPredictor(inflate(data, most), set)
      } catch {
        throw new Broken()
      }
    } else if (filter === 'LZWDecode')
      data = withoutPredictor(fromLzw(data, most, number(set.get('EarlyChange'), 1)), set)
    else if (filter === 'ASCII85Decode') data = fromAscii85(data)
    else if (filter === 'ASCIIHexDecode') data = fromHex(data)
    else if (filter === 'RunLengthDecode') data = fromRuns(data, most)
    else return { data, left: filters.slice(at), parameters: set }
    if (!data) return null
  }
  return { data, left: [], parameters: new Map() }
}

/** How much packed data is given at a time where the outcome might be too large. */
const piece = 16 * 1024

/** Deflate makes at most about 1,032 times, so only what is large enough to pass the limit is watched as it grows. */
export const inflateWithin: Inflate = (packed, most) => {
  if (packed.length * 1032 <= most) return unzlibSync(packed)
  const output = new GrowingBytes(packed.length * 4)
  const stream = new Unzlib(chunk => {
    output.add(chunk)
    if (output.bytes.length > most) throw new Broken()
  })
  for (let at = 0; at < packed.length; at += piece)
    stream.push(packed.subarray(at, at + piece), at + piece >= packed.length)
  return output.bytes
}
