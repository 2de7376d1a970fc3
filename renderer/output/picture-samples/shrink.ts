import { filtersOf } from '../splice/inflate'
import type { Lying, Source } from '../splice/source'
import { type Dict, dict, Name, Quoted, Ref, type Value } from '../splice/values'
import { average, type ReadRow, rowsOf, type Size } from './average'
import { type Colours, coloursOf } from './colours'
import { decodeFax, decodeJpeg } from './decode'
import { fewerBits, inBits } from './fewer-bits'
import { packRows } from './pack'
import { writeJpeg } from './write-jpeg'

/** A picture of a PDF made anew, in the references of its own file. */
export interface Shrunk {
  entries: Dict
  data: Uint8Array
}

/** Most that one picture may unpack to, in bytes. */
const mostUnpacked = 256 * 1024 ** 2
/** Reading a JPEG takes up to eight bytes for each of its samples. */
const mostJpegSamples = 128 * 1024 ** 2

/** Entries that say how the data was packed, or lead to the same picture in another form. */
const ofTheOld = [
  'Width',
  'Height',
  'W',
  'H',
  'Filter',
  'F',
  'DecodeParms',
  'DP',
  'Length',
  'Alternates',
  'OPI',
]

const entriesWith = (old: Dict, size: Size, changes: Readonly<Record<string, Value>>): Dict => {
  const entries: Dict = new Map(old)
  for (const key of ofTheOld) entries.delete(key)
  entries.set('Width', size.width)
  entries.set('Height', size.height)
  for (const [key, value] of Object.entries(changes)) entries.set(key, value)
  return entries
}

interface Work {
  source: Source
  lying: Lying
  entries: Dict
  from: Size
  to: Size
  deflate: (data: Uint8Array) => Uint8Array
}

const parameter = ({ source, entries }: Work, name: string): Value => {
  const set = source.resolve(entries.get('DecodeParms') ?? entries.get('DP'))
  const first = Array.isArray(set) ? set[0] : set
  return source.resolve(source.dict(first).get(name))
}

/** Rows of bytes or bits as a stream of the PDF. */
const packed = (
  { entries, to, deflate }: Work,
  rows: Uint8Array,
  colours: number,
  bits: number,
  changes: Readonly<Record<string, Value>>,
): Shrunk => {
  const { data, filtered } = packRows(
    rows,
    Math.ceil((to.width * colours * bits) / 8),
    Math.max(1, (colours * bits) >> 3),
    deflate,
  )
  const filters: Record<string, Value> = filtered
    ? {
        DecodeParms: dict({ Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: to.width }),
      }
    : {}
  return {
    entries: entriesWith(entries, to, {
      BitsPerComponent: bits,
      Filter: Name.of('FlateDecode'),
      ...filters,
      ...changes,
    }),
    data,
  }
}

const hex = (bytes: readonly number[]) =>
  new Quoted(`<${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}>`)

/** Sixteen colours from the first to the second of a list of two. */
const between = ({ base, count, colours }: NonNullable<Colours['palette']>): Value => [
  Name.of('Indexed'),
  base,
  15,
  hex(
    Array.from({ length: 16 * count }, (_, at) => {
      const [step, part] = [Math.floor(at / count), at % count]
      const [one, other] = [colours[part] ?? 0, colours[count + part] ?? 0]
      return Math.round(one + ((other - one) * step) / 15)
    }),
  ),
]

/** Pictures of one bit: with shades at their edges where that takes no more room, else in black and white. */
const bitShrunk = (work: Work, read: ReadRow, colours: Colours | null): Shrunk[] => {
  const { source, entries, from, to } = work
  const decode = source.resolve(entries.get('Decode'))
  const isTurned = Array.isArray(decode) && source.resolve(decode[0]) === 1
  const dark = colours?.palette
    ? (colours.palette.colours[0] ?? 0) <= (colours.palette.colours[colours.palette.count] ?? 0)
    : colours === null || colours.isGrey
  // What is drawn: for a stencil where the value says paint, for a picture the darker of its two values.
  const ink = dark === isTurned ? 255 : 0
  const { grey, hard } = fewerBits(from, to, read, ink)
  const hardly = hard ? [packed(work, inBits(hard, to, 1), 1, 1, {})] : []
  if (colours === null || (colours.palette && isTurned)) return hardly
  const shades: Record<string, Value> = colours.palette ? { ColorSpace: between(colours.palette) } : {}
  return [packed(work, inBits(grey, to, 4), 1, 4, shades), ...hardly]
}

