import { z } from 'zod'
import { type Problem, type ReadJson, readJson } from '../../written/read-json'
import {
  Area,
  type CourtBundlePlan,
  CourtCover,
  CourtDocument,
  CourtSection,
  numberings,
  routeIds,
  Turn,
} from './plan'

/** A bundle of thousands of documents would still be smaller. */
export const specFileBytes = 1024 * 1024

const { title, date } = CourtDocument.shape
const reason = z.string().trim().min(1).max(300)
const cover = CourtCover.shape

const SpecDocument = z.strictObject({
  /** A PDF, JPEG or PNG; from the folder of the specification where it is not a full path. */
  file: z.string().min(1).max(1000),
  title,
  date: date.default(null),
  exclude: z.array(z.int().min(1)).default([]),
  turn: z.array(z.strictObject({ page: z.int().min(1), by: Turn })).default([]),
  late: z.boolean().default(false),
  /** Of a late document, after which issue it came in; left out, it was the first. */
  since: z.int().min(1).optional(),
  /** What the served copy leaves out, by page of the file. */
  remove: z.array(z.strictObject({ page: z.int().min(1), areas: z.array(Area).min(1) })).default([]),
  asItIs: z.array(z.strictObject({ page: z.int().min(1), reason })).default([]),
})

/** A court bundle as a person or script writes it down for the command line: `docs/bundle-file.md`. */
export const CourtBundleSpec = z.strictObject({
  route: z.enum(routeIds),
  numbering: z.enum(numberings).default('plain'),
  dividers: z.boolean().default(true),
  cover: z
    .strictObject({
      title: cover.title.default('Bundle'),
      court: cover.court.default(null),
      caseNumber: cover.caseNumber.default(null),
      parties: cover.parties.default([]),
      hearingDate: cover.hearingDate.default(null),
      hearingTime: cover.hearingTime.default(null),
      preparedBy: cover.preparedBy.default(null),
      reference: cover.reference.default(null),
    })
    .prefault({}),
  sections: z
    .array(z.strictObject({ title: CourtSection.shape.title, documents: z.array(SpecDocument).min(1) }))
    .min(1),
  /** Words that the served copy must not show, wherever they stand; with it a served copy is made. */
  served: z
    .strictObject({ words: z.array(z.string().min(1).max(300)).max(200).default([]) })
    .nullable()
    .default(null),
  issued: z
    .strictObject({
      frontPages: z.int().min(1),
      /** As many for each later time the bundle was given out, with what had come late by then. */
      again: z.array(z.int().min(1)).max(1000).default([]),
    })
    .nullable()
    .default(null),
})
export type CourtBundleSpec = z.infer<typeof CourtBundleSpec>

const repeated = (pages: readonly number[]) => pages.findIndex((page, index) => pages.indexOf(page) !== index)

/** More pages than this no index takes whose lines are shown in full, with some that were taken out since. */
const mostFrontPages = ({ sections }: CourtBundleSpec): number =>
  20 + sections.reduce((sum, { documents }) => sum + 1 + documents.length, 0)

/** What is wrong with what is said of the times the bundle was given out: the window would not let it come about. */
const issuesProblems = (spec: CourtBundleSpec): Problem[] => {
  const { sections, issued } = spec
  const most = mostFrontPages(spec)
  const fronts = issued ? [issued.frontPages, ...issued.again] : []
  const late = sections.flatMap(({ documents }, s) =>
    documents.flatMap((document, d) =>
      document.late || document.since !== undefined
        ? [{ ...document, at: ['sections', s, 'documents', d, 'since'] }]
        : [],
    ),
  )
  return [
    ...late.flatMap(({ at, late: isLate, since = 1 }): Problem[] => {
      if (!isLate) return [{ at, words: 'it is for late documents: “late” must be true as well.' }]
      if (since === 1 || since <= fronts.length) return []
      const times = fronts.length === 1 ? '1 issue' : `${fronts.length} issues`
      return [{ at, words: `it says after issue ${since}; “issued” tells of ${times}.` }]
    }),
    ...fronts.flatMap((pages, index): Problem[] => {
      const before = fronts[index - 1] ?? 0
      const at = index === 0 ? ['issued', 'frontPages'] : ['issued', 'again', index - 1]
      if (pages > most)
        return [{ at, words: `cover and index of so few documents never take that many: ${most} at most.` }]
      if (index === 0) return []
      if (pages < before)
        return [{ at, words: `cover and index never become shorter: ${before} or more is expected.` }]
      return late.some(({ since = 1 }) => since === index)
        ? []
        : [
            {
              at,
              words: `no document came in late after issue ${index}, so nothing was given out again: say “since” of those that did, or leave this out.`,
            },
          ]
    }),
  ]
}

