import { describe, expect, it } from 'vitest'
import { addCalendarDays, isWeekend, weekday } from '../../shared/calendar/civil'
import { BankHolidays, coverage, type WorkingCalendar } from '../../shared/calendar/holidays'
import { bankHolidays, calendars, england, northernIreland, scotland } from './calendars'

/** Easter Sunday by the tables of the Book of Common Prayer: golden number and Paschal full moon. */
const easter = (year: number): string => {
  const golden = (year % 19) + 1
  const century = Math.floor(year / 100) + 1
  const solar = Math.floor((3 * century) / 4) - 12
  const lunar = Math.floor((8 * century + 5) / 25) - 5
  let epact = (((11 * golden + 20 + lunar - solar) % 30) + 30) % 30
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1
  const fullMoon = epact > 23 ? 44 - epact + 30 : 44 - epact
  let day = addCalendarDays(`${year}-03-01`, fullMoon - 1)
  do day = addCalendarDays(day, 1)
  while (weekday(day) !== 0)
  return day
}

const monday = (year: number, month: string, which: 'first' | 'last') => {
  let day = which === 'first' ? `${year}-${month}-01` : `${year}-${month}-31`
  while (weekday(day) !== 1) day = addCalendarDays(day, which === 'first' ? 1 : -1)
  return day
}

/** What the Banking and Financial Dealings Act and the yearly proclamations give, worked out without the list. */
const expected = ({ jurisdiction }: WorkingCalendar, year: number): string[] => {
  const fixed = ['01-01', '12-25', '12-26']
  const moving = [addCalendarDays(easter(year), -2), monday(year, '05', 'first'), monday(year, '05', 'last')]
  if (jurisdiction === 'scotland') {
    fixed.push('01-02', '11-30')
    moving.push(monday(year, '08', 'first'))
    if (year === 2026) moving.push('2026-06-15')
  } else {
    moving.push(addCalendarDays(easter(year), 1), monday(year, '08', 'last'))
  }
  if (jurisdiction === 'northern-ireland') fixed.push('03-17', '07-12')
  const taken = new Set(moving)
  const fixedDays = fixed.map(day => `${year}-${day}`).sort()
  for (const day of fixedDays.filter(day => !isWeekend(day))) taken.add(day)
  for (const day of fixedDays.filter(isWeekend)) {
    let substitute = day
    while (isWeekend(substitute) || taken.has(substitute)) substitute = addCalendarDays(substitute, 1)
    taken.add(substitute)
  }
  return [...taken].sort()
}

describe('the bank holidays that ship', () => {
  it('are what the law gives, worked out independently, for every jurisdiction and year', () => {
    for (const calendar of calendars)
      for (let year = 2024; year <= 2028; year++) {
        const listed = [...calendar.holidays.keys()].filter(day => day.startsWith(`${year}`))
        expect(listed, `${calendar.jurisdiction} ${year}`).toEqual(expected(calendar, year))
      }
  })

  it('have known Easters', () => {
    const known = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2038-04-25']
    expect(known.map(day => easter(Number(day.slice(0, 4))))).toEqual(known)
  })

  it('cover whole years to the day', () => {
    expect([bankHolidays.validFrom, bankHolidays.validUntil]).toEqual(['2024-01-01', '2028-12-31'])
    for (const calendar of calendars) expect([...calendar.holidays.keys()].some(isWeekend)).toBe(false)
  })

  it('have the days that differ', () => {
    expect(england.holidays.get('2026-12-28')).toBe('Boxing Day (substitute day)')
    expect(england.holidays.get('2027-12-27')).toBe('Christmas Day (substitute day)')
    expect(england.holidays.get('2028-01-03')).toBe('New Year’s Day (substitute day)')
    expect(england.holidays.has('2026-01-02')).toBe(false)
    expect(scotland.holidays.get('2026-01-02')).toBe('2nd January')
    expect(scotland.holidays.get('2027-01-04')).toBe('2nd January (substitute day)')
    expect(scotland.holidays.get('2026-06-15')).toBe('World Cup bank holiday')
    expect(scotland.holidays.get('2025-12-01')).toBe('St Andrew’s Day (substitute day)')
    expect(scotland.holidays.has('2026-04-06')).toBe(false)
    expect(northernIreland.holidays.get('2026-07-13')).toContain('Boyne')
    expect(northernIreland.holidays.get('2024-03-18')).toBe('St Patrick’s Day (substitute day)')
    expect(northernIreland.holidays.get('2027-07-12')).toContain('Boyne')
  })
})

describe('the check of bank holiday data', () => {
  const broken = (change: (data: BankHolidays) => void) => {
    const data = structuredClone(bankHolidays)
    change(data)
    return BankHolidays.safeParse(data)
  }

  it('refuses days out of order, twice, outside the range, and a missing jurisdiction', () => {
    expect(broken(() => undefined).success).toBe(true)
    expect(broken(data => data.divisions.scotland.reverse()).success).toBe(false)
    expect(
      broken(data => data.divisions.scotland.splice(1, 0, { date: '2024-01-01', title: 'Twice' })).success,
    ).toBe(false)
    const outside = broken(data => data.divisions.scotland.push({ date: '2029-01-01', title: 'Later' }))
    expect(outside.error?.issues[0]?.path).toEqual(['divisions', 'scotland', 46, 'date'])
    expect(broken(data => Reflect.deleteProperty(data.divisions, 'scotland')).success).toBe(false)
    expect(broken(data => Object.assign(data, { validUntil: '2023-12-31' })).success).toBe(false)
    expect(broken(data => Object.assign(data, { validFrom: '2024-02-31' })).success).toBe(false)
  })

  it('tells when the list has run out', () => {
    expect(coverage('2028-12-31', england)).toEqual({ covered: true })
    expect(coverage('2024-01-01', england)).toEqual({ covered: true })
    for (const day of ['2029-01-01', '2023-12-31']) {
      const known = coverage(day, england)
      expect(known.covered).toBe(false)
      expect(known.covered ? '' : known.words).toContain('from 1 January 2024 to 31 December 2028 only')
    }
  })
})
