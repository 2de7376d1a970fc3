import { ok, type Result } from '../../../shared/result'
import { enoughDots, type Redraw } from '../pictures/smaller'
import { picturesToPdf } from '../pictures-to-pdf'
import { filtersOf } from '../splice/inflate'
import { nameText, Ref } from '../splice/values'
import { supplyOf } from '../supply'
import type { Content } from './content'
import type { SourceDocument } from './document'

/** Pictures inside PDFs are left alone up to this: making them anew costs sharpness and would gain little. */
const farMore = 400

/** A picture as a PDF of one page, with at most 300 dots to the inch where it can be drawn anew. */
export const pictureToPdf = async (
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  redraw: Redraw | undefined,
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const made = await picturesToPdf([name], supplyOf([bytes]), undefined, redraw)
  return made.ok ? ok(made.value.bytes) : made
}

/**
 * Finds pictures with far more than 300 dots to the inch at the largest size they are drawn in, and draws anew those that
 * are plain JPEGs. The others are told of by the labels of their pages.
 */
export const withinDots = async (
  document: SourceDocument,
  pages: readonly { content: Content; label: string }[],
  redraw: Redraw | undefined,
): Promise<{ instead: Map<number, { entries: string; data: Uint8Array }>; tooFine: string[] }> => {
  const { source } = document
  const found = new Map<number, { inches: { width: number; height: number }; labels: Set<string> }>()
  for (const { content, label } of pages)
    for (const picture of content.pictures) {
      const reference = picture.within.pictureAt(picture.name)
      if (!(reference instanceof Ref)) continue
      const known = found.get(reference.number) ?? { inches: { width: 0, height: 0 }, labels: new Set() }
      known.inches.width = Math.max(known.inches.width, picture.width / 72)
      known.inches.height = Math.max(known.inches.height, picture.height / 72)
      known.labels.add(label)
      found.set(reference.number, known)
    }
  const instead = new Map<number, { entries: string; data: Uint8Array }>()
  const tooFine = new Set<string>()
  for (const [number, { inches, labels }] of found) {
    const lying = source.object(number)
    if (!lying?.data || !(lying.value instanceof Map)) continue
    const entries = lying.value
    const [width, height] = [source.resolve(entries.get('Width')), source.resolve(entries.get('Height'))]
    if (typeof width !== 'number' || typeof height !== 'number') continue
    const dots = Math.min(width / inches.width, height / inches.height)
    if (!(dots > farMore)) continue
    const size = {
      width: Math.max(1, Math.round((width * enoughDots) / dots)),
      height: Math.max(1, Math.round((height * enoughDots) / dots)),
    }
    const isPlain =
      filtersOf(entries).join() === 'DCTDecode' &&
      ['DeviceRGB', 'DeviceGray'].includes(nameText(source.resolve(entries.get('ColorSpace'))) ?? '') &&
      ['Decode', 'Mask', 'SMask', 'DecodeParms'].every(key => source.resolve(entries.get(key)) === null)
    const drawn = isPlain && redraw ? await redraw(new Uint8Array(lying.data), 'image/jpeg', size) : null
    if (!drawn || drawn.length >= lying.data.length) {
      for (const label of labels) tooFine.add(label)
      continue
    }
    instead.set(number, {
      entries: `/Type/XObject/Subtype/Image/Width ${size.width}/Height ${size.height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`,
      data: drawn,
    })
  }
  return { instead, tooFine: [...tooFine] }
}
