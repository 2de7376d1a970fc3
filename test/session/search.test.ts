import { describe, expect, it } from 'vitest'
import { newSearch } from '../../renderer/session/search'
import type { Case } from '../../shared/case/case'
import { procedureFor, procedures } from '../../shared/procedures/registry'
import { aCaseCalled, byId } from '../build/caseload'
import { anId } from '../build/history'
import { fileAdded } from '../build/officer'

const anEmptySearch = () => newSearch(one => procedureFor(procedures, one.procedure))

const searchOver = (...cases: readonly Case[]) => {
  const search = anEmptySearch()
  expect(search.update(byId(...cases))).toBe(true)
  return (query: string) => [...(search.find(query)?.keys() ?? [])].sort()
}

describe('search', () => {
  const find = searchOver(
    aCaseCalled('1-4711', { payingParent: 'Łukasz O’Brien', scin: '2012 345 678' }),
    aCaseCalled('1-4712', { payingParent: '山田 太郎', court: 'St Albans', cptTelephone: '01632 960 001' }),
    aCaseCalled('2-47', { payingParent: 'Zoë Smythe-Example', hearingDate: '2026-12-03', costs: 120450 }),
  )

  it.each([
    ['1-4711', ['1-4711']],
    ['1-47', ['1-4711', '1-4712']],
    ['4711', ['1-4711']],
    ['lukasz', ['1-4711']],
    ['ŁUKASZ', ['1-4711']],
    ['o’brien', ['1-4711']],
    ["o'brien", ['1-4711']],
    ['obri', ['1-4711']],
    ['brien', []],
    ['zoe', ['2-47']],
    ['example', ['2-47']],
    ['smythe-ex', ['2-47']],
    ['山田', ['1-4712']],
    ['郎', ['1-4712']],
    ['2012345678', ['1-4711']],
    ['345', ['1-4711']],
    ['01632960', ['1-4712']],
    ['st albans', ['1-4712']],
    ['albans zoe', []],
    ['3 dec', ['2-47']],
    ['03/12/2026', ['2-47']],
    ['2026-12-03', ['2-47']],
    ['thursday', ['2-47']],
    ['1,204.50', ['2-47']],
    ['liability order', ['1-4711', '1-4712', '2-47']],
    ['nobody', []],
  ])('for %s finds %j', (query, found) => {
    expect(find(query)).toEqual(found)
  })

  it('is no search for an empty query, or one of nothing but marks', () => {
    const search = anEmptySearch()
    expect(search.find('')).toBeNull()
    expect(search.find('  ,;– ')).toBeNull()
  })

  it('looks into everything on a case, and says where it was found', () => {
    const mailId = anId()
    const search = anEmptySearch()
    const one = aCaseCalled(
      'a',
      { court: 'Courtword' },
      { type: 'note-written', text: 'Noteword here' },
      fileAdded('supporting', 'Fileword.pdf'),
      { type: 'step-set-aside', step: 'in-progress', reason: 'Reasonword' },
      {
        type: 'received',
        step: 'letter-requested',
        part: 'request',
        from: 'Court presenting team',
        medium: 'email',
        on: '2026-05-01',
        subject: 'RE: Subjectword',
        note: 'Remarkword',
      },
      {
        type: 'email-drafted',
        mailId,
        step: 'second-pv-check',
        part: 'reply',
        to: ['addressword@example.gov.uk'],
        cc: [],
        subject: 'Sentword',
        text: 'Bodyword',
        readReceipt: true,
        draft: 'd.eml',
        attachments: [],
      },
      {
        type: 'call-recorded',
        step: 'hearing-and-cpo',
        part: 'contact',
        calledAt: '2026-05-01T09:00:00.000Z',
        spokeTo: 'Speakerword',
        note: 'Callword',
      },
    )
    search.update(byId(one))
    const places = (query: string) => search.find(query)?.get('a')
    expect(places('courtword')).toEqual(['facts'])
    expect(places('noteword')).toEqual(['notes'])
    expect(places('reasonword')).toEqual(['notes'])
    expect(places('fileword')).toEqual(['files'])
    expect(places('fileword.pdf')).toEqual(['files'])
    expect(places('subjectword')).toEqual(['emails'])
    expect(places('remarkword')).toEqual(['emails'])
    expect(places('addressword@example')).toEqual(['emails'])
    expect(places('bodyword sentword')).toEqual(['emails'])
    expect(places('speakerword')).toEqual(['calls'])
    expect(places('callword courtword')).toEqual(['facts', 'calls'])
    expect(places('nadia')).toEqual(['identity'])
  })

  it('follows a case that changes, and forgets one that is gone', () => {
    const search = anEmptySearch()
    search.update(byId(aCaseCalled('a', { court: 'Before' }), aCaseCalled('b', { court: 'Other' })))
    search.update(byId(aCaseCalled('a', { court: 'After' })))
    expect(search.find('before')?.size).toBe(0)
    expect(search.find('after')?.size).toBe(1)
    expect(search.find('other')?.size).toBe(0)
  })

  it('takes cases in a few at a time', () => {
    const search = anEmptySearch()
    const cases = byId(...['a', 'b', 'c'].map(id => aCaseCalled(id, {})))
    expect(search.update(cases, 2)).toBe(false)
    expect(search.find('nadia')?.size).toBe(2)
    expect(search.update(cases, 2)).toBe(true)
    expect(search.find('nadia')?.size).toBe(3)
  })
})
