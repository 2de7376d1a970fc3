import { describe, expect, it } from 'vitest'
import { addDocument, issue } from '../../../shared/bundle/court/edit'
import { planOfSpec, readCourtBundleSpec } from '../../../shared/bundle/court/spec'
import { aCourtDocument } from '../../build/court-bundle'

const good = {
  route: 'county-court-email',
  sections: [
    {
      title: 'Applications',
      documents: [
        { file: 'a.pdf', title: 'Application', date: '2026-03-01' },
        { file: 'b.jpg', title: 'Photograph', turn: [{ page: 1, by: 90 }] },
      ],
    },
  ],
}
const read = (spec: unknown) =>
  readCourtBundleSpec(
    new TextEncoder().encode(typeof spec === 'string' ? spec : JSON.stringify(spec, null, 1)),
  )
const problems = (spec: unknown) => {
  const found = read(spec)
  return found.ok ? [] : found.problems
}
const changed = (from: string, to: string) => {
  const text = JSON.stringify(good, null, 1)
  if (!text.includes(from)) throw new Error(`There is no ${from}`)
  return text.replace(from, to)
}

describe('a specification of a court bundle', () => {
  it('says of a page why it goes as it is', () => {
    const found = read(
      changed(
        '"title": "Photograph"',
        '"title": "Photograph", "asItIs": [{ "page": 1, "reason": "Its back" }]',
      ),
    )
    if (!found.ok) throw new Error(found.problems.join(' '))
    expect(planOfSpec(found.value).sections[0]?.documents[1]?.asItIs).toEqual([
      { page: 1, reason: 'Its back' },
    ])
    expect(
      problems(
        changed('"title": "Photograph"', '"title": "Photograph", "asItIs": [{ "page": 1, "reason": " " }]'),
      ),
    ).toHaveLength(1)
  })

  it('becomes a plan with what was left out filled in', () => {
    const found = read(good)
    if (!found.ok) throw new Error(found.problems.join(' '))
    const plan = planOfSpec(found.value)
    expect(plan).toMatchObject({ route: 'county-court-email', numbering: 'plain', dividers: true })
    expect(plan.cover.title).toBe('Bundle')
    expect(plan.sections[0]?.documents.map(({ file, date }) => [file, date])).toEqual([
      ['0', '2026-03-01'],
      ['1', null],
    ])
  })

  it.each<[string, string, string, RegExp]>([
    [
      'a route there is not',
      'county-court-email',
      'pigeon',
      /^Line 2, route: one of these is expected: county-court-email, /,
    ],
    [
      'a date that is none',
      '2026-03-01',
      '2026-02-30',
      /^Line 10, sections\.0\.documents\.0\.date: a date like /,
    ],
    [
      'a file of another kind',
      'b.jpg',
      'b.docx',
      /^Line 13, sections\.0\.documents\.1\.file: a file ending in \.pdf/,
    ],
    ['a mistyped field', '"turn"', '"turned"', /: no such field is known here/],
    [
      'a turn by something else',
      '"by": 90',
      '"by": 45',
      /^Line 18, .*turn\.0\.by: one of these is expected: 90, 180, 270/,
    ],
    ['a missing title', '"title": "Applications",', '', /^Line 4, sections\.0\.title: it is missing/],
    ['no JSON', '"sections": [', '"sections": ', /^Line \d+: /],
  ])('is refused by line for %s', (_, from, to, words) => {
    expect(problems(changed(from, to))[0]).toMatch(words)
  })

  it('is refused by line for what a served copy cannot leave out', () => {
    const [section] = good.sections
    const [first] = section?.documents ?? []
    const area = { x: 10, y: 10, width: 50, height: 20 }
    const asked = (remove: unknown, words: string[]) =>
      problems({ ...good, sections: [{ title: 'A', documents: [{ ...first, remove }] }], served: { words } })
    expect(asked([{ page: 1, areas: [area] }], ['14 Quince Road'])).toEqual([])
    expect(asked([{ page: 1, areas: [{ ...area, width: 0 }] }], [])[0]).toMatch(
      /^Line 18, sections\.0\.documents\.0\.remove\.0\.areas\.0\.width: more than 0 is expected/,
    )
    const twice = { page: 1, areas: [area] }
    expect(asked([twice, twice], [])[0]).toMatch(/remove\.1: this page stands in the list twice/)
    expect(asked([], ['14 Quince Road', 'B '])[0]).toMatch(
      /^Line \d+, served\.words\.1: three letters or figures or more are expected/,
    )
  })

  describe('that was given out several times', () => {
    const several = (
      late: Record<string, { late?: boolean; since?: number }>,
      issued: object | null = { frontPages: 2, again: [2, 3] },
    ) => ({
      route: 'post',
      sections: [
        {
          title: 'Papers',
          documents: [
            { file: 'a.pdf', title: 'A' },
            ...Object.entries(late).map(([title, how]) => ({ file: 'b.pdf', title, ...how })),
          ],
        },
      ],
      issued,
    })
    const good = { L: { late: true }, M: { late: true, since: 2 }, N: { late: true, since: 3 } }

    it('becomes the plan that the window would have by then', () => {
      const found = read(several(good))
      if (!found.ok) throw new Error(found.problems.join(' '))
      const plan = planOfSpec(found.value)
      const a = aCourtDocument('document-0', { title: 'A', file: '0', date: null })
      const late = (at: number, title: string) =>
        aCourtDocument(`document-${at}`, { title, file: String(at), date: null })
      const section = 'section-1'
      const started = issue(
        { ...plan, issued: null, sections: [{ id: section, title: 'Papers', documents: [a] }] },
        2,
      )
      const second = issue(addDocument(started, section, late(1, 'L')), 2)
      const third = issue(addDocument(second, section, late(2, 'M')), 3)
      expect(plan).toEqual(addDocument(third, section, late(3, 'N')))
    })

    it.each<[string, ReturnType<typeof several>, RegExp]>([
      [
        'a time it came in after that has not been',
        several({ ...good, N: { late: true, since: 4 } }),
        /^Line 26, sections\.0\.documents\.3\.since: it says after issue 4; “issued” tells of 3 issues\./,
      ],
      [
        'a time, and no issue at all',
        several({ L: { late: true, since: 2 } }, null),
        /since: it says after issue 2; “issued” tells of 0 issues\./,
      ],
      [
        'a time on a document that is not late',
        several({ ...good, N: { since: 2 } }),
        /^Line 25, .*3\.since: it is for late documents/,
      ],
      [
        'an index that became shorter',
        several(good, { frontPages: 3, again: [3, 2] }),
        /^Line \d+, issued\.again\.1: cover and index never become shorter: 3 or more/,
      ],
      [
        'an index of more pages than it can have',
        several({ L: { late: true } }, { frontPages: 99 }),
        /^Line \d+, issued\.frontPages: cover and index of so few documents never take that many: 23 at most\./,
      ],
      [
        'an issue with nothing new',
        several({ L: { late: true }, N: { late: true, since: 3 } }),
        /^Line \d+, issued\.again\.1: no document came in late after issue 2,/,
      ],
    ])('is refused by line for %s', (_, spec, words) => {
      const found = problems(spec)
      expect(found[0]).toMatch(words)
      expect(found).toHaveLength(1)
    })
  })

  it('is refused where nothing is left to begin with', () => {
    expect(problems({ ...good, sections: [] })[0]).toMatch(/^Line 3, sections: at least 1 items/)
    const late = good.sections.map(section => ({
      ...section,
      documents: section.documents.map(document => ({ ...document, late: true })),
    }))
    expect(problems({ ...good, sections: late })[0]).toMatch(/every document is marked late/)
  })
})
