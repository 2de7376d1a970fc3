import { describe, expect, it } from 'vitest'
import { factGroups, lastChanges } from '../../../renderer/views/case/tabs/fact-groups'
import { ledger } from '../../../renderer/views/case/tabs/ledger'
import { documentRows, fileRows } from '../../../renderer/views/case/tabs/papers'
import { timelineShown } from '../../../renderer/views/case/tabs/timeline-filter'
import { timeline } from '../../../shared/case/timeline'
import { liabilityOrder } from '../../../shared/procedures/liability-order'
import { aContext } from '../../build/context'
import { aCase, eventId, facts, timeOf } from '../../build/history'
import { anOfficer, documentMade, fileAdded } from '../../build/officer'

describe('the groups of facts', () => {
  const groups = factGroups(liabilityOrder)

  it('hold every fact of the procedure exactly once', () => {
    const names = groups.flatMap(group => group.specs.map(spec => spec.name))
    expect([...names].sort()).toEqual(liabilityOrder.facts.map(fact => fact.name).sort())
    expect(new Set(names).size).toBe(names.length)
  })

  it('put a fact under the first step that asks for it', () => {
    const titleOf = (name: string) =>
      groups.find(group => group.specs.some(spec => spec.name === name))?.title
    expect(titleOf('srNumber')).toBe('The service request')
    expect(titleOf('court')).toMatch(/^Step 2:/)
    expect(titleOf('hearingDateFromEmail')).toMatch(/^Step 6:/)
    expect(titleOf('outcome')).toMatch(/^Step 12:/)
  })
})

describe('who last changed a fact', () => {
  it('is the last entry that counts', () => {
    const { events } = anOfficer().records(
      facts({ court: 'First' }),
      facts({ court: 'Second', cpoName: 'A. Sample' }),
    )
    expect(lastChanges(events).get('court')?.at).toBe(timeOf(4))
    expect(lastChanges(events).get('hearingDate')).toBeUndefined()
  })

  it('is the settling of a difference, until it is undone', () => {
    const officer = anOfficer()
      .records(facts({ hearingDate: '2026-06-18' }))
      .records({
        type: 'difference-settled',
        step: 'cover-letter',
        part: 'hearing-date',
        into: 'hearingDate',
        values: {},
        chosen: '2026-06-19',
        reason: 'The court said so',
      })
    expect(lastChanges(officer.events).get('hearingDate')?.at).toBe(timeOf(4))
    officer.undoes('difference-settled')
    expect(lastChanges(officer.events).get('hearingDate')?.at).toBe(timeOf(3))
  })
})

describe('the correspondence ledger', () => {
  const at = { step: 'second-pv-check' }
  const officer = anOfficer().does(1, 2, 3, 4, 5)
  for (const part of ['check', 'cpo', 'reply']) officer.doesPart(10, part)

  it('has calls, emails and what was received in the order it happened', () => {
    const one = aCase(
      {
        type: 'call-recorded',
        ...at,
        part: 'call',
        calledAt: '2026-04-20T10:00:00.000Z',
        spokeTo: 'Priya Notional',
        note: '',
      },
      {
        type: 'received',
        ...at,
        part: 'request',
        from: 'CPO',
        medium: 'email',
        on: '2026-04-17',
        subject: 'Check',
        note: '',
      },
    )
    const rows = ledger(liabilityOrder, one)
    expect(rows.map(row => row.kind)).toEqual(['received', 'call'])
    expect(rows.map(row => row.timed)).toEqual([false, true])
    expect(rows[0]).toMatchObject({ about: 'Check', step: { no: '10' }, at: '2026-04-16T23:00:00.000Z' })
  })

  it('puts what came today where it was recorded, not before everything of the day', () => {
    const one = aCase(
      { type: 'call-recorded', ...at, part: 'call', calledAt: timeOf(1), spokeTo: 'A. Sample', note: '' },
      {
        type: 'received',
        ...at,
        part: 'request',
        from: 'CPO',
        medium: 'telephone',
        on: '2026-04-20',
        subject: '',
        note: '',
      },
    )
    expect(ledger(liabilityOrder, one).map(row => row.kind)).toEqual(['call', 'received'])
  })

  it('has what was recorded first first within a minute, since times are typed without seconds', () => {
    const call = (spokeTo: string) =>
      ({
        type: 'call-recorded',
        ...at,
        part: 'call',
        calledAt: '2026-04-20T10:00:00.000Z',
        spokeTo,
        note: '',
      }) as const
    const rows = ledger(liabilityOrder, aCase(call('First'), call('Second')))
    expect(rows.map(row => row.who)).toEqual(['First', 'Second'])
  })

  it('keeps an email open until it is sent and its receipt recorded', () => {
    const row = () => ledger(liabilityOrder, officer.one).find(one => one.kind === 'email')
    expect(row()).toMatchObject({ what: 'Email sent', open: true })
    expect(row()?.outcome).toContain('not recorded yet')
    const mailId = officer.one.emails[0]?.mailId ?? ''
    officer.records({ type: 'receipt-recorded', mailId, receipt: 'none', on: '2026-05-12' })
    expect(row()).toMatchObject({ open: false, outcome: 'No read receipt had come by Tue 12 May 2026' })
    officer.undoes('receipt-recorded').undoes('email-sent')
    expect(row()).toMatchObject({ what: 'Email drafted, not sent', open: true })
  })
})

