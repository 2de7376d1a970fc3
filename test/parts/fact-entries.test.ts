import { describe, expect, it } from 'vitest'
import { afterSaving, entryOf, readEntries, withEntry } from '../../renderer/parts/fact-entries'
import type { FactSpec } from '../../shared/case/facts'

const today = '2026-05-11'

const name: FactSpec = { name: 'payingParent', label: 'Paying parent', kind: 'name' }
const date: FactSpec = { name: 'hearingDate', label: 'Hearing date', kind: 'date' }
const money: FactSpec = { name: 'costs', label: 'Costs', kind: 'money' }
const table: FactSpec = {
  name: 'loSchedule',
  label: 'Schedule',
  kind: 'table',
  columns: [{ name: 'due', label: 'Due', kind: 'money' }],
}
const specs = [name, date, money, table]
const facts = { payingParent: 'Nadia Example', hearingDate: '2026-12-03', loSchedule: [{ due: 100 }] }

describe('the entries of a form', () => {
  it('are the stored facts until something else is typed', () => {
    expect(entryOf(date, {}, facts)).toBe('3 Dec 2026')
    expect(entryOf(date, { hearingDate: 'never' }, facts)).toBe('never')
    expect(entryOf(table, {}, facts)).toEqual([{ due: '1.00' }])
  })

  it('are kept as a draft only while they differ from what is stored', () => {
    const typed = withEntry({ costs: '5' }, date, '4 Dec', facts)
    expect(typed).toEqual({ costs: '5', hearingDate: '4 Dec' })
    expect(withEntry(typed, date, '3 Dec 2026', facts)).toEqual({ costs: '5' })
    expect(withEntry({}, table, [{ due: '1.00' }], facts)).toEqual({})
    expect(withEntry({}, name, '', facts)).toEqual({ payingParent: '' })
  })

  it('give only what changed; an emptied one is taken back', () => {
    const draft = {
      payingParent: '',
      hearingDate: '3/12/2026',
      costs: '£12.00',
      loSchedule: [{ due: '1' }, {}],
    }
    expect(readEntries(specs, draft, facts, [], today)).toEqual({
      changes: { payingParent: null, costs: 1200 },
      faults: [],
    })
  })

  it('say of each wrong one what is wrong, for its field and for the summary', () => {
    const { changes, faults } = readEntries(
      specs,
      { hearingDate: 'never', loSchedule: [{ due: '1' }, { due: 'x' }], costs: '7' },
      facts,
      [],
      today,
    )
    expect(changes).toEqual({ costs: 700 })
    expect(faults.map(fault => [fault.spec.name, fault.summary])).toEqual([
      ['hearingDate', expect.stringMatching(/^Hearing date: ‘never’ cannot be read as a date/)],
      ['loSchedule', 'Schedule: Correct the cells marked below.'],
    ])
    expect(faults[1]?.cells).toEqual([
      { row: 1, column: table.columns?.[0], message: expect.stringContaining('not an amount') },
    ])
  })

  it('must be complete only where the form says so', () => {
    const required = ['payingParent', 'costs']
    expect(readEntries(specs, {}, {}, [], today).faults).toEqual([])
    expect(readEntries(specs, {}, {}, required, today).faults.map(fault => fault.summary)).toEqual([
      'Enter the paying parent.',
      'Enter the costs.',
    ])
  })

  it('keep what was typed while they were being saved', () => {
    const sent = { costs: '5', payingParent: 'Nad' }
    expect(afterSaving({ costs: '5', payingParent: 'Nadia' }, sent)).toEqual({ payingParent: 'Nadia' })
    expect(afterSaving(sent, sent)).toEqual({})
  })
})
