import { describe, expect, test } from 'vitest'
import { addDocument, issue, removeDocument } from '../../../shared/bundle/court/edit'
import {
  missingDocuments,
  outdatedDocuments,
  placeable,
  startCourtBundle,
} from '../../../shared/bundle/court/place'
import { CourtBundlePlan } from '../../../shared/bundle/court/plan'
import { templateOf, templates } from '../../../shared/bundle/court/templates'
import type { Happening } from '../../../shared/case/events'
import { formOf } from '../../../shared/documents/forms'
import { procedures } from '../../../shared/procedures/registry'
import { stepsOf } from '../../../shared/procedures/schema'
import { someSettings } from '../../build/context'
import { aCase, anId, facts, someHash } from '../../build/history'

const made = (form: string, version = 1): Happening => ({
  type: 'document-made',
  fileId: anId(),
  form,
  version,
  name: `${form}.pdf`,
  mediaType: 'application/pdf',
  bytes: 10,
  sha256: someHash(),
  pages: 1,
  fingerprint: 'f',
  warnings: [],
})
const added = (role: string, name: string, mediaType = 'application/pdf'): Happening => ({
  type: 'file-added',
  fileId: anId(),
  role,
  name,
  mediaType,
  bytes: 10,
  sha256: someHash(),
  pages: 1,
})

const liabilityOrder = procedures.find(one => one.id === 'liability-order')
const template = templateOf('liability-order')
if (!liabilityOrder || !template) throw new Error('The liability order is gone')

const one = aCase(
  facts({
    srNumber: '1-0000012345',
    payingParent: 'Łukasz O’Brien-Placeholder',
    court: 'Placeholder Vale Magistrates’ Court',
    hearingDate: '2026-06-18',
  }),
  made('pv-check'),
  made('cmel7000'),
  added('supporting', 'A letter.pdf'),
  added('outcome-scan', 'Outcome.pdf'),
  added(
    'supporting',
    'A table.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ),
)
const start = () => startCourtBundle(liabilityOrder, one, template, 'magistrates', someSettings())

describe('a new court bundle', () => {
  test('has the case’s documents in the template’s sections, and its facts on the cover', () => {
    const plan = start()
    expect(CourtBundlePlan.safeParse(plan).error).toBeUndefined()
    expect(plan.sections.map(({ id, documents }) => [id, documents.map(document => document.title)])).toEqual(
      [
        ['application', ['CMEL7000: Liability order application']],
        ['letters', []],
        ['evidence', ['A letter']],
        ['other', []],
      ],
    )
    expect(plan.cover).toMatchObject({
      court: 'Placeholder Vale Magistrates’ Court',
      hearingDate: '2026-06-18',
      reference: 'SR 1-0000012345',
    })
    expect(plan.cover.parties.map(party => party.name)).toContain('Łukasz O’Brien-Placeholder')
  })

  test('leaves out what is for staff only, what came after the hearing and what is no PDF', () => {
    const titles = placeable(one).map(({ entry, staffOnly }) => [entry.title, staffOnly])
    expect(titles).toEqual([
      ['PV check: Potentially violent (PV) check record', true],
      ['CMEL7000: Liability order application', false],
      ['A letter', false],
    ])
  })

  test('says which mandatory document is missing and which step makes it', () => {
    expect(missingDocuments(start(), template, liabilityOrder)).toEqual([
      {
        section: 'Letters to the paying parent',
        name: 'CMEL9180',
        step: expect.objectContaining({ no: '7' }),
      },
    ])
    const without = start()
    const application = without.sections[0]?.documents[0]?.id ?? ''
    expect(
      missingDocuments(removeDocument(without, application), template, liabilityOrder).map(
        ({ name, step }) => [name, step?.no],
      ),
    ).toEqual([
      ['CMEL7000', '4'],
      ['CMEL9180', '7'],
    ])
  })

  test('knows when a document in it was made again', () => {
    const plan = start()
    const document = plan.sections[0]?.documents[0]
    expect(outdatedDocuments(plan, one)).toEqual([])
    const again = made('cmel7000', 2)
    const later = { ...one, documents: [...one.documents, ...aCase(again).documents] }
    expect(outdatedDocuments(plan, later)).toEqual([
      { document, file: again.type === 'document-made' ? again.fileId : '' },
    ])
    const newest = placeable(later).find(({ entry }) => entry.title === document?.title)?.entry
    if (!newest) throw new Error('There is no newest one')
    const withBoth = addDocument(issue(plan, 2), 'application', newest)
    expect(withBoth).not.toEqual(issue(plan, 2))
    expect(outdatedDocuments(withBoth, later)).toEqual([])
  })
})

test('every form and role of a template is known to the product', () => {
  const roles = procedures
    .flatMap(stepsOf)
    .flatMap(step => step.parts.flatMap(part => (part.kind === 'file' ? [part.role] : [])))
  const wanted = templates.flatMap(({ sections }) => sections.flatMap(section => section.takes))
  expect(wanted.length).toBeGreaterThan(0)
  for (const { is } of wanted) {
    if ('form' in is) expect(formOf(is.form), is.form).toBeDefined()
    else expect(roles, is.role).toContain(is.role)
  }
})
