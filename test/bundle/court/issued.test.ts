import { describe, expect, it } from 'vitest'
import { breaksIn } from '../../../shared/bundle/court/checks'
import {
  addDocument,
  changeDocument,
  excludePage,
  issue,
  keepsNumbers,
  makesTheSame,
  moveDocument,
  numberAfresh,
  removeDocument,
  stepDocument,
} from '../../../shared/bundle/court/edit'
import { lateBetween, readLabel } from '../../../shared/bundle/court/labels'
import { frontPagesHeld, numberPages } from '../../../shared/bundle/court/numbering'
import { type CourtBundlePlan, documentsOf } from '../../../shared/bundle/court/plan'
import { tabsInWords, tabsOf } from '../../../shared/bundle/court/tabs'
import { aCourtPlan, aDocument } from '../../build/built-bundle'

const numbered = (plan: CourtBundlePlan, front = 2, pagesOf: (id: string) => number = () => 2) =>
  numberPages(plan, front, pagesOf).map(page => page.label)

/** The numbers of a document's pages. */
const of = (plan: CourtBundlePlan, id: string) =>
  numberPages(plan, 2, () => 2).flatMap(page =>
    page.is === 'document' && page.document === id ? [page.label] : [],
  )

describe('a bundle that is given out again with late documents', () => {
  const first = issue(aCourtPlan({ One: [aDocument('a')], Two: [aDocument('b')] }), 2)
  const late = addDocument(first, 'One', aDocument('late'))
  const again = issue(late, 2)

  it('keeps the letters of a late document when another comes in before it', () => {
    expect(of(again, 'late')).toEqual(['5A', '5B'])
    const more = moveDocument(addDocument(again, 'One', aDocument('later')), 'later', 'One', 1)
    expect(numbered(more)).toEqual(['1', '2', '3', '4', '5', '5.1', '5.2', '5A', '5B', '6', '7', '8'])
    expect(keepsNumbers(again, more)).toBe(true)
    const behind = addDocument(again, 'One', aDocument('later'))
    expect(of(behind, 'later')).toEqual(['5C', '5D'])
  })

  it('lets what is not given out yet move freely, and nothing else', () => {
    const more = addDocument(again, 'One', aDocument('later'))
    for (const moved of [
      moveDocument(more, 'later', 'Two', 0),
      removeDocument(more, 'later'),
      changeDocument(more, 'later', one => excludePage(one, 1, true)),
    ])
      expect(keepsNumbers(more, moved)).toBe(true)
    for (const moved of [
      moveDocument(more, 'late', 'Two', 0),
      removeDocument(more, 'late'),
      changeDocument(more, 'late', one => excludePage(one, 1, true)),
      numberAfresh(more),
    ])
      expect(keepsNumbers(more, moved)).toBe(false)
  })

  it('is the same PDF, and is not given out twice over', () => {
    expect(makesTheSame(late, again)).toBe(true)
    expect(numbered(again)).toEqual(numbered(late))
    expect(issue(again, 9)).toEqual(again)
    expect(numberAfresh(addDocument(again, 'One', aDocument('later'))).sections[0]?.documents).toEqual([
      aDocument('a'),
      aDocument('late'),
      aDocument('later'),
    ])
  })

  it('keeps a late section where it was when its index grows once more', () => {
    const empty = issue(aCourtPlan({ None: [], One: [aDocument('a')] }), 2)
    const grown = issue(addDocument(empty, 'None', aDocument('x')), 2)
    expect(numbered(grown)).toEqual(['1', '2', '2A', '2B', '2C', '3', '4', '5'])
    expect(numbered(addDocument(grown, 'One', aDocument('y')), 3).slice(0, 6)).toEqual([
      '1',
      '2',
      '2.1',
      '2A',
      '2B',
      '2C',
    ])
  })
})

describe('the tabs of documents', () => {
  const tabs = (plan: CourtBundlePlan) => [...tabsOf(plan)].map(([id, tab]) => `${id} ${tab}`)
  const first = issue(aCourtPlan({ One: [aDocument('a'), aDocument('b')], Two: [aDocument('c')] }), 2)

  it('count through the sections, and stay when documents come in late, issue after issue', () => {
    expect(tabs(first)).toEqual(['a 1', 'b 2', 'c 3'])
    const second = issue(addDocument(first, 'One', aDocument('x')), 2)
    expect(tabs(second)).toEqual(['a 1', 'b 2', 'x 2A', 'c 3'])
    const more = addDocument(
      moveDocument(addDocument(second, 'One', aDocument('y')), 'y', 'One', 2),
      'Two',
      aDocument('z'),
    )
    expect(tabs(more)).toEqual(['a 1', 'b 2', 'y 2.1', 'x 2A', 'c 3', 'z 3A'])
    expect(tabsInWords(more)).toBe('tabs 1 to 3, late 2.1, 2A, 3A')
    expect(tabs(numberAfresh(more))).toEqual(['a 1', 'b 2', 'y 3', 'x 4', 'c 5', 'z 6'])
  })

  it('do not begin anew by section, and one can stand before the first', () => {
    const lettered = { ...first, numbering: 'lettered' as const }
    const before = moveDocument(addDocument(lettered, 'One', aDocument('x')), 'x', 'One', 0)
    expect(tabs(before)).toEqual(['x 0A', 'a 1', 'b 2', 'c 3'])
  })
})

