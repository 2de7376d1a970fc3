import { shownName } from '../../../shared/bundle/names'
import { type Failed, failed, ok, type Result } from '../../../shared/result'
import { type JpegFacts, readJpeg } from '../pictures/jpeg'
import { checkPngData, type PngFacts, readPng } from '../pictures/png'
import { mostPixels, mostUnpackedPixels } from './limits'

export type PictureMediaType = 'image/jpeg' | 'image/png'

export type Picture = ({ mediaType: 'image/jpeg' } & JpegFacts) | ({ mediaType: 'image/png' } & PngFacts)

const saveAgain = 'Open the picture, save it as a JPEG or PNG, then choose that file.'

const sayings = {
  truncated: (name: string) =>
    failed(
      'damaged',
      `‘${name}’ is cut short: the end of the picture is missing.`,
      'Copy, scan or ask for it again, then choose it again.',
    ),
  damaged: (name: string) =>
    failed(
      'damaged',
      `‘${name}’ is damaged and cannot be shown.`,
      'Scan or ask for it again, then choose it again.',
    ),
  unusual: (name: string) =>
    failed('invalid', `‘${name}’ is an unusual kind of picture that does not go into a PDF.`, saveAgain),
}

const tooManyPixels = (name: string, { width, height }: { width: number; height: number }): Failed =>
  failed(
    'invalid',
    `‘${name}’ is ${width.toLocaleString('en-GB')} by ${height.toLocaleString('en-GB')} pixels: too large to handle safely.`,
    'Scan it again at 300 dpi, or save a smaller copy, then choose that.',
  )

/**
 * Reads what a picture is and checks that it is whole. Its size is judged by its header before any pixel is unpacked;
 * of a JPEG no pixel ever is.
 */
export const readPicture = async (
  mediaType: PictureMediaType,
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
): Promise<Result<Picture>> => {
  const name = shownName(fileName)
  if (mediaType === 'image/jpeg') {
    const facts = readJpeg(bytes)
    if (typeof facts === 'string') return sayings[facts](name)
    return facts.width * facts.height > mostPixels ? tooManyPixels(name, facts) : ok({ mediaType, ...facts })
  }
  const facts = readPng(bytes)
  if (typeof facts === 'string') return sayings[facts](name)
  const most = facts.transparent || facts.interlaced ? mostUnpackedPixels : mostPixels
  if (facts.width * facts.height > most) return tooManyPixels(name, facts)
  const data = await checkPngData(facts)
  return data === 'whole' ? ok({ mediaType, ...facts }) : sayings[data](name)
}

/** Width and height in pixels as the picture is to be seen, turned as its EXIF says. */
export const seenSize = (picture: Picture): { width: number; height: number } =>
  picture.mediaType === 'image/jpeg' && picture.orientation >= 5
    ? { width: picture.height, height: picture.width }
    : { width: picture.width, height: picture.height }
