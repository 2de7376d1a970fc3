import { Unzlib, unzlibSync } from 'fflate'
import { GrowingBytes } from '../growing-bytes'
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

/** Undoes the differences between neighbours that TIFF keeps; null where their samples are not whole bytes. */
const withoutDifferences = (
  packed: Uint8Array,
  columns: number,
  colours: number,
  bits: number,
): Uint8Array | null => {
  if (bits !== 8) return null
  const row = columns * colours
  const plain = packed.slice()
  for (let at = 0; at < plain.length; at++)
    if (at % row >= colours) plain[at] = (plain[at] ?? 0) + (plain[at - colours] ?? 0)
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

/**
 * The data of a stream that is not packed or packed with Flate, with or without row filters; null where another filter
 * is at work. Rejects data that is broken or unpacks to more than `most` bytes.
 */
export const unpacked = (
  packed: Uint8Array,
  entries: Dict,
  most: number,
  inflate: Inflate,
): Uint8Array | null => {
  const filters = filtersOf(entries)
  if (filters.length === 0) return packed
  if (filters.length > 1 || !/^(FlateDecode|Fl)$/.test(filters[0] ?? '')) return null
  let plain: Uint8Array
  try {
    plain = inflate(packed, most)
  } catch {
    throw new Broken()
  }
  const parameters = entries.get('DecodeParms') ?? entries.get('DP')
  const set = Array.isArray(parameters) ? parameters[0] : parameters
  if (!(set instanceof Map)) return plain
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
