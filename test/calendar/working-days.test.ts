import { describe, expect, it } from 'vitest'
import { addCalendarDays, isWeekend } from '../../shared/calendar/civil'
import {
  addWorkingDays,
  isWorkingDay,
  rollBack,
  rollForward,
  workingDaysBetween,
} from '../../shared/calendar/working-days'
import { calendars, days, england, northernIreland, scotland } from './calendars'

describe('working days', () => {
  it('skip Christmas, Boxing Day, their substitutes and New Year', () => {
    expect(addWorkingDays('2026-12-24', 1, england)).toBe('2026-12-29')
    expect(addWorkingDays('2027-12-24', 1, england)).toBe('2027-12-29')
    expect(addWorkingDays('2027-12-31', 1, england)).toBe('2028-01-04')
    expect(addWorkingDays('2027-12-31', 1, scotland)).toBe('2028-01-05')
    expect(addWorkingDays('2026-12-31', 1, scotland)).toBe('2027-01-05')
    expect(addWorkingDays('2026-12-31', 1, england)).toBe('2027-01-04')
  })

  it('differ by jurisdiction', () => {
    const working = (day: string) => calendars.map(calendar => isWorkingDay(day, calendar))
    expect(working('2026-11-30')).toEqual([true, false, true])
    expect(working('2026-01-02')).toEqual([true, false, true])
    expect(working('2026-03-17')).toEqual([true, true, false])
    expect(working('2026-07-13')).toEqual([true, true, false])
    expect(working('2026-04-06')).toEqual([false, true, false])
    expect(working('2026-08-03')).toEqual([true, false, true])
    expect(addWorkingDays('2026-07-10', 1, northernIreland)).toBe('2026-07-14')
  })

  it('keep the date for 0, and count from a day off as from any other', () => {
    expect(addWorkingDays('2026-12-26', 0, england)).toBe('2026-12-26')
    expect(addWorkingDays('2026-12-26', 1, england)).toBe('2026-12-29')
    expect(addWorkingDays('2026-12-26', -1, england)).toBe('2026-12-24')
  })

  it('agree with a plain count over every day of five years', () => {
    for (const calendar of calendars) {
      const all = days('2024-01-01', '2028-12-31')
      const working = all.filter(day => !isWeekend(day) && !calendar.holidays.has(day))
      expect(all.filter(day => isWorkingDay(day, calendar))).toEqual(working)
      for (const step of [1, 2, 7, 30]) {
        const starts = working.slice(0, -step)
        const targets = working.slice(step)
        const pairs = starts.map((day, index) => [day, targets[index] ?? ''] as const)
        expect(starts.map(day => addWorkingDays(day, step, calendar))).toEqual(targets)
        expect(targets.map(day => addWorkingDays(day, -step, calendar))).toEqual(starts)
        expect(new Set(pairs.map(([from, to]) => workingDaysBetween(from, to, calendar)))).toEqual(
          new Set([step]),
        )
        expect(new Set(pairs.map(([from, to]) => workingDaysBetween(to, from, calendar)))).toEqual(
          new Set([-step]),
        )
      }
      expect(workingDaysBetween('2026-12-03', '2026-12-03', calendar)).toBe(0)
    }
  })

  it('roll to the nearest working day on their side and leave working days alone', () => {
    for (const calendar of calendars)
      for (const day of days('2024-01-01', '2028-12-25')) {
        const on = rollForward(day, calendar)
        const back = rollBack(day, calendar)
        expect(isWorkingDay(on, calendar)).toBe(true)
        if (isWorkingDay(day, calendar)) {
          expect([on, back]).toEqual([day, day])
        } else {
          expect(addWorkingDays(day, 1, calendar)).toBe(on)
          expect(addWorkingDays(day, -1, calendar)).toBe(back)
          for (const between of days(addCalendarDays(back, 1), addCalendarDays(on, -1)))
            expect(isWorkingDay(between, calendar)).toBe(false)
        }
      }
  })
})
