import { describe, expect, it } from 'vitest'
import { addCalendarDays, weekday } from '../../shared/calendar/civil'
import { londonDate, londonInstant, londonTime } from '../../shared/calendar/london'
import { days } from './calendars'

const lastSunday = (year: number, month: '03' | '10') => {
  let day = `${year}-${month}-31`
  while (weekday(day) !== 0) day = addCalendarDays(day, -1)
  return day
}

describe('London time', () => {
  it('is Greenwich time in winter and an hour ahead in summer', () => {
    expect(londonInstant('2026-12-03', '10:00')).toEqual({
      ok: true,
      value: { instant: '2026-12-03T10:00:00.000Z', twice: false },
    })
    expect(londonInstant('2026-07-03', '10:00')).toEqual({
      ok: true,
      value: { instant: '2026-07-03T09:00:00.000Z', twice: false },
    })
  })

  it('has the date of the place, not of Greenwich, around a summer midnight', () => {
    expect(londonDate('2026-06-30T22:59:59Z')).toBe('2026-06-30')
    expect(londonDate('2026-06-30T23:00:00Z')).toBe('2026-07-01')
    expect(londonTime('2026-06-30T23:00:00Z')).toBe('00:00')
    expect(londonDate('2026-12-31T23:59:59Z')).toBe('2026-12-31')
  })

  it('leaves out an hour each spring and has one twice each autumn', () => {
    for (let year = 2000; year <= 2037; year++) {
      const spring = lastSunday(year, '03')
      const autumn = lastSunday(year, '10')
      for (const minute of ['00', '30', '59']) {
        expect(londonInstant(spring, `01:${minute}`)).toMatchObject({ ok: false, fault: { code: 'invalid' } })
        expect(londonInstant(autumn, `01:${minute}`)).toEqual({
          ok: true,
          value: { instant: `${autumn}T00:${minute}:00.000Z`, twice: true },
        })
      }
      expect(londonInstant(spring, '00:59')).toMatchObject({ value: { instant: `${spring}T00:59:00.000Z` } })
      expect(londonInstant(spring, '02:00')).toMatchObject({ value: { instant: `${spring}T01:00:00.000Z` } })
      expect(londonInstant(autumn, '00:59')).toMatchObject({ value: { twice: false } })
      expect(londonInstant(autumn, '02:00')).toMatchObject({
        value: { instant: `${autumn}T02:00:00.000Z`, twice: false },
      })
    }
  })

  it('gives back the date and time it was made from, every day of four years', () => {
    for (const day of days('2024-01-01', '2027-12-31')) {
      for (const time of ['00:00', '09:30', '23:59']) {
        const made = londonInstant(day, time)
        if (!made.ok) throw new Error(`${day} ${time}: ${made.fault.message}`)
        expect([londonDate(made.value.instant), londonTime(made.value.instant)]).toEqual([day, time])
      }
    }
  })

  it('says what is wrong with what is no date or no time', () => {
    expect(londonInstant('2026-02-30', '10:00')).toMatchObject({
      ok: false,
      fault: { message: 'The date is not a real date.' },
    })
    for (const time of ['24:00', '10:60', '9:30', ''])
      expect(londonInstant('2026-12-03', time)).toMatchObject({
        ok: false,
        fault: { message: 'The time is not a real time.' },
      })
    expect(londonInstant('2026-03-29', '01:30')).toMatchObject({
      fault: {
        message: 'There is no 1:30am on Sunday 29 March 2026: the clocks go forward that night.',
      },
    })
  })
})
