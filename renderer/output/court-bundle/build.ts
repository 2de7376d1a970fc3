import { letterOf } from '../../../shared/bundle/court/labels'
import { frontPagesHeld, isLateSection } from '../../../shared/bundle/court/numbering'
import { type CourtBundlePlan, documentsOf } from '../../../shared/bundle/court/plan'
import { nothingToTell } from '../../../shared/bundle/court/preflight'
import { tabsOf } from '../../../shared/bundle/court/tabs'
import { failed, ok, type Result } from '../../../shared/result'
import type { Fonts } from '../fonts/fonts'
import { Faces } from '../pdf/page'
import { Setter } from '../pdf/setter'
import { Target } from '../splice/target'
import { Ref } from '../splice/values'
import type { Progress, Supply } from '../supply'
import { addDocument } from './add-document'
import { addFront, type Divider } from './add-front'
import type { Binding, Placed } from './binding'
import { finishFile } from './finish'
import { type IndexEntry, layDivider, setIndex } from './front'
import type { CourtBundleJob, CourtBundleMade, CourtBundleMeans } from './job'
import type { Bookmark } from './outline'
import { PageTree } from './page-tree'
import { fontPrefix, stampsOf } from './stamps'

/** The lines of the index in order: each section that has documents, then those. */
const indexOf = (plan: CourtBundlePlan): Omit<IndexEntry, 'first' | 'last'>[] => {
  const tabs = tabsOf(plan)
  let letters = 0
  return plan.sections
    .filter(section => section.documents.length > 0)
    .flatMap(section => [
      {
        is: 'section' as const,
        mark: plan.numbering === 'lettered' && !isLateSection(section) ? letterOf(++letters) : '',
        title: section.title,
        date: null,
      },
      ...section.documents.map(({ id, title, date }) => ({
        is: 'document' as const,
        mark: tabs.get(id) ?? '',
        title,
        date,
      })),
    ])
}

const begin = (
  job: CourtBundleJob,
  fonts: Fonts,
  supply: Supply,
  means: CourtBundleMeans,
  progress: Progress,
): Binding => {
  const expected = job.files.reduce((sum, file) => sum + file.bytes, 0)
  const target = new Target(Math.ceil(expected * 1.02) + 1024 ** 2, means.deflate)
  const faces = new Faces(fontPrefix)
  return {
    job,
    means,
    supply,
    fonts,
    faces,
    setter: new Setter(fonts),
    target,
    stamps: stampsOf(fonts, faces),
    stampFont: new Ref(target.reserve()),
    tree: new PageTree(target, job.plan),
    before: new Map(),
    corners: new Map(),
    flags: { ...nothingToTell(), takenOut: [] },
    layers: [],
    done: 0,
    tell() {
      progress(this.done, expected)
    },
  }
}

/** Builds the bundle, one source after another: each is asked for when its turn comes and let go once its pages are in. */
const bind = async (binding: Binding): Promise<Result<CourtBundleMade>> => {
  const { tree, setter, faces } = binding
  const { plan } = binding.job
  const tabs = tabsOf(plan)
  const contents = setIndex(indexOf(plan), setter, frontPagesHeld(plan) - 1)
  const front = 1 + contents.pages
  const frontRefs = Array.from({ length: front }, (_, index) =>
    tree.add(index === 0 ? { is: 'cover' } : { is: 'index' }),
  )
  const dividers: Divider[] = []
  const entries: Placed[] = []
  const bookmarks: Bookmark[] = []
  let file = 0
  let section = 0
  for (const one of plan.sections) {
    if (one.documents.length === 0) continue
    const late = isLateSection(one)
    const mark = plan.numbering === 'lettered' && !late ? letterOf(++section) : ''
    const inside: Bookmark[] = []
    const heading: Placed = {
      entry: { is: 'section', mark, title: one.title, date: null, first: '', last: '' },
      to: null,
    }
    entries.push(heading)
    if (plan.dividers) {
      const at = tree.add({ is: 'divider', section: one.id })
      const page = layDivider(
        mark && `Section ${mark}`,
        one.title,
        one.documents.map(({ id, title, date }) => ({ mark: tabs.get(id) ?? '', title, date })),
        front + dividers.length,
        setter,
        faces,
      )
      dividers.push({ page, at })
      heading.to = at.ref
      heading.entry.first = at.label
      heading.entry.last = at.label
    }
    for (const document of one.documents) {
      const placed = await addDocument(binding, one.id, document, file, tabs.get(document.id) ?? '')
      if (!placed.ok) return placed
      binding.done += binding.job.files[file]?.bytes ?? 0
      file++
      binding.tell()
      entries.push(placed.value.placed)
      inside.push(placed.value.bookmark)
      heading.to ??= placed.value.placed.to
      heading.entry.first ||= placed.value.placed.entry.first
      heading.entry.last = placed.value.placed.entry.last
    }
    bookmarks.push({ title: '', to: null, open: true, inside })
  }
  await addFront(binding, contents, frontRefs, dividers, entries)
  return ok(await finishFile(binding, frontRefs, entries, bookmarks))
}

const lettersIn = ({ cover, sections }: CourtBundlePlan): string =>
  [
    ...Object.values(cover).filter(value => typeof value === 'string'),
    ...cover.parties.flatMap(({ name, role }) => [name, role]),
    ...sections.flatMap(({ title, documents }) => [title, ...documents.map(document => document.title)]),
  ].join('\n')

/**
 * Makes the court bundle of a plan: cover, linked index, dividers, numbered pages, bookmarks, page labels. Files are
 * asked for by their place among the plan's documents. What cannot be done is a fault that names the document; never
 * rejects. Progress counts bytes of the files.
 */
export const buildCourtBundle = async (
  job: CourtBundleJob,
  fonts: Fonts,
  supply: Supply,
  means: CourtBundleMeans = {},
  progress: Progress = () => undefined,
): Promise<Result<CourtBundleMade>> => {
  if (documentsOf(job.plan).length === 0)
    return failed('invalid', 'There is no document in the bundle.', 'Add a document to a section first.')
  try {
    const prepared = await fonts.prepare(`${lettersIn(job.plan)}\nIndex, continued Section 0123456789–…‹›`)
    if (!prepared.ok) return prepared
    return await bind(begin(job, fonts, supply, means, progress))
  } catch (error) {
    return error instanceof RangeError
      ? failed(
          'full',
          'There is not enough memory to make the bundle.',
          'Close other programs and try again, or make two bundles of it.',
        )
      : failed('internal', 'The bundle could not be made.', 'Try again. If it happens again, report it.')
  }
}
