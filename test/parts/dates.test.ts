import { describe, expect, it } from 'vitest'
import { dayDate, daysAway, dueWords, moment } from '../../renderer/parts/dates'

// Sat 21 Nov 2026, 10am in London.
const now = '2026-11-21T10:00:00.000Z'

describe('dates on screen', () => {
  it('have their weekday, and instants the London clock', () => {
    expect(dayDate('2026-12-03')).toBe('Thu 3 Dec 2026')
    expect(moment('2026-07-01T09:05:00Z')).toBe('Wed 1 Jul 2026, 10:05am')
    expect(moment('2026-12-31T23:30:00Z')).toBe('Thu 31 Dec 2026, 11:30pm')
  })

  it.each([
    ['2026-11-21', 'today'],
    ['2026-11-22', 'tomorrow'],
    ['2026-11-20', 'yesterday'],
    ['2026-12-03', 'in 12 days'],
    ['2026-11-16', '5 days ago'],
  ])('%s is %s', (date, words) => {
    expect(daysAway(date, now)).toBe(words)
  })

  it('count from the day it is in London', () => {
    // Half past midnight in London, still the day before in UTC.
    expect(daysAway('2026-07-02', '2026-07-01T23:30:00Z')).toBe('today')
  })

  it.each([
    ['2026-11-19T10:00:00.000Z', 'overdue since Thu 10am'],
    ['2026-11-21T09:00:00.000Z', 'overdue since 9am'],
    ['2026-11-10T10:00:00.000Z', 'overdue since Tue 10 Nov 10am'],
    ['2025-11-10T10:00:00.000Z', 'overdue since Mon 10 Nov 2025 10am'],
    ['2026-11-20T23:59:00.000Z', 'overdue since Fri'],
    ['2026-11-21T15:30:00.000Z', 'due today 3:30pm'],
    ['2026-11-21T23:59:00.000Z', 'due today'],
    ['2026-11-22T10:00:00.000Z', 'by tomorrow 10am'],
    ['2026-12-01T10:00:00.000Z', 'by Tue 1 Dec 10am'],
    ['2026-12-01T23:59:00.000Z', 'by Tue 1 Dec'],
  ])('%s is %s', (dueAt, words) => {
    expect(dueWords(dueAt, now)).toBe(words)
  })
})
