import { z } from 'zod'
import { isCivilDate } from '../../calendar/civil'

/**
 * A court bundle is one PDF made of a case's documents: cover, index, sections, numbered pages. (The zip that goes to a
 * mapped folder is planned in `../plan.ts`.) A plan says what goes into it and how; it holds no bytes.
 */

/** How the court bundle reaches the court. What each route takes: `routes.ts`. */
export const routeIds = ['county-court-email', 'magistrates', 'upload', 'post'] as const
export type RouteId = (typeof routeIds)[number]

/** `plain` counts 1, 2, 3 from the first page; `lettered` begins anew in each section: A1, A2, B1. */
export const numberings = ['plain', 'lettered'] as const
export type Numbering = (typeof numberings)[number]

const id = z.string().min(1).max(120)
/** One line, as it stands on the cover or in the index. */
const line = z
  .string()
  .min(1)
  .max(300)
  .refine(text => text.trim() !== '' && !/[\r\n]/.test(text), 'one line of text is expected')
const day = z.string().refine(isCivilDate, 'a date like 2026-03-31 is expected')
/** A page of a source file, counted from 1. */
const pageNumber = z.int().min(1).max(10_000)

/** By how much a page is turned clockwise, on top of what the file says of itself. */
export const Turn = z.union(
  [z.literal(90), z.literal(180), z.literal(270)],
  'one of these is expected: 90, 180, 270',
)
export type Turn = z.infer<typeof Turn>

/**
 * A rectangle whose content is taken out of the served copy. In points, from the upper left corner of the source page as
 * any reader shows it: its crop box, turned as the file says, not as the plan turns it further.
 */
export const Area = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number().positive('more than 0 is expected'),
  height: z.number().positive('more than 0 is expected'),
})
export type Area = z.infer<typeof Area>

/** A page as a reader shows it, in points. */
export interface PageSize {
  width: number
  height: number
}

/** Whether nothing of an area lies on its page. */
export const isOffPage = (
  { width, height }: PageSize,
  { x, y, width: across, height: down }: Area,
): boolean => x >= width || y >= height || x + across <= 0 || y + down <= 0

export const CourtDocument = z.strictObject({
  id,
  title: line,
  /** The document's own date, as the index shows it; null where it has none. */
  date: day.nullable(),
  /** Which file it is: an id of a case's file, or a path in a specification. */
  file: id,
  /** The form or the role of the file on the case, by which mandatory documents are known; null for others. */
  is: z
    .strictObject({ form: id })
    .or(z.strictObject({ role: id }))
    .nullable(),
  /** Pages of the file that are left out. */
  excluded: z.array(pageNumber),
  turned: z.array(z.strictObject({ page: pageNumber, by: Turn })),
  /**
   * Put in after the bundle was first issued: its pages are numbered 12A, 12B … after the page before them, and every
   * other page keeps its number. Several at one place are lettered in the order in which they stand.
   */
  late: z.boolean(),
  /** Of a late document, after which issue it came in: 2 and more. Left out, it was the first. */
  since: z.int().min(2).optional(),
  /** Pages that go although they are blank or upside down, and why; the certificate says so. */
  asItIs: z
    .array(z.strictObject({ page: pageNumber, reason: z.string().max(300, 'Use 300 characters or fewer') }))
    .optional(),
  /** What the served copy leaves out, by page of the file. */
  areas: z.array(z.strictObject({ page: pageNumber, areas: z.array(Area).min(1) })),
})
export type CourtDocument = z.infer<typeof CourtDocument>

export const CourtSection = z.strictObject({ id, title: line, documents: z.array(CourtDocument) })
export type CourtSection = z.infer<typeof CourtSection>

/** What the first page says. Lines that are not known are left out. */
export const CourtCover = z.strictObject({
  /** For example "Bundle for the hearing". */
  title: line,
  court: line.nullable(),
  /** The court's own number. */
  caseNumber: line.nullable(),
  parties: z.array(z.strictObject({ name: line, role: line })).max(20),
  hearingDate: day.nullable(),
  /** `14:30` */
  hearingTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 14:30 is expected')
    .nullable(),
  /** Who prepared it, for example the team. */
  preparedBy: line.nullable(),
  /** The team's own reference. */
  reference: line.nullable(),
})
export type CourtCover = z.infer<typeof CourtCover>

export const CourtBundlePlan = z.strictObject({
  format: z.literal(1),
  route: z.enum(routeIds),
  /** A template of `templates.ts`; null where none was used. */
  caseType: id.nullable(),
  cover: CourtCover,
  numbering: z.enum(numberings),
  /** Whether each section begins with a page that names it. */
  dividers: z.boolean(),
  sections: z.array(CourtSection).min(1),
  /**
   * Set once the bundle has been given out: how many pages its cover and index had. When an index grows by a late
   * document, its further pages are late ones too. `again` has as many for each later time it was given out, with what
   * had come late by then: those pages keep their numbers too.
   */
  issued: z
    .strictObject({ frontPages: z.int().min(1), again: z.array(z.int().min(1)).max(1000).optional() })
    .nullable(),
})
export type CourtBundlePlan = z.infer<typeof CourtBundlePlan>

/** The documents in the order of the bundle. */
export const documentsOf = (plan: CourtBundlePlan): CourtDocument[] =>
  plan.sections.flatMap(section => section.documents)

/** The pages of a file of `count` pages that go into the bundle, counted from 1. */
export const pagesKept = (document: CourtDocument, count: number): number[] => {
  const without = new Set(document.excluded)
  return Array.from({ length: count }, (_, index) => index + 1).filter(page => !without.has(page))
}

/** How far a page of a file is turned clockwise: 0, 90, 180 or 270. */
export const turnOf = (document: CourtDocument, page: number): 0 | Turn =>
  document.turned.find(turned => turned.page === page)?.by ?? 0
