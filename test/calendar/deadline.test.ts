import { describe, expect, it } from 'vitest'
import { addCalendarDays } from '../../shared/calendar/civil'
import { type DeadlineFacts, DeadlineRule, deadline } from '../../shared/calendar/deadline'
import { londonInstant } from '../../shared/calendar/london'
import { isWorkingDay, workingDaysBetween } from '../../shared/calendar/working-days'
import { calendars, days, england, scotland } from './calendars'

const check: DeadlineRule = { kind: 'hours-before', hours: 48 }
const due = (rule: DeadlineRule, facts: DeadlineFacts, calendar = england) => {
  const result = deadline(rule, facts, calendar)
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

describe('48 hours before a hearing', () => {
  it('is two days earlier at the same time, prompted for some working days before', () => {
    expect(due(check, { date: '2026-12-03', time: '14:00', leadWorkingDays: 2 })).toEqual({
      promptFrom: '2026-11-27',
      dueAt: '2026-12-01T14:00:00.000Z',
      dueDate: '2026-12-01',
      assumedTime: false,
      words:
        'Due by 2pm on Tuesday 1 December 2026. ' +
        '48 hours before 2pm on Thursday 3 December 2026 is 2pm on Tuesday 1 December 2026.',
      warning: null,
    })
  })

  it('assumes 10am where the time is not known, and says so', () => {
    for (const time of [null, undefined, '']) {
      const unknown = due(check, { date: '2026-12-03', time })
      expect(unknown).toMatchObject({ dueAt: '2026-12-01T10:00:00.000Z', assumedTime: true })
      expect(unknown.words).toContain('The time is not known: 10am is assumed.')
    }
  })

  it('falls on the working day before a weekend', () => {
    const monday = due(check, { date: '2026-12-07', time: '10:00', leadWorkingDays: 1 })
    expect(monday).toMatchObject({ dueAt: '2026-12-04T10:00:00.000Z', promptFrom: '2026-12-03' })
    expect(monday.words).toContain('That is a weekend, so it falls on the working day before.')
  })

  it('falls on the working day before a bank holiday, by jurisdiction', () => {
    const christmas = due(check, { date: '2026-12-30', time: '10:00', leadWorkingDays: 3 })
    expect(christmas).toMatchObject({ dueAt: '2026-12-24T10:00:00.000Z', promptFrom: '2026-12-21' })
    expect(christmas.words).toContain('a bank holiday (Boxing Day (substitute day))')
    expect(due(check, { date: '2026-12-02' }, england).dueDate).toBe('2026-11-30')
    expect(due(check, { date: '2026-12-02' }, scotland).dueDate).toBe('2026-11-27')
  })

  it('counts real hours over both clock changes', () => {
    // Clocks go forward on 29 March 2026 and back on 25 October 2026, both Sundays.
    expect(due({ kind: 'hours-before', hours: 72 }, { date: '2026-03-30', time: '10:00' })).toMatchObject({
      dueAt: '2026-03-27T09:00:00.000Z',
      dueDate: '2026-03-27',
    })
    const autumn = due(check, { date: '2026-10-26', time: '10:00' })
    expect(autumn).toMatchObject({ dueAt: '2026-10-23T10:00:00.000Z', dueDate: '2026-10-23' })
    expect(autumn.words).toBe(
      'Due by 11am on Friday 23 October 2026. ' +
        '48 hours before 10am on Monday 26 October 2026 is 11am on Saturday 24 October 2026. ' +
        'The clocks change in between. That is a weekend, so it falls on the working day before.',
    )
    expect(due(check, { date: '2026-07-16', time: '10:00' })).toMatchObject({
      dueAt: '2026-07-14T09:00:00.000Z',
    })
  })

  it('is always on a working day, never less than 48 hours before, and never later than it need be', () => {
    for (const calendar of calendars)
      for (const date of days('2024-01-15', '2028-12-31')) {
        const { dueAt, dueDate, promptFrom } = due(
          check,
          { date, time: '10:00', leadWorkingDays: 2 },
          calendar,
        )
        const hearing = londonInstant(date, '10:00')
        const hours = hearing.ok ? (Date.parse(hearing.value.instant) - Date.parse(dueAt)) / 3_600_000 : 0
        expect(hours).toBeGreaterThanOrEqual(48)
        expect(isWorkingDay(dueDate, calendar)).toBe(true)
        expect(workingDaysBetween(promptFrom, dueDate, calendar)).toBe(2)
        for (const later of days(addCalendarDays(dueDate, 1), addCalendarDays(date, -2)))
          expect(isWorkingDay(later, calendar)).toBe(false)
      }
  })

  it('warns when bank holidays are not known for the dates', () => {
    expect(due(check, { date: '2028-12-20' }).warning).toBeNull()
    expect(due(check, { date: '2029-01-02' }).warning).toContain('to 31 December 2028 only')
    expect(due(check, { date: '2024-01-03', leadWorkingDays: 5 }).warning).toContain('from 1 January 2024')
  })

  it('refuses a date or time that is none', () => {
    expect(deadline(check, { date: '2026-02-30' }, england)).toMatchObject({ ok: false })
    expect(deadline(check, { date: '2026-12-03', time: '25:00' }, england)).toMatchObject({ ok: false })
    expect(deadline(check, { date: '2026-03-29', time: '01:30' }, england)).toMatchObject({ ok: false })
  })
})

describe('days after something was received', () => {
  const two: DeadlineRule = { kind: 'days-after', days: 2, count: 'calendar' }

  it('counts calendar days and moves on over weekends and bank holidays', () => {
    expect(due(two, { date: '2026-12-01' })).toMatchObject({
      dueDate: '2026-12-03',
      promptFrom: '2026-12-03',
    })
    const friday = due(two, { date: '2026-12-04' })
    expect(friday).toMatchObject({ dueDate: '2026-12-07', dueAt: '2026-12-07T23:59:00.000Z' })
    expect(friday.words).toBe(
      'On or after Monday 7 December 2026. ' +
        '2 days after Friday 4 December 2026 is Sunday 6 December 2026. ' +
        'That is a weekend, so it moves to the next working day.',
    )
    expect(due(two, { date: '2026-12-24' }).dueDate).toBe('2026-12-29')
  })

  it('counts working days when so set', () => {
    const working: DeadlineRule = { kind: 'days-after', days: 2, count: 'working' }
    expect(due(working, { date: '2026-12-04' }).dueDate).toBe('2026-12-08')
    expect(due(working, { date: '2026-12-24' })).toMatchObject({ dueDate: '2026-12-30' })
    expect(due(working, { date: '2026-12-04' }).words).toContain(
      '2 working days after Friday 4 December 2026',
    )
    expect(due({ ...working, days: 0 }, { date: '2026-12-05' }).dueDate).toBe('2026-12-07')
  })
})

describe('on a date', () => {
  it('is that day, and says when it is a day off', () => {
    expect(due({ kind: 'on-date' }, { date: '2026-12-03', leadWorkingDays: 1 })).toMatchObject({
      dueDate: '2026-12-03',
      dueAt: '2026-12-03T23:59:00.000Z',
      promptFrom: '2026-12-02',
      words: 'Due on Thursday 3 December 2026.',
    })
    expect(due({ kind: 'on-date' }, { date: '2026-12-25' }).words).toContain('a bank holiday (Christmas Day)')
    expect(due({ kind: 'on-date' }, { date: '2026-12-05' }).words).toContain('That is a weekend.')
  })
})

describe('a deadline rule as data', () => {
  it('is checked', () => {
    expect(DeadlineRule.safeParse(check).success).toBe(true)
    for (const wrong of [
      { kind: 'hours-before', hours: 0 },
      { kind: 'hours-before' },
      { kind: 'days-after', days: -1, count: 'calendar' },
      { kind: 'days-after', days: 2, count: 'weeks' },
      { kind: 'whenever' },
      { ...check, extra: true },
    ])
      expect(DeadlineRule.safeParse(wrong).success).toBe(false)
  })
})
