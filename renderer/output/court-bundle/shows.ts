import type { PDFPageProxy } from 'pdfjs-dist'
import { isEmptyPicture } from '../picture-samples/empty'
import { latin1 } from '../splice/parse'
import { nameText, Ref } from '../splice/values'
import type { SourceDocument, SourcePage } from './document'
import { common, meets, type Rect } from './geometry'
import { hasSwitchedOff } from './layers'
import type { Content } from './page-content'
import { contentOf } from './place-page'
import type { SeenText } from './seen-text'

/** A page of a finished bundle as its own drawing tells, read by the reader that the bundle was built with. */
export interface DrawnPage {
  page: SourcePage
  content: Content
  /** What of the page is its own: without the strip by which it grew. */
  own: Rect
}

const isEmptyRect = ({ left, bottom, right, top }: Rect) => left > right || bottom > top

/** The cut that is put before the drawing of a page that grows. */
const cut = /^(?:q\n)+(\S+) (\S+) (\S+) (\S+) re W n\n$/

const ownOf = ({ source }: SourceDocument, page: SourcePage): Rect => {
  const listed = source.resolve(page.entries.get('Contents'))
  const first = Array.isArray(listed) ? listed[0] : null
  const lying = first instanceof Ref ? source.object(first.number) : null
  // Ours is short, and never packed.
  const data = lying?.data && lying.data.length < 4096 ? latin1(lying.data, 0, lying.data.length) : ''
  const [left, bottom, width, height] = cut.exec(data)?.slice(1).map(Number) ?? []
  return left === undefined || bottom === undefined || width === undefined || height === undefined
    ? page.seen
    : { left, bottom, right: left + width, top: bottom + height }
}

/** Reads a page of a finished bundle, counted from 0; null where there is none. */
export const drawnPage = (document: SourceDocument, index: number): DrawnPage | null => {
  const page = document.pages[index]
  if (!page) return null
  const seen = { box: page.seen, rotation: page.rotation }
  const isOnPage = (mark: Rect) => !isEmptyRect(mark) && meets(mark, page.seen)
  return { page, content: contentOf(document, page, seen, isOnPage), own: ownOf(document, page) }
}

const upright = (corners: readonly number[]): Rect => {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners
  return {
    left: Math.min(x1, x2),
    right: Math.max(x1, x2),
    bottom: Math.min(y1, y2),
    top: Math.max(y1, y2),
  }
}

/** Where a number stands, in its page's own space. */
const roomOf = (view: Pick<PDFPageProxy, 'getViewport'>, { box }: SeenText): Rect => {
  const viewport = view.getViewport({ scale: 1 })
  return upright([
    ...viewport.convertToPdfPoint(box.left, box.bottom),
    ...viewport.convertToPdfPoint(box.right, box.top),
  ])
}

/**
 * Whether the number of a page stands on text that another reader finds, or on anything else that is drawn. What lies outside
 * the page's own part of it is not seen.
 */
export const standsOn = (
  { content: { whole, marks }, own }: DrawnPage,
  view: Pick<PDFPageProxy, 'getViewport'>,
  number: SeenText,
  others: readonly SeenText[],
): boolean => {
  const viewport = view.getViewport({ scale: 1 })
  const part = upright(viewport.convertToViewportRectangle([own.left, own.bottom, own.right, own.top]))
  const isOn = ({ box }: SeenText) => {
    const seen = common(box, part)
    return !isEmptyRect(seen) && meets(seen, number.box)
  }
  if (others.some(isOn)) return true
  const room = roomOf(view, number)
  // The number is drawn last.
  return whole && marks.slice(0, -1).some(mark => meets(mark, room))
}

/**
 * Whether the number of a page can be seen: dark letters that are drawn last, with nothing over them. True where its drawing
 * cannot be read to its end, since the number is then known from the other reader alone.
 */
