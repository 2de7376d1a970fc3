import { type Label, labelText, lateBetween, letterOf } from './labels'
import { type CourtBundlePlan, type CourtDocument, type CourtSection, pagesKept } from './plan'

/** What a page of the bundle is. */
export type PageOf =
  | { is: 'cover' }
  | { is: 'index' }
  | { is: 'divider'; section: string }
  /** `page` is the page of the source file, counted from 1. */
  | { is: 'document'; section: string; document: string; page: number }

export type NumberedPage = PageOf & {
  /** What is stamped on the page, shown by readers, and named by index and bookmarks: `12`, `12A`, `B3`. */
  label: string
}

/** How often a bundle has been given out. */
export const timesIssued = ({ issued }: Pick<CourtBundlePlan, 'issued'>): number =>
  issued ? 1 + (issued.again?.length ?? 0) : 0

/** After which issue a document came in: 0 for one that was there from the beginning. */
export const cameAfter = ({ late, since }: CourtDocument): number => (late ? (since ?? 1) : 0)

/** Whether every document of a section came in late, and the section with them. */
export const isLateSection = (section: CourtSection): boolean =>
  section.documents.every(document => document.late)

/** How many pages cover and index had when the bundle was given out last; they never become fewer. */
export const frontPagesHeld = ({ issued }: Pick<CourtBundlePlan, 'issued'>): number =>
  issued ? Math.max(issued.frontPages, ...(issued.again ?? [])) : 0

/** After which issue a page of cover and index, counted from 0, came in: an index grows by late documents. */
const frontCameAfter = ({ issued }: CourtBundlePlan, index: number): number =>
  issued ? [issued.frontPages, ...(issued.again ?? [])].filter(pages => index >= pages).length : 0

/** Pages that come one behind another and came in together. */
interface Run {
  of: string
  cameAfter: number
  /** The letters of the section that begins with it. */
  begins?: string
}

const keyOf = (page: PageOf): string =>
  page.is === 'divider'
    ? `divider ${page.section}`
    : page.is === 'document'
      ? `document ${page.document}`
      : 'front'

/** The runs of a plan behind its cover and index. A section that came late has no letter: those after it would move. */
const runsOf = (plan: CourtBundlePlan): Run[] => {
  let letters = 0
  return plan.sections
    .filter(section => section.documents.length > 0)
    .flatMap((section): Run[] => {
      const documents = section.documents.map(document => ({
        of: keyOf({ is: 'document', section: section.id, document: document.id, page: 1 }),
        cameAfter: cameAfter(document),
      }))
      const divider = {
        of: keyOf({ is: 'divider', section: section.id }),
        cameAfter: Math.min(...documents.map(document => document.cameAfter)),
      }
      const [first, ...others] = plan.dividers ? [divider, ...documents] : documents
      if (!first) return []
      const hasLetter = plan.numbering === 'lettered' && !isLateSection(section)
      return [hasLetter ? { ...first, begins: letterOf(++letters) } : first, ...others]
    })
}

/**
 * Gives out the numbers of a plan's pages, asked for in the order in which they stand. A page's number depends on nothing
 * that came in after a later issue than itself, so that no issue moves what was given out before. Late pages take the
 * page before them with a letter: 12A to 12Z, then 12AA; those that come between late pages of an earlier issue take a
 * dot and a number.
 */
export class PageNumbers {
  private readonly runs: readonly Run[]
  private at = -1
  private fronts = 0
  private prefix = ''
  private count = 0
  /** The late pages since the last page that is not late. */
  private given: { cameAfter: number; late: Label['late'] }[] = []

  constructor(private readonly plan: CourtBundlePlan) {
    this.runs = runsOf(plan)
  }

  next(page: PageOf): string {
    const of = keyOf(page)
    if (of !== 'front' && this.runs[this.at]?.of !== of) this.enter(of)
    const after =
      of === 'front' ? frontCameAfter(this.plan, this.fronts++) : (this.runs[this.at]?.cameAfter ?? 0)
    const { prefix } = this
    if (after === 0) {
      this.count++
      this.given = []
      return labelText({ prefix, count: this.count, late: [] })
    }
    const late = this.lateAt(this.at, after)
    this.given.push({ cameAfter: after, late })
    return labelText({ prefix, count: this.count, late })
  }

  private enter(of: string): void {
    this.at = this.runs.findIndex((run, index) => index > this.at && run.of === of)
    const { begins } = this.runs[this.at] ?? {}
    if (begins === undefined) return
    this.prefix = begins
    this.count = 0
    this.given = []
  }

  /** The late part of the next page of a run: behind what is given out, before what is given out further on. */
  private lateAt(at: number, after: number): Label['late'] {
    const end = this.runs.findIndex(
      (run, index) => index > at && (run.begins !== undefined || run.cameAfter < after),
    )
    const ahead = this.runs[end]
    const before =
      ahead && ahead.begins === undefined && ahead.cameAfter > 0 ? this.lateAt(end, ahead.cameAfter) : null
    const behind = this.given.findLast(page => page.cameAfter <= after)?.late ?? []
    return lateBetween(behind, before)
  }
}

/**
 * Numbers every page of a bundle in order. `frontPages` is how many pages cover and index take, `pagesOf` how many pages
 * a document's file has.
 */
export const numberPages = (
  plan: CourtBundlePlan,
  frontPages: number,
  pagesOf: (documentId: string) => number,
): NumberedPage[] => {
  const numbers = new PageNumbers(plan)
  const numbered: NumberedPage[] = []
  const add = (page: PageOf) => numbered.push({ ...page, label: numbers.next(page) })
  for (let front = 0; front < frontPages; front++) add(front === 0 ? { is: 'cover' } : { is: 'index' })
  for (const section of plan.sections) {
    if (section.documents.length === 0) continue
    if (plan.dividers) add({ is: 'divider', section: section.id })
    for (const document of section.documents)
      for (const page of pagesKept(document, pagesOf(document.id)))
        add({ is: 'document', section: section.id, document: document.id, page })
  }
  return numbered
}
