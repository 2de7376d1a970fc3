import { describe, expect, it } from 'vitest'
import { overviews as overviewsOf } from '../../../renderer/session/overview'
import { type ColumnKey, everything, type WorklistView } from '../../../renderer/session/worklist-view'
import { fitting, noFolder } from '../../../renderer/views/worklist/filter'
import { needsOf } from '../../../renderer/views/worklist/needs'
import { inOrder } from '../../../renderer/views/worklist/order'
import { rowsOf } from '../../../renderer/views/worklist/rows'
import type { Case } from '../../../shared/case/case'
import type { Happening } from '../../../shared/case/events'
import type { MappedFolder } from '../../../shared/host/folders'
import { procedures } from '../../../shared/procedures/registry'
import { aCaseCalled, pastBefore } from '../../build/caseload'
import { aContext } from '../../build/context'
import { anId, someHash } from '../../build/history'

/** Mon 11 May 2026. */
const today = '2026-05-11'
const folders: MappedFolder[] = [
  { id: anId(), kind: 'cpo-manager', of: 'Leeds', label: 'Region Leeds', place: 'S:\\r' },
  { id: anId(), kind: 'cpt-shared', of: 'Leeds', label: 'CPT Leeds', place: 'S:\\l' },
]
const overviews = (cases: Case[], context = aContext()) => overviewsOf(cases, context, procedures)
const rows = (...cases: Case[]) => rowsOf(overviews(cases), folders)
const row = (one: Case) => {
  const [only] = rows(one)
  if (!only) throw new Error('There is no row')
  return only
}

const planned = (deliveryId: string, folderId: string, folderLabel: string): Happening => ({
  type: 'delivery-planned',
  deliveryId,
  step: 'first-bundle',
  part: 'bundle',
  folderId,
  folderLabel,
  as: 'zip',
  name: 'SR liability order v1.zip',
  version: 1,
  entries: [{ name: '01 CMEL7298.pdf', fileId: anId(), bytes: 1, sha256: someHash() }],
  changes: [],
})

describe('a row of the worklist', () => {
  it('says who it is about, what is next, and what is not known yet', () => {
    expect(row(aCaseCalled('1-1', {}, ...pastBefore(2)))).toMatchObject({
      reference: '1-1',
      scin: 'S1-1',
      person: 'Nadia Example',
      procedure: { id: 'liability-order', title: 'Liability order' },
      pv: { is: 'unknown' },
      next: { step: 'hearing-and-cpo', words: expect.stringMatching(/^2\. /), waits: null },
      hearing: null,
      folder: '',
      status: { is: 'to-do', words: 'To do' },
      pressing: null,
    })
  })

  it('says what it waits for', () => {
    const waiting = row(aCaseCalled('a', { pvMarking: 'marked' }, ...pastBefore(6)))
    expect(waiting.status).toEqual({ is: 'waiting', words: 'Waiting', tone: 'yellow' })
    expect(waiting.next?.waits).toMatch(/Court presenting team: .* not here yet/)
    expect(waiting.pv.is).toBe('marked')
  })

  it('says that something is due or overdue', () => {
    const due = (hearingDate: string) =>
      row(aCaseCalled('a', { hearingDate, hearingTime: '10:00' }, ...pastBefore(10))).status
    expect(due('2026-05-14')).toMatchObject({ words: 'Due', tone: 'orange' })
    expect(due('2026-05-12')).toMatchObject({ words: 'Overdue', tone: 'red' })
    expect(due('2026-06-12')).toMatchObject({ words: 'Waiting' })
  })

  it('names the folder it is on, else the one its team has, else the team', () => {
    const id = anId()
    const folderOf = (one: Case) => row(one).folder
    expect(folderOf(aCaseCalled('a', { cptTeam: 'Bristol' }))).toBe('Bristol')
    expect(folderOf(aCaseCalled('a', { cptTeam: ' leeds' }))).toBe('CPT Leeds')
    expect(folderOf(aCaseCalled('a', { cptTeam: 'Leeds' }, planned(id, anId(), 'Old label')))).toBe(
      'Old label',
    )
    expect(folderOf(aCaseCalled('a', {}, planned(id, folders[1]?.id ?? '', 'Old label')))).toBe('CPT Leeds')
    expect(
      folderOf(
        aCaseCalled('a', {}, planned(id, anId(), 'Old label'), {
          type: 'delivery-withdrawn',
          deliveryId: id,
          reason: 'Wrong folder',
        }),
      ),
    ).toBe('')
  })

  it('says how it was closed', () => {
    const closed = (end: string) => row(aCaseCalled('a', {}, { type: 'closed', end, left: [] }))
    expect(closed('complete').status).toEqual({ is: 'closed', words: 'Close / Complete', tone: 'green' })
    expect(closed('cancelled').status).toEqual({ is: 'closed', words: 'Close / Cancel', tone: 'grey' })
    expect(closed('complete').next).toBeNull()
  })

  it('stays the same object until its case or the folders change', () => {
    const one = aCaseCalled('a', {})
    const list = overviews([one])
    const [first] = rowsOf(list, folders)
    expect(rowsOf(list, folders)[0]).toBe(first)
    expect(rowsOf(list, [...folders])[0]).not.toBe(first)
  })
})