export const isInSight = (
  { content: { whole, marks, order } }: DrawnPage,
  view: Pick<PDFPageProxy, 'getViewport'>,
  number: SeenText,
): boolean => {
  if (!whole || !order) return true
  const last = marks.at(-1)
  const room = roomOf(view, number)
  const isOver = ({ after, box }: { after: number; box: Rect }) => after >= marks.length && meets(box, room)
  return (
    last !== undefined && order.kinds.at(-1) === 'text' && meets(last, room) && !order.covers.some(isOver)
  )
}

/** Letters that no reading of a blank scan comes to. */
const manyLetters = 200
const half = 0.5

/**
 * Whether the text on a page tells which way up it stands: the line that a fax machine or a stamp leaves on a scan does not
 * tell it of the scan.
 */
export const tellsDirection = ({ page, content: { letters, pictures } }: DrawnPage): boolean => {
  const { left, bottom, right, top } = page.seen
  const most = (right - left) * (top - bottom) * half
  const isScan = pictures.some(({ width, height }) => width * height > most)
  return !isScan || letters[0] + letters[90] + letters[180] + letters[270] > manyLetters
}

export type Shows = 'something' | 'nothing' | 'unsure'

/** With more white over a mark than this, a drawing of the page is the faster way to tell. */
const mostCovers = 500

const isLarge = ({ left, right }: Rect) => right - left > 1e6
const holds = (outer: Rect, inner: Rect) =>
  outer.left <= inner.left &&
  outer.right >= inner.right &&
  outer.bottom <= inner.bottom &&
  outer.top >= inner.top

/** What of the marks of a page is there to be seen beside its number; those that white may cover are in doubt. */
const marksOf = ({ content: { marks, order, whole } }: DrawnPage, hasText: boolean) => {
  const found = { sure: false, pictures: false, doubtful: !order || !whole }
  if (!order) return found
  const { kinds, covers } = order
  let next = covers.length - 1
  const later: Rect[] = []
  const mayBeCovered = (mark: Rect) => later.length > mostCovers || later.some(cover => meets(cover, mark))
  // From the last on, as what is drawn last is covered by nothing; the very last is the number.
  for (let at = marks.length - 2; at >= 0 && !found.sure; at--) {
    for (let cover = covers[next]; cover && cover.after > at; cover = covers[--next]) later.push(cover.box)
    const mark = marks[at]
    if (!mark) continue
    const kind = kinds[at]
    if (kind === 'picture') found.pictures ||= !later.some(cover => holds(cover, mark))
    else if ((kind === 'text' && !hasText) || (!whole && isLarge(mark)) || mayBeCovered(mark))
      found.doubtful = true
    else found.sure = true
  }
  return found
}

const hasNotes = ({ source }: SourceDocument, page: SourcePage): boolean => {
  const listed = source.resolve(page.entries.get('Annots'))
  return (
    Array.isArray(listed) &&
    listed.some(one => nameText(source.resolve(source.dict(one).get('Subtype'))) !== 'Link')
  )
}

/**
 * Whether a page shows anything beside its number: something drawn that no white covers, text that another reader can read
 * (`hasText`), or a picture of more than empty paper. Where that leaves a doubt, `isDrawn` draws the page and looks; it
 * answers null where it cannot.
 */
export const shows = async (
  document: SourceDocument,
  drawn: DrawnPage,
  hasText: boolean,
  isDrawn: () => Promise<boolean | null>,
): Promise<Shows> => {
  const { content, page } = drawn
  const found = marksOf(drawn, hasText)
  const isLayered = hasSwitchedOff(document, page)
  if (hasNotes(document, page) || (found.sure && !isLayered)) return 'something'
  if (found.pictures) {
    const { letters } = content
    if (letters[0] + letters[90] + letters[180] + letters[270] > manyLetters) return 'something'
    for (const { name, within } of content.pictures) {
      const reference = within.pictureAt(name)
      const lying = reference instanceof Ref ? document.source.object(reference.number) : null
      if (!lying || !(await isEmptyPicture(document.source, lying))) return 'something'
    }
  }
  if (!found.doubtful && !found.sure) return 'nothing'
  const ink = await isDrawn()
  if (ink) return 'something'
  return ink === null || !content.whole ? 'unsure' : 'nothing'
}
