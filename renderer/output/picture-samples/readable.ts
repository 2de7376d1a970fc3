import type { Opened } from '../splice/inflate'
import type { Lying, Source } from '../splice/source'
import { type Dict, Name, Ref, type Value } from '../splice/values'
import { type ReadRow, rowsOf, type Size } from './average'
import { type Colours, coloursOf } from './colours'
import { decodeFax } from './fax'
import { decodeJbig2 } from './jbig2'
import { decodeJpx, type Jpeg2000Decoder, type JpxColours, jpxHeader } from './jpx'

/** Most that one picture may unpack to, in bytes. */
export const mostUnpacked = 256 * 1024 ** 2
/** And the pixels of its longer side: nothing that is scanned is larger, and a row of it must fit into memory. */
const longestSide = 65_535

/** A picture whose samples can be read row by row. */
export interface Readable {
  size: Size
  bits: 1 | 2 | 4 | 8 | 16
  /** Null for a stencil, which has no colours but a value that paints. */
  colours: Colours | null
  /** Samples of a pixel as they are read: those of the colours in a palette, where there is one. */
  count: number
  /** Samples stretched to 0–255, palettes looked up. */
  read: ReadRow
  /** The same without palettes looked up; of two values, 0 and 255. */
  numbers: ReadRow
  /** The colour space of the samples, where it is not the one that the picture's entries say. */
  space?: Value
  /** Whether it was packed without loss; unsaid for packings that never lose anything. */
  isExact?: boolean
}

/** The size a picture says it has; null where that is none, or more than is ever read. */
export const sizeOf = (source: Source, entries: Dict): Size | null => {
  const [width, height] = [source.resolve(entries.get('Width')), source.resolve(entries.get('Height'))]
  const isSide = (value: Value): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= longestSide
  return isSide(width) && isSide(height) ? { width, height } : null
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

/** Rows of bits in which black is 1; the formats they come in turn that over, where the file does not say otherwise. */
const ofBits = (dots: Uint8Array, isTurned: boolean, size: Size, colours: Colours | null): Readable => {
  if (!isTurned) for (let at = 0; at < dots.length; at++) dots[at] = ~(dots[at] ?? 0)
  return readableOf(dots, size, 1, colours)
}

const faxOf = (
  source: Source,
  { data, parameters }: Opened,
  size: Size,
  colours: Colours | null,
): Readable | null => {
  const told = (name: string) => source.resolve(parameters.get(name))
  const k = told('K')
  if ((told('Columns') ?? 1728) !== size.width) return null
  const dots = decodeFax(data, size, {
    k: typeof k === 'number' ? k : 0,
    aligned: told('EncodedByteAlign') === true,
  })
  return ofBits(dots, told('BlackIs1') === true, size, colours)
}

const jbig2Of = async (
  source: Source,
  { data, parameters }: Opened,
  size: Size,
  colours: Colours | null,
): Promise<Readable | null> => {
  const shared = parameters.get('JBIG2Globals')
  const lying = shared instanceof Ref ? source.object(shared.number) : null
  const globals = lying?.data ? source.unpack(lying, mostUnpacked) : null
  if (lying?.data && !globals) return null
  const dots = await decodeJbig2(globals ? [globals, data] : [data], size)
  return dots && ofBits(dots, false, size, colours)
}

/** How a picture is to be read. */
export interface Reading {
  /** The size it will be brought to, where its own packing can be read in fewer pixels than it has. */
  wanted: Size
  decoder?: Jpeg2000Decoder
}

/** The colours that a JPEG 2000 file says itself that it has, where the PDF says nothing. */
const ownColours: Partial<Record<JpxColours, string>> = { rgb: 'DeviceRGB', grey: 'DeviceGray' }

const jpxOf = async (
  source: Source,
  { data }: Opened,
  entries: Dict,
  size: Size,
  { wanted, decoder }: Reading,
): Promise<Readable | null> => {
  const header = jpxHeader(data)
  const told = source.resolve(entries.get('ColorSpace'))
  const own = ownColours[header?.colours ?? 'other']
  if (!decoder || !header || (told === null && !own) || header.colours === 'mixed') return null
  const space: Value = told === null ? Name.of(own ?? '') : (entries.get('ColorSpace') ?? null)
  const colours = coloursOf(source, space)
  // Its alpha, and what it says of its values, would be lost.
  const isMore = ['SMaskInData', 'Decode'].some(key => Boolean(source.resolve(entries.get(key))))
  if (!colours || colours.palette || isMore || header.count !== colours.count) return null
  if (header.width !== size.width || header.height !== size.height) return null
  const read = await decodeJpx(data, header, wanted, decoder)
  return read && { ...readableOf(read.data, read.size, 8, colours), space, isExact: header.isExact }
}

/**
 * Opens a picture that is not a JPEG; null for one that is packed in a way not known here, or too large to be unpacked.
 * Rejects for broken data.
 */
export const readPicture = async (
  source: Source,
  lying: Lying,
  reading: Reading,
): Promise<Readable | null> => {
  if (!(lying.value instanceof Map)) return null
  const entries = lying.value
  const size = sizeOf(source, entries)
  const found = size && source.open(lying, mostUnpacked)
  if (!size || !found || found.left.length > 1) return null
  const packing = found.left[0] ?? ''
  if (packing === 'JPXDecode') return jpxOf(source, found, entries, size, reading)
  const isStencil = source.resolve(entries.get('ImageMask')) === true
  const colours = isStencil ? null : coloursOf(source, entries.get('ColorSpace'))
  if (!isStencil && !colours) return null
  const ofOneBit = isStencil || colours?.count === 1
  if (packing === 'CCITTFaxDecode') return ofOneBit ? faxOf(source, found, size, colours) : null
  if (packing === 'JBIG2Decode') return ofOneBit ? jbig2Of(source, found, size, colours) : null
  if (packing !== '') return null
  const bits = isStencil ? 1 : source.resolve(entries.get('BitsPerComponent'))
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8 && bits !== 16) return null
  const { data } = found
  const row = Math.ceil((size.width * (colours?.count ?? 1) * bits) / 8)
  return data.length >= row * size.height ? readableOf(data, size, bits, colours) : null
}
