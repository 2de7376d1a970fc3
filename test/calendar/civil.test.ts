import { describe, expect, it } from 'vitest'
import {
  addCalendarDays,
  calendarDaysBetween,
  civilDate,
  daysInMonth,
  isCivilDate,
  isWeekend,
  weekday,
} from '../../shared/calendar/civil'
import { clockTime, counted, longDate, plainDate, shortDate } from '../../shared/calendar/write'
import { days } from './calendars'

describe('civil dates', () => {
  it('knows real days from texts that only look like them', () => {
    for (const real of ['2026-12-03', '2024-02-29', '2000-02-29', '1970-01-01', '0001-01-01', '9999-12-31'])
      expect(isCivilDate(real), real).toBe(true)
    for (const none of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1'])
      expect(isCivilDate(none), none).toBe(false)
    for (const none of ['', 'today', '2026-12-03T10:00:00Z', '+002026-12-03', ' 2026-12-03'])
      expect(isCivilDate(none), none).toBe(false)
  })

  it('makes a day of numbers only where there is one', () => {
    expect(civilDate(2026, 12, 3)).toBe('2026-12-03')
    expect(civilDate(2026, 2, 29)).toBeNull()
    expect(civilDate(2026, 13, 1)).toBeNull()
    expect(civilDate(20266, 1, 1)).toBeNull()
    expect([2024, 2025, 2026, 2100].map(year => daysInMonth(year, 2))).toEqual([29, 28, 28, 28])
    expect(daysInMonth(2026, 13)).toBe(0)
  })

  it('moves by days and counts back to where it came from, over 12 years', () => {
    for (const [index, day] of days('2020-01-01', '2031-12-31').entries()) {
      expect(calendarDaysBetween('2020-01-01', day)).toBe(index)
      expect(addCalendarDays('2020-01-01', index)).toBe(day)
      expect(weekday(day)).toBe((index + 3) % 7)
      expect(weekday(day)).toBe(new Date(`${day}T12:00:00Z`).getUTCDay())
      expect(isWeekend(day)).toBe([0, 6].includes(weekday(day)))
    }
  })

  it('counts backwards before 1970 too', () => {
    expect(weekday('1969-12-31')).toBe(3)
    expect(addCalendarDays('1970-01-01', -1)).toBe('1969-12-31')
  })

  it('throws rather than count from a day that is none', () => {
    expect(() => addCalendarDays('2026-02-30', 1)).toThrow(RangeError)
  })
})

describe('writing dates', () => {
  it('writes them for titles, letters and tables', () => {
    expect(longDate('2026-12-03')).toBe('Thursday 3 December 2026')
    expect(plainDate('2026-12-03')).toBe('3 December 2026')
    expect(shortDate('2026-12-03')).toBe('3 Dec 2026')
    expect(shortDate('2026-09-10')).toBe('10 Sep 2026')
  })

  it('writes times as GOV.UK does', () => {
    const times = { '00:00': 'midnight', '00:30': '12:30am', '09:05': '9:05am', '10:00': '10am' }
    for (const [time, words] of Object.entries(times)) expect(clockTime(time)).toBe(words)
    const later = { '12:00': 'midday', '12:15': '12:15pm', '14:30': '2:30pm', '23:59': '11:59pm' }
    for (const [time, words] of Object.entries(later)) expect(clockTime(time)).toBe(words)
  })

  it('counts with the noun in the right number', () => {
    expect([0, 1, 2].map(count => counted(count, 'day'))).toEqual(['0 days', '1 day', '2 days'])
  })
})
