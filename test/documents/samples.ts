import type { FactRow, Facts } from '../../shared/case/facts'
import type { DocumentInput } from '../../shared/documents/model'

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

export const sampleInput = (facts: Facts = sampleFacts()): DocumentInput => ({
  facts,
  officer: { name: 'Alex Fictional', telephone: '01632 960 001' },
  inbox: 'ssst.inbox@example.gov.uk',
  madeOn: '2026-04-21',
})
