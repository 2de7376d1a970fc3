import { describe, expect, it } from 'vitest'
import { checkFacts } from '../../shared/case/check-facts'
import { type FactKind, type FactSpec, factKinds, factSchema } from '../../shared/case/facts'
import { sharedFacts } from '../../shared/procedures/facts'
import { forOffice } from '../../shared/procedures/office'
import { someSettings } from '../build/context'
import { aProcedure } from '../build/procedure'

const today = '2026-05-11'

const spec = (kind: FactKind): FactSpec => ({
  name: 'one',
  label: 'The fact',
  kind,
  options: [{ value: 'yes', label: 'Yes' }],
  columns: [
    { name: 'from', label: 'From', kind: 'date' },
    { name: 'due', label: 'Due', kind: 'money' },
    { name: 'note', label: 'Note', kind: 'text' },
  ],
})
const stored = (kind: FactKind, value: unknown) => factSchema(spec(kind)).parse(value)
const wrong = (kind: FactKind, value: unknown) =>
  factSchema(spec(kind)).safeParse(value).error?.issues[0]?.message
const row = { from: '2026-01-01', due: 100, note: 'ok' }

describe('a line of text or a name', () => {
  it.each([
    ' 1-447 ',
    'Marek Łukasz O’Brien-Nguyễn',
    '山田 太郎',
    'ﷺ',
    'x'.repeat(200),
    '4111 1111 1111 1112',
  ])('takes %j, trimmed', text => {
    expect(stored('name', text)).toBe(text.trim())
  })

  it.each(['', '   ', '\u200b', '\u2060\u00ad', '\u3164'])(
    'refuses %j, in which nothing can be seen',
    text => {
      expect(wrong('text', text)).toBe('Enter something, or leave it for later')
    },
  )

  it('refuses line breaks and more than a line', () => {
    expect(wrong('text', 'a\nb')).toBe('Remove line breaks and control characters')
    expect(wrong('text', 'a\u0000b')).toBe('Remove line breaks and control characters')
    expect(wrong('text', 'x'.repeat(301))).toBe('Use 300 characters or fewer')
  })
})

describe('text of several lines', () => {
  it('takes line breaks of every origin, and drops what no officer could find to remove', () => {
    expect(stored('multiline', ' a\r\nb\vc\u2028d\re\u0000\u0007f\t1 ')).toBe('a\nb\nc\nd\nef\t1')
  })

  it('refuses nothing but space, and too much', () => {
    expect(wrong('multiline', '\r\n \u200b')).toBe('Enter something, or leave it for later')
    expect(wrong('multiline', 'x'.repeat(5001))).toBe('Use 5000 characters or fewer')
  })
})

describe('addresses and numbers', () => {
  it('takes an email address as pasted, and refuses what is none', () => {
    expect(stored('email', ' cpo@example.gov.uk\n')).toBe('cpo@example.gov.uk')
    for (const text of [
      '',
      'cpo',
      'cpo@',
      'a@b.uk, c@d.uk',
      'CPO <cpo@example.gov.uk>',
      'a\nb@example.gov.uk',
    ])
      expect(wrong('email', text)).toBe('Enter an email address, like name@example.gov.uk')
  })

  it('takes telephone numbers as people write them, and refuses what has no digits', () => {
    for (const text of ['01632 960 001', '+44 (0)1632-960001', '01632 960001 ext. 12', '999'])
      expect(stored('telephone', text)).toBe(text)
    for (const text of ['', '---', '( )', '12', 'ask the CPT', '01632 960 001 or 002'])
      expect(wrong('telephone', text)).toBeDefined()
  })

  it('takes money in whole pence from nothing to ten million pounds', () => {
    for (const pence of [0, 1, 120_450, 1_000_000_000]) expect(stored('money', pence)).toBe(pence)
    for (const no of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_000_001, '100'])
      expect(wrong('money', no)).toBeDefined()
    expect(wrong('money', -1)).toBe('Enter an amount that is not negative')
  })

  it('takes whole numbers', () => {
    expect(stored('number', 12)).toBe(12)
    for (const no of [-1, 1.5, 2_000_000, '12']) expect(wrong('number', no)).toBeDefined()
  })
})

