import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { isWeekend } from '../../shared/calendar/civil'
import type { Jurisdiction } from '../../shared/host/settings'
import { bankHolidays } from './calendars'

// An independent source: the date-holidays package computes each nation's days by rules of its own.
const nations: [nation: string, state: string, jurisdiction: Jurisdiction][] = [
  ['England', 'ENG', 'england-and-wales'],
  ['Wales', 'WLS', 'england-and-wales'],
  ['Scotland', 'SCT', 'scotland'],
  ['Northern Ireland', 'NIR', 'northern-ireland'],
]

/**
 * Days that only one of the two lists has, by name. On a weekend the package lists the day itself beside its
 * substitute; gov.uk and our list have the substitute alone.
 */
const onlyThere: Record<string, Record<string, string>> = {
  England: {
    '2026-12-26': 'Boxing Day, a Saturday: the substitute is Mon 28',
    '2027-12-25': 'Christmas Day, a Saturday: the substitute is Mon 27',
    '2027-12-26': 'Boxing Day, a Sunday: the substitute is Tue 28',
    '2028-01-01': 'New Year’s Day, a Saturday: the substitute is Mon 3',
  },
  Scotland: {
    '2024-11-30': 'St Andrew’s Day, a Saturday: the substitute is Mon 2 December',
    '2025-11-30': 'St Andrew’s Day, a Sunday: the substitute is Mon 1 December',
    '2026-12-26': 'Boxing Day, a Saturday: the substitute is Mon 28',
    '2027-01-02': '2nd January, a Saturday: the substitute is Mon 4',
    '2027-12-25': 'Christmas Day, a Saturday: the substitute is Mon 27',
    '2027-12-26': 'Boxing Day, a Sunday: the substitute is Tue 28',
    '2028-01-01': 'New Year’s Day, a Saturday: the substitute is Mon 3',
    '2028-01-02': '2nd January, a Sunday: the substitute is Tue 4',
  },
  'Northern Ireland': {
    '2024-03-17': 'St Patrick’s Day, a Sunday: the substitute is Mon 18',
    '2025-07-12': 'Battle of the Boyne, a Saturday: the substitute is Mon 14',
    '2026-07-12': 'Battle of the Boyne, a Sunday: the substitute is Mon 13',
    '2026-12-26': 'Boxing Day, a Saturday: the substitute is Mon 28',
    '2027-12-25': 'Christmas Day, a Saturday: the substitute is Mon 27',
    '2027-12-26': 'Boxing Day, a Sunday: the substitute is Tue 28',
    '2028-01-01': 'New Year’s Day, a Saturday: the substitute is Mon 3',
  },
}
const onlyHere: Record<string, Record<string, string>> = {
  Scotland: { '2026-06-15': 'World Cup bank holiday: proclaimed for this one year, which no rule computes' },
}

const firstYear = Number(bankHolidays.validFrom.slice(0, 4))
const lastYear = Number(bankHolidays.validUntil.slice(0, 4))

const computed = (state: string): string[] => {
  const holidays = new Holidays('GB', state)
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
  return years.flatMap(year =>
    holidays
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10)),
  )
}

describe.each(nations)('the bank holidays of %s', (nation, state, jurisdiction) => {
  const theirs = computed(state)
  const ours: string[] = bankHolidays.divisions[jurisdiction].map(({ date }) => date)

  it('are those an independent source computes, but for the days named above', () => {
    const there = theirs.filter(date => !ours.includes(date))
    const here = ours.filter(date => !theirs.includes(date))
    expect(there).toEqual(Object.keys(onlyThere[nation === 'Wales' ? 'England' : nation] ?? {}))
    expect(here).toEqual(Object.keys(onlyHere[nation] ?? {}))
    // A day on a weekend changes no deadline.
    expect(there.filter(date => !isWeekend(date))).toEqual([])
  })

  it('are compared over every year that the list covers', () => {
    for (let year = firstYear; year <= lastYear; year++)
      expect(theirs.filter(date => date.startsWith(`${year}-`)).length).toBeGreaterThanOrEqual(8)
  })
})
