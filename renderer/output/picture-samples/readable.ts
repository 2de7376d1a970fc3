import { filtersOf } from '../splice/inflate'
import type { Lying, Source } from '../splice/source'
import type { Dict, Value } from '../splice/values'
import { type ReadRow, rowsOf, type Size } from './average'
import { type Colours, coloursOf } from './colours'
import { decodeFax } from './decode'

/** Most that one picture may unpack to, in bytes. */
const mostUnpacked = 256 * 1024 ** 2

/** A picture whose samples can be read row by row. */
export interface Readable {
  size: Size
  bits: 1 | 2 | 4 | 8
  /** Null for a stencil, which has no colours but a value that paints. */
  colours: Colours | null
  /** Samples of a pixel as they are read: those of the colours in a palette, where there is one. */
  count: number
  /** Samples stretched to 0–255, palettes looked up. */
  read: ReadRow
  /** The same without palettes looked up; of two values, 0 and 255. */
  numbers: ReadRow
}

/** Filters of a picture, by name. */
export const packingOf = (source: Source, entries: Dict): string =>
  filtersOf(new Map([['Filter', source.resolve(entries.get('Filter'))]])).join()

/** What a picture's own packing is told, by name. */
export const parameter = (source: Source, entries: Dict, name: string): Value => {
  const set = source.resolve(entries.get('DecodeParms') ?? entries.get('DP'))
  const first = Array.isArray(set) ? set[0] : set
  return source.resolve(source.dict(first).get(name))
}

/** The size a picture says it has. */
export const sizeOf = (source: Source, entries: Dict): Size | null => {
  const [width, height] = [source.resolve(entries.get('Width')), source.resolve(entries.get('Height'))]
  return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
    ? { width, height }
    : null
}

const throughPalette =
  ({ count, colours }: NonNullable<Colours['palette']>, width: number, read: ReadRow): ReadRow =>
  (y, row) => {
    const numbers = new Uint8Array(width)
    read(y, numbers)
    for (let x = 0; x < width; x++)
      for (let part = 0; part < count; part++)
        row[x * count + part] = colours[(numbers[x] ?? 0) * count + part] ?? 0
  }

const readableOf = (
  data: Uint8Array,
  size: Size,
  bits: Readable['bits'],
  colours: Colours | null,
): Readable => {
  const samples = size.width * (colours?.count ?? 1)
  const palette = colours?.palette
  const numbers = rowsOf(data, samples, bits, !palette || bits === 1)
  return {
    size,
    bits,
    colours,
    count: palette?.count ?? colours?.count ?? 1,
    read: palette ? throughPalette(palette, size.width, rowsOf(data, samples, bits, false)) : numbers,
    numbers,
  }
}

const faxOf = async (source: Source, lying: Lying, entries: Dict, size: Size, colours: Colours | null) => {
  const group = parameter(source, entries, 'K')
  // Group 3 and rows that begin on whole bytes: the decoder at hand does not know them.
  if (typeof group !== 'number' || group >= 0) return null
  if (parameter(source, entries, 'EncodedByteAlign') === true) return null
  if (parameter(source, entries, 'Columns') !== size.width || (colours && colours.count !== 1)) return null
  const dots = await decodeFax(lying.data ?? new Uint8Array(0), size)
  // The format’s black is 0, where the file does not say that it is 1.
  if (parameter(source, entries, 'BlackIs1') !== true)
    for (let at = 0; at < dots.length; at++) dots[at] = ~(dots[at] ?? 0)
  return readableOf(dots, size, 1, colours)
}

/**
 * Opens a picture that is packed with Flate, as a fax of group 4, or not at all; null for another. Rejects for broken data.
 */
export const readPicture = async (source: Source, lying: Lying): Promise<Readable | null> => {
  if (!lying.data || !(lying.value instanceof Map)) return null
  const entries = lying.value
  const size = sizeOf(source, entries)
  const isStencil = source.resolve(entries.get('ImageMask')) === true
  const colours = isStencil ? null : coloursOf(source, entries.get('ColorSpace'))
  if (!size || (!isStencil && !colours)) return null
  const packing = packingOf(source, entries)
  if (packing === 'CCITTFaxDecode') return faxOf(source, lying, entries, size, colours)
  if (packing !== '' && packing !== 'FlateDecode') return null
  const bits = isStencil ? 1 : source.resolve(entries.get('BitsPerComponent'))
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) return null
  const data = source.unpack(lying, mostUnpacked)
  const row = Math.ceil((size.width * (colours?.count ?? 1) * bits) / 8)
  return data && data.length >= row * size.height ? readableOf(data, size, bits, colours) : null
}
