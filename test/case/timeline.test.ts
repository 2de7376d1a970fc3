import { describe, expect, it } from 'vitest'
import type { CaseEvent, Happening } from '../../shared/case/events'
import { timeline } from '../../shared/case/timeline'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { andThen, eventId, facts } from '../build/history'
import { aProcedure } from '../build/procedure'
import { everyHappening, everyType } from './events'

const told = (...happenings: Happening[]) => timeline(liabilityOrder, andThen([], ...happenings))

describe('the timeline', () => {
  it('has words for every type of event, and nothing raw in them', () => {
    expect(told(...everyType).map(entry => entry.what)).toEqual([
      'SR entered: Liability order (P3)',
      '5 facts recorded',
      'Step 1, Take the allocated SR: done',
      'Step 1, Take the allocated SR: set aside, not done',
      'Undone: an earlier entry',
      'Received from  CPO  by email, 11 May 2026',
      'Confirmed: The SR’s Status is now In Progress',
      'Text copied for Service request',
      'Hearing date settled: Thursday 25 June 2026',
      'File added:  scan.pdf ',
      ' scan.pdf  made, version 1',
      'Email drafted to cpo@example.gov.uk',
      'Email sent',
      'Read receipt received',
      'Telephone call with  Priya ',
      'To be saved: a.zip →  Northern ',
      'Saved and verified: a.zip →  Northern ',
      'Waits in the outbox: a.zip →  Northern ',
      'Taken out of the outbox: a.zip →  Northern ',
      'Payment recorded: £45.00 to  Leeds , 11 May 2026',
      'Visit of 11 May 2026: the client did not attend',
      'Received form compared: 1 difference',
      'Court bundle  Hearing : started',
      'Served copy made and checked:  Hearing ',
      'Court bundle set aside:  Hearing ',
      'Declared: the clerical files may be deleted',
      'Held: an appeal',
      'The hold was lifted',
      'Note',
      'SR closed: Close / Complete',
    ])
    const details = told(...everyType).map(entry => entry.detail)
    expect(details.join('\n')).not.toMatch(/undefined|null|\[object|NaN/)
  })

  it('tells facts by their labels and in words, one a line, and rows of a table', () => {
    expect(told(everyHappening['facts-recorded'])[0]?.detail.split('\n')).toEqual([
      'Court:  Leeds ',
      'Costs: £90.00',
      'Contact from the paying parent: No',
      'Hearing time: taken out',
      'Liability order schedule:',
      expect.stringMatching(/January 2026.*£1\.00, £0\.00/),
    ])
  })

  it('names on closing every step that was left, and why', () => {
    expect(told(everyHappening.closed)[0]?.detail).toBe(
      'Outside the procedure:  Asked to \nStep 13, Send the case file to the ECM: not done.  Done by phone ',
    )
  })

  it('keeps what was undone, marks it, and says what it was', () => {
    const undo = (seq: number): Happening => ({ type: 'undone', of: eventId(seq), reason: 'By mistake' })
    const [, note, undone, again] = told(
      everyHappening.opened,
      everyHappening['note-written'],
      undo(2),
      undo(3),
    )
    expect(note).toMatchObject({ what: 'Note', undone: true, undoable: false })
    expect(undone).toMatchObject({ what: 'Undone: Note', detail: 'By mistake', undoable: false })
    expect(again?.what).toBe('Undone: Undone: Note')
  })

  it('offers to undo what can be undone, and nothing that is there', () => {
    const offered = told(...everyType).filter(entry => entry.undoable)
    expect(offered.map(entry => entry.event)).not.toContain(eventId(1))
    expect(offered).toHaveLength(19)
  })

  it('never fails: a history from elsewhere, an undoing that names itself, values of a wrong kind', () => {
    const events = andThen([], ...everyType, {
      type: 'undone',
      of: eventId(everyType.length + 1),
      reason: '',
    })
    expect(timeline(aProcedure(), events)).toHaveLength(events.length)
    const wrong = andThen(
      [],
      facts({ hearingDate: 'soon', costs: 'much', loSchedule: 'none', pvMarking: 7, ghost: [{ a: 1 }] }),
      facts({ court: [{ a: 'b' }], paymentsSince: 'perhaps' }),
    )
    expect(timeline(liabilityOrder, wrong)).toHaveLength(2)
    for (const left of events as CaseEvent[])
      expect(timeline(liabilityOrder, [left])[0]?.what).toEqual(expect.any(String))
  })
})