describe('days and times', () => {
  it('takes real days of this age', () => {
    expect(stored('date', '2028-02-29')).toBe('2028-02-29')
    for (const no of ['2026-02-29', '2026-13-01', '18/06/2026', '2026-6-18', '2026-06-18T00:00', ''])
      expect(wrong('date', no)).toBe('Enter a real date, like 3 December 2026')
    for (const no of ['0202-06-18', '2206-06-18'])
      expect(wrong('date', no)).toBe('Enter a year from 1900 to 2100')
  })

  it('takes times of the 24-hour clock', () => {
    for (const time of ['00:00', '09:30', '23:59']) expect(stored('time', time)).toBe(time)
    for (const no of ['24:00', '9:30', '10.30', '10:60', '10:30:00']) expect(wrong('time', no)).toBeDefined()
  })
})

describe('several of some options', () => {
  const [criteria, code] = sharedFacts('criteria', 'resolutionCode')

  it('are kept once each, in the order of the options, and never none', () => {
    expect(criteria && factSchema(criteria).parse(['complex', 'death', 'complex'])).toEqual([
      'death',
      'complex',
    ])
    for (const no of [[], ['weather'], 'death', [1]])
      expect(criteria && factSchema(criteria).safeParse(no).success).toBe(false)
  })

  it('come from a list of the office where they do', () => {
    const procedure = aProcedure([], { facts: [...aProcedure().facts, ...(code ? [code] : [])] })
    const office = forOffice(procedure, someSettings())
    const spec = office.facts.find(fact => fact.name === 'resolutionCode')
    expect(spec && factSchema(spec).parse('Completed')).toBe('Completed')
    // It is for an SR that ends without a visit.
    expect(spec && factSchema(spec).safeParse('Failed To Attend').success).toBe(false)
    expect(code && factSchema(code).safeParse('failed to attend').success).toBe(false)
    expect(spec && factSchema(spec).safeParse('Elsewhere').success).toBe(false)
    expect(code && factSchema(code).parse('From another office')).toBe('From another office')
  })
})

describe('choices and tables', () => {
  it('takes an option by its value and yes or no as they are', () => {
    expect(stored('choice', 'yes')).toBe('yes')
    expect(wrong('choice', 'Yes')).toBe('Choose one of the options')
    expect(stored('yes-no', false)).toBe(false)
    expect(wrong('yes-no', 'no')).toBeDefined()
  })

  it('takes rows with every column and no other', () => {
    expect(stored('table', [{ ...row, note: ' ok ' }])).toEqual([row])
    const { note: _, ...short } = row
    for (const no of [
      [],
      [short],
      [{ ...row, more: 1 }],
      [{ ...row, due: -1 }],
      Array(501).fill(row),
      'rows',
    ])
      expect(wrong('table', no)).toBeDefined()
  })
})

describe('checking facts before they are stored', () => {
  const specs = [
    { ...spec('text'), name: 'ref', label: 'SR number' },
    { ...spec('table'), name: 'rows', label: 'Schedule' },
  ]
  const fault = (facts: Parameters<typeof checkFacts>[1]) => {
    const checked = checkFacts(specs, facts, today)
    return checked.ok ? null : checked.fault.message
  }

  it('answers them as they are to be stored, and lets one be taken back', () => {
    expect(checkFacts(specs, { ref: ' 1-4 ', rows: null }, today)).toEqual({
      ok: true,
      value: { ref: '1-4', rows: null },
    })
  })

  it('names the fact, and in a table the row and the column', () => {
    expect(fault({ ref: '' })).toBe('SR number: Enter something, or leave it for later.')
    expect(fault({ rows: [row, { ...row, due: -1 }] })).toBe(
      'Schedule, row 2, Due: Enter an amount that is not negative.',
    )
    expect(fault({ ghost: 'x' })).toBe('ghost is not a fact of this procedure.')
  })

  it.each(factKinds)('has words of its own for a %s that is of another sort altogether', kind => {
    const checked = checkFacts([spec(kind)], { one: kind === 'yes-no' ? 'yes' : true }, today)
    expect(checked.ok ? '' : checked.fault.message).toMatch(/^The fact: (Enter|Choose) [^:]*(:30)?\.$/)
    const { note: _, ...short } = row
    expect(fault({ rows: [short] })).toBe('Schedule, row 1, Note: Enter a line of text.')
  })
})

describe('a day on which something was done', () => {
  const specs: FactSpec[] = [
    { name: 'checkedOn', label: 'Date of the check', kind: 'date', past: true },
    { name: 'hearingDate', label: 'Hearing date', kind: 'date' },
  ]

  it('is no day to come', () => {
    expect(checkFacts(specs, { checkedOn: today, hearingDate: '2026-05-12' }, today).ok).toBe(true)
    expect(checkFacts(specs, { checkedOn: '2026-05-12' }, today)).toMatchObject({
      ok: false,
      fault: { message: 'Date of the check: This day has not come yet. Enter the day it happened.' },
    })
  })
})
