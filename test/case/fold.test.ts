import { describe, expect, it } from 'vitest'
import type { Case } from '../../shared/case/case'
import { type EventType, type Happening, undoable } from '../../shared/case/events'
import { fold } from '../../shared/case/fold'
import { aCase, aHistory, andThen, eventId, facts, folded } from '../build/history'
import { anOfficer, fileAdded } from '../build/officer'
import { deliveryId, everyHappening, everyType, mailId } from './events'

const happened = <T extends EventType>(type: T) => everyHappening[type]
/** A case without the traces that an undone entry rightly leaves. */
const standing = ({ changedAt: _, seq: __, ...rest }: Case) => rest

describe('folding', () => {
  it('needs a beginning', () => {
    expect(fold([])).toBeNull()
    expect(fold(aHistory(happened('note-written')).slice(1))).toBeNull()
  })

  it('takes what every type of event says, and keeps who and when', () => {
    const one = folded(andThen([], ...everyType.filter(({ type }) => type !== 'undone')))
    expect(one.facts).toMatchObject({ court: ' Leeds ', hearingDate: '2026-06-25', contactSince: false })
    expect(one.steps.allocated).toMatchObject({ state: 'set-aside', by: 'Alex Fictional', event: eventId(4) })
    expect(one.files).toHaveLength(1)
    expect(one.documents).toHaveLength(1)
    expect(one.received).toHaveLength(1)
    expect(one.confirmed).toHaveProperty('in-progress/set')
    expect(one.copied).toHaveLength(1)
    expect(one.settled).toHaveLength(1)
    expect(one.emails[0]).toMatchObject({
      sent: { sentAt: expect.any(String) },
      receipt: { receipt: 'received' },
    })
    expect(one.calls).toHaveLength(1)
    expect(one.deliveries[0]).toMatchObject({ state: 'arrived', held: null, receipt: { alreadyThere: true } })
    expect(one.openedFrom).toBe('000000ca-0000-4000-8000-000000000009')
    expect(one.payments).toMatchObject([{ court: ' Leeds ', fee: 4500, paidBy: 'ssst' }])
    expect(one.visits).toMatchObject([{ on: '2026-05-11', attended: false }])
    expect(one.compared).toMatchObject([{ read: true, differences: [{ there: ' York ', taken: true }] }])
    expect(one.notes).toHaveLength(1)
    expect(one.closed).toMatchObject({ end: 'complete', reason: ' Asked to ' })
    expect(one.seq).toBe(everyType.length - 1)
  })

  it('changes nothing it was given', () => {
    const events = andThen([], ...everyType)
    const before = structuredClone(events)
    fold(events)
    expect(events).toEqual(before)
  })

  it('takes a fact back to unknown with null', () => {
    const one = aCase(facts({ court: 'Leeds', costs: 5 }), facts({ court: null }))
    expect(one.facts).toEqual({ costs: 5 })
  })
})

describe('deliveries', () => {
  const endsUp = (...types: EventType[]) => aCase(...types.map(type => happened(type))).deliveries[0]?.state

  it('goes from waiting to arrived or withdrawn', () => {
    expect(endsUp('delivery-planned')).toBe('waiting')
    expect(endsUp('delivery-planned', 'delivery-held')).toBe('waiting')
    expect(endsUp('delivery-planned', 'delivery-withdrawn')).toBe('withdrawn')
    expect(endsUp('delivery-planned', 'delivery-held', 'delivery-arrived')).toBe('arrived')
  })

  it('takes what is proved to be there for arrived, whatever was said before or after', () => {
    expect(endsUp('delivery-planned', 'delivery-withdrawn', 'delivery-arrived')).toBe('arrived')
    expect(endsUp('delivery-planned', 'delivery-arrived', 'delivery-withdrawn')).toBe('arrived')
    const { held } = aCase(
      happened('delivery-planned'),
      happened('delivery-arrived'),
      happened('delivery-held'),
    ).deliveries[0] ?? { held: 'none' }
    expect(held).toBeNull()
  })
})

describe('undoing', () => {
  /** A case in which everything has happened already, so that an undone event has something to fall back on. */
  const busy = (): Happening[] => [
    happened('facts-recorded'),
    happened('step-done'),
    fileAdded('supporting'),
    happened('text-copied'),
    happened('confirmed'),
    happened('delivery-planned'),
    { ...happened('email-drafted'), mailId: deliveryId },
    happened('email-drafted'),
    ...(
      ['email-sent', 'receipt-recorded', 'call-recorded', 'note-written', 'difference-settled'] as const
    ).map(type => happened(type)),
    facts({ hearingDate: '2026-07-01' }),
  ]
  const undone = (history: readonly Happening[], happening: Happening) => {
    const events = aHistory(...history, happening)
    const of = eventId(events.length)
    return folded(andThen(events, { type: 'undone', of, reason: '' }))
  }

  it.each(undoable)('%s leaves the case as it was, on a fresh case and on a busy one', type => {
    for (const history of [[], [happened('email-drafted')], busy()])
      expect(standing(undone(history, happened(type)))).toEqual(standing(aCase(...history)))
  })

  it('counts in the history: it has a number and a time of its own', () => {
    const one = undone([], happened('note-written'))
    expect(one).toMatchObject({
      seq: 3,
      changedAt: andThen(aHistory(happened('note-written')), happened('undone'))[2]?.at,
    })
  })

  it('of something in the middle leaves what came after', () => {
    const events = aHistory(happened('note-written'), { type: 'note-written', text: 'Second' })
    const one = folded(andThen(events, { type: 'undone', of: eventId(2), reason: '' }))
    expect(one.notes.map(note => note.text)).toEqual(['Second'])
  })

  it('takes with it what only stood on it: a receipt falls with the sending', () => {
    const events = aHistory(happened('email-drafted'), happened('email-sent'), happened('receipt-recorded'))
    const [email] = folded(andThen(events, { type: 'undone', of: eventId(3), reason: '' })).emails
    expect(email).toMatchObject({ mailId, sent: null, receipt: null })
  })

  it('brings back the step record before it', () => {
    const officer = anOfficer().records(happened('step-set-aside'), happened('step-done')).undoes('step-done')
    expect(officer.one.steps.allocated?.state).toBe('set-aside')
  })
})
