import type { RouteId } from './plan'

/** One kind of document that a section of a template takes. */
export interface TemplateDocument {
  is: { form: string } | { role: string }
  /** What the officer is told is missing. */
  name: string
  mandatory: boolean
}

export interface TemplateSection {
  id: string
  title: string
  takes: readonly TemplateDocument[]
}

/** How the court bundle of one case type is divided, and what it cannot do without. */
export interface CourtTemplate {
  id: string
  title: string
  /** The route offered first. */
  route: RouteId
  sections: readonly TemplateSection[]
}

const form = (id: string, name: string, mandatory = true): TemplateDocument => ({
  is: { form: id },
  name,
  mandatory,
})
const files = (role: string, name: string): TemplateDocument => ({ is: { role }, name, mandatory: false })

const evidence: TemplateSection = {
  id: 'evidence',
  title: 'Evidence',
  takes: [files('supporting', 'Supporting documents'), files('screenshots', 'Screenshots of the SR')],
}

/** Where files go that no other section of a template takes. */
export const otherDocuments: TemplateSection = { id: 'other', title: 'Other documents', takes: [] }

export const templates: readonly CourtTemplate[] = [
  {
    id: 'liability-order',
    title: 'Liability order',
    route: 'magistrates',
    sections: [
      { id: 'application', title: 'Application', takes: [form('cmel7000', 'CMEL7000')] },
      {
        id: 'letters',
        title: 'Letters to the paying parent',
        takes: [form('cmel9180', 'CMEL9180')],
      },
      evidence,
      otherDocuments,
    ],
  },
  {
    id: 'commitment',
    title: 'Commitment',
    route: 'magistrates',
    sections: [
      {
        id: 'summons',
        title: 'Summons',
        takes: [
          form('court-cover-letter', 'Court cover letter'),
          form('cmel7211', 'CMEL7211'),
          files('court-summons', 'Summons from the court'),
        ],
      },
      {
        id: 'letters',
        title: 'Letters to the paying parent',
        takes: [form('paying-parent-cover-letter', 'Paying parent cover letter')],
      },
      evidence,
      otherDocuments,
    ],
  },
  {
    id: 'county-court',
    title: 'County Court action',
    route: 'county-court-email',
    sections: [evidence, otherDocuments],
  },
  {
    id: 'other',
    title: 'Any other hearing',
    route: 'upload',
    sections: [{ id: 'documents', title: 'Documents', takes: [] }],
  },
]

/** A template by its id, or undefined. */
export const templateOf = (id: string | null): CourtTemplate | undefined =>
  templates.find(template => template.id === id)

/**
 * Forms that say how staff are kept safe or how a case is routed. They are never put before a court, or into a served
 * copy, unless the officer puts them there: nothing places them by itself.
 */
export const staffOnly: readonly string[] = [
  'pv-check',
  'ssst-referral',
  'cmel7298',
  'cmel7211-part',
  'cmsf5579',
]
/** Roles of files that come after the hearing, or that the product made of a court bundle itself. */
export const afterHearing: readonly string[] = ['outcome-scan', 'court-bundle', 'court-bundle-certificate']
