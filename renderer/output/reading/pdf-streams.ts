import { PDFArray, type PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib'
import { inflatedSize, unpacked } from './inflate'
import { mostPixels, mostPlainPixels, mostUnpackedStream } from './limits'

/** What a stream of a PDF would do to whoever reads it: unpack to far too much, or draw a picture far too large. */
export type StreamProblem = { is: 'swells' } | { is: 'picture'; width: number; height: number }

const flate = [PDFName.of('FlateDecode'), PDFName.of('Fl')]

/** Deflate makes at most about 1,032 times as much. */
const mostGrowth = 1032
/** What is packed twice is unpacked once to be counted; more than this nobody packs twice. In bytes. */
const mostPackedTwice = 16 * 1024 ** 2

const filtersOf = (dict: PDFDict): unknown[] => {
  const filter = dict.lookup(PDFName.of('Filter'))
  return filter instanceof PDFArray ? filter.asArray().map(one => dict.context.lookup(one)) : [filter]
}

const numberIn = (dict: PDFDict, ...names: string[]): number => {
  for (const name of names) {
    const value = dict.lookup(PDFName.of(name))
    if (value instanceof PDFNumber) return value.asNumber()
  }
  return 0
}

/** The size a JPEG 2000 picture itself says it has; it is unpacked at that, whatever the PDF says. */
const jpxSize = (bytes: Uint8Array): { width: number; height: number } | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = bytes.indexOf(0xff); at !== -1 && at + 16 <= bytes.length; at = bytes.indexOf(0xff, at + 1))
    if (view.getUint32(at) === 0xff4fff51)
      return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
  return null
}

const pictureProblem = (
  dict: PDFDict,
  filters: readonly unknown[],
  bytes: Uint8Array,
): StreamProblem | null => {
  const own = filters.includes(PDFName.of('JPXDecode')) ? jpxSize(bytes) : null
  const width = own?.width ?? numberIn(dict, 'Width', 'W')
  const height = own?.height ?? numberIn(dict, 'Height', 'H')
  const plain =
    numberIn(dict, 'BitsPerComponent', 'BPC') === 1 || String(dict.lookup(PDFName.of('ImageMask'))) === 'true'
  return width * height > (plain ? mostPlainPixels : mostPixels) ? { is: 'picture', width, height } : null
}

const swells = async (filters: readonly unknown[], bytes: Uint8Array): Promise<boolean> => {
  const times = filters.filter(filter => flate.some(name => name === filter)).length
  if (times === 0) return false
  if (times === 1) {
    if (bytes.byteLength * mostGrowth <= mostUnpackedStream) return false
    return (await inflatedSize([new Uint8Array(bytes)], mostUnpackedStream)).end === 'limit'
  }
  if (times > 2) return true
  const once = await unpacked(new Uint8Array(bytes), mostPackedTwice)
  return once === null || (await inflatedSize([once], mostUnpackedStream)).end === 'limit'
}

/**
 * The first stream of an open PDF that a reader of its pages could not be given safely. Pictures are judged by the size
 * they say they have; nothing else is believed, but unpacked and counted.
 */
export const streamProblem = async ({ context }: PDFDocument): Promise<StreamProblem | null> => {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    const { dict } = object
    const bytes = object.getContents()
    const filters = filtersOf(dict)
    if (dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image')) {
      const problem = pictureProblem(dict, filters, bytes)
      if (problem) return problem
    } else if (await swells(filters, bytes)) return { is: 'swells' }
  }
  return null
}
