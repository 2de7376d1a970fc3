import type { FactRow, Facts } from '../../shared/case/facts'
import type { DocumentInput, FormId } from '../../shared/documents/model'

/** Twelve months of a schedule, and as many more as asked for. Invented. */
export const scheduleRows = (count: number): FactRow[] =>
  Array.from({ length: count }, (_, index) => {
    const year = 2021 + Math.floor(index / 12)
    const month = String((index % 12) + 1).padStart(2, '0')
    return {
      from: `${year}-${month}-01`,
      to: `${year}-${month}-28`,
      due: 21_450,
      paid: index % 4 === 0 ? 10_000 : 0,
    }
  })

const owed = (rows: FactRow[]) => rows.reduce((sum, row) => sum + Number(row.due) - Number(row.paid), 0)

/** Everything a Liability Order records. The people, places and numbers are invented. */
export const sampleFacts = (changes: Record<string, Facts[string]> = {}, entries = 8): Facts => {
  const rows = scheduleRows(entries)
  return {
    srNumber: '1-4471902653',
    scin: '1210 0045 7781',
    payingParent: 'Marek Łukasz O’Brien-Nguyễn',
    payingParentAddress: 'Flat 3, Example House\n14 Sample Street\nMade-up Bay\nExampleton\nZZ9 9ZZ',
    receivingParent: 'Rosalind Testwell',
    caseworker: 'Imogen Specimen',
    caseworkerEmail: 'imogen.specimen@example.gov.uk',
    ecmName: 'Desmond Placeholder',
    ecmEmail: 'desmond.placeholder@example.gov.uk',
    pvMarking: 'none',
    pvCheckedOn: '2026-04-20',
    pvCheckedBy: 'Alex Fictional',
    cptTeam: 'Northern CPT',
    cptEmail: 'northern.cpt@example.gov.uk',
    cptTelephone: '01632 960 110',
    court: 'Exampleton Magistrates’ Court',
    courtAddress: 'The Law Courts\n1 Invented Square\nExampleton\nZZ1 1ZZ',
    cpoName: 'Priya Notional',
    cpoEmail: 'priya.notional@example.gov.uk',
    cpoTelephone: '01632 960 112',
    hearingDate: '2026-06-18',
    hearingTime: '10:30',
    hearingDateFromEmail: '2026-06-18',
    loSchedule: rows,
    liabilityTotal: owed(rows),
    costs: 9_000,
    letterDate: '2026-05-14',
    ...changes,
  }
}

type Changes = Record<string, Facts[string]>

/** What a case holds whose officer and hearing come from a court presenting team only later. */
const commitmentFacts = (): Facts => {
  const { cptTeam, cptEmail, cptTelephone, loSchedule, costs, letterDate, ...rest } = sampleFacts()
  return { ...rest, region: 'South West' }
}

/** Everything recorded for a face to face meeting with a client, requested, turned down and arranged. Invented. */
const visitFacts = (): Facts => ({
  srNumber: '1-4471902653',
  scin: '1210 0045 7781',
  client: 'Rosalind Testwell-Ó Dálaigh',
  clientRole: 'receiving-parent',
  clientAddress: '9 Placeholder Road\nExampleton\nZZ2 2ZZ',
  clientTelephone: '01632 960 120',
  requestedBy: 'client',
  requestDetails: 'She finds our letters hard to follow.\nA visit is to go through them with her.',
  subArea: 'vulnerable-client',
  referralFor: 'consultant',
  criteria: ['understanding', 'reading-writing'],
  caseworker: 'Imogen Specimen',
  caseworkerEmail: 'imogen.specimen@example.gov.uk',
  teamLeader: 'Desmond Placeholder',
  teamLeaderEmail: 'desmond.placeholder@example.gov.uk',
  pvMarking: 'none',
  pvCheckedOn: '2026-04-20',
  pvCheckedBy: 'Alex Fictional',
  rejectionReason: 'The question could be answered on the telephone.',
  consultant: 'Tamsin Notreal',
  appointmentDate: '2026-06-02',
  appointmentTime: '14:30',
  appointmentPlace: 'Exampleton Community Hall\n2 Invented Square\nExampleton',
  visitReasons: ['payments', 'steps-taken', 'other'],
  visitReasonOther: 'The letter of 3 March.\nWhat it asked for.',
})

const sampleKinds: Partial<Record<FormId, () => Facts>> = {
  'cmel7211-part': commitmentFacts,
  cmel7211: commitmentFacts,
  'court-cover-letter': commitmentFacts,
  'paying-parent-cover-letter': commitmentFacts,
  cmsf5579: visitFacts,
  cmsl5501: visitFacts,
  cmsl5500: visitFacts,
}

/** Facts of a case that a form belongs to. `name` stands for the person it is about. */
export const factsFor = (form: FormId, changes: Changes = {}, name?: string): Facts => ({
  ...(sampleKinds[form] ?? sampleFacts)(),
  ...(name === undefined ? {} : sampleKinds[form] === visitFacts ? { client: name } : { payingParent: name }),
  ...changes,
})

export const sampleInput = (facts: Facts = sampleFacts()): DocumentInput => ({
  facts,
  officer: { name: 'Alex Fictional', telephone: '01632 960 001' },
  inbox: 'ssst.inbox@example.gov.uk',
  madeOn: '2026-04-21',
})
