import { PageNumbers } from './numbering'
import { type CourtBundlePlan, documentsOf } from './plan'

/**
 * The tab of each document by its id: its number in the index, by which a court asks for it. Tabs are given out like page
 * numbers, so that none moves once it was issued: 1, 2, 3 through all sections; a late document takes the tab before it
 * with a letter (5A, before the first 0A), between two late ones a dot and a number (5A.1).
 */
export const tabsOf = (plan: CourtBundlePlan): ReadonlyMap<string, string> => {
  // As though each document were one page, with nothing between them.
  const numbers = new PageNumbers({ ...plan, numbering: 'plain', dividers: false })
  return new Map(
    plan.sections.flatMap(({ id: section, documents }) =>
      documents.map(({ id }): [string, string] => [
        id,
        numbers.next({ is: 'document', section, document: id, page: 1 }),
      ]),
    ),
  )
}

/** The tabs of a bundle in words: `tabs 1 to 6, late 5A and 5B`. */
export const tabsInWords = (plan: CourtBundlePlan): string => {
  const tabs = tabsOf(plan)
  const of = (late: boolean) =>
    documentsOf(plan).flatMap(document => (document.late === late ? (tabs.get(document.id) ?? []) : []))
  const [first, ...others] = of(false)
  const late = of(true)
  const inTime = others.length > 0 ? `tabs ${first} to ${others.at(-1)}` : `tab ${first}`
  return late.length > 0 ? `${inTime}, late ${late.join(', ')}` : inTime
}
