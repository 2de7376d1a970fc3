import { shownName } from '../../../shared/bundle/names'
import { failed, ok, type Result } from '../../../shared/result'

/** Largest file an officer may bring, in bytes. */
export const largestFile = 100 * 1024 ** 2

/** Most pages of one PDF. A court bundle is 350 at most; more is a mistake or a trap. */
export const mostPages = 2000

/** Most pixels of one picture: twice an A3 page scanned at 600 dots per inch. */
export const mostPixels = 140_000_000

/** Most pixels of a picture that must be unpacked to be placed (see-through or interlaced PNG). */
export const mostUnpackedPixels = 40_000_000

/** Most pixels of a picture of one bit each, such as a plan in black and white: an A0 page at 600 dots per inch. */
export const mostPlainPixels = 4 * mostPixels

/** Most that one stream of a PDF that is no picture may unpack to, in bytes. Readers unpack it whole. */
export const mostUnpackedStream = 128 * 1024 ** 2

/** Judges a file by its size alone, so that it can be refused before it is read. `bytes` is a count. */
export const judgeSize = (name: string, bytes: number): Result<null> => {
  if (bytes === 0)
    return failed(
      'invalid',
      `‘${shownName(name)}’ is empty: there is nothing in the file.`,
      'Scan or save it again, then choose it again.',
    )
  if (bytes > largestFile)
    return failed(
      'invalid',
      `‘${shownName(name)}’ is ${Math.ceil(bytes / 1024 ** 2).toLocaleString('en-GB')} MB; a file may be ${largestFile / 1024 ** 2} MB at most.`,
      'Scan it again at 300 dpi or less, or split it into several files.',
    )
  return ok(null)
}
