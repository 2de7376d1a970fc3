import { describe, expect, it } from 'vitest'
import { forms } from '../../shared/documents/forms'
import { problemsIn } from '../../shared/procedures/check'
import { commitment } from '../../shared/procedures/commitment'
import { countyCourt } from '../../shared/procedures/county-court'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { payment } from '../../shared/procedures/payment'
import { Procedure, type Step, stepsOf } from '../../shared/procedures/schema'
import { commitmentFacts, countyCourtFacts, paymentFacts, visitFacts } from '../build/known'
import { anOfficer, type Officer } from '../build/officer'
import { sourceSteps, walks } from './ways'

const states = (officer: Officer, state: string) =>
  officer
    .sees()
    .tasks.filter(task => task.state === state)
    .map(task => Number(task.step.no))

describe.each(sourceSteps)('$code as data', (procedure, numbers) => {
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

describe.each(sourceSteps)('$code says what the product decided', procedure => {
  const decided = (asks: (step: Step) => boolean) =>
    stepsOf(procedure)
      .filter(asks)
      .map(step => step.decisions.map(({ silence }) => silence))

  it('wherever it makes a form or letter: the layout is the product’s own', () => {
    for (const silences of decided(step => step.parts.some(part => part.kind === 'document')))
      expect(silences).toContain(20)
  })

  it('wherever a fee may be paid: who pays', () => {
    for (const silences of decided(step => step.parts.some(part => part.kind === 'payment')))
      expect(silences).toContain(3)
  })

  it('wherever something is done so many hours before a date', () => {
    for (const silences of decided(step => step.deadline?.kind === 'hours-before'))
      expect(silences).toContain(7)
  })
})

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
