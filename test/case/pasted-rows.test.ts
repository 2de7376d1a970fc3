import { describe, expect, it } from 'vitest'
import type { FactColumn } from '../../shared/case/facts'
import { cutLines, readPasted } from '../../shared/written/pasted-rows'

const columns: FactColumn[] = [
  { name: 'from', label: 'From', kind: 'date' },
  { name: 'to', label: 'To', kind: 'date' },
  { name: 'due', label: 'Due', kind: 'money' },
]

const rows = [
  { from: '1 Jan 2026', to: '31 Jan 2026', due: '1,204.50' },
  { from: '1 Feb 2026', to: '28 Feb 2026', due: '85.00' },
]

describe('pasted rows', () => {
  it.each([
    ['a spreadsheet', '01/01/2026\t31/01/2026\t£1,204.50\r\n01/02/2026\t28/02/2026\t85\r\n'],
    [
      'a spreadsheet with its headings',
      'From\tTo\tDue\n1 Jan 2026\t31 Jan 2026\t1204.50\n1 Feb 2026\t28 Feb 2026\t85',
    ],
    ['a CSV file', '\uFEFFfrom,to,due\n2026-01-01,2026-01-31,"1,204.50"\n2026-02-01,2026-02-28,85.00\n'],
    ['a CSV file with semicolons', '1.1.2026;31.1.2026;1,204.50\n1.2.2026;28.2.2026;85\n\n'],
    [
      'a CSV file with empty columns at the end',
      '1 Jan 2026,31 Jan 2026,1204.50,,\n1 Feb 2026,28 Feb 2026,85,,',
    ],
  ])('from %s are read', (_, text) => {
    expect(readPasted(text, columns)).toEqual({ rows, faults: [] })
  })

  it('names every wrong line by its number in what was pasted', () => {
    const text = 'From,To,Due\n1 Jan 2026,31 Jan 2026,5\n\n1 Feb 2026,30 Feb 2026,x\n1 Mar 2026,31 Mar 2026\n'
    expect(readPasted(text, columns).faults).toEqual([
      expect.stringMatching(/^Line 4, To: There is no 30 February 2026/),
      expect.stringMatching(/^Line 4, Due: This is not an amount/),
      'Line 5 has 2 values; 3 are needed: From, To, Due.',
    ])
  })

  it('counts the lines inside a quoted cell', () => {
    expect(cutLines('"a\nb",c\nd,e')).toEqual([
      { no: 1, cells: ['a\nb', 'c'] },
      { no: 3, cells: ['d', 'e'] },
    ])
    expect(cutLines('"say ""no""",x')).toEqual([{ no: 1, cells: ['say "no"', 'x'] }])
  })

  it('says so when there is nothing in it', () => {
    expect(readPasted('  \n\n', columns)).toEqual({
      rows: [],
      faults: ['There are no rows in what you pasted.'],
    })
    expect(readPasted('From,To,Due', columns).faults).toHaveLength(1)
  })

  it('is not read past what a table can hold', () => {
    const rows = (count: number) => '1 Jan 2026,31 Jan 2026,5\n'.repeat(count)
    expect(readPasted(rows(500), columns)).toMatchObject({ rows: { length: 500 }, faults: [] })
    expect(readPasted(rows(501), columns)).toEqual({
      rows: [],
      faults: ['What you pasted has 501 rows; a table holds 500 at most.'],
    })
    expect(readPasted(',\n'.repeat(500_001), columns)).toEqual({
      rows: [],
      faults: ['What you pasted is longer than a table can be. Paste only its rows.'],
    })
  })

  it('does not choke on an open quotation mark', () => {
    expect(readPasted('"1 Jan 2026,31 Jan 2026,5', columns).faults).toEqual([
      expect.stringMatching(/^Line 1 has 1 value; 3 are needed/),
    ])
  })
})
