import { type CourtBundlePlan, pagesKept } from './plan'

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
 * Numbers every page of a bundle in order. `frontPages` is how many pages cover and index take, `pagesOf` how many pages
 * a document's file has. Late pages take the number before them with a letter: 12A to 12Z, then 12AA.
 */
export const numberPages = (
  plan: CourtBundlePlan,
  frontPages: number,
  pagesOf: (documentId: string) => number,
): NumberedPage[] => {
  const numbered: NumberedPage[] = []
  let prefix = ''
  let count = 0
  let lateSince = 0
  const add = (page: PageOf, late: boolean) => {
    if (late) lateSince++
    else {
      count++
      lateSince = 0
    }
    numbered.push({ ...page, label: `${prefix}${count}${late ? letterOf(lateSince) : ''}` })
  }

  for (let front = 0; front < frontPages; front++)
    add(
      front === 0 ? { is: 'cover' } : { is: 'index' },
      plan.issued !== null && front >= plan.issued.frontPages,
    )

  let letters = 0
  for (const section of plan.sections) {
    if (section.documents.length === 0) continue
    // A section that came in late has no letter of its own: the letters after it would all move.
    const isLate = section.documents.every(document => document.late)
    if (!isLate && plan.numbering === 'lettered') {
      letters++
      prefix = letterOf(letters)
      count = 0
      lateSince = 0
    }
    if (plan.dividers) add({ is: 'divider', section: section.id }, isLate)
    for (const document of section.documents)
      for (const page of pagesKept(document, pagesOf(document.id)))
        add({ is: 'document', section: section.id, document: document.id, page }, document.late)
  }
  return numbered
}
