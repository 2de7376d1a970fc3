import { describe, expect, it } from 'vitest'
import { type Entry, factText, readFact, readRows, tidyCell } from '../../shared/case/fact-text'
import type { FactSpec, FactValue } from '../../shared/case/facts'

const spec = (kind: FactSpec['kind'], more: Partial<FactSpec> = {}): FactSpec => ({
  name: 'fact',
  label: 'Fact',
  kind,
  ...more,
})

const schedule = spec('table', {
  columns: [
    { name: 'from', label: 'From', kind: 'date' },
    { name: 'due', label: 'Due', kind: 'money' },
    { name: 'weeks', label: 'Weeks', kind: 'number' },
  ],
})

const choice = spec('choice', {
  options: [
    { value: 'none', label: 'No marking' },
    { value: 'marked', label: 'Marked' },
  ],
})

const message = (one: FactSpec, entry: Entry): string => {
  const read = readFact(one, entry)
  return read.ok ? 'read' : [read.fault.message, read.fault.next].join(' ').trim()
}

describe('a fact in its field', () => {
  it.each<[FactSpec, FactValue, Entry]>([
    [spec('text'), '1-4711', '1-4711'],
    [spec('name'), 'Łukasz O’Brien', 'Łukasz O’Brien'],
    [spec('multiline'), '12 Any Street\nAnytown', '12 Any Street\nAnytown'],
    [spec('email'), 'name@example.gov.uk', 'name@example.gov.uk'],
    [spec('telephone'), '01632 960 001 ext 4', '01632 960 001 ext 4'],
    [spec('date'), '2026-12-03', '3 Dec 2026'],
    [spec('time'), '10:00', '10am'],
    [spec('time'), '14:05', '2:05pm'],
    [spec('time'), '00:30', '12:30am'],
    [spec('time'), '00:00', 'midnight'],
    [spec('time'), '12:00', 'midday'],
    [spec('money'), 120450, '1,204.50'],
    [spec('money'), 0, '0.00'],
    [spec('number'), 12, '12'],
    [spec('yes-no'), true, 'yes'],
    [spec('yes-no'), false, 'no'],
    [choice, 'marked', 'marked'],
    [
      schedule,
      [{ from: '2026-01-01', due: 100, weeks: 4 }],
      [{ from: '1 Jan 2026', due: '1.00', weeks: '4' }],
    ],
  ])('of kind $kind stands as it is read back: %#', (one, value, entry) => {
    expect(factText(one, value)).toEqual(entry)
    expect(readFact(one, factText(one, value))).toEqual({ ok: true, value })
  })

  it('is empty while it is not known, and empty means not known', () => {
    expect(factText(spec('date'), undefined)).toBe('')
    expect(factText(schedule, undefined)).toEqual([])
    expect(readFact(spec('date'), '  ')).toEqual({ ok: true, value: null })
    expect(readFact(spec('multiline'), '\n \n')).toEqual({ ok: true, value: null })
    expect(readFact(schedule, [])).toEqual({ ok: true, value: null })
    expect(readFact(schedule, [{ from: ' ', due: '' }])).toEqual({ ok: true, value: null })
  })

  it.each<[string, FactValue]>([
    ['£1,204.50', 120450],
    ['1204.50', 120450],
    [' £ 85 ', 8500],
    ['85', 8500],
    ['0.07', 7],
    ['19.99', 1999],
    ['１２', 1200],
  ])('takes %s as an amount', (text, pence) => {
    expect(readFact(spec('money'), text)).toEqual({ ok: true, value: pence })
  })

  it.each([
    ['1.204,50', /not an amount in pounds.*1,204\.50/],
    ['12.5', /not an amount in pounds/],
    ['1,20', /not an amount in pounds/],
    ['twelve', /not an amount in pounds/],
    ['-5.00', /not negative/],
    ['99999999999', /under £10,000,000/],
  ])('refuses %s as an amount', (text, words) => {
    expect(message(spec('money'), text)).toMatch(words)
  })

  it.each([
    [spec('date'), '31 November 2026', /no 31 November 2026/],
    [spec('date'), 'soon', /cannot be read as a date/],
    [spec('time'), '2:30', /morning or the afternoon/],
    [spec('email'), 'name at example', /email address, like/],
    [spec('telephone'), 'ask Pat', /telephone number, like/],
    [spec('number'), '1.5', /not a whole number/],
    [spec('text'), 'one\ntwo', /line breaks/],
    [spec('name'), 'x'.repeat(201), /200 characters or fewer/],
    [choice, 'other', /one of the options/],
  ])('says of %o with %j what is wrong', (one, text, words) => {
    expect(message(one, text)).toMatch(words)
  })

  it('keeps what was typed around a name, apart from spaces at its ends', () => {
    expect(readFact(spec('name'), '  山田 太郎 ')).toEqual({ ok: true, value: '山田 太郎' })
  })
})

describe('rows of a table', () => {
  it('are read without blank ones, which count all the same when a later row is named', () => {
    const { values, faults } = readRows(schedule.columns ?? [], [
      { from: '1 Jan 2026', due: '100', weeks: '4' },
      {},
      { from: 'never', due: '', weeks: '4' },
    ])
    expect(values[0]).toEqual({ from: '2026-01-01', due: 10000, weeks: 4 })
    expect(faults.map(({ row, column, message: words }) => [row, column.name, words])).toEqual([
      [2, 'from', expect.stringContaining('cannot be read as a date')],
      [2, 'due', 'Enter something.'],
    ])
    expect(message(schedule, [{}, { from: 'never', due: '1', weeks: '1' }])).toMatch(/^Row 2, From: ‘never’/)
  })

  it('are at most 500', () => {
    const row = { from: '1 Jan 2026', due: '100', weeks: '4' }
    expect(
      readFact(
        schedule,
        Array.from({ length: 500 }, () => row),
      ).ok,
    ).toBe(true)
    expect(
      readFact(
        schedule,
        Array.from({ length: 501 }, () => row),
      ).ok,
    ).toBe(false)
  })

  it('have their cells tidied, unless they cannot be read', () => {
    const [from, due] = schedule.columns ?? []
    if (!from || !due) throw new Error('The schedule lost its columns')
    expect(tidyCell(from, '1/1/26')).toBe('1 Jan 2026')
    expect(tidyCell(due, '1204')).toBe('1,204.00')
    expect(tidyCell(due, '12x')).toBe('12x')
    expect(tidyCell(due, '')).toBe('')
  })
})