const flateShrunk = (work: Work, isStencil: boolean): Shrunk[] => {
  const { source, lying, entries, from, to } = work
  const bits = isStencil ? 1 : source.resolve(entries.get('BitsPerComponent'))
  const colours = isStencil ? null : coloursOf(source, entries.get('ColorSpace'))
  if ((!isStencil && !colours) || (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8)) return []
  const count = colours?.count ?? 1
  const data = source.unpack(lying, mostUnpacked)
  if (!data || data.length < Math.ceil((from.width * count * bits) / 8) * from.height) return []
  if (bits === 1 && count === 1) return bitShrunk(work, rowsOf(data, from.width, 1, true), colours)
  const palette = colours?.palette
  if (!palette) {
    const read = rowsOf(data, from.width * count, bits, true)
    return [packed(work, average(from, to, count, read), count, 8, {})]
  }
  if (entries.has('Decode')) return []
  const numbers = new Uint8Array(from.width)
  const readNumbers = rowsOf(data, from.width, bits, false)
  const read: ReadRow = (y, row) => {
    readNumbers(y, numbers)
    for (let x = 0; x < from.width; x++)
      for (let part = 0; part < palette.count; part++)
        row[x * palette.count + part] = palette.colours[(numbers[x] ?? 0) * palette.count + part] ?? 0
  }
  return [
    packed(work, average(from, to, palette.count, read), palette.count, 8, { ColorSpace: palette.base }),
  ]
}

const faxShrunk = async (work: Work, isStencil: boolean): Promise<Shrunk[]> => {
  const { source, lying, entries, from } = work
  const colours = isStencil ? null : coloursOf(source, entries.get('ColorSpace'))
  const group = parameter(work, 'K')
  // Group 3 and rows that begin on whole bytes: the decoder at hand does not know them.
  if (typeof group !== 'number' || group >= 0 || parameter(work, 'EncodedByteAlign') === true) return []
  if (parameter(work, 'Columns') !== from.width || (!isStencil && colours?.count !== 1)) return []
  const dots = await decodeFax(lying.data ?? new Uint8Array(0), from)
  // The format’s black is 0, where the file does not say that it is 1.
  if (parameter(work, 'BlackIs1') !== true)
    for (let at = 0; at < dots.length; at++) dots[at] = ~(dots[at] ?? 0)
  return bitShrunk(work, rowsOf(dots, from.width, 1, true), colours)
}

const jpegShrunk = async (work: Work): Promise<Shrunk[]> => {
  const { source, lying, entries, from, to } = work
  const colours = coloursOf(source, entries.get('ColorSpace'))
  if (!colours || colours.palette || from.width * from.height * colours.count > mostJpegSamples) return []
  const transform = parameter(work, 'ColorTransform')
  const read = await decodeJpeg(
    lying.data ?? new Uint8Array(0),
    typeof transform === 'number' ? transform : -1,
  )
  const { count } = colours
  if (read.width !== from.width || read.height !== from.height || read.colours !== count) return []
  if (count !== 1 && count !== 3 && count !== 4) return []
  const samples = average(from, to, count, (y, row) => {
    row.set(read.data.subarray(y * from.width * count, (y + 1) * from.width * count))
  })
  return [
    {
      entries: entriesWith(entries, to, { BitsPerComponent: 8, Filter: Name.of('DCTDecode') }),
      data: writeJpeg(samples, to, count, read.noted),
    },
  ]
}

/**
 * Makes a picture of a PDF anew in fewer pixels, with its samples in the colour space they are in, so that every reader
 * shows the same colours. Null for a picture that is packed or masked in a way that is not known here, and for one that
 * would take no less room. `to` is nowhere larger than the picture is. Rejects for broken data.
 */
export const shrinkPicture = async (
  source: Source,
  lying: Lying,
  to: Size,
  deflate: (data: Uint8Array) => Uint8Array,
): Promise<Shrunk | null> => {
  if (!lying.data || !(lying.value instanceof Map)) return null
  const entries = lying.value
  const [width, height] = [source.resolve(entries.get('Width')), source.resolve(entries.get('Height'))]
  if (typeof width !== 'number' || typeof height !== 'number') return null
  // Single colours that are seen through would no longer be met by means of several.
  if (Array.isArray(source.resolve(entries.get('Mask')))) return null
  const work: Work = { source, lying, entries, from: { width, height }, to, deflate }
  const filters = filtersOf(new Map([['Filter', source.resolve(entries.get('Filter'))]]))
  const isStencil = source.resolve(entries.get('ImageMask')) === true
  const size = lying.data.length
  const found = await (filters.length === 0 || filters.join() === 'FlateDecode'
    ? flateShrunk(work, isStencil)
    : filters.join() === 'CCITTFaxDecode'
      ? faxShrunk(work, isStencil)
      : filters.join() === 'DCTDecode'
        ? jpegShrunk(work)
        : [])
  return found.find(({ data }) => data.length < size) ?? null
}

/** The pictures that say where another one is seen through, which are drawn in its size. */
export const masksOf = (source: Source, entries: Dict): Ref[] =>
  ['SMask', 'Mask'].flatMap(key => {
    const mask = entries.get(key)
    return mask instanceof Ref && source.object(mask.number)?.data ? [mask] : []
  })

/** Whether a picture’s colours are mixed with those of its mask, so that both must keep their pixels. */
export const isMixed = (source: Source, entries: Dict): boolean =>
  source.dict(entries.get('SMask')).has('Matte')
