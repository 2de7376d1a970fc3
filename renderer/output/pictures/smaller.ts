import { type Picture, seenSize } from '../reading/read-picture'
import { withoutNotes } from './jpeg'
import { placeOnA4 } from './place'

/** What a court asks for at most, in dots per inch. */
export const enoughDots = 300

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

/** The picture in fewer pixels and fewer bytes, where it has more than a court asks for and can be drawn anew; else null. */
export const smaller = async (
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
  // What is packed well, like a fax, would become larger.
  if (!drawn || drawn.length >= bytes.length) return null
  return withOrientation(drawn, isJpeg ? picture.orientation : 1)
}