describe('a number between two others', () => {
  it.each([
    ['12', '12A', '12.1'],
    ['12', '12.1', '12.0.1'],
    ['12A', '12B', '12A.1'],
    ['12A.1', '12B', '12A.2'],
    ['12A.1', '12A.2', '12A.1.1'],
    ['12.1', '12A', '12.2'],
    ['12Z', null, '12AA'],
  ])('%s and %s is %s', (after, before, between) => {
    const late = (text: string) => readLabel(text)?.late ?? []
    expect(lateBetween(late(after), before === null ? null : late(before))).toEqual(late(between))
  })
})

/** A tab with its count one higher. */
const nextTab = (tab: string) => tab.replace(/^\d+/, count => String(Number(count) + 1))

/** Numbers from 0 up to 1, the same for the same seed. */
const chance = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** Every page's number by what the page is. */
const byPage = (plan: CourtBundlePlan, front: number, pagesOf: (id: string) => number) =>
  new Map(
    numberPages(plan, front, pagesOf).map((page, index) => [
      page.is === 'document'
        ? `${page.document} ${page.page}`
        : page.is === 'divider'
          ? `divider ${page.section}`
          : `front ${index}`,
      page.label,
    ]),
  )

describe('whatever an officer does to an issued bundle', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => [seed]))(
    'every number that was given out stays, and all follow one another (%i)',
    seed => {
      const next = chance(seed)
      const upTo = (count: number) => Math.floor(next() * count)
      const pages = new Map<string, number>()
      const fresh = (id: string) => {
        pages.set(id, 1 + upTo(3))
        return aDocument(id)
      }
      const pagesOf = (id: string) => pages.get(id) ?? 1
      const sections = Array.from({ length: 4 }, (_, at) =>
        Array.from({ length: upTo(3) }, (__, own) => fresh(`first-${at}-${own}`)),
      )
      if (sections.every(own => own.length === 0)) sections[0]?.push(fresh('only'))
      let plan = aCourtPlan(Object.fromEntries(sections.map((own, at) => [`S${at}`, own])), {
        numbering: next() < 0.5 ? 'plain' : 'lettered',
        dividers: next() < 0.5,
      })
      let front = 2
      const given = new Map<string, string>()
      const tabsGiven = new Map<string, string>()
      for (let act = 0; act < 60; act++) {
        const documents = documentsOf(plan)
        const id = documents[upTo(documents.length)]?.id ?? ''
        const section = `S${upTo(4)}`
        const what = upTo(7)
        const changed =
          what === 0 || what === 1
            ? addDocument(plan, section, fresh(`act-${act}`))
            : what === 2
              ? moveDocument(plan, id, section, upTo(4))
              : what === 3
                ? stepDocument(plan, id, next() < 0.5 ? 1 : -1)
                : what === 4
                  ? removeDocument(plan, id)
                  : what === 5 && pagesOf(id) > 1
                    ? changeDocument(plan, id, one => excludePage(one, 1, next() < 0.5))
                    : plan
        if (keepsNumbers(plan, changed) && documentsOf(changed).length > 0) plan = changed
        front = Math.max(frontPagesHeld(plan), 2 + Math.floor(documentsOf(plan).length / 6))
        const labels = byPage(plan, front, pagesOf)
        expect([...given].filter(([page, label]) => labels.get(page) !== label)).toEqual([])
        const tabs = tabsOf(plan)
        expect([...tabsGiven].filter(([id, tab]) => tabs.get(id) !== tab)).toEqual([])
        const tabbed = documentsOf(plan).map(({ id }) => tabs.get(id) ?? '')
        expect(new Set(tabbed).size).toBe(tabbed.length)
        // As page numbers begin: with one that stands before all.
        expect(breaksIn(['1', ...tabbed.map(nextTab)])).toEqual([])
        expect(new Set(labels.values()).size).toBe(labels.size)
        expect(breaksIn([...labels.values()])).toEqual([])
        if (what !== 6) continue
        plan = issue(plan, front)
        for (const [page, label] of byPage(plan, front, pagesOf)) given.set(page, label)
        for (const [id, tab] of tabsOf(plan)) tabsGiven.set(id, tab)
      }
      expect(given.size).toBeGreaterThan(0)
    },
  )
})
