import { describe, expect, it } from 'vitest'
import { checklist, leftAtClosing, missingToClose } from '../../shared/checklist/checklist'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aContext } from '../build/context'
import { aCaseOf, facts } from '../build/history'
import { anOfficer } from '../build/officer'
import { aProcedure } from '../build/procedure'
import { sampleFacts } from '../documents/samples'

const context = aContext()
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const aside = (step: string, reason = 'It was done on paper') =>
  ({ type: 'step-set-aside', step, reason }) as const

describe('what a step waits for', () => {
  const procedure = aProcedure([
    { id: 'one' },
    { id: 'two', parts: [{ id: 'said', kind: 'confirm', label: 'It is so' }] },
    { id: 'three', after: ['one', 'two'] },
  ])
  const list = (...happenings: Parameters<typeof aCaseOf>[1][]) =>
    checklist(procedure, aCaseOf(procedure, ...happenings), context).tasks

  it('names every step that comes first and is not passed', () => {
    expect(list()[2]).toMatchObject({ state: 'waiting', open: false, why: 'Waits for step 1 and step 2' })
    expect(list({ type: 'step-done', step: 'one' })[2]?.why).toBe('Waits for step 2')
  })

  it('goes on after a step that was done or set aside', () => {
    const tasks = list({ type: 'step-done', step: 'one' }, aside('two'))
    expect(tasks.map(task => task.state)).toEqual(['done', 'set-aside', 'next', 'next'])
    expect(tasks[1]?.why).toBe('It was done on paper')
  })

  it('goes on after a step that is not needed, whose reason it says', () => {
    const some = aProcedure([
      { id: 'one', needed: { when: { fact: 'answer', is: 'yes' }, otherwise: 'Nobody asked' } },
      { id: 'two', after: ['one'] },
    ])
    const tasks = checklist(some, aCaseOf(some), context).tasks
    expect(tasks.map(task => [task.state, task.why])).toEqual([
      ['not-needed', 'Nobody asked'],
      ['next', null],
      ['next', null],
    ])
  })

  it('is ready only when every part that applies is satisfied', () => {
    const confirmed = { type: 'confirmed', step: 'two', part: 'said' } as const
    expect(list()[1]).toMatchObject({ state: 'next', ready: false })
    expect(list(confirmed)[1]).toMatchObject({ state: 'next', ready: true })
  })

  it('shows first what can be done, and only then what waits for somebody outside', () => {
    const some = aProcedure([
      {
        id: 'one',
        parts: [{ id: 'email', kind: 'received', from: 'The court', what: 'its answer', medium: 'email' }],
      },
      { id: 'two' },
    ])
    const current = (...happenings: Parameters<typeof aCaseOf>[1][]) =>
      checklist(some, aCaseOf(some, ...happenings), context).current?.step.id
    expect(current()).toBe('two')
    expect(current({ type: 'step-done', step: 'two' }, { type: 'step-done', step: 'close' })).toBe('close')
    expect(current({ type: 'step-done', step: 'two' }, aside('close'))).toBe('one')
  })
})

describe('setting aside', () => {
  it('lets the next step go on, keeps the reason, and can be taken up again', () => {
    const officer = anOfficer().does(1, 2, 3).records(aside('first-bundle'))
    expect(officer.task(4)).toMatchObject({ state: 'set-aside', why: 'It was done on paper', open: false })
    expect(officer.task(5).state).toBe('next')
    officer.undoes('step-set-aside')
    expect(officer.task(4).state).toBe('next')
    expect(officer.task(5).why).toBe('Waits for step 4')
  })
})

describe('closing', () => {
  const stopped = sampleFacts({ cpoDecision: 'stop', stopReason: 'The arrears are paid' })

  it('must account for every step that is neither done nor needless, and not for the closing step', () => {
    const officer = anOfficer()
      .does(...upTo(5))
      .records(aside('issue-date'))
    expect(leftAtClosing(liabilityOrder, officer.one, 'complete', aContext()).map(step => step.no)).toEqual([
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
      '13',
    ])
    officer.records(facts({ cpoDecision: 'stop' }))
    expect(leftAtClosing(liabilityOrder, officer.one, 'cancelled', aContext()).map(step => step.no)).toEqual([
      '6',
      '7',
      '8',
      '9',
      '10',
    ])
  })

  it('asks the closing step for its other parts', () => {
    const officer = anOfficer({ known: stopped }).does(...upTo(5))
    expect(missingToClose(liabilityOrder, officer.one, 'complete', context)).toBe(
      'Step 14: Copy the text into the 2012 system.',
    )
    expect(missingToClose(liabilityOrder, officer.doesPart(14, 'status').one, 'complete', context)).toBeNull()
    officer.records(facts({ cpoDecision: 'stop' }))
    expect(missingToClose(liabilityOrder, officer.one, 'cancelled', context)).toBe(
      'Step 11: Enter: Why the CPO is not proceeding.',
    )
    officer.doesPart(11, 'reason').doesPart(11, 'status')
    expect(missingToClose(liabilityOrder, officer.one, 'cancelled', context)).toBeNull()
  })

  it('says of every step that was left why', () => {
    const officer = anOfficer().does(...upTo(5))
    const left = [{ step: 'letter-requested', reason: 'The CPT wrote the letter' }]
    officer.records({ type: 'closed', end: 'complete', left })
    expect(officer.task(6)).toMatchObject({ state: 'set-aside', why: 'The CPT wrote the letter' })
    expect(officer.task(7)).toMatchObject({ state: 'set-aside', why: 'The SR is closed' })
    expect(officer.task(5).state).toBe('done')
    expect(officer.task(14).state).toBe('done')
  })

  it('opens everything again when it is undone', () => {
    const officer = anOfficer().does(...upTo(5))
    const before = officer.sees()
    officer.records({ type: 'closed', end: 'complete', left: [] }).undoes('closed')
    expect(officer.sees()).toEqual(before)
  })

  it('is still to come when facts make a step that was done the closing one', () => {
    const known = sampleFacts({ cpoDecision: 'proceed' })
    const officer = anOfficer({ known })
      .does(...upTo(5))
      .records(aside('second-pv-check'))
      .does(11)
    expect(officer.task(11).state).toBe('done')
    officer.records(facts({ cpoDecision: 'stop' }))
    expect(officer.task(11)).toMatchObject({ state: 'next', ready: false })
    expect(officer.records(facts({ cpoDecision: 'proceed' })).task(11).state).toBe('done')
  })
})