describe('the documents of a case', () => {
  it('are up to date, out of date or replaced, and say where they went', () => {
    const context = aContext()
    const officer = anOfficer({ context }).does(1, 2, 3, 4)
    officer.records(documentMade(officer.one, 'cmel7298', context), fileAdded('supporting'))
    const rows = documentRows(officer.one, context)
    const of = (form: string) => rows.filter(row => row.document.form === form)
    expect(of('cmel7298').map(row => [row.document.version, row.is])).toEqual([
      [2, 'current'],
      [1, 'replaced'],
    ])
    expect(of('cmel7298').map(row => row.deliveredIn.length)).toEqual([0, 1])
    officer.records(facts({ hearingDate: '2026-06-19' }))
    expect(documentRows(officer.one, context).find(row => row.document.form === 'cmel7298')?.is).toBe(
      'out-of-date',
    )
    expect(fileRows(officer.one).map(row => row.deliveredIn)).toEqual([[]])
  })
})

describe('where a document was delivered', () => {
  it('is nowhere until it has arrived', () => {
    const context = aContext()
    const officer = anOfficer({ context }).does(1, 2, 3)
    for (const part of ['pv-check', 'liability', 'cmel7000', 'referral', 'pv-record'])
      officer.doesPart(4, part)
    officer.beginsPart(4, 'bundle')
    expect(officer.one.deliveries).toHaveLength(1)
    expect(documentRows(officer.one, context).flatMap(row => row.deliveredIn)).toEqual([])
  })
})

describe('the timeline as it is shown', () => {
  const officer = anOfficer()
    .records({ type: 'note-written', text: 'Asked for the address' })
    .records({ type: 'step-done', step: 'allocated' })
    .undoes('step-done')
  const entries = timeline(liabilityOrder, officer.events)
  const shown = (...[kind, search]: [Parameters<typeof timelineShown>[2], string]) =>
    timelineShown(entries, officer.events, kind, search).map(entry => entry.event)

  it('is newest first, with what was undone', () => {
    expect(shown('all', '')).toEqual([5, 4, 3, 2, 1].map(eventId))
  })

  it('shows an undoing together with what it undid', () => {
    expect(shown('steps', '')).toEqual([5, 4, 1].map(eventId))
    expect(shown('notes', '')).toEqual([eventId(3)])
    expect(shown('undone', '')).toEqual([5, 4].map(eventId))
  })

  it('finds entries that have every word, in any case', () => {
    expect(shown('all', 'ADDRESS asked')).toEqual([eventId(3)])
    expect(shown('all', 'address telephone')).toEqual([])
  })
})
