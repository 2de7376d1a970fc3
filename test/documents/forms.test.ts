import { describe, expect, it } from 'vitest'
import { formOf, forms, missingFor } from '../../shared/documents/forms'
import { caseHistory } from '../../shared/documents/forms/case-history'
import { cmel7000 } from '../../shared/documents/forms/cmel7000'
import { cmel7298 } from '../../shared/documents/forms/cmel7298'
import { cmel9180 } from '../../shared/documents/forms/cmel9180'
import { pvCheck } from '../../shared/documents/forms/pv-check'
import { ssstReferral } from '../../shared/documents/forms/ssst-referral'
import { fingerprint, modelText } from '../../shared/documents/model'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { procedures } from '../../shared/procedures/registry'
import { stepsOf } from '../../shared/procedures/schema'
import { factsFor, sampleFacts, sampleInput } from './samples'

const said = (form: (typeof forms)[number], changes = {}) =>
  modelText(form.build(sampleInput(sampleFacts(changes))))

describe('the forms', () => {
  it('are known where a procedure asks for them, and need only facts that it records', () => {
    for (const procedure of procedures) {
      const recorded = procedure.facts.map(fact => fact.name)
      for (const part of stepsOf(procedure).flatMap(step => step.parts))
        if (part.kind === 'document') {
          const form = formOf(part.form)
          expect(form, part.form).toBeDefined()
          for (const need of form?.needs ?? []) expect(recorded, part.form).toContain(need)
        }
    }
  })

  it('name what is missing, and only that', () => {
    for (const form of forms) {
      expect(missingFor(form, factsFor(form.id)), form.id).toEqual([])
      expect(missingFor(form, {})).toEqual([...form.needs, ...(form.alsoNeeds?.({}) ?? [])])
    }
    expect(missingFor(cmel7000, sampleFacts({ loSchedule: [], court: '  ' }))).toEqual([
      'court',
      'loSchedule',
    ])
    expect(missingFor(cmel9180, sampleFacts({ liabilityTotal: 0 }))).toEqual([])
  })

  it('need the details of a PV marking only where there is one', () => {
    expect(missingFor(pvCheck, sampleFacts({ pvMarking: 'marked' }))).toEqual(['pvDetails'])
    expect(missingFor(pvCheck, sampleFacts({ pvMarking: 'none' }))).toEqual([])
  })

  it('can be built from nothing, showing the gaps', () => {
    for (const form of forms) expect(modelText(form.build(sampleInput({})))).toContain('Not recorded')
  })

  it('carry the working-copy marking and their reference', () => {
    for (const form of forms) {
      const model = form.build(sampleInput(factsFor(form.id)))
      expect(model.marking).toBe('Working copy – not the official form')
      expect(model.reference).toBe(form.reference)
      expect(model.form).toBe(form.id)
      expect(formOf(form.id)).toBe(form)
    }
    expect(formOf('cmel0000')).toBeUndefined()
  })
})

describe('CMEL7298', () => {
  it('says the hearing, the court and the officer, and nothing that only a later step asks for', () => {
    const text = said(cmel7298)
    expect(text).toContain('Hearing date\tThursday 18 June 2026')
    expect(text).toContain('Hearing time\t10:30am')
    expect(text).toContain('Court\tExampleton Magistrates’ Court')
    expect(text).toContain('Court presenting officer (CPO)\tPriya Notional')
    expect(text).not.toContain('£')
  })
})

describe('CMEL7000', () => {
  it('adds up the schedule', () => {
    const text = said(cmel7000)
    expect(text).toContain('1\t1 Jan 2021\t28 Jan 2021\t£214.50\t£100.00\t£114.50')
    expect(text).toContain('Total\t\t\t£1,716.00\t£200.00\t£1,516.00')
  })

  it('says when the amount and the schedule differ, a period is turned round, or more was paid than due', () => {
    expect(cmel7000.build(sampleInput()).checks).toEqual([])
    const loSchedule = [
      { from: '2021-02-01', to: '2021-01-01', due: 100, paid: 50 },
      { from: '2021-03-01', to: '2021-03-31', due: 100, paid: 120 },
    ]
    const model = cmel7000.build(sampleInput(sampleFacts({ loSchedule, liabilityTotal: 100_000 })))
    expect(model.checks).toEqual([
      'The amount recorded is £1,000.00, but the schedule adds up to £0.30. Correct one of them.',
      'Entry 1 of the schedule ends before it begins.',
      'Entry 2 of the schedule shows more paid than was due.',
    ])
    expect(modelText(model)).toContain('Check before this leaves the team: Entry 1')
  })
})

