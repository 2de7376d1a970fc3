import { londonDate } from '../../calendar/london'
import { type Case, type CaseDocument, type CaseFile, documentTypes, latestDocument } from '../../case/case'
import type { Facts } from '../../case/facts'
import { formOf } from '../../documents/forms'
import type { Settings } from '../../host/settings'
import { type Procedure, stepsOf } from '../../procedures/schema'
import { type CourtBundlePlan, type CourtCover, type CourtDocument, documentsOf, type RouteId } from './plan'
import { afterHearing, type CourtTemplate, staffOnly, type TemplateDocument } from './templates'

type Is = NonNullable<CourtDocument['is']>
const same = (one: Is | null, other: Is): boolean =>
  one !== null &&
  ('form' in one ? 'form' in other && one.form === other.form : 'role' in other && one.role === other.role)

const entry = (file: string, title: string, date: string | null, is: Is): CourtDocument => ({
  id: `of-${file}`,
  title,
  date,
  file,
  is,
  excluded: [],
  turned: [],
  late: false,
  areas: [],
})

const bare = (name: string) => name.replace(/\.[^.\s]{1,5}$/, '').slice(0, 300) || name

/** A document of the case as it would stand in a court bundle: dated on the day it was made. */
export const documentEntry = (made: CaseDocument): CourtDocument => {
  const form = formOf(made.form)
  const title = !form || form.reference === form.title ? bare(made.name) : `${form.reference}: ${form.title}`
  return entry(made.fileId, title, londonDate(made.at), { form: made.form })
}

/** A file of the case as it would stand in a court bundle; only the officer knows its date. */
export const fileEntry = (file: CaseFile): CourtDocument =>
  entry(file.fileId, bare(file.name), null, { role: file.role })

/** What of a case may stand in a court bundle: the newest PDF of each form, and every file that is a PDF. */
export const placeable = (one: Case): { entry: CourtDocument; staffOnly: boolean }[] => {
  const formsMade = [...new Set(one.documents.map(document => document.form))]
  return [
    ...formsMade.flatMap(form => {
      const made = latestDocument(one, form)
      return made ? [{ entry: documentEntry(made), staffOnly: staffOnly.includes(form) }] : []
    }),
    ...one.files
      .filter(file => file.mediaType === documentTypes.pdf && !afterHearing.includes(file.role))
      .map(file => ({ entry: fileEntry(file), staffOnly: false })),
  ]
}

const text = (facts: Facts, name: string): string | null => {
  const value = facts[name]
  const line = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, 300) : ''
  return line || null
}

/** The first page, from what the case knows. */
export const coverOf = (procedure: Procedure, one: Case, settings: Settings): CourtCover => {
  const { identity } = procedure
  const of = (name: string | undefined) => (name === undefined ? null : text(one.facts, name))
  const payingParent = of('payingParent')
  const sr = of(identity.reference)
  return {
    title: 'Bundle for the hearing',
    court: of('court'),
    caseNumber: null,
    parties: [
      { name: 'Secretary of State for Work and Pensions', role: 'Applicant' },
      ...(payingParent ? [{ name: payingParent, role: 'Respondent, the paying parent' }] : []),
    ],
    hearingDate: of(identity.hearingDate),
    hearingTime: of(identity.hearingTime),
    preparedBy: settings.officer.name,
    reference: sr && `SR ${sr}`,
  }
}

/**
 * A new court bundle: the case's documents in the sections of a template. What no section takes stands in the last one;
 * forms for staff only stay out until the officer puts them in.
 */
export const startCourtBundle = (
  procedure: Procedure,
  one: Case,
  template: CourtTemplate,
  route: RouteId,
  settings: Settings,
): CourtBundlePlan => {
  const all = placeable(one).flatMap(({ entry: document, staffOnly: kept }) => (kept ? [] : [document]))
  const takes = template.sections.flatMap(section => section.takes)
  const isTaken = (document: CourtDocument) => takes.some(wanted => same(document.is, wanted.is))
  const last = template.sections.at(-1)
  return {
    format: 1,
    route,
    caseType: template.id,
    cover: coverOf(procedure, one, settings),
    numbering: 'plain',
    dividers: true,
    sections: template.sections.map(section => ({
      id: section.id,
      title: section.title,
      documents: [
        ...section.takes.flatMap(wanted => all.filter(document => same(document.is, wanted.is))),
        ...(section === last ? all.filter(document => !isTaken(document)) : []),
      ],
    })),
    issued: null,
  }
}

export interface MissingDocument {
  section: string
  name: string
  /** The step of this procedure that makes or brings it; null where it has none. */
  step: { id: string; no: string; title: string } | null
}

const stepThatMakes = (procedure: Procedure, is: TemplateDocument['is']): MissingDocument['step'] => {
  const found = stepsOf(procedure).find(step =>
    step.parts.some(part =>
      'form' in is
        ? part.kind === 'document' && part.form === is.form
        : part.kind === 'file' && part.role === is.role,
    ),
  )
  return found ? { id: found.id, no: found.no, title: found.title } : null
}

/** The documents that the bundle's case type cannot do without and that are not in it. */
export const missingDocuments = (
  plan: CourtBundlePlan,
  template: CourtTemplate,
  procedure: Procedure,
): MissingDocument[] => {
  const inIt = documentsOf(plan)
  return template.sections.flatMap(section =>
    section.takes
      .filter(wanted => wanted.mandatory && !inIt.some(document => same(document.is, wanted.is)))
      .map(wanted => ({
        section: section.title,
        name: wanted.name,
        step: stepThatMakes(procedure, wanted.is),
      })),
  )
}

/** Documents of a bundle of which the case has a newer version by now that is not in it, with the file it is. */
export const outdatedDocuments = (
  plan: CourtBundlePlan,
  one: Case,
): { document: CourtDocument; file: string }[] =>
  documentsOf(plan).flatMap(document => {
    if (document.is === null || !('form' in document.is)) return []
    const newest = latestDocument(one, document.is.form)
    const isIn = documentsOf(plan).some(({ file }) => file === newest?.fileId)
    return newest && !isIn ? [{ document, file: newest.fileId }] : []
  })
