import { describe, expect, it } from 'vitest'
import type { EventType } from '../../shared/case/events'
import { undoing } from '../../shared/checklist/undoing'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aContext } from '../build/context'
import { facts } from '../build/history'
import { anOfficer, fileAdded, type Officer } from '../build/officer'

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const check = {
  secondPvMarking: 'none',
  secondPvCheckedOn: '2026-06-15',
  paymentsSince: false,
  contactSince: false,
}
const answered = () =>
  anOfficer()
    .does(...upTo(5))
    .records(facts(check))
    .does(10)

const newest = ({ events }: Officer, type: EventType) =>
  events.findLast(event => event.type === type)?.id ?? ''
const undo = (officer: Officer, of: string) =>
  undoing(liabilityOrder, officer.events, of, 'By mistake', aContext())
/** Undoes the newest entry of a type as the product does, and answers what was undone with it. */
const undone = (officer: Officer, type: EventType) => {
  const happenings = undo(officer, newest(officer, type))
  if (!happenings.ok) return happenings.fault.message
  const ids = happenings.value.map(one => (one.type === 'undone' ? one.of : ''))
  const types = officer.events.filter(event => ids.includes(event.id)).map(event => event.type)
  officer.records(...happenings.value)
  return types
}

describe('undoing what a step rests on', () => {
  it('opens the step again: none stays done without its call', () => {
    const officer = answered()
    expect(undone(officer, 'call-recorded')).toEqual(['call-recorded', 'step-done'])
    expect(officer.task(10)).toMatchObject({ state: 'next', ready: false })
  })

  it.each(['received', 'email-sent'] as const)('does so for %s', type => {
    const officer = answered()
    expect(undone(officer, type)).toEqual([type, 'step-done'])
    expect(officer.task(10).state).not.toBe('done')
  })

  it('takes back the date that came with an email, and nothing that was recorded after it', () => {
    const officer = anOfficer().does(...upTo(5))
    const received = {
      type: 'received',
      step: 'email-for-cover-letter',
      part: 'email',
      from: 'CPT',
      medium: 'email',
      on: '2026-05-12',
      subject: 'Hearing 18 June',
      note: '',
    } as const
    officer.records(received, {
      type: 'facts-recorded',
      facts: { hearingDateFromEmail: '2026-06-19' },
      step: received.step,
    })
    // Recorded in one go, as the product does: at one moment.
    const [taken, came] = [officer.events.at(-1), officer.events.at(-2)]
    if (taken && came) taken.at = came.at
    officer.records(facts({ cpoName: 'Somebody Else' }))
    expect(undone(officer, 'received')).toEqual(['received', 'facts-recorded'])
    expect(officer.one.facts.hearingDateFromEmail).not.toBe('2026-06-19')
    expect(officer.one.facts.cpoName).toBe('Somebody Else')
  })

  it('does so for a confirmation, a copied text and a scan', () => {
    const officer = anOfficer().does(...upTo(5))
    expect(undone(officer, 'confirmed')).toEqual(['confirmed', 'step-done'])
    officer.records(
      { type: 'step-done', step: 'in-progress' },
      facts({ outcome: 'Made', outcomeDate: '2026-06-18' }),
    )
    officer.doesPart(5, 'set').does(12)
    expect(undone(officer, 'file-added')).toEqual(['file-added', 'step-done'])
    expect(officer.task(12).parts.flatMap(part => part.missing ?? [])).toEqual(['Add: Scan of the outcome.'])
  })

  it('leaves the step alone when it still has what it needs', () => {
    const officer = answered().doesPart(10, 'call')
    expect(undone(officer, 'call-recorded')).toEqual(['call-recorded'])
    expect(officer.task(10).state).toBe('done')
    const bundled = anOfficer().does(1, 2, 3, 4).records(fileAdded('supporting'))
    expect(undone(bundled, 'step-done')).toEqual(['step-done'])
  })

  it('leaves other steps alone', () => {
    const officer = anOfficer().does(1, 2, 3)
    expect(undone(officer, 'text-copied')).toEqual(['text-copied', 'step-done'])
    expect(
      officer
        .sees()
        .tasks.slice(0, 3)
        .map(task => task.state),
    ).toEqual(['done', 'done', 'next'])
  })

  it('says in the timeline why the step is open again', () => {
    const officer = answered()
    undone(officer, 'call-recorded')
    expect(officer.events.slice(-2)).toMatchObject([
      { type: 'undone', reason: 'By mistake' },
      { type: 'undone', reason: 'What the step needs was undone' },
    ])
  })
})

describe('what cannot be undone', () => {
  it('is what lies on the folder, what was made, and facts: they are set right by new ones', () => {
    const officer = anOfficer().does(1, 2, 3, 4)
    for (const type of [
      'opened',
      'facts-recorded',
      'document-made',
      'delivery-planned',
      'delivery-arrived',
    ] as const)
      expect(undone(officer, type)).toBe('This entry cannot be undone: it says what is there.')
  })

  it('is what is undone already, an undoing, and what is not there', () => {
    const officer = anOfficer().does(1)
    const done = newest(officer, 'step-done')
    undone(officer, 'step-done')
    expect(undo(officer, done)).toMatchObject({ fault: { code: 'conflict' } })
    expect(undone(officer, 'undone')).toContain('cannot be undone')
    expect(undo(officer, 'nowhere')).toMatchObject({ fault: { code: 'not-found' } })
  })

  it('is the draft of an email that was sent, before the sending is', () => {
    const officer = answered()
    expect(undone(officer, 'email-drafted')).toContain('recorded as sent')
    undone(officer, 'email-sent')
    expect(undone(officer, 'email-drafted')).toEqual(['email-drafted'])
  })

  it('is a step of a closed SR, before the closing is', () => {
    const officer = answered().records({ type: 'note-written', text: 'Late' })
    officer.records({ type: 'closed', end: 'complete', left: [] })
    expect(undone(officer, 'call-recorded')).toBe('The SR is closed, so its steps stay as they are.')
    expect(undone(officer, 'note-written')).toEqual(['note-written'])
    expect(undone(officer, 'closed')).toEqual(['closed'])
    expect(undone(officer, 'call-recorded')).toEqual(['call-recorded', 'step-done'])
  })
})