describe('the referral and the PV record', () => {
  it('warn of a marking before anything else', () => {
    const marked = { pvMarking: 'marked', pvDetails: 'Do not visit alone.' }
    expect(said(ssstReferral, marked)).toContain('marked potentially violent. Read the PV check record')
    expect(said(ssstReferral)).not.toContain('Read the PV check record')
    expect(said(pvCheck, marked)).toContain('Do not visit alone.')
    expect(said(pvCheck, { pvDetails: 'left from before' })).not.toContain('left from before')
  })
})

describe('CMEL9180', () => {
  it('tells the paying parent when, where, how much, and what they can do', () => {
    const text = said(cmel9180)
    expect(text).toContain('Dear Marek Łukasz O’Brien-Nguyễn')
    expect(text).toContain('Date\tThursday 18 June 2026')
    expect(text).toContain('a liability order for £1,516.00')
    expect(text).toContain('to pay £90.00 towards the costs')
    expect(text).toContain('Call us on 01632 960 001 or email ssst.inbox@example.gov.uk')
  })

  it('is dated with the letter date, not the day it was made', () => {
    expect(said(cmel9180)).toContain('Date\t14 May 2026')
    expect(said(cmel9180)).not.toContain('21 April 2026')
  })

  it('says what is so about costs and time that are not there', () => {
    expect(said(cmel9180, { costs: 0 })).toContain('We are not asking the court to order you to pay costs.')
    expect(said(cmel9180, { hearingTime: undefined })).toContain('Time\tAs your summons says')
  })

  it('carries nothing that is for us: no note of the CPT, no PV marking, no receiving parent', () => {
    const text = said(cmel9180, { costsNote: 'He shouted at me', pvMarking: 'marked', pvDetails: 'Beware' })
    expect(text).not.toMatch(/shouted|Beware|violent|Rosalind|Testwell/)
  })

  it('uses the words clients are spoken to in', () => {
    expect(said(cmel9180)).not.toMatch(/non-resident|NRP|parent with care|PWC|PeWC/i)
  })
})

describe('the case history', () => {
  it('shows London time, in the order given', () => {
    const text = modelText(
      caseHistory(sampleInput(), liabilityOrder, [
        {
          at: '2026-06-01T08:05:00Z',
          by: 'Alex Fictional',
          what: 'Called the CPT',
          detail: 'Spoke to Priya.',
        },
        { at: '2026-01-01T08:05:00Z', by: 'Alex Fictional', what: 'Undone' },
      ]),
    )
    expect(text).toContain('1 Jun 2026, 09:05\tAlex Fictional\tCalled the CPT\nSpoke to Priya.')
    expect(text.indexOf('Called')).toBeLessThan(text.indexOf('Undone'))
    expect(modelText(caseHistory(sampleInput(), liabilityOrder, []))).toContain(
      'Nothing has been recorded yet.',
    )
  })

  it('names the person that its procedure is about', () => {
    const text = modelText(caseHistory(sampleInput({ client: 'Ana Invented' }), faceToFace, []))
    expect(text).toContain('Ana Invented')
    expect(text).not.toContain('Paying parent')
  })
})

describe('the fingerprint', () => {
  it('changes with every fact that a form shows, and not with the day it is made', () => {
    const model = cmel7298.build(sampleInput())
    const later = cmel7298.build({ ...sampleInput(), madeOn: '2027-01-01' })
    expect(fingerprint(model)).toMatch(/^[0-9a-f]{16}$/)
    expect(fingerprint(later)).toBe(fingerprint(model))
    for (const [name, value] of Object.entries({
      hearingDate: '2026-06-19',
      court: 'Another Court',
      payingParent: 'Marek Lukasz O’Brien-Nguyễn',
      cpoName: 'Somebody Else',
    }))
      expect(fingerprint(cmel7298.build(sampleInput(sampleFacts({ [name]: value }))))).not.toBe(
        fingerprint(model),
      )
  })

  it('does not change with a fact that a form does not show', () => {
    const model = cmel7298.build(sampleInput())
    const other = cmel7298.build(
      sampleInput(sampleFacts({ costs: 1, costsNote: 'x', letterDate: '2026-05-15' })),
    )
    expect(fingerprint(other)).toBe(fingerprint(model))
  })
})