describe('the order of the worklist', () => {
  const soon = aCaseCalled('9', { hearingDate: '2026-05-14', hearingTime: '10:00' }, ...pastBefore(10))
  const late = aCaseCalled('8', { hearingDate: '2026-05-12', hearingTime: '10:00' }, ...pastBefore(10))
  const later = aCaseCalled('7', { hearingDate: '2026-05-12', hearingTime: '14:00' }, ...pastBefore(10))
  const june = aCaseCalled('2', { hearingDate: '2026-06-20', payingParent: 'Zoë', cptTeam: 'Leeds' })
  const june10 = aCaseCalled('10', { hearingDate: '2026-06-20', payingParent: 'amir', cptTeam: 'Bristol' })
  const none = aCaseCalled('5', { payingParent: 'Émile' })
  const closed = aCaseCalled(
    '1',
    { hearingDate: '2026-05-01' },
    { type: 'closed', end: 'complete', left: [] },
  )
  const all = rows(closed, none, june10, june, soon, later, late)
  const order = (sort: WorklistView['sort']) => inOrder(all, sort).map(one => one.reference)
  const by = (key: ColumnKey, direction: 'ascending' | 'descending' = 'ascending') =>
    order({ by: key, direction })

  it('is the most pressing first, then by hearing, closed ones last', () => {
    expect(order(null)).toEqual(['8', '7', '9', '2', '10', '5', '1'])
  })

  it('follows a column, numbers as numbers and letters without accents', () => {
    expect(by('reference')).toEqual(['1', '2', '5', '7', '8', '9', '10'])
    expect(by('reference', 'descending')).toEqual(['10', '9', '8', '7', '5', '2', '1'])
    expect(by('person').slice(0, 2)).toEqual(['10', '5'])
    expect(by('person').at(-1)).toBe('2')
  })

  it('puts what is not known last, whichever way the column is turned', () => {
    expect(by('hearing')).toEqual(['1', '8', '7', '9', '2', '10', '5'])
    expect(by('hearing', 'descending')).toEqual(['2', '10', '9', '7', '8', '1', '5'])
    expect(by('folder', 'descending').slice(0, 2)).toEqual(['2', '10'])
  })

  it('keeps every row', () => {
    expect(new Set(order(null)).size).toBe(all.length)
  })
})

describe('the filters of the worklist', () => {
  const all = rows(
    aCaseCalled('sunday', { hearingDate: '2026-05-17' }),
    aCaseCalled('monday', { hearingDate: '2026-05-18' }),
    aCaseCalled('fourteen', { hearingDate: '2026-05-25', cptTeam: 'Leeds' }),
    aCaseCalled('fifteen', { hearingDate: '2026-05-26', cptTeam: 'Bristol' }),
    aCaseCalled('past', { hearingDate: '2026-05-10' }, { type: 'closed', end: 'complete', left: [] }),
    aCaseCalled('today', { hearingDate: today }, ...pastBefore(6)),
    aCaseCalled('none', {}),
  )
  const shown = (view: Partial<WorklistView>, found: ReadonlyMap<string, unknown> | null = null) =>
    fitting(all, { ...everything, ...view }, found, today).map(one => one.reference)

  it.each<[Partial<WorklistView>, string[]]>([
    [{}, ['sunday', 'monday', 'fourteen', 'fifteen', 'past', 'today', 'none']],
    [{ hearing: 'this-week' }, ['sunday', 'today']],
    [{ hearing: 'next-14-days' }, ['sunday', 'monday', 'fourteen', 'today']],
    [{ hearing: 'past' }, ['past']],
    [{ hearing: 'none' }, ['none']],
    [{ status: 'closed' }, ['past']],
    [{ status: 'open' }, ['sunday', 'monday', 'fourteen', 'fifteen', 'today', 'none']],
    [{ status: 'waiting' }, ['today']],
    [{ status: 'to-do', hearing: 'none' }, ['none']],
    [{ folder: 'CPT Leeds' }, ['fourteen']],
    [{ folder: noFolder, status: 'closed' }, ['past']],
    [{ procedure: 'liability-order', folder: 'Bristol' }, ['fifteen']],
    [{ procedure: 'county-court' }, []],
  ])('%j let through what fits', (view, references) => {
    expect(shown(view)).toEqual(references)
  })

  it('narrow what the search found', () => {
    const found = new Map([
      ['past', []],
      ['none', []],
    ])
    expect(shown({}, found)).toEqual(['past', 'none'])
    expect(shown({ status: 'open' }, found)).toEqual(['none'])
    expect(shown({}, new Map())).toEqual([])
  })
})

describe('what needs the officer', () => {
  it('stands over all SRs in one order', () => {
    const overdue = aCaseCalled('b', { hearingDate: '2026-05-12' }, ...pastBefore(10))
    const due = aCaseCalled('a', { hearingDate: '2026-05-14' }, ...pastBefore(10))
    const sending = aCaseCalled('c', {}, planned(anId(), anId(), 'CPT Leeds'))
    const quiet = aCaseCalled('d', {})
    const needs = needsOf(overviews([quiet, sending, due, overdue]))
    expect(needs.map(need => [need.reference, need.attention.kind])).toEqual([
      ['b', 'overdue'],
      ['a', 'due'],
      ['c', 'delivery-waiting'],
    ])
    expect(new Set(needs.map(need => need.key)).size).toBe(3)
  })
})
