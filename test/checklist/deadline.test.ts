import { describe, expect, it } from 'vitest'
import type { Facts } from '../../shared/case/facts'
import { taskDeadline } from '../../shared/checklist/deadline'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { stepsOf } from '../../shared/procedures/schema'
import { aContext, someSettings } from '../build/context'
import { aCase, facts } from '../build/history'
import { anOfficer } from '../build/officer'

type Known = Parameters<typeof facts>[0]

const deadlineOf = (
  no: number,
  known: Known,
  now = '2026-05-11T08:00:00.000Z',
  settings = someSettings(),
) => {
  const step = stepsOf(liabilityOrder).find(one => one.no === String(no))
  if (!step) throw new Error(`There is no step ${no}`)
  return taskDeadline(liabilityOrder, step, aCase(facts(known)), aContext({ now, settings }))
}
const state = (known: Facts, now: string) => deadlineOf(10, known as Known, now)?.state

describe('the second PV check, 48 hours before the hearing', () => {
  const thursday = { hearingDate: '2026-06-18', hearingTime: '10:30' }

  it('is due 48 hours before, to the minute, in London time', () => {
    expect(deadlineOf(10, thursday)).toMatchObject({
      dueAt: '2026-06-16T09:30:00.000Z',
      dueDate: '2026-06-16',
    })
  })

  it('is quiet, then prompts two working days before, and is overdue after that minute', () => {
    expect(state(thursday, '2026-06-11T12:00:00.000Z')).toBe('quiet')
    // Still Thursday in London.
    expect(state(thursday, '2026-06-11T22:59:59.000Z')).toBe('quiet')
    expect(state(thursday, '2026-06-11T23:00:00.000Z')).toBe('prompt')
    expect(state(thursday, '2026-06-16T09:30:00.000Z')).toBe('prompt')
    expect(state(thursday, '2026-06-16T09:30:00.001Z')).toBe('overdue')
    expect(state(thursday, '2026-06-19T09:00:00.000Z')).toBe('overdue')
  })

  it('falls on the Friday before when 48 hours end in a weekend', () => {
    expect(deadlineOf(10, { hearingDate: '2026-06-22', hearingTime: '14:00' })).toMatchObject({
      dueDate: '2026-06-19',
      dueAt: '2026-06-19T13:00:00.000Z',
      promptFrom: '2026-06-17',
    })
  })

  it('goes over the weekend and the bank holidays of Easter', () => {
    expect(deadlineOf(10, { hearingDate: '2026-04-08', hearingTime: '10:00' })?.dueDate).toBe('2026-04-02')
    const scotland = someSettings({ jurisdiction: 'scotland' })
    const now = '2026-03-01T08:00:00.000Z'
    expect(deadlineOf(10, { hearingDate: '2026-04-08', hearingTime: '10:00' }, now, scotland)?.dueDate).toBe(
      '2026-04-06',
    )
  })

  it('takes the usual hour when the court has not said one, and says so', () => {
    const deadline = deadlineOf(10, { hearingDate: '2026-06-18' })
    expect(deadline?.dueAt).toBe('2026-06-16T09:00:00.000Z')
    expect(deadline?.words).toContain('The time is not known: 10am is assumed.')
  })

  it('prompts as many working days ahead as the office has set', () => {
    const settings = someSettings({ secondCheck: { leadWorkingDays: 5 } })
    expect(deadlineOf(10, thursday, undefined, settings)?.promptFrom).toBe('2026-06-09')
  })

  it('has no deadline before the hearing date is known', () => {
    expect(deadlineOf(10, {})).toBeNull()
    expect(deadlineOf(1, thursday)).toBeNull()
  })

  it('warns where bank holidays are not known', () => {
    expect(deadlineOf(10, { hearingDate: '2031-06-18', hearingTime: '10:30' })?.warning).toContain(
      'Bank holidays are known here from',
    )
  })
})

describe('a hearing date that arrived twice', () => {
  it('counts as the earlier one until it is settled', () => {
    const early = deadlineOf(10, { hearingDate: '2026-06-18', hearingDateFromEmail: '2026-06-11' })
    expect(early?.dueDate).toBe('2026-06-09')
    expect(early?.words).toContain('The date arrived twice and differs: the earlier one is taken.')
    const late = deadlineOf(10, { hearingDate: '2026-06-18', hearingDateFromEmail: '2026-06-25' })
    expect(late?.dueDate).toBe('2026-06-16')
  })

  it('counts when only the email has said it', () => {
    const deadline = deadlineOf(10, { hearingDateFromEmail: '2026-06-11' })
    expect(deadline?.dueDate).toBe('2026-06-09')
    expect(deadline?.words).not.toContain('twice')
  })

  it('counts as it was settled, also when that is the later one', () => {
    const officer = anOfficer().records(
      facts({ hearingDate: '2026-06-18', hearingDateFromEmail: '2026-06-11' }),
      {
        type: 'difference-settled',
        step: 'cover-letter',
        part: 'hearing-date',
        into: 'hearingDate',
        values: { hearingDate: '2026-06-18', hearingDateFromEmail: '2026-06-11' },
        chosen: '2026-06-18',
        reason: 'The subject had a slip',
      },
    )
    expect(officer.task(10).deadline?.dueDate).toBe('2026-06-16')
    expect(officer.undoes('difference-settled').task(10).deadline?.dueDate).toBe('2026-06-09')
  })
})

describe('the day the letter must go', () => {
  it('prompts on that day, and is overdue on the next', () => {
    const on = (now: string) => deadlineOf(8, { letterDate: '2026-05-14' }, now)?.state
    expect(on('2026-05-13T22:59:00.000Z')).toBe('quiet')
    expect(on('2026-05-13T23:00:00.000Z')).toBe('prompt')
    expect(on('2026-05-14T22:58:00.000Z')).toBe('prompt')
    expect(on('2026-05-14T23:00:00.000Z')).toBe('overdue')
  })
})
