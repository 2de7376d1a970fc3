import { type CourtDocument, isOffPage, pagesKept, turnOf } from '../../../shared/bundle/court/plan'
import { shownName } from '../../../shared/bundle/names'
import { type Failed, failed, ok, type Result } from '../../../shared/result'
import { natureOf } from '../reading/kind'
import { Graft } from '../splice/graft'
import { Ref } from '../splice/values'
import { graftedView } from './annotations'
import { atTop, type Binding, type Placed, placingOf, titled } from './binding'
import { type Heading, headingsOf } from './destinations'
import { openDocument, type SourcePage, shownSize } from './document'
import { fromSeen, moved, quarterTurns, type Rect, type Seen, seenSize } from './geometry'
import { hasSwitchedOff } from './layers'
import type { Bookmark } from './outline'
import type { Content } from './page-content'
import { pictureToPdf, withinDots } from './pictures'
import { contentOf, placePage } from './place-page'
import { isScanned } from './scanned'

const nothingLeft = (title: string): Failed =>
  failed(
    'invalid',
    `Every page of ‘${title}’ is left out.`,
    'Take the document out of the bundle, or put a page back in.',
  )

const noSuchPage = (title: string, page: number, count: number): Failed =>
  failed(
    'invalid',
    `‘${title}’ has ${count === 1 ? '1 page' : `${count} pages`}; page ${page} is asked for.`,
    'Correct the page number, or choose the right file.',
  )

const offThePage = (title: string, page: number): Failed =>
  failed(
    'invalid',
    `An area that is to be taken out of ‘${title}’ lies off page ${page}.`,
    'Take it back and mark the place on the page.',
  )

/** A served copy holds nothing that nobody looked at. */
const hiddenInServed = (title: string, page: number): Failed =>
  failed(
    'invalid',
    `Page ${page} of ‘${title}’ has a layer that is switched off: nobody sees what is on it, but whoever gets the file can.`,
    'Print the document to PDF from another program and put that in instead, or leave the page out.',
  )

/** The first page that the plan names and the file does not have. */
const beyond = (document: CourtDocument, count: number): number | undefined =>
  [
    ...document.excluded,
    ...document.turned.map(one => one.page),
    ...document.areas.map(one => one.page),
    ...(document.asItIs ?? []).map(one => one.page),
  ].find(page => page > count)

/** The areas of a page in its own space; null where it has none. */
const areasOn = (
  document: CourtDocument,
  number: number,
  { seen, rotation, unit }: SourcePage,
): Rect[] | null => {
  const areas = document.areas.filter(({ page }) => page === number).flatMap(one => one.areas)
  const own: Seen = { box: seen, rotation }
  const { height: high } = seenSize(own)
  return areas.length === 0
    ? null
    : areas.map(({ x, y, width, height }) =>
        moved(
          {
            left: x / unit,
            right: (x + width) / unit,
            top: high - y / unit,
            bottom: high - (y + height) / unit,
          },
          fromSeen(own),
        ),
      )
}

/** The first page that has an area nowhere on it: what was to be taken out is not. */
const missed = (document: CourtDocument, pages: readonly SourcePage[]): number | undefined =>
  document.areas.find(({ page, areas }) => {
    const own = pages[page - 1]
    return own !== undefined && areas.some(area => isOffPage(shownSize(own), area))
  })?.page

/**
 * Whether nearly all text of a page is seen upside down. Such a page is turned: nobody can read it, and no bundle leaves
 * with one. Text that runs sideways is left to the officer, because tables are often meant so.
 */
const standsOnItsHead = ({ letters }: Content, rotation: number): boolean => {
  const all = letters[0] + letters[90] + letters[180] + letters[270]
  return letters[quarterTurns(rotation + 180)] > all * 0.8
}

/** The file of a document as a PDF: a picture becomes one, and areas of the served copy are taken out. */
const fileOf = async (
  binding: Binding,
  document: CourtDocument,
  index: number,
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const { job, means, supply } = binding
  const name = job.files[index]?.name ?? document.title
  const supplied = await supply(index)
  if (!supplied.ok) return supplied
  const nature = natureOf(supplied.value)
  const pdf = nature.kind === 'picture' ? await pictureToPdf(supplied.value, name, means.redraw) : supplied
  const marked = document.areas.filter(({ page }) => !document.excluded.includes(page))
  if (!pdf.ok || marked.length === 0 || !means.redact) return pdf
  const areas = new Map(marked.map(one => [one.page, one.areas]))
  return means.redact(pdf.value, areas, name, () => binding.tell())
}

