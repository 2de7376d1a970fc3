import type { Opened } from '../splice/inflate'
import type { Lying, Source } from '../splice/source'
import { type Dict, dict, Name, Quoted, Ref, type Value } from '../splice/values'
import { average, type ReadRow, type Size } from './average'
import { type Colours, coloursOf } from './colours'
import { decodeJpeg } from './decode'
import { fewerBits, inBits } from './fewer-bits'
import type { Jpeg2000Decoder } from './jpx'
import { packRows } from './pack'
import { mostUnpacked, type Readable, readPicture, sizeOf } from './readable'
import { writeFax } from './write-fax'
import { writeJpeg } from './write-jpeg'

/** A picture of a PDF made anew, in the references of its own file. */
export interface Shrunk {
  entries: Dict
  data: Uint8Array
}

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
  'SMaskInData',
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
  entries: Dict
  from: Size
  to: Size
  deflate: (data: Uint8Array) => Uint8Array
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

/** Black and white as a fax, which is how most scans are packed and takes the least room. */
const faxed = ({ entries, to }: Work, rows: Uint8Array): Shrunk => ({
  entries: entriesWith(entries, to, {
    BitsPerComponent: 1,
    Filter: Name.of('CCITTFaxDecode'),
    DecodeParms: dict({ K: -1, Columns: to.width, Rows: to.height, BlackIs1: true }),
  }),
  data: writeFax(rows, to),
})

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
  const rows = hard && inBits(hard, to, 1)
  const hardly = rows
    ? [faxed(work, rows), packed(work, rows, 1, 1, {})].toSorted((a, b) => a.data.length - b.data.length)
    : []
  if (colours === null || (colours.palette && isTurned)) return hardly
  const shades: Record<string, Value> = colours.palette ? { ColorSpace: between(colours.palette) } : {}
  return [packed(work, inBits(grey, to, 4), 1, 4, shades), ...hardly]
}

const asJpeg = (
  { entries, to }: Work,
  samples: Uint8Array,
  colours: 1 | 3 | 4,
  noted: boolean,
  space: object,
): Shrunk => ({
  entries: entriesWith(entries, to, { BitsPerComponent: 8, Filter: Name.of('DCTDecode'), ...space }),
  data: writeJpeg(samples, to, colours, noted),
})

const sampleShrunk = (work: Work, picture: Readable): Shrunk[] => {
  const { to, entries } = work
  const { size, bits, colours, count, read, numbers, isExact } = picture
  if (bits === 1 && (colours === null || colours.count === 1)) return bitShrunk(work, numbers, colours)
  const palette = colours?.palette
  if (palette && entries.has('Decode')) return []
  const own = palette?.base ?? picture.space
  const space: Record<string, Value> = own === undefined ? {} : { ColorSpace: own }
  const samples = average(size, to, count, read)
  if (isExact !== false) return [packed(work, samples, count, 8, space)]
  return count === 1 || count === 3 || count === 4 ? [asJpeg(work, samples, count, false, space)] : []
}

const jpegShrunk = async (work: Work, { data, parameters }: Opened): Promise<Shrunk[]> => {
  const { source, entries, from, to } = work
  const colours = coloursOf(source, entries.get('ColorSpace'))
  if (!colours || colours.palette || from.width * from.height * colours.count > mostJpegSamples) return []
  const transform = source.resolve(parameters.get('ColorTransform'))
  const read = await decodeJpeg(data, typeof transform === 'number' ? transform : -1)
  const { count } = colours
  if (read.width !== from.width || read.height !== from.height || read.colours !== count) return []
  if (count !== 1 && count !== 3 && count !== 4) return []
  const samples = average(from, to, count, (y, row) => {
    row.set(read.data.subarray(y * from.width * count, (y + 1) * from.width * count))
  })
  return [asJpeg(work, samples, count, read.noted, {})]
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
  decoder?: Jpeg2000Decoder,
): Promise<Shrunk | null> => {
  if (!lying.data || !(lying.value instanceof Map)) return null
  const entries = lying.value
  const from = sizeOf(source, entries)
  if (!from) return null
  // Single colours that are seen through would no longer be met by means of several.
  if (Array.isArray(source.resolve(entries.get('Mask')))) return null
  const work: Work = { source, entries, from, to, deflate }
  const opened = source.open(lying, mostUnpacked)
  const isJpeg = opened?.left.join() === 'DCTDecode'
  const picture = isJpeg ? null : await readPicture(source, lying, { wanted: to, decoder })
  const found = isJpeg ? await jpegShrunk(work, opened) : picture ? sampleShrunk(work, picture) : []
  const { length } = lying.data
  return found.find(({ data }) => data.length < length) ?? null
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
