import type { Turn } from '../../../shared/bundle/court/plan'
import { shownName } from '../../../shared/bundle/names'
import { failed, ok, type Result } from '../../../shared/result'
import { openPages, type ReadPage } from '../page-reading/read-pages'
import { isScan } from '../page-reading/scan'
import type { Viewer } from '../page-reading/viewer'
import { openPdf } from '../reading/read-pdf'
import type { Progress } from '../supply'
import { addUnseenText } from '../text-layer/add-text'
import { type PlacedText, TextLayer } from '../text-layer/text-layer'
import type { OpenRecogniser, Recognised, Recogniser } from './recogniser'

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

/** Of a page that was turned to be read, where a point of it lies on the page as it stands; both in points. */
const turnedBack = (turn: 0 | Turn, { width, height }: ReadPage, x: number, y: number): [number, number] => {
  if (turn === 90) return [y, height - x]
  if (turn === 180) return [width - x, height - y]
  return turn === 270 ? [width - y, x] : [x, y]
}

const readTurned = async (
  page: ReadPage,
  turn: 0 | Turn,
  recogniser: Recogniser,
  progress: (part: number) => void,
): Promise<Recognised> => {
  const scale = scaleOf(page)
  const sheet = await page.draw(scale, turn)
  const drawn = await sheet.jpeg(0.92)
  sheet.close()
  const found = await recogniser.read(drawn, progress)
  const texts = found.texts.map((placed): PlacedText => {
    const { x, y, along } = placed
    const [fromX, fromY] = turnedBack(turn, page, x / scale, y / scale)
    const [toX, toY] = turnedBack(turn, page, x / scale + along[0], y / scale + along[1])
    return {
      ...placed,
      x: fromX,
      y: fromY,
      along: [toX - fromX, toY - fromY],
      advance: placed.advance / scale,
      size: placed.size / scale,
    }
  })
  return { ...found, texts }
}

/** Whether most of what was read is words: a page that stands wrong gives few letters, and hardly any that are sure. */
const isRead = ({ letters, sure }: Recognised): boolean => sure >= 6 && sure > letters / 2

/**
 * Reads a page as it stands, and where that gives no words, turned each other way: letters were laid on their side in the
 * scanner, and read as they lie they would be noise in the wrong places.
 */
const readPage = async (
  page: ReadPage,
  recogniser: Recogniser,
  progress: (part: number) => void,
): Promise<PlacedText[]> => {
  let best = await readTurned(page, 0, recogniser, progress)
  for (const turn of [90, 270, 180] as const) {
    if (isRead(best)) break
    const turned = await readTurned(page, turn, recogniser, () => progress(1))
    if (turned.sure > best.sure) best = turned
  }
  return best.texts
}

/** Whether a word was read from letters that the page has as text already. */
const isThere = ({ glyphs }: ReadPage, { x, y, along, advance, size }: PlacedText): boolean => {
  const middle = { x: x + (along[0] * advance) / 2, y: y + (along[1] * advance) / 2 - size / 4 }
  return glyphs.some(
    ({ box }) =>
      middle.x > box.x && middle.x < box.x + box.width && middle.y > box.y && middle.y < box.y + box.height,
  )
}

/**
 * Makes scans in a PDF searchable: pages that show pictures and hold no text, or only lines at their edges, get an unseen layer of the words read in
 * them, each where it stands. Everything else stays as it is; a file without such pages is answered with `read` empty.
 * Progress counts pages, and parts of one. Never rejects.
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
    const total = pages.value.count
    const read: SearchablePdf['read'] = []
    for (const [index, sheet] of sheets.entries()) {
      const page = await pages.value.page(index + 1)
      if (isScan(page)) {
        recogniser ??= await openRecogniser()
        const tell = (part: number) => progress?.(Math.min(total, index + part), total)
        let isDouble = false
        const texts = (await readPage(page, recogniser, tell)).filter(text => {
          // The space behind a word goes with it.
          if (text.text !== ' ') isDouble = isThere(page, text)
          return !isDouble
        })
        addUnseenText(sheet.node, texts, page.upright, layer)
        read.push({ page: index + 1, words: texts.filter(({ text }) => text === ' ').length })
      }
      progress?.(index + 1, total)
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
