import { describe, expect, it } from 'vitest'
import type { RouteId } from '../../../shared/bundle/court/plan'
import {
  type BuiltFacts,
  nothingToTell,
  pagesInWords,
  preflight,
} from '../../../shared/bundle/court/preflight'
import { aCourtPlan, aDocument } from '../../build/built-bundle'

const built: BuiltFacts = {
  bytes: 1_000_000,
  pages: 20,
  ...nothingToTell(),
}
const found = (route: RouteId, changes: Partial<BuiltFacts>) =>
  preflight(aCourtPlan([aDocument('a', { date: '2026-03-01' })], { route }), { ...built, ...changes }).map(
    ({ stops, message, next }) => `${stops ? 'stops' : 'note'}: ${message} ${next}`,
  )

describe('a bundle held against its route', () => {
  it('finds nothing in a small whole one', () => {
    for (const route of ['county-court-email', 'magistrates', 'upload', 'post'] as const)
      expect(found(route, {})).toEqual([])
  })

  it('stops at what a County Court takes by email, and only there', () => {
    expect(found('county-court-email', { bytes: 10_009_000 })[0]).toMatch(
      /^stops: The bundle has 10\.01 MB; County Court by email takes 10 MB \(CPR Practice Direction 5B, paragraph 2\.3\)\. Leave out/,
    )
    expect(found('county-court-email', { bytes: 10_000_001 })[0]).toMatch(/has 10\.000001 MB/)
    expect(found('county-court-email', { bytes: 10_000_000 })[0]).toMatch(/^note: As an attachment/)
    expect(found('county-court-email', { bytes: 9_000_000 })[0]).toMatch(
      /^note: As an attachment .* 12\.3 MB/,
    )
    expect(found('county-court-email', { pages: 50 })).toEqual([])
    expect(found('county-court-email', { pages: 51 })[0]).toMatch(
      /^stops: The bundle has 51 sides; .* takes 50 .*It may not be split over several emails\.$/,
    )
    expect(found('upload', { bytes: 200_000_000, pages: 900 })).toEqual([])
  })

  it('stops at blank pages and tells of scans, on every route', () => {
    expect(found('post', { blank: ['7'], withoutText: ['8', '9'] })).toEqual([
      'stops: Nothing is on page 7. Leave these pages of their documents out, or scan them again.',
      expect.stringMatching(/^note: There is no text to search on pages 8 and 9/),
    ])
  })

  it('names the documents for which the index has no date', () => {
    const late = { late: true, date: '2026-03-01' }
    const plan = aCourtPlan([aDocument('a'), aDocument('b', late), aDocument('c')])
    expect(preflight(plan, built).map(({ stops, message }) => [stops, message])).toEqual([
      [false, 'The index shows no date for 2 documents: tabs 1, 2.'],
    ])
  })

  it('names pages as one says them', () => {
    expect(pagesInWords(['4'])).toBe('page 4')
    expect(pagesInWords(['4', '7', '12A'])).toBe('pages 4, 7 and 12A')
    expect(pagesInWords(Array.from({ length: 30 }, (_, index) => String(index + 1)))).toBe(
      '30 pages (1, 2, 3, 4, 5, 6 and more)',
    )
  })
})