/** A file's own bookmarks, as far as they lead to pages that are in the bundle. */
const bookmarksOf = (
  headings: readonly Heading[],
  kept: ReadonlyMap<number, number>,
  labels: ReadonlyMap<number, string>,
): Bookmark[] =>
  headings.flatMap(({ title, to, inside }): Bookmark[] => {
    const within = bookmarksOf(inside, kept, labels)
    const page = to && kept.get(to.page)
    if (!to || page === undefined || page === null) return within
    return [
      {
        title: titled(title.trim() || 'Untitled', labels.get(page) ?? ''),
        to: [new Ref(page), ...graftedView(to.view)],
        open: false,
        inside: within,
      },
    ]
  })

/** Puts the pages of one document in; `index` is its place among all, `mark` its tab. */
export const addDocument = async (
  binding: Binding,
  section: string,
  planned: CourtDocument,
  index: number,
  mark: string,
): Promise<Result<{ placed: Placed; bookmark: Bookmark }>> => {
  const { job, means, target, tree, flags } = binding
  const name = job.files[index]?.name ?? planned.title
  const bytes = await fileOf(binding, planned, index)
  if (!bytes.ok) return bytes
  const opened = await openDocument(bytes.value, name, means.inflate)
  if (!opened.ok) return opened
  const document = opened.value
  const wrong = beyond(planned, document.pages.length)
  if (wrong !== undefined) return noSuchPage(shownName(planned.title), wrong, document.pages.length)
  const off = missed(planned, document.pages)
  if (off !== undefined) return offThePage(shownName(planned.title), off)
  const pages = pagesKept(planned, document.pages.length)
  if (pages.length === 0) return nothingLeft(shownName(planned.title))

  const hidden = pages.filter(number => {
    const page = document.pages[number - 1]
    return page !== undefined && hasSwitchedOff(document, page)
  })
  if (hidden[0] !== undefined && means.redact) return hiddenInServed(shownName(planned.title), hidden[0])
  if (document.entriesUnseen) flags.entriesUnseen.push(planned.title)

  const kept = new Map<number, number>()
  const places = pages.map(number => {
    const at = tree.add({ is: 'document', section, document: planned.id, page: number })
    const page = document.pages[number - 1]
    if (page) kept.set(page.number, at.ref.number)
    return { ...at, page, turn: turnOf(planned, number) }
  })
  const contents = places.map(({ page, turn }) =>
    page
      ? contentOf(document, page, { box: page.seen, rotation: quarterTurns(page.rotation + turn) })
      : undefined,
  )
  const { instead, tooFine } = await withinDots(
    document,
    places.flatMap(({ label, page }, at) => {
      const content = contents[at]
      return page && content ? [{ content, label, unit: page.unit }] : []
    }),
    means,
    () => binding.tell(),
  )
  const graft = new Graft(document.source, target, document.left, instead)
  const placing = placingOf(binding, document, graft, kept)
  flags.tooFine.push(...tooFine)
  places.forEach(({ ref, parent, label, page, turn: ownTurn }, at) => {
    const content = contents[at]
    if (!page || !content) return
    const turn = standsOnItsHead(content, page.rotation + ownTurn) ? ownTurn + 180 : ownTurn
    if (turn !== ownTurn) flags.righted.push(label)
    if (hidden.includes(pages[at] ?? 0)) flags.switchedOff.push(label)
    const grows = job.grow?.includes(label) ?? false
    const put = { number: ref.number, parent, label, turn, grows, links: [] }
    const { corner, isMarked } = placePage(placing, page, content, put)
    if (!isMarked) flags.blank.push(label)
    else if (isScanned(document, page, content)) flags.withoutText.push(label)
    const areas = means.redact && areasOn(planned, pages[at] ?? 0, page)
    if (areas) flags.takenOut.push({ label, areas })
    binding.corners.set(ref.number, corner)
  })
  graft.flush()
  for (const number of document.layers.all) {
    const ref = graft.brought(number)
    if (ref) binding.layers.push({ ref, isOff: document.layers.off.has(number) })
  }

  const first = places[0]
  const placed: Placed = {
    entry: {
      is: 'document',
      mark,
      title: planned.title,
      date: planned.date,
      first: first?.label ?? '',
      last: places.at(-1)?.label ?? '',
    },
    to: first?.ref ?? null,
  }
  const labels = new Map(places.map(({ ref, label }) => [ref.number, label]))
  const { headings, areAll } = headingsOf(document, placing.destinations)
  if (!areAll) flags.bookmarksCut.push(planned.title)
  const inside = bookmarksOf(headings, kept, labels)
  return ok({
    placed,
    bookmark: {
      title: titled(`${mark}. ${planned.title}`, placed.entry.first),
      to: atTop(binding, placed.to),
      open: false,
      inside,
    },
  })
}
