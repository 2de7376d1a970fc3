import { type CourtBundlePlan, type CourtSection, type Numbering, pagesKept } from './plan'

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

/** 1 is A, 26 is Z, 27 is AA. */
export const letterOf = (count: number): string =>
  count < 1 ? '' : letterOf(Math.floor((count - 1) / 26)) + String.fromCharCode(65 + ((count - 1) % 26))

/**
 * Gives out page numbers one after another. Late pages take the number before them with a letter: 12A to 12Z, then 12AA.
 */
export class PageNumbers {
  private prefix = ''
  private count = 0
  private lateSince = 0
  private letters = 0

  constructor(private readonly numbering: Numbering) {}

  next(late: boolean): string {
    if (late) this.lateSince++
    else {
      this.count++
      this.lateSince = 0
    }
    return `${this.prefix}${this.count}${late ? letterOf(this.lateSince) : ''}`
  }

  /** A section that came in late has no letter of its own: the letters after it would all move. */
  beginSection(late: boolean): void {
    if (late || this.numbering === 'plain') return
    this.letters++
    this.prefix = letterOf(this.letters)
    this.count = 0
    this.lateSince = 0
  }
}

/** Whether every document of a section came in late, and the section with them. */
export const isLateSection = (section: CourtSection): boolean =>
  section.documents.every(document => document.late)

/** Whether a page of cover and index, counted from 0, was not there when the bundle was issued. */
export const isLateFront = ({ issued }: CourtBundlePlan, index: number): boolean =>
  issued !== null && index >= issued.frontPages

/**
 * Numbers every page of a bundle in order. `frontPages` is how many pages cover and index take, `pagesOf` how many pages
 * a document's file has.
 */
export const numberPages = (
  plan: CourtBundlePlan,
  frontPages: number,
  pagesOf: (documentId: string) => number,
): NumberedPage[] => {
  const numbers = new PageNumbers(plan.numbering)
  const numbered: NumberedPage[] = []
  const add = (page: PageOf, late: boolean) => numbered.push({ ...page, label: numbers.next(late) })
  for (let front = 0; front < frontPages; front++)
    add(front === 0 ? { is: 'cover' } : { is: 'index' }, isLateFront(plan, front))
  for (const section of plan.sections) {
    if (section.documents.length === 0) continue
    const late = isLateSection(section)
    numbers.beginSection(late)
    if (plan.dividers) add({ is: 'divider', section: section.id }, late)
    for (const document of section.documents)
      for (const page of pagesKept(document, pagesOf(document.id)))
        add({ is: 'document', section: section.id, document: document.id, page }, document.late)
  }
  return numbered
}
