import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib'
import { shownName } from '../../shared/bundle/names'
import { failed, ok, type Result } from '../../shared/result'
import { embedPicture } from './pictures/embed'
import { matrixFor, placeOnA4 } from './pictures/place'
import { enoughDots, type Redraw, smaller } from './pictures/smaller'
import { natureOf } from './reading/kind'
import { judgeSize, largestFile, mostPages } from './reading/limits'
import { type Picture, readPicture, seenSize } from './reading/read-picture'
import type { Progress, Supply } from './supply'

export interface PicturesPdf {
  bytes: Uint8Array<ArrayBuffer>
  pages: number
  /** What the officer should know about the pictures, each a sentence. */
  warnings: string[]
}

const read = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<Picture>> => {
  const size = judgeSize(name, bytes.byteLength)
  if (!size.ok) return size
  const nature = natureOf(bytes)
  return nature.kind === 'picture'
    ? readPicture(nature.mediaType, bytes, name)
    : failed(
        'invalid',
        `‘${shownName(name)}’ is ${nature.words}, not a JPEG or PNG picture.`,
        'Take it out of the list.',
      )
}

const addPage = async (
  document: PDFDocument,
  picture: Picture,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<number> => {
  const { width, height } = seenSize(picture)
  const { page: size, box, dpi } = placeOnA4(width, height)
  const page = document.addPage([size.width, size.height])
  const image = page.node.newXObject('Image', await embedPicture(document.context, picture, bytes))
  const orientation = picture.mediaType === 'image/jpeg' ? picture.orientation : 1
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...matrixFor(orientation, box)),
    drawObject(image),
    popGraphicsState(),
  )
  return dpi
}

/**
 * Makes one PDF of pictures, each in the middle of an A4 page of its own, turned as the camera meant it. JPEGs and
 * opaque PNGs go in as they are, without what the camera noted in them. One with more than 300 dots per inch is drawn anew
 * with as many; where that cannot be done, or gains nothing, it is warned of. The same pictures give the same bytes. Never
 * rejects.
 */
export const picturesToPdf = async (
  names: readonly string[],
  supply: Supply,
  progress?: Progress,
  redraw?: Redraw,
): Promise<Result<PicturesPdf>> => {
  if (names.length === 0)
    return failed('invalid', 'There are no pictures to make a PDF of.', 'Choose one picture or more.')
  if (names.length > mostPages)
    return failed(
      'invalid',
      `There are ${names.length.toLocaleString('en-GB')} pictures; a PDF takes up to ${mostPages.toLocaleString('en-GB')} pages.`,
      'Make several PDFs of them.',
    )
  try {
    const document = await PDFDocument.create({ updateMetadata: false })
    const warnings: string[] = []
    let total = 0
    for (const [index, name] of names.entries()) {
      const supplied = await supply(index)
      if (!supplied.ok) return supplied
      const picture = await read(name, supplied.value)
      if (!picture.ok) return picture
      total += supplied.value.byteLength
      if (total > largestFile)
        return failed(
          'invalid',
          `The pictures come to more than ${largestFile / 1024 ** 2} MB, counted up to ‘${shownName(name)}’.`,
          'Scan them again at 300 dpi or less, or make several PDFs of them.',
        )
      const fewer = await smaller(supplied.value, picture.value, redraw)
      const anew = fewer && (await read(name, fewer))
      const dpi =
        fewer && anew?.ok
          ? await addPage(document, anew.value, fewer)
          : await addPage(document, picture.value, supplied.value)
      if (dpi > enoughDots)
        warnings.push(
          `‘${shownName(name)}’ has ${dpi} dots per inch; ${enoughDots} would do, in a smaller file.`,
        )
      progress?.(index + 1, names.length)
    }
    const bytes = new Uint8Array(await document.save({ addDefaultPage: false }))
    return ok({ bytes, pages: names.length, warnings })
  } catch (error) {
    return error instanceof RangeError
      ? failed('full', 'There is not enough memory for these pictures.', 'Make several PDFs of them.')
      : failed(
          'internal',
          'The PDF could not be made of these pictures.',
          'Try again. If it happens again, report it.',
        )
  }
}