/** What is wrong with a specification that has the right form. */
const problemsIn = (spec: CourtBundleSpec): Problem[] => {
  const found: Problem[] = []
  spec.sections.forEach((section, s) => {
    section.documents.forEach((document, d) => {
      const at = ['sections', s, 'documents', d]
      if (!/\.(pdf|jpe?g|png)$/i.test(document.file))
        found.push({ at: [...at, 'file'], words: 'a file ending in .pdf, .jpg, .jpeg or .png is expected.' })
      const lists = {
        exclude: document.exclude,
        ...Object.fromEntries(
          (['remove', 'turn', 'asItIs'] as const).map(list => [list, document[list].map(({ page }) => page)]),
        ),
      }
      for (const [list, pages] of Object.entries(lists)) {
        const twice = repeated(pages)
        if (twice >= 0) found.push({ at: [...at, list, twice], words: 'this page stands in the list twice.' })
      }
    })
  })
  spec.served?.words.forEach((words, index) => {
    // Fewer would be found within everything.
    if (words.replace(/[^\p{L}\p{N}]/gu, '').length < 3)
      found.push({ at: ['served', 'words', index], words: 'three letters or figures or more are expected.' })
  })
  found.push(...issuesProblems(spec))
  if (spec.sections.every(section => section.documents.every(({ late }) => late)))
    found.push({
      at: ['sections'],
      words: 'every document is marked late; a bundle begins with documents that are not.',
    })
  return found
}

/**
 * Reads a specification. `alsoWrong` may say more, such as a file that is not there. What is wrong is said in sentences
 * that begin with line and place.
 */
export const readCourtBundleSpec = (
  bytes: Uint8Array,
  alsoWrong: (spec: CourtBundleSpec) => readonly Problem[] = () => [],
): ReadJson<CourtBundleSpec> =>
  readJson(bytes, {
    schema: CourtBundleSpec,
    what: 'specification',
    mostBytes: specFileBytes,
    deepest: 16,
    check: spec => [...problemsIn(spec), ...alsoWrong(spec)],
  })

/** Whether a specification asks for a served copy beside the bundle. */
export const asksForServed = (spec: CourtBundleSpec): boolean =>
  spec.served !== null ||
  spec.sections.some(({ documents }) => documents.some(({ remove }) => remove.length > 0))

/** The plan of a specification: its documents in their order are the files `0`, `1`, … of the plan. */
export const planOfSpec = (spec: CourtBundleSpec): CourtBundlePlan => {
  let count = 0
  return {
    format: 1,
    route: spec.route,
    caseType: null,
    cover: spec.cover,
    numbering: spec.numbering,
    dividers: spec.dividers,
    issued: spec.issued && {
      frontPages: spec.issued.frontPages,
      ...(spec.issued.again.length > 0 ? { again: spec.issued.again } : {}),
    },
    sections: spec.sections.map((section, s) => ({
      id: `section-${s + 1}`,
      title: section.title,
      documents: section.documents.map(document => {
        const file = String(count++)
        return {
          id: `document-${file}`,
          title: document.title,
          date: document.date,
          file,
          is: null,
          excluded: document.exclude,
          turned: document.turn,
          late: document.late,
          ...(document.since === undefined || document.since === 1 ? {} : { since: document.since }),
          ...(document.asItIs.length > 0 ? { asItIs: document.asItIs } : {}),
          areas: document.remove,
        }
      }),
    })),
  }
}
