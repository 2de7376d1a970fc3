import { shownName } from '../../../shared/bundle/names'
import { failed, ok, type Result } from '../../../shared/result'
import { openPages, type ReadPage } from '../page-reading/read-pages'
import type { Viewer } from '../page-reading/viewer'
import { openPdf } from '../reading/read-pdf'
import type { Progress } from '../supply'
import { addUnseenText } from '../text-layer/add-text'
import { TextLayer } from '../text-layer/text-layer'
import type { OpenRecogniser, Recogniser } from './recogniser'

export interface SearchablePdf {
  bytes: Uint8Array<ArrayBuffer>
  /** Pages that were read, counted from 1, and how many words were found on each. */
  read: { page: number; words: number }[]
}

/** What recognition was made for, in dots for an inch. */
const dots = 300

/** A page larger than A3 is read in fewer dots: the letters on it are larger too. */
const mostPixels = 20_000_000

const scaleOf = ({ width, height }: ReadPage): number =>
  Math.min(dots / 72, Math.sqrt(mostPixels / (width * height)))

const isScan = ({ glyphs, pictures }: ReadPage): boolean =>
  pictures.length > 0 && glyphs.every(({ text }) => text.trim() === '')

const readPage = async (page: ReadPage, recogniser: Recogniser, progress: (part: number) => void) => {
  const scale = scaleOf(page)
  const sheet = await page.draw(scale)
  const found = await recogniser.read(await sheet.jpeg(0.92), progress)
  return found.map(placed => ({
    ...placed,
    x: placed.x / scale,
    y: placed.y / scale,
    advance: placed.advance / scale,
    size: placed.size / scale,
  }))
}

/**
 * Makes scans in a PDF searchable: pages that show pictures and hold no text get an unseen layer of the words read in
 * them, each where it stands. Everything else stays as it is; a file without such pages is answered with `read` empty.
 * Progress counts in hundredths of a page. Never rejects.
 */
export const makeSearchable = async (
  viewer: Viewer,
  openRecogniser: OpenRecogniser,
  { bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string },
  progress?: Progress,
): Promise<Result<SearchablePdf>> => {
  const opened = await openPdf(bytes, name)
  if (!opened.ok) return opened
  const pages = await openPages(viewer, bytes)
  if (!pages.ok) return pages
  let recogniser: Recogniser | null = null
  try {
    const { document } = opened.value
    const layer = new TextLayer(document.context)
    const sheets = document.getPages()
    const total = pages.value.count * 100
    const read: SearchablePdf['read'] = []
    for (const [index, sheet] of sheets.entries()) {
      const page = await pages.value.page(index + 1)
      if (isScan(page)) {
        recogniser ??= await openRecogniser()
        const tell = (part: number) => progress?.(Math.min(total, Math.round((index + part) * 100)), total)
        const texts = await readPage(page, recogniser, tell)
        addUnseenText(sheet.node, texts, page.upright, layer)
        read.push({ page: index + 1, words: texts.filter(({ text }) => text === ' ').length })
      }
      progress?.((index + 1) * 100, total)
    }
    if (read.length === 0) return ok({ bytes, read })
    layer.finish()
    const saved = await document.save({ addDefaultPage: false, updateFieldAppearances: false })
    return ok({ bytes: new Uint8Array(saved), read })
  } catch (error) {
    return error instanceof RangeError
      ? failed(
          'full',
          `There is not enough memory to read ‘${shownName(name)}’.`,
          'Close other programs and try again, or split the file into several.',
        )
      : failed(
          'internal',
          `The scans in ‘${shownName(name)}’ could not be read.`,
          'Try again. If it happens again, scan the pages anew with text recognition in the scanner.',
        )
  } finally {
    await recogniser?.close()
    await pages.value.close()
  }
}
