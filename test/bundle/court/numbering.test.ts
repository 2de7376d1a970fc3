import { describe, expect, it } from 'vitest'
import { breaksIn } from '../../../shared/bundle/court/checks'
import { letterOf } from '../../../shared/bundle/court/labels'
import { numberPages } from '../../../shared/bundle/court/numbering'
import { aCourtPlan, aDocument } from '../../build/built-bundle'

const labels = (...given: Parameters<typeof numberPages>) => numberPages(...given).map(({ label }) => label)

describe('page numbers', () => {
  it('count from 1 on the first page, cover, index and dividers included', () => {
    const plan = aCourtPlan({ One: [aDocument('a')], None: [], Two: [aDocument('b', { excluded: [2] })] })
    expect(numberPages(plan, 2, () => 3).map(page => `${page.label} ${page.is}`)).toEqual([
      '1 cover',
      '2 index',
      '3 divider',
      '4 document',
      '5 document',
      '6 document',
      '7 divider',
      '8 document',
      '9 document',
    ])
  })

  it('stay as they were when a document comes late, and come back when it is taken out', () => {
    const late = aDocument('late', { late: true })
    const before = aCourtPlan({ One: [aDocument('a'), aDocument('b')] })
    const after = aCourtPlan({ One: [aDocument('a'), late, aDocument('b')] })
    const numbered = numberPages(after, 2, id => (id === 'late' ? 28 : 2))
    const mine = numbered.filter(page => page.is === 'document' && page.document === 'late')
    expect(mine.map(({ label }) => label)).toEqual([
      ...Array.from({ length: 26 }, (_, index) => `5${letterOf(index + 1)}`),
      '5AA',
      '5AB',
    ])
    const others = numbered.filter(page => !mine.includes(page)).map(({ label }) => label)
    expect(others).toEqual(labels(before, 2, () => 2))
    expect(breaksIn(numbered.map(({ label }) => label))).toEqual([])
  })

  it('begin anew in each section by letter; a section that came late has no letter of its own', () => {
    const late = aDocument('late', { late: true })
    const plan = aCourtPlan(
      { One: [aDocument('a')], Late: [late], Two: [aDocument('b')] },
      { numbering: 'lettered', dividers: false },
    )
    const found = labels(plan, 2, () => 2)
    expect(found).toEqual(['1', '2', 'A1', 'A2', 'A2A', 'A2B', 'B1', 'B2'])
    expect(breaksIn(found)).toEqual([])
  })

  it('give the further pages of an index that has grown a letter', () => {
    const plan = aCourtPlan([aDocument('a')], { issued: { frontPages: 2 } })
    expect(labels(plan, 3, () => 1)).toEqual(['1', '2', '2A', '3', '4'])
  })
})

describe('a row of labels', () => {
  it.each<[string, number[]]>([
    ['1 2 3', []],
    ['2 3', [0]],
    ['1 3', [1]],
    ['1 2 2', [2]],
    ['1 1A 1C', [2]],
    ['1 1Z', [1]],
    ['1 A1 A2 C1', [3]],
    ['1 A2', [1]],
    ['1 2 x', [2]],
  ])('%s breaks at %j', (row, breaks) => {
    expect(breaksIn(row.split(' '))).toEqual(breaks)
  })
})
