import { PDFDocument } from 'pdf-lib'
import { shownName } from '../../../shared/bundle/names'
import { failed, ok, type Result } from '../../../shared/result'
import { streamProblem } from './pdf-streams'
import { askAgain, damaged, locked, openPdf, swollen } from './read-pdf'
import { readAgain, type SecondReader } from './second-reading'

export interface JudgedPdf {
  pages: number
  /** What the officer should know about the file, each a sentence. */
  warnings: string[]
}

/** The longest a page of a PDF may be, in points. */
const largestSide = 14_400

/** Larger files are large by their pictures, which a bundle takes as they are: writing them once more proves nothing. In bytes. */
const mostWritten = 32 * 1024 ** 2

/** The first page, counted from 1, that does not say how large it is, or no size that paper has (in points); 0 for none. */
const pageWithoutSize = (document: PDFDocument): number =>
  document.getPages().findIndex(page => {
    try {
      return [page.getMediaBox(), page.getCropBox()].some(
        ({ width, height }) => !(Math.min(width, height) >= 1 && Math.max(width, height) <= largestSide),
      )
    } catch {
      return true
    }
  }) + 1

/** Whether the pages can be taken into another PDF, and that be written. */
const canBeTaken = async (document: PDFDocument, pages: number, bytes: number): Promise<boolean> => {
  try {
    const bundle = await PDFDocument.create({ updateMetadata: false })
    for (const page of await bundle.copyPages(document, document.getPageIndices())) bundle.addPage(page)
    if (bundle.getPageCount() !== pages) return false
    return bytes > mostWritten || (await bundle.save({ addDefaultPage: false })).byteLength > 0
  } catch {
    return false
  }
}

/**
 * Judges whether a PDF can be used for everything a case needs: its pages counted, taken into a bundle, and read by the
 * reader that shows them, telling `alive` as it goes on. Refusals are sentences naming the file. Never rejects.
 */
export const judgePdf = async (
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  reader: SecondReader,
  alive: () => void,
): Promise<Result<JudgedPdf>> => {
  const name = shownName(fileName)
  const opened = await openPdf(bytes, fileName)
  if (!opened.ok) return opened
  const { document, pages, warnings } = opened.value
  const problem = await streamProblem(document)
  if (problem?.is === 'swells') return swollen(name)
  if (problem)
    return failed(
      'invalid',
      `‘${name}’ holds a picture of ${problem.width.toLocaleString('en-GB')} by ${problem.height.toLocaleString('en-GB')} pixels: too large to handle safely.`,
      'Scan it again at 300 dpi, or print it to PDF from another program, then choose that file.',
    )
  const sizeless = pageWithoutSize(document)
  if (sizeless)
    return failed('damaged', `Page ${sizeless} of ‘${name}’ does not say how large it is.`, askAgain)
  if (!(await canBeTaken(document, pages, bytes.byteLength)))
    return failed('damaged', `‘${name}’ is a PDF whose pages cannot be taken into a bundle.`, askAgain)
  const again = await readAgain(reader, bytes, pages, alive)
  if (again === 'locked') return locked(name)
  if (again === 'unreadable') return damaged(name)
  if (again !== 'agrees')
    return failed('damaged', `Page ${again.page} of ‘${name}’ cannot be read.`, askAgain)
  return ok({ pages, warnings })
}
