import { describe, expect, it } from 'vitest'
import { findDates, readDate, readTime } from '../../shared/calendar/read'
import { clockTime, longDate, plainDate, shortDate } from '../../shared/calendar/write'
import { days } from './calendars'

const read = (text: string) => {
  const result = readDate(text)
  return result.ok ? result.value : result.fault.message
}

describe('reading a date', () => {
  it('reads what officers type and paste', () => {
    const same = [
      '3 12 2026',
      '03 12 2026',
      '03/12/2026',
      '3/12/26',
      '3.12.2026',
      '3-12-2026',
      '3 / 12 / 2026',
      '3 Dec 2026',
      '3 DEC. 2026',
      '03-Dec-2026',
      '3rd December 2026',
      '3 rd December 2026',
      '3rd of December 2026',
      'Thu 3 December 2026',
      'Thursday, 3 December 2026',
      'Thursday the 3rd of December, 2026',
      'Thurs 03/12/2026',
      'December 3, 2026',
      '3 December ’26',
      '2026-12-03',
      '2026/12/03',
      '\u00a03\u2009December\t2026\r\n',
      '３ １２ ２０２６',
    ]
    for (const text of same) expect(read(text), text).toBe('2026-12-03')
  })

  it('reads every way the product itself writes a date, for five years of days', () => {
    for (const day of days('2024-01-01', '2028-12-31')) {
      const numbers = day.split('-').reverse()
      for (const text of [
        longDate(day),
        plainDate(day),
        shortDate(day),
        day,
        numbers.join('/'),
        numbers.join(' '),
      ])
        expect(read(text), text).toBe(day)
    }
  })

  it('takes the day before the month, and never swaps them to make a date', () => {
    expect(read('03/12/2026')).toBe('2026-12-03')
    expect(read('12/03/2026')).toBe('2026-03-12')
    expect(read('03/13/2026')).toBe('There is no month 13.')
  })

  it('says what is wrong', () => {
    expect(read('')).toBe('No date was entered.')
    expect(read('   ')).toBe('No date was entered.')
    expect(read('soon')).toBe('‘soon’ cannot be read as a date.')
    expect(read('3 December')).toBe('‘3 December’ has no year.')
    expect(read('31 11 2026')).toBe('There is no 31 November 2026: it has 30 days.')
    expect(read('29 February 2026')).toBe('There is no 29 February 2026: it has 28 days.')
    expect(read('0/12/2026')).toBe('There is no day 0.')
    expect(read('3 12 1026')).toBe('The year 1026 cannot be right.')
    expect(read('Friday 3 December 2026')).toBe('3 December 2026 is a Thursday, not a Friday.')
    expect(read('3 December 2026 at 10am')).toContain('cannot be read as a date')
    expect(read(`${'x'.repeat(5000)}`).length).toBeLessThan(100)
  })
})

describe('finding dates in an email subject', () => {
  const today = '2026-11-20'
  const found = (subject: string) =>
    findDates(subject, today).map(({ date, doubt }) => (doubt ? [date, doubt] : date))

  it('finds the hearing date however it is written', () => {
    expect(found('RE: LO hearing 03/12/2026 10:00 Anytown Magistrates')).toEqual(['2026-12-03'])
    expect(found('FW: Hearing Thursday 3rd December 2026, court 2')).toEqual(['2026-12-03'])
    expect(found('CMEL9180 please - hearing date: 3.12.26.')).toEqual(['2026-12-03'])
    expect(found('Liability order(3 Dec 2026)')).toEqual(['2026-12-03'])
    expect(found('LO 2026-12-03 – cover letter')).toEqual(['2026-12-03'])
  })

  it('finds several, each once, in their order', () => {
    expect(found('Hearing moved from 3 Dec 2026 to 17/12/2026 (was 03/12/2026)')).toEqual([
      '2026-12-03',
      '2026-12-17',
    ])
  })

  it('takes no reference, telephone number or impossible day for a date', () => {
    for (const subject of [
      'SR 1-23456789',
      'SCIN 12 11 2026 0001',
      'Tel 01632 960 001',
      'Ref 4403/12/2026/7',
      'ref A3/12/2026',
      'v1.2.3.2026',
      'Hearing 31/11/2026',
      'hearing 3/12/1026',
      'may 2026 figures',
      '',
    ])
      expect(found(subject), subject).toEqual([])
  })

  it('takes the nearest date where the year is missing, and says so', () => {
    expect(found('Hearing 3 December')).toEqual([
      ['2026-12-03', '‘3 December’ has no year: 2026 is assumed.'],
    ])
    expect(found('Hearing 14th January at 10am')).toEqual([
      ['2027-01-14', '‘14th January’ has no year: 2027 is assumed.'],
    ])
    expect(found('Hearing 29 Feb')).toEqual([])
    expect(findDates('Hearing 29 Feb', '2027-12-01')[0]?.date).toBe('2028-02-29')
  })

  it('doubts a weekday that does not fit', () => {
    expect(found('Hearing Fri 3 Dec 2026')).toEqual([
      ['2026-12-03', '3 December 2026 is a Thursday, not a Friday.'],
    ])
  })

  it('prefers the sure reading of a day to the doubtful one', () => {
    expect(found('Hearing 3 December: see letter of 3 December 2026')).toEqual(['2026-12-03'])
  })
})

describe('reading a time', () => {
  it('reads what officers type', () => {
    const times: Record<string, string[]> = {
      '10:00': ['10am', '10 a.m.', '10.00am', '10:00', '10.00', '1000', '10:00 hrs', '1000 hours'],
      '14:30': ['2:30pm', '2.30 PM', '14:30', '1430'],
      '12:00': ['midday', 'noon', '12 noon', '12pm', '12:00'],
      '00:00': ['midnight', '12 midnight', '12am', '00:00', '0000'],
      '00:15': ['12:15am', '00:15', '0015'],
      '09:05': ['9:05', '09:05', '9.05am'],
    }
    for (const [time, texts] of Object.entries(times))
      for (const text of texts) expect(readTime(text), text).toEqual({ ok: true, value: time })
  })

  it('reads every time as the product itself writes it', () => {
    for (let minute = 0; minute < 24 * 60; minute++) {
      const time = [Math.floor(minute / 60), minute % 60].map(part => String(part).padStart(2, '0')).join(':')
      expect(readTime(clockTime(time)), time).toEqual({ ok: true, value: time })
    }
  })

  it('refuses what is no time, or could be two', () => {
    for (const text of ['', '10', '25:00', '10:75', '13pm', '0am', 'ten', '10:0', '24:00'])
      expect(readTime(text).ok, text).toBe(false)
    expect(readTime('2:30')).toMatchObject({
      fault: { message: '‘2:30’ may be in the morning or the afternoon.' },
    })
  })
})
