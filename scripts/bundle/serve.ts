import { basename } from 'node:path'
import { buildCourtBundle } from '../../renderer/output/court-bundle/build'
import type { CourtBundleMade } from '../../renderer/output/court-bundle/job'
import { servedListPdf } from '../../renderer/output/court-bundle/served-list'
import { natureOf } from '../../renderer/output/reading/kind'
import { proveTaken } from '../../renderer/output/redact/prove-taken'
import { type RemovedFrom, redactorOf } from '../../renderer/output/redact/redactor'
import { searchServed } from '../../renderer/output/redact/search-served'
import { suggestAreas } from '../../renderer/output/redact/suggest-areas'
import { type Area, type CourtBundlePlan, documentsOf } from '../../shared/bundle/court/plan'
import { foundInWords } from '../../shared/bundle/court/served-copy'
import type { Sought } from '../../shared/bundle/court/served-values'
import { londonDate } from '../../shared/calendar/london'
import type { Fault } from '../../shared/result'
import type { BuiltFrom } from './build-from'
import { meansOfNode } from './means'
import { nodeViewer } from './node-viewer'
import { type Proof, proveOrGrow } from './prove'

export interface Served {
  bundle: CourtBundleMade
  proof: Proof
  removed: RemovedFrom[]
  list: Uint8Array<ArrayBuffer>
  /** Numbers of pages on which nothing could be looked for. */
  unread: string[]
}

type Outcome<T> = { ok: true; value: T } | { ok: false; problems: string[] }
const refused = ({ message, next }: Fault) => ({ ok: false as const, problems: [message, next] })

/** The plan with the areas in which the words stand, beside those that it names. */
const withWords = async (
  { plan, supply }: BuiltFrom,
  sought: readonly Sought[],
): Promise<Outcome<CourtBundlePlan>> => {
  const found = new Map<string, Map<number, Area[]>>()
  for (const [index, document] of documentsOf(plan).entries()) {
    const pages = new Map(document.areas.map(({ page, areas }) => [page, [...areas]]))
    found.set(document.id, pages)
    const file = await supply(index)
    if (!file.ok) return refused(file.fault)
    if (natureOf(file.value).kind === 'picture') continue
    const suggested = await suggestAreas(nodeViewer, file.value, sought)
    if (!suggested.ok) return refused(suggested.fault)
    for (const { page, areas } of suggested.value.suggested)
      if (areas.length > 0) pages.set(page, [...(pages.get(page) ?? []), ...areas])
  }
  const sections = plan.sections.map(section => ({
    ...section,
    documents: section.documents.map(document => ({
      ...document,
      areas: [...(found.get(document.id) ?? [])]
        .sort(([one], [other]) => one - other)
        .map(([page, areas]) => ({ page, areas })),
    })),
  }))
  return { ok: true, value: { ...plan, sections } }
}

/**
 * Makes the served copy of a bundle, has it read by another reader as the bundle was, and searches it for the words it must
 * not show. One that shows them, or fails a check, comes back as sentences. `name` is what its file will be called.
 */
export const serve = async (from: BuiltFrom, name: string, madeAt: string): Promise<Outcome<Served>> => {
  const { fonts, files, supply, sought } = from
  const planned = sought.length > 0 ? await withWords(from, sought) : { ok: true as const, value: from.plan }
  if (!planned.ok) return planned
  const plan = planned.value
  let removed: RemovedFrom[] = []
  const make = (grow: readonly string[]) => {
    const redactor = redactorOf(nodeViewer)
    removed = redactor.removed
    const means = { ...meansOfNode(), redact: redactor.redact }
    return buildCourtBundle({ plan, files, madeAt, grow }, fonts, supply, means)
  }
  const made = await make([])
  if (!made.ok) return refused(made.fault)
  const { bundle, proof } = await proveOrGrow(plan, made.value, fonts, madeAt, make, (one, checked) =>
    proveTaken(nodeViewer, one, removed, checked),
  )
  if (proof.refused.length > 0) return { ok: false, problems: ['Of the served copy:', ...proof.refused] }
  const searched = await searchServed(
    nodeViewer,
    { bytes: bundle.bytes.slice(), name: basename(name) },
    sought,
  )
  if (!searched.ok) return refused(searched.fault)
  const labelOf = (page: number | null) => (page === null ? undefined : bundle.pages[page - 1]?.label)
  const places = searched.value.hits.map(hit => {
    const label = labelOf(hit.page)
    return label === undefined ? foundInWords[hit.in] : `${foundInWords[hit.in]} of page ${label}`
  })
  if (places.length > 0)
    return {
      ok: false,
      problems: [
        `Nothing was written: the served copy still shows words that were to be removed, ${[...new Set(places)].join('; ')}.`,
        'Mark the place as an area under “remove”, or leave the page out.',
      ],
    }
  const unread = searched.value.unread.flatMap(page => labelOf(page) ?? [])
  const list = await servedListPdf(
    plan,
    { removed, looked: from.words, unread, name: basename(name), sha256: bundle.sha256 },
    londonDate(madeAt),
    fonts,
  )
  return list.ok
    ? { ok: true, value: { bundle, proof, removed, list: list.value.bytes, unread } }
    : refused(list.fault)
}

/** What `--report` writes of a served copy, for scripts. */
export const servedReportOf = ({ bundle, removed, unread }: Served) => ({
  bytes: bundle.bytes.byteLength,
  sha256: bundle.sha256,
  pages: bundle.pages.length,
  // Where and how much, never what.
  removed: removed.map(({ file, page, area, picture }) => ({ file, page, area, picture })),
  unread,
})
