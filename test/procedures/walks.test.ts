import { describe, expect, it } from 'vitest'
import type { Facts } from '../../shared/case/facts'
import { forms } from '../../shared/documents/forms'
import { problemsIn } from '../../shared/procedures/check'
import { commitment } from '../../shared/procedures/commitment'
import { countyCourt } from '../../shared/procedures/county-court'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { faceToFaceConsider } from '../../shared/procedures/face-to-face-consider'
import { payment } from '../../shared/procedures/payment'
import { Procedure, stepsOf } from '../../shared/procedures/schema'
import { commitmentFacts, countyCourtFacts, paymentFacts, visitFacts } from '../build/known'
import { anOfficer, type Officer } from '../build/officer'

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const states = (officer: Officer, state: string) =>
  officer
    .sees()
    .tasks.filter(task => task.state === state)
    .map(task => Number(task.step.no))

const all: [Procedure, number[]][] = [
  [payment, upTo(3)],
  [countyCourt, upTo(9)],
  [commitment, upTo(14)],
  [faceToFace, upTo(8)],
  [faceToFaceConsider, [3, 1, 2, 4, 5, 6, 7]],
]

describe.each(all)('$code as data', (procedure, numbers) => {
  it('fits the schema and is sound', () => {
    expect(Procedure.parse(procedure)).toEqual(procedure)
    expect(
      problemsIn(
        procedure,
        forms.map(form => form.id),
      ),
    ).toEqual([])
  })

  it('has every numbered step of the source', () => {
    expect(stepsOf(procedure).map(step => Number(step.no))).toEqual(numbers)
  })
})

interface Walk {
  procedure: Procedure
  known: Facts
  /** The steps done, in this order; the last one closes the SR. */
  does: number[]
  end: string
  notNeeded?: number[]
}

const rejectedByTl = { tlDecision: 'rejected' }
const walks: Walk[] = [
  { procedure: payment, known: paymentFacts(), does: upTo(3), end: 'confirmed' },
  { procedure: countyCourt, known: countyCourtFacts(), does: upTo(9), end: 'complete' },
  {
    procedure: countyCourt,
    known: countyCourtFacts({ actionKind: 'criminal', pvMarking: 'marked', pvDetails: 'Threats' }),
    does: upTo(9),
    end: 'complete',
  },
  { procedure: commitment, known: commitmentFacts(), does: upTo(14), end: 'complete' },
  { procedure: faceToFace, known: visitFacts(), does: upTo(8), end: 'complete' },
  {
    procedure: faceToFace,
    known: visitFacts({ vsatDecision: 'rejected' }),
    does: upTo(3),
    end: 'rejected',
    notNeeded: [4, 5, 6, 7, 8],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts(),
    does: [3, 1, 2, 4, 5, 7],
    end: 'approved',
    notNeeded: [6],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts(rejectedByTl),
    does: [3, 1, 2, 4, 5, 6],
    end: 'rejected-client',
    notNeeded: [7],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts({ ...rejectedByTl, requestedBy: 'caseworker' }),
    does: [3, 1, 2, 4, 5, 6],
    end: 'rejected-caseworker',
    notNeeded: [7],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts({ criteriaMet: false }),
    does: [3],
    end: 'not-created',
    notNeeded: [1, 2, 4, 5, 6, 7],
  },
]

describe.each(walks)('$procedure.code to $end', ({ procedure, known, does, end, notNeeded = [] }) => {
  it('offers one step after another until it is closed', () => {
    const officer = anOfficer({ procedure, known })
    for (const no of does) {
      expect(officer.sees().current?.step.no).toBe(String(no))
      officer.does(no)
    }
    expect(officer.one.closed).toMatchObject({ end, left: [] })
    expect(states(officer, 'done').sort((a, b) => a - b)).toEqual([...does].sort((a, b) => a - b))
    expect(states(officer, 'not-needed')).toEqual(notNeeded)
  })
})

describe('P4 to failed-to-attend', () => {
  const officer = anOfficer({ procedure: faceToFace, known: visitFacts() }).does(1, 2, 3, 4)
  const missed = () =>
    officer.records({
      type: 'visit-recorded',
      step: 'visit',
      part: 'visits',
      on: '2026-05-20',
      attended: false,
      note: '',
    })
  const ends = () => officer.sees().ends.map(end => end.id)

  it('is not open before the third visit was missed', () => {
    expect(missed().task(5).parts[0]?.missing).toContain('missed one visit')
    expect(missed().task(5).parts[0]?.missing).toContain('missed 2 visits')
    expect(ends()).toEqual(['complete'])
  })

  it('is the only end from the third on, and asks for the Resolution Code', () => {
    missed()
    expect(ends()).toEqual(['failed-to-attend'])
    expect(officer.task(5).parts.map(({ part, satisfied }) => [part.id, satisfied])).toEqual([
      ['visits', true],
      ['resolution', false],
      ['failed', false],
    ])
    officer.doesPart(5, 'resolution').doesPart(5, 'failed')
    expect(officer.one.closed?.end).toBe('failed-to-attend')
    expect(states(officer, 'not-needed')).toEqual([6, 7, 8])
  })

  it('goes away again when a visit was recorded by mistake', () => {
    const mistaken = anOfficer({ procedure: faceToFace, known: visitFacts() }).does(1, 2, 3, 4)
    for (let no = 0; no < 3; no++)
      mistaken.records({
        type: 'visit-recorded',
        step: 'visit',
        part: 'visits',
        on: '2026-05-20',
        attended: false,
        note: '',
      })
    expect(mistaken.undoes('visit-recorded').sees().ends).toMatchObject([{ id: 'complete' }])
  })
})

describe('ends outside the procedure', () => {
  it.each([
    [countyCourt, countyCourtFacts()],
    [commitment, commitmentFacts()],
    [payment, paymentFacts()],
  ])('$code may be given up from the first step on', (procedure, known) => {
    expect(anOfficer({ procedure, known }).sees().ends).toContainEqual(
      expect.objectContaining({ outcome: 'cancelled', outside: true }),
    )
  })
})
