import { describe, expect, test } from 'vitest'
import {
  addDocument,
  changeDocument,
  excludePage,
  issue,
  keepsNumbers,
  moveDocument,
  numberAfresh,
  removeDocument,
  replaceFile,
  setAreas,
  stepDocument,
  turnPage,
} from '../../../shared/bundle/court/edit'
import { CourtBundlePlan } from '../../../shared/bundle/court/plan'
import { aCourtBundlePlan, aCourtDocument } from '../../build/court-bundle'

const order = (plan: CourtBundlePlan) =>
  plan.sections.map(section => `${section.id}: ${section.documents.map(one => one.id).join(' ')}`)

const plan = aCourtBundlePlan()

describe('moving a document', () => {
  test('puts it at its place in a section', () => {
    expect(order(moveDocument(plan, 'three', 'a', 1))).toEqual(['a: one three two', 'b: '])
    expect(order(moveDocument(plan, 'one', 'a', 1))).toEqual(['a: two one', 'b: three'])
    expect(order(moveDocument(plan, 'one', 'b', 99))).toEqual(['a: two', 'b: three one'])
  })

  test('goes one place at a time, over the edge of its section into the next', () => {
    const down = stepDocument(plan, 'one', 1)
    expect(order(down)).toEqual(['a: two one', 'b: three'])
    expect(order(stepDocument(down, 'one', 1))).toEqual(['a: two', 'b: one three'])
    expect(order(stepDocument(plan, 'three', -1))).toEqual(['a: one two three', 'b: '])
  })

  test('stops at both ends, and an unknown id or section changes nothing', () => {
    expect(stepDocument(plan, 'one', -1)).toEqual(plan)
    expect(stepDocument(plan, 'three', 1)).toEqual(plan)
    expect(moveDocument(plan, 'none', 'a', 0)).toEqual(plan)
    expect(moveDocument(plan, 'one', 'none', 0)).toEqual(plan)
  })
})

describe('a document’s pages', () => {
  const document = aCourtDocument('one')

  test('are left out and taken in again', () => {
    const without = excludePage(excludePage(excludePage(document, 7, true), 2, true), 7, true)
    expect(without.excluded).toEqual([2, 7])
    expect(excludePage(without, 2, false).excluded).toEqual([7])
  })

  test('turn a quarter at a time and come round', () => {
    const once = turnPage(document, 3)
    expect(once.turned).toEqual([{ page: 3, by: 90 }])
    const thrice = turnPage(turnPage(once, 3), 3)
    expect(thrice.turned).toEqual([{ page: 3, by: 270 }])
    expect(turnPage(thrice, 3).turned).toEqual([])
  })

  test('carry the areas of the served copy, until they are taken away or the file is another', () => {
    const area = { x: 10, y: 20, width: 30, height: 5 }
    const covered = setAreas(document, 2, [area])
    expect(covered.areas).toEqual([{ page: 2, areas: [area] }])
    expect(setAreas(covered, 2, []).areas).toEqual([])
    expect(replaceFile(turnPage(covered, 1), 'newer')).toEqual({ ...document, file: 'newer' })
  })
})

describe('an issued bundle', () => {
  const issued = issue(plan, 2)

  test('takes a new document late, which keeps every number; taking it out again does too', () => {
    const with4 = addDocument(issued, 'a', aCourtDocument('four'))
    expect(with4.sections[0]?.documents.at(-1)).toMatchObject({ id: 'four', late: true })
    expect(keepsNumbers(issued, with4)).toBe(true)
    expect(keepsNumbers(with4, moveDocument(with4, 'four', 'b', 0))).toBe(true)
    expect(removeDocument(with4, 'four')).toEqual(issued)
  })

  test.each([
    ['order', moveDocument(issued, 'two', 'a', 0)],
    ['a page left out', changeDocument(issued, 'one', one => excludePage(one, 1, true))],
    ['a document taken out', removeDocument(issued, 'two')],
    ['dividers', { ...issued, dividers: false }],
    ['numbering', { ...issued, numbering: 'lettered' as const }],
  ])('says that its numbers would move: %s', (_, changed) => {
    expect(keepsNumbers(issued, changed)).toBe(false)
    expect(keepsNumbers(plan, changed)).toBe(true)
  })

  test('keeps its numbers through a new title, a turned page and an area', () => {
    const renamed = changeDocument(issued, 'one', one => ({
      ...setAreas(turnPage(one, 1), 1, [{ x: 0, y: 0, width: 5, height: 5 }]),
      title: 'Renamed',
    }))
    expect(keepsNumbers(issued, renamed)).toBe(true)
  })

  test('is issued once, and numbers afresh with its late documents in their places', () => {
    expect(issue(issued, 9)).toEqual(issued)
    const afresh = numberAfresh(addDocument(issued, 'a', aCourtDocument('four')))
    expect(afresh.issued).toBeNull()
    expect(afresh.sections.flatMap(section => section.documents.map(one => one.late))).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

test('the same file twice gets an id of its own, and every edit is a plan that can be stored', () => {
  const twice = addDocument(plan, 'b', aCourtDocument('one'))
  expect(order(twice)).toEqual(['a: one two', 'b: three one-2'])
  expect(CourtBundlePlan.safeParse(twice).success).toBe(true)
})
