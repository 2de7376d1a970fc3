import { shownName } from '../../../shared/bundle/names'
import { failed, ok, type Result } from '../../../shared/result'
import { withoutNotes } from '../pictures/jpeg'
import { placeOnA4 } from '../pictures/place'
import { picturesToPdf } from '../pictures-to-pdf'
import { natureOf } from '../reading/kind'
import { type Picture, readPicture, seenSize } from '../reading/read-picture'
import { filtersOf } from '../splice/inflate'
import { nameText, Ref } from '../splice/values'
import { supplyOf } from '../supply'
import type { Content } from './content'
import type { SourceDocument } from './document'

/** What a court asks for at most, in dots per inch. */
export const enoughDots = 300
/** Pictures inside PDFs are left alone up to this: making them anew costs sharpness and would gain little. */
const farMore = 400

/**
 * Draws a JPEG or PNG anew as a JPEG with so many pixels, as it is stored (what EXIF says of turning it is not looked at);
 * null where that picture cannot be drawn.
 */
export type Redraw = (
  picture: Uint8Array<ArrayBuffer>,
  mediaType: 'image/jpeg' | 'image/png',
  size: { width: number; height: number },
) => Promise<Uint8Array<ArrayBuffer> | null>

/** A JPEG with a note of how it is to be turned, as cameras write it. */
const withOrientation = (jpeg: Uint8Array<ArrayBuffer>, orientation: number): Uint8Array<ArrayBuffer> => {
  if (orientation === 1) return jpeg
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  const note = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  const turned = new Uint8Array(jpeg.length + note.length + 4)
  turned.set(jpeg.subarray(0, 2))
  turned.set([0xff, 0xe1, 0, note.length + 2, ...note], 2)
  turned.set(jpeg.subarray(2), note.length + 6)
  return turned
}

/** The picture in fewer pixels, where it has more than a court asks for and can be drawn anew. */
const smaller = async (
  bytes: Uint8Array<ArrayBuffer>,
  picture: Picture,
  redraw: Redraw | undefined,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const seen = seenSize(picture)
  const { dpi } = placeOnA4(seen.width, seen.height)
  if (dpi <= enoughDots || !redraw) return null
  const share = enoughDots / dpi
  const size = {
    width: Math.max(1, Math.floor(picture.width * share)),
    height: Math.max(1, Math.floor(picture.height * share)),
  }
  const isJpeg = picture.mediaType === 'image/jpeg'
  const drawn = await redraw(isJpeg ? withoutNotes(bytes, picture) : bytes, picture.mediaType, size)
  return drawn && withOrientation(drawn, isJpeg ? picture.orientation : 1)
}

/** A picture as a PDF of one page, with at most 300 dots to the inch where it can be drawn anew. */
export const pictureToPdf = async (
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  redraw: Redraw | undefined,
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const nature = natureOf(bytes)
  if (nature.kind !== 'picture')
    return failed(
      'invalid',
      `‘${shownName(name)}’ is ${nature.words}, not a picture.`,
      'Choose another file.',
    )
  const picture = await readPicture(nature.mediaType, bytes, name)
  if (!picture.ok) return picture
  const fewer = await smaller(bytes, picture.value, redraw)
  const made = await picturesToPdf([name], supplyOf([fewer ?? bytes]))
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
