import { zlibSync } from 'fflate'
import { ok, type Result } from '../../../shared/result'
import type { Size } from '../picture-samples/average'
import { isMixed, masksOf, type Shrunk, shrinkPicture } from '../picture-samples/shrink'
import { enoughDots, type Redraw } from '../pictures/smaller'
import { picturesToPdf } from '../pictures-to-pdf'
import { filtersOf } from '../splice/inflate'
import type { Lying, Source } from '../splice/source'
import { type Dict, Name, nameText, Ref } from '../splice/values'
import { supplyOf } from '../supply'
import type { SourceDocument } from './document'
import type { CourtBundleMeans } from './job'
import type { Content } from './page-content'

/** Scans of 300 dots come out at one or two more, where a page was cut by a hair. */
const hair = 2

/** A picture as a PDF of one page, with at most 300 dots to the inch where it can be drawn anew. */
export const pictureToPdf = async (
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  redraw: Redraw | undefined,
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const made = await picturesToPdf([name], supplyOf([bytes]), undefined, redraw)
  return made.ok ? ok(made.value.bytes) : made
}

/** A picture of a file: the largest size it is drawn in, and the labels of the pages that show it. */
interface Shown {
  inches: Size
  labels: Set<string>
}

/** The pictures of some pages by their objects, and those by which they are seen through. */
const shownOn = (
  source: Source,
  pages: readonly { content: Content; label: string; unit: number }[],
): Map<number, Shown> => {
  const shown = new Map<number, Shown>()
  const note = (number: number, inches: Size, label: string) => {
    const known = shown.get(number) ?? { inches: { width: 0, height: 0 }, labels: new Set() }
    known.inches.width = Math.max(known.inches.width, inches.width)
    known.inches.height = Math.max(known.inches.height, inches.height)
    known.labels.add(label)
    shown.set(number, known)
  }
  for (const { content, label, unit } of pages)
    for (const picture of content.pictures) {
      const reference = picture.within.pictureAt(picture.name)
      if (!(reference instanceof Ref)) continue
      const inches = { width: (picture.width * unit) / 72, height: (picture.height * unit) / 72 }
      note(reference.number, inches, label)
      for (const mask of masksOf(source, source.dict(reference))) note(mask.number, inches, label)
    }
  return shown
}

/** The size a picture must have for no more than 300 dots to the inch; null where it has no more. */
const enoughFor = (source: Source, entries: Dict, { inches }: Shown): Size | null => {
  const [width, height] = [source.resolve(entries.get('Width')), source.resolve(entries.get('Height'))]
  if (typeof width !== 'number' || typeof height !== 'number' || !inches.width || !inches.height) return null
  const most = (pixels: number, long: number) =>
    pixels / long > enoughDots + hair ? Math.max(1, Math.round(long * enoughDots)) : pixels
  const size = { width: most(width, inches.width), height: most(height, inches.height) }
  return size.width < width || size.height < height ? size : null
}

/** Draws a plain JPEG anew with the means of the machine, which are the fastest. */
const redrawn = async (
  source: Source,
  lying: Lying,
  entries: Dict,
  size: Size,
  redraw: Redraw,
): Promise<Shrunk | null> => {
  const isPlain =
    filtersOf(entries).join() === 'DCTDecode' &&
    ['DeviceRGB', 'DeviceGray'].includes(nameText(source.resolve(entries.get('ColorSpace'))) ?? '') &&
    ['Decode', 'Mask', 'SMask', 'DecodeParms'].every(key => source.resolve(entries.get(key)) === null)
  if (!isPlain || !lying.data) return null
  const data = await redraw(new Uint8Array(lying.data), 'image/jpeg', size)
  if (!data || data.length >= lying.data.length) return null
  return {
    entries: new Map<string, Name | number>([
      ['Type', Name.of('XObject')],
      ['Subtype', Name.of('Image')],
      ['Width', size.width],
      ['Height', size.height],
      ['ColorSpace', Name.of('DeviceRGB')],
      ['BitsPerComponent', 8],
      ['Filter', Name.of('DCTDecode')],
    ]),
    data,
  }
}

/**
 * Finds pictures with more than 300 dots to the inch at the largest size they are drawn in, and makes them anew. Those
 * that cannot be, or would take no less room, are told of by the labels of their pages. `unit` is a page’s own unit, in
 * points.
 */
export const withinDots = async (
  { source }: SourceDocument,
  pages: readonly { content: Content; label: string; unit: number }[],
  { redraw, jpeg2000, deflate = data => zlibSync(data, { level: 6 }) }: CourtBundleMeans,
  tell: () => void,
): Promise<{ instead: Map<number, Shrunk>; tooFine: string[] }> => {
  const shown = shownOn(source, pages)
  const instead = new Map<number, Shrunk>()
  const tooFine = new Set<string>()
  // Where a page could not be read, a picture may be drawn larger there than anywhere else.
  const isSure = pages.every(({ content }) => content.whole)
  const mixed = new Set<number>()
  for (const number of shown.keys()) {
    const entries = source.dict(new Ref(number))
    if (isMixed(source, entries))
      for (const one of [new Ref(number), ...masksOf(source, entries)]) mixed.add(one.number)
  }
  for (const [number, picture] of shown) {
    const lying = source.object(number)
    if (!lying?.data || !(lying.value instanceof Map)) continue
    const size = enoughFor(source, lying.value, picture)
    if (!size) continue
    tell()
    const made = isSure && !mixed.has(number) ? await madeAnew(lying, lying.value, size) : null
    if (made) instead.set(number, made)
    else for (const label of picture.labels) tooFine.add(label)
  }
  return { instead, tooFine: [...tooFine] }

  async function madeAnew(lying: Lying, entries: Dict, size: Size): Promise<Shrunk | null> {
    try {
      const drawn = redraw ? await redrawn(source, lying, entries, size, redraw) : null
      return drawn ?? (await shrinkPicture(source, lying, size, deflate, jpeg2000))
    } catch {
      // Its data is broken, or not of the kind that it says.
      return null
    }
  }
}
