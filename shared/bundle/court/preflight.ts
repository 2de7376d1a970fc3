import { counted } from '../../calendar/write'
import { shownName } from '../names'
import { type CourtBundlePlan, documentsOf } from './plan'
import { routeOf } from './routes'
import { tabsOf } from './tabs'

/** Something about a bundle and its route. What is `stops` keeps it from leaving; the rest is for the officer to weigh. */
export interface Preflight {
  stops: boolean
  message: string
  /** What to do about it. */
  next: string
}

/** What is known of a bundle once it is built. */
export interface BuiltFacts {
  bytes: number
  pages: number
  /** Labels of pages. */
  withoutText: readonly string[]
  blank: readonly string[]
  righted: readonly string[]
  tooFine: readonly string[]
  switchedOff: readonly string[]
  /** Titles of documents. */
  entriesUnseen: readonly string[]
  bookmarksCut: readonly string[]
}

/** Nothing to tell of any page or document; lists of its own each time, to be filled. */
export const nothingToTell = () => ({
  withoutText: [],
  blank: [],
  righted: [],
  tooFine: [],
  switchedOff: [],
  entriesUnseen: [],
  bookmarksCut: [],
})

/** `page 4`, `pages 4, 7 and 9`, `12 pages (4, 7, 9 and more)`. */
export const pagesInWords = (labels: readonly string[]): string => {
  const [first = ''] = labels
  if (labels.length === 1) return `page ${first}`
  if (labels.length <= 6) return `pages ${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`
  return `${labels.length} pages (${labels.slice(0, 6).join(', ')} and more)`
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)

/** A size over a limit, with as many digits as tell the two apart. */
const megabytesOver = (bytes: number, most: number): string => {
  const digits = [1, 2, 3, 4, 5].find(
    count => (bytes / 1_000_000).toFixed(count) !== (most / 1_000_000).toFixed(count),
  )
  return (bytes / 1_000_000).toFixed(digits ?? 6)
}

/** An attachment is written in letters, which takes a third more, with the ends of lines. */
const asAttachment = (bytes: number) => Math.ceil((bytes * 4) / 3) * 1.026

/** Holds a built bundle against what its route takes. */
export const preflight = (plan: CourtBundlePlan, built: BuiltFacts): Preflight[] => {
  const route = routeOf(plan.route)
  const found: Preflight[] = []
  const by = route.source ? ` (${route.source})` : ''
  if (route.mostBytes !== null && built.bytes > route.mostBytes)
    found.push({
      stops: true,
      message: `The bundle has ${megabytesOver(built.bytes, route.mostBytes)} MB; ${route.title} takes ${megabytes(route.mostBytes).replace('.0', '')} MB${by}.`,
      next: 'Leave out what the court does not need, scan large documents again at 300 dpi or less, or choose another route.',
    })
  else if (route.mostBytes !== null && route.oneEmail && asAttachment(built.bytes) > route.mostBytes)
    found.push({
      stops: false,
      message: `As an attachment the bundle grows to about ${megabytes(asAttachment(built.bytes))} MB, and a mail program may hold it back at ${megabytes(route.mostBytes).replace('.0', '')} MB.`,
      next: 'If it does not go, leave out what the court does not need or choose another route.',
    })
  if (route.mostSides !== null && built.pages > route.mostSides)
    found.push({
      stops: true,
      message: `The bundle has ${counted(built.pages, 'side')}; ${route.title} takes ${route.mostSides}${by}.`,
      next: plan.dividers
        ? 'Leave out pages or the dividers between sections, or choose another route. It may not be split over several emails.'
        : 'Leave out pages, or choose another route. It may not be split over several emails.',
    })
  if (documentsOf(plan).length === 0)
    found.push({
      stops: true,
      message: 'There is no document in the bundle.',
      next: 'Add a document to a section.',
    })
  if (!plan.cover.court || !plan.cover.caseNumber)
    found.push({
      stops: false,
      message: `The cover does not name ${[!plan.cover.court && 'the court', !plan.cover.caseNumber && 'its case number'].filter(Boolean).join(' or ')}.`,
      next: 'Enter it if it is known: the court files the bundle by it.',
    })
  const undated = documentsOf(plan).filter(({ date }) => date === null)
  if (undated.length > 0) {
    const tabs = tabsOf(plan)
    const list = undated.slice(0, 6).flatMap(({ id }) => tabs.get(id) ?? [])
    found.push({
      stops: false,
      message: `The index shows no date for ${counted(undated.length, 'document')}: ${undated.length === 1 ? 'tab' : 'tabs'} ${list.join(', ')}${undated.length > 6 ? ' and more' : ''}.`,
      next: 'Enter the dates that are known: the index should give one for each document.',
    })
  }
  if (built.blank.length > 0)
    found.push({
      stops: true,
      message: `Nothing is on ${pagesInWords(built.blank)}.`,
      next: 'Leave these pages of their documents out, or scan them again.',
    })
  if (built.withoutText.length > 0)
    found.push({
      stops: false,
      message: `There is no text to search on ${pagesInWords(built.withoutText)}: they are scans.`,
      next: 'Make the scans searchable, or ask for the documents themselves.',
    })
  if (built.righted.length > 0)
    found.push({
      stops: false,
      message: `Upside down in their files and turned for the bundle: ${pagesInWords(built.righted)}.`,
      next: 'Look at them once.',
    })
  if (built.tooFine.length > 0)
    found.push({
      stops: false,
      message: `Pictures have more than 300 dpi on ${pagesInWords(built.tooFine)}, and could not be made smaller.`,
      next: 'If the bundle is too large, scan those documents again at 300 dpi.',
    })
  if (built.switchedOff.length > 0)
    found.push({
      stops: false,
      message: `There are layers that are switched off on ${pagesInWords(built.switchedOff)}. Nobody sees what is on them, but it is in the file.`,
      next: 'If it must not go out, print the document to PDF from another program and put that in instead.',
    })
  for (const title of built.entriesUnseen)
    found.push({
      stops: false,
      message: `What was entered in the form ‘${shownName(title)}’ cannot all be shown.`,
      next: 'Compare it with the original. Where something is missing, print it to PDF from another program and put that in instead.',
    })
  for (const title of built.bookmarksCut)
    found.push({
      stops: false,
      message: `‘${shownName(title)}’ has more bookmarks of its own than are brought along; the last ones are left out.`,
      next: 'Nothing needs to be done where the index is enough.',
    })
  return found
}
