import { cameAfter, timesIssued } from './numbering'
import { type CourtBundlePlan, type CourtDocument, documentsOf, type Turn } from './plan'

/**
 * What an officer does to a court bundle, as functions from plan to plan. An id that is not in the plan changes nothing.
 * Once a bundle is issued its page numbers are quoted elsewhere: see `keepsNumbers`.
 */

const withSections = (
  plan: CourtBundlePlan,
  change: (documents: CourtDocument[], section: string) => CourtDocument[],
) => ({
  ...plan,
  sections: plan.sections.map(section => ({
    ...section,
    documents: change(section.documents, section.id),
  })),
})

/** Changes one document's own entry. */
export const changeDocument = (
  plan: CourtBundlePlan,
  id: string,
  change: (document: CourtDocument) => CourtDocument,
): CourtBundlePlan =>
  withSections(plan, documents => documents.map(one => (one.id === id ? change(one) : one)))

/** Puts a document into a section, so that it is the one at `index` there (0 is the first). */
export const moveDocument = (
  plan: CourtBundlePlan,
  id: string,
  section: string,
  index: number,
): CourtBundlePlan => {
  const moved = documentsOf(plan).find(one => one.id === id)
  if (!moved || !plan.sections.some(one => one.id === section)) return plan
  return withSections(plan, (documents, at) => {
    const left = documents.filter(one => one.id !== id)
    return at === section ? left.toSpliced(Math.max(0, index), 0, moved) : left
  })
}

/** One place up or down; past the end of its section it goes into the neighbouring one. */
export const stepDocument = (plan: CourtBundlePlan, id: string, by: -1 | 1): CourtBundlePlan => {
  const s = plan.sections.findIndex(section => section.documents.some(one => one.id === id))
  const section = plan.sections[s]
  if (!section) return plan
  const at = section.documents.findIndex(one => one.id === id) + by
  if (at >= 0 && at < section.documents.length) return moveDocument(plan, id, section.id, at)
  const neighbour = plan.sections[s + by]
  return neighbour ? moveDocument(plan, id, neighbour.id, by === 1 ? 0 : neighbour.documents.length) : plan
}

/** Adds a document at the end of a section. Into a bundle that is issued it comes late: 12A, 12B. */
export const addDocument = (
  plan: CourtBundlePlan,
  section: string,
  document: CourtDocument,
): CourtBundlePlan => {
  const taken = new Set(documentsOf(plan).map(one => one.id))
  let id = document.id
  for (let count = 2; taken.has(id); count++) id = `${document.id}-${count}`
  const issues = timesIssued(plan)
  const added = { ...document, id, late: issues > 0, ...(issues > 1 ? { since: issues } : {}) }
  return withSections(plan, (documents, at) => (at === section ? [...documents, added] : documents))
}

/** Takes a document out. */
export const removeDocument = (plan: CourtBundlePlan, id: string): CourtBundlePlan =>
  withSections(plan, documents => documents.filter(one => one.id !== id))

/** Leaves a page of a document's file out, or takes it in again. */
export const excludePage = (document: CourtDocument, page: number, out: boolean): CourtDocument => {
  const excluded = document.excluded.filter(one => one !== page)
  return { ...document, excluded: out ? [...excluded, page].sort((a, b) => a - b) : excluded }
}

const turns: Record<number, Turn | undefined> = { 90: 90, 180: 180, 270: 270 }

/** Turns a page a quarter clockwise, on top of how it is turned already. */
export const turnPage = (document: CourtDocument, page: number): CourtDocument => {
  const now = document.turned.find(one => one.page === page)?.by ?? 0
  const by = turns[(now + 90) % 360]
  const others = document.turned.filter(one => one.page !== page)
  return { ...document, turned: by ? [...others, { page, by }].sort((a, b) => a.page - b.page) : others }
}

/** Sets what the served copy leaves out of a page. */
export const setAreas = (
  document: CourtDocument,
  page: number,
  areas: CourtDocument['areas'][number]['areas'],
): CourtDocument => {
  const others = document.areas.filter(one => one.page !== page)
  return {
    ...document,
    areas: areas.length ? [...others, { page, areas }].sort((a, b) => a.page - b.page) : others,
  }
}

/** Another file in a document's place, as when it was made again. Page by page work on the old file does not fit it. */
export const replaceFile = ({ asItIs: _, ...document }: CourtDocument, file: string): CourtDocument => ({
  ...document,
  file,
  excluded: [],
  turned: [],
  areas: [],
})

/** What the numbers depend on that were given out with the first so many issues. */
const heldBy = (plan: CourtBundlePlan, issues: number) =>
  JSON.stringify([
    plan.numbering,
    plan.dividers,
    plan.sections
      .map(({ id, documents }) => ({ id, held: documents.filter(one => cameAfter(one) < issues) }))
      .filter(section => section.held.length > 0)
      .map(({ id, held }) => [id, held.map(one => [one.id, one.file, one.excluded, cameAfter(one)])]),
  ])

/** Whether a change leaves every page number of an issued bundle as it was. Before the issue everything does. */
export const keepsNumbers = (before: CourtBundlePlan, after: CourtBundlePlan): boolean =>
  before.issued === null || heldBy(before, timesIssued(before)) === heldBy(after, timesIssued(before))

/** Whether something came in that has not been given out with any issue yet. */
export const hasNewlyLate = (plan: CourtBundlePlan): boolean =>
  documentsOf(plan).some(one => one.late && cameAfter(one) === timesIssued(plan))

/**
 * The bundle has been given out: from now on its numbers stay, also those of what has come late by now. `frontPages` is
 * how many pages cover and index took.
 */
export const issue = (plan: CourtBundlePlan, frontPages: number): CourtBundlePlan => {
  const { issued } = plan
  if (!issued) return { ...plan, issued: { frontPages } }
  return hasNewlyLate(plan)
    ? { ...plan, issued: { ...issued, again: [...(issued.again ?? []), frontPages] } }
    : plan
}

/** Whether two plans make the same PDF: they differ in nothing but that numbers are held fast. */
export const makesTheSame = (before: CourtBundlePlan, after: CourtBundlePlan): boolean =>
  after.issued !== null &&
  JSON.stringify({ ...before, issued: null }) === JSON.stringify({ ...after, issued: null })

/** Numbers everything from 1 again, late documents in their places: a new bundle, as far as page numbers go. */
export const numberAfresh = (plan: CourtBundlePlan): CourtBundlePlan => ({
  ...withSections(plan, documents => documents.map(({ since: _, ...one }) => ({ ...one, late: false }))),
  issued: null,
})
