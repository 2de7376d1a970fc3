import { describe, expect, it } from 'vitest'
import { modelText } from '../../shared/documents/model'
import type { Deletion } from '../../shared/host/deletion'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { certificate } from '../../shared/retention/certificate'
import { inventory } from '../../shared/retention/inventory'
import { pendingWords, progressOf, registerCsv } from '../../shared/retention/register'
import { liabilityOrderFacts } from '../build/known'
import { anOfficer } from '../build/officer'
import { anOrder } from '../host/build/deleting'

const copy = {
  ...{ deliveryId: '00000001-0000-4000-8000-000000000001', folderId: '00000001-0000-4000-8000-000000000002' },
  ...{ folderLabel: 'Northern CPT', kind: 'file' as const, name: 'SR 1 v1.zip' },
  ...{
    path: '\\\\share\\cpt\\SR 1 v1.zip',
    bytes: 5000,
    sha256: 'b'.repeat(64),
    files: 1,
    entries: [],
    left: [],
  },
}

const aDeletion = (changes: Partial<Deletion> = {}): Deletion => {
  const { copies: _, drafts: __, ...order } = anOrder('000000ca-0000-4000-8000-000000000001')
  return {
    ...order,
    format: 1,
    id: '00000001-0000-4000-8000-000000000003',
    orderedAt: '2026-05-11T08:00:00.000Z',
    keyDestroyedAt: '2026-05-11T08:00:01.000Z',
    rowsRemovedAt: '2026-05-11T08:00:02.000Z',
    copies: [{ ...copy, state: 'removed', words: '', at: '2026-05-11T08:00:03.000Z' }],
    drafts: [],
    backups: [],
    ...changes,
  }
}
const withCopy = (state: Deletion['copies'][number]['state'], words = '') =>
  aDeletion({ copies: [{ ...copy, state, words, at: null }] })

describe('how far a deletion is', () => {
  it.each([
    ['finished', aDeletion()],
    ['finished', withCopy('kept', 'The CPO needs it')],
    ['pending', withCopy('pending')],
    ['pending', aDeletion({ rowsRemovedAt: null })],
    ['to-decide', withCopy('changed')],
  ] as const)('is %s', (progress, deletion) => {
    expect(progressOf(deletion)).toBe(progress)
    expect(pendingWords(deletion).length > 0).toBe(progress !== 'finished')
  })
})

describe('the register as CSV', () => {
  it('has a line for each thing, and nothing a spreadsheet would run', () => {
    const csv = registerCsv([
      aDeletion({ reference: { label: 'SR number', value: '=1+1' }, by: 'Fictional, Alex "A"' }),
    ])
    const lines = csv.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^'=1\+1,SR number,/)
    expect(lines[1]).toContain('"Fictional, Alex ""A"""')
    expect(lines[2]).toContain('\\\\share\\cpt\\SR 1 v1.zip,Removed,2026-05-11T08:00:03.000Z')
  })
})

describe('the certificate', () => {
  it('says what went, from where, when and by whom, and what is pending', () => {
    const text = modelText(certificate(withCopy('pending', 'The folder cannot be reached'), '2026-05-12'))
    for (const words of [
      'SR number\t1-4471902653',
      'Declared by\tAlex Fictional, 11 May 2026, 09:00',
      'Entries in the history\t12',
      '\\\\share\\cpt\\SR 1 v1.zip',
      'b'.repeat(64),
      'Still pending:',
      'The folder cannot be reached',
    ])
      expect(text).toContain(words)
    expect(modelText(certificate(aDeletion(), '2026-05-12'))).toContain('Nothing is pending.')
  })
})

describe('what a deletion says of what it did not see arrive, and of handover files', () => {
  const file = {
    ...{ id: '00000001-0000-4000-8000-000000000004', name: 'SSST Desk handover.ssst-handover' },
    ...{ place: '/documents/SSST Desk handover.ssst-handover', bytes: 900, sha256: 'c'.repeat(64) },
    madeAt: '2026-05-10T08:00:00.000Z',
  }
  const said = (deletion: Deletion) => modelText(certificate(deletion, '2026-05-12'))

  it('is that it was looked for', () => {
    const sought = { ...copy, sought: true as const, state: 'not-there' as const, words: '', at: null }
    expect(said(aDeletion({ copies: [sought] }))).toContain('Looked for, because it might have arrived')
    expect(registerCsv([aDeletion({ copies: [sought] })])).toContain('it is not there')
  })

  it('is where they were, what became of them, and what may still open it', () => {
    const left = { ...file, state: 'changed' as const, words: 'It holds another SR too.', at: null }
    const deletion = aDeletion({ handovers: [left] })
    expect(progressOf(deletion)).toBe('to-decide')
    for (const text of [said(deletion), registerCsv([deletion])])
      for (const words of [
        file.place,
        file.sha256,
        'To be decided: It holds another SR too.',
        'its passphrase',
      ])
        expect(text).toContain(words)
    expect(said(aDeletion())).not.toContain('passphrase')
    expect(said(aDeletion({ handoversUnknown: true }))).toContain('could not be read')
  })
})

describe('what goes with an SR', () => {
  const officer = anOfficer({ known: liabilityOrderFacts() }).does(1, 2, 3, 4, 5, 6, 7)
  const { events, one } = officer

  it('is counted by kind, without a name that somebody gave', () => {
    const { kinds, copies } = inventory(liabilityOrder, one, events, [], [])
    expect(kinds.slice(0, 2)).toMatchObject([
      { what: 'Entries in the history', count: events.length },
      { what: 'Facts' },
    ])
    expect(kinds.map(kind => kind.what)).toContain('CMEL7298 Enforcement form')
    expect(copies.map(one => one.name)).toEqual(one.deliveries.map(delivery => delivery.name))
  })

  it('is also what was undone, and every draft there ever was', () => {
    const more = anOfficer({ known: liabilityOrderFacts() }).does(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const before = inventory(liabilityOrder, more.one, more.events, [], []).drafts
    const after = more.undoes('email-sent').undoes('email-drafted')
    expect(after.one.emails).toHaveLength(before.length - 1)
    expect(inventory(liabilityOrder, after.one, after.events, [], []).drafts).toEqual(before)
  })

  it('is also looked for where it was taken out of the outbox', () => {
    const [first] = one.deliveries
    const content = { bytes: 7, sha256: 'd'.repeat(64) }
    const withdrawn = { ...one.deliveries[0], receipt: null, state: 'withdrawn' as const, content }
    const folder = {
      ...{ id: first?.folderId ?? '', kind: 'cpt-shared' as const, of: 'Leeds', label: 'Leeds' },
      place: 'S:\\CPT',
    }
    const without = { ...one, deliveries: [withdrawn as (typeof one.deliveries)[number]] }
    const { copies } = inventory(liabilityOrder, without, events, [], [folder])
    expect(copies).toMatchObject([
      {
        sought: true,
        path: `S:\\CPT\\${first?.name}`,
        ...content,
        entries: [{ path: [first?.name], ...content }],
      },
    ])
  })

  it('is not what another SR delivered as well', () => {
    const { copies, shared } = inventory(liabilityOrder, one, events, [{ ...one, id: 'another' }], [])
    expect(copies).toEqual([])
    expect(shared).toHaveLength(2)
  })
})
