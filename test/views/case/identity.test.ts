import { describe, expect, it } from 'vitest'
import { hearingWords } from '../../../renderer/views/case/identity/hearing'
import { inSentence, statusWords } from '../../../renderer/views/case/identity/status'
import { pvStanding } from '../../../shared/case/pv'
import { checklist } from '../../../shared/checklist/checklist'
import { liabilityOrder } from '../../../shared/procedures/liability-order'
import { aContext } from '../../build/context'
import { aCaseOf } from '../../build/history'
import { anOfficer } from '../../build/officer'
import { aProcedure } from '../../build/procedure'

describe('the hearing in the identity bar', () => {
  const words = (facts: Record<string, string>, now = '2026-11-21T09:00:00.000Z') =>
    hearingWords(liabilityOrder, facts, now)

  it('counts days and says the day and the time', () => {
    expect(words({ hearingDate: '2026-12-03', hearingTime: '10:30' })).toEqual({
      countdown: 'in 12 days',
      when: 'Thu 3 Dec 2026, 10:30am',
      near: false,
    })
  })

  it('says that the time is not known', () => {
    expect(words({ hearingDate: '2026-12-03' })?.when).toBe('Thu 3 Dec 2026, time not known')
  })

  it('says that there is no date yet', () => {
    expect(words({})).toEqual({ countdown: '', when: 'No date yet', near: false })
  })

  it.each([
    ['2026-11-24', 'in 3 days', false],
    ['2026-11-23', 'in 2 days', true],
    ['2026-11-22', 'tomorrow', true],
    ['2026-11-21', 'today', true],
    ['2026-11-20', 'yesterday', true],
    ['2026-11-11', '10 days ago', true],
  ])('%s is %s', (hearingDate, countdown, near) => {
    expect(words({ hearingDate })).toMatchObject({ countdown, near })
  })

  it('counts London days: half past eleven at night in summer is not yet tomorrow', () => {
    expect(words({ hearingDate: '2026-07-02' }, '2026-07-01T22:30:00.000Z')?.countdown).toBe('tomorrow')
    expect(words({ hearingDate: '2026-07-02' }, '2026-07-01T23:30:00.000Z')?.countdown).toBe('today')
  })

  it('says that a hearing of today has begun, once it has', () => {
    const facts = { hearingDate: '2026-11-21', hearingTime: '10:00' }
    expect(words(facts, '2026-11-21T09:59:00.000Z')?.countdown).toBe('today')
    expect(words(facts, '2026-11-21T10:00:00.000Z')?.countdown).toBe('today, begun')
  })

  it('is left out where a procedure has no hearing', () => {
    expect(hearingWords(aProcedure(), {}, '2026-11-21T09:00:00.000Z')).toBeNull()
  })
})

describe('the PV marking', () => {
  const standing = (facts: Record<string, string>) => pvStanding(liabilityOrder, facts)

  it.each([
    [{}, 'unknown'],
    [{ pvMarking: 'none' }, 'none'],
    [{ pvMarking: 'marked' }, 'marked'],
    [{ pvMarking: 'none', secondPvMarking: 'none' }, 'none'],
    [{ pvMarking: 'none', secondPvMarking: 'marked' }, 'marked'],
    [{ pvMarking: 'marked', secondPvMarking: 'none' }, 'marked'],
    [{ secondPvMarking: 'marked' }, 'marked'],
  ])('%o is %s', (facts, is) => {
    expect(standing(facts).is).toBe(is)
  })

  it('says which check found it', () => {
    expect(standing({ pvMarking: 'none', secondPvMarking: 'marked' }).words).toContain('second check')
    expect(standing({ pvMarking: 'marked', secondPvMarking: 'none' }).words).toContain('first check only')
  })
})

describe('the status of an SR', () => {
  const status = (officer: ReturnType<typeof anOfficer>) =>
    statusWords(liabilityOrder, officer.one, officer.sees())

  it('names the step that is next', () => {
    expect(status(anOfficer())).toEqual({ is: 'open', words: 'Open: step 1 is next', inSystem: null })
  })

  it('names who is waited for', () => {
    const officer = anOfficer().does(1, 2, 3, 4, 5)
    expect(status(officer)).toEqual({
      is: 'waiting',
      words: 'Waiting for the court presenting team (step 6)',
      inSystem: 'In Progress',
    })
  })

  it('names the folder a delivery waits for', () => {
    const officer = anOfficer().does(1, 2, 3)
    for (const part of ['pv-check', 'liability', 'cmel7000', 'referral', 'pv-record'])
      officer.doesPart(4, part)
    officer.beginsPart(4, 'bundle')
    expect(status(officer).words).toBe('Waiting for Northern CPT (step 4)')
  })

  it('says how it was closed, and when', () => {
    const officer = anOfficer().does(1).records({ type: 'closed', end: 'complete', left: [] })
    expect(status(officer)).toMatchObject({
      is: 'closed',
      words: 'Closed: Close / Complete, Mon 20 Apr 2026',
    })
  })

  it('is open, not waiting, where no step can be done', () => {
    const procedure = aProcedure([
      { id: 'one', needed: { when: { fact: 'day', known: true }, otherwise: 'No' } },
    ])
    const one = aCaseOf(procedure, { type: 'step-set-aside', step: 'close', reason: 'Later' })
    expect(statusWords(procedure, one, checklist(procedure, one, aContext())).is).toBe('open')
  })
})

describe('a name inside a sentence', () => {
  it.each([
    ['Court presenting team', 'court presenting team'],
    ['CPT', 'CPT'],
    ['ECM of the region', 'ECM of the region'],
  ])('%s becomes %s', (name, inside) => {
    expect(inSentence(name)).toBe(inside)
  })
})
