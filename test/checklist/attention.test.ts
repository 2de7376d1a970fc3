import { describe, expect, it } from 'vitest'
import { attention } from '../../shared/checklist/attention'
import { leftAtClosing } from '../../shared/checklist/checklist'
import { countyCourt } from '../../shared/procedures/county-court'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { payment } from '../../shared/procedures/payment'
import { aContext, someSettings } from '../build/context'
import { facts } from '../build/history'
import { countyCourtFacts, paymentFacts } from '../build/known'
import { anOfficer, type Officer } from '../build/officer'
import { sampleFacts } from '../documents/samples'

const needs = ({ one }: Officer, now = '2026-05-11T08:00:00.000Z') =>
  attention(liabilityOrder, one, aContext({ now }))
const kinds = (officer: Officer, now?: string) => needs(officer, now).map(need => need.kind)
const check = {
  secondPvMarking: 'none',
  secondPvCheckedOn: '2026-06-15',
  paymentsSince: false,
  contactSince: false,
}
const asked = () => anOfficer().does(1, 2, 3, 4, 5).doesPart(10, 'request').records(facts(check))

describe('deadlines', () => {
  const inPrompt = '2026-06-15T09:00:00.000Z'
  const tooLate = '2026-06-16T10:00:00.000Z'

  it('asks for the second PV check in time, also while its step still waits for another', () => {
    expect(kinds(anOfficer().does(1, 2), inPrompt)).toEqual(['due'])
    expect(needs(anOfficer().does(1, 2, 3, 4, 5), tooLate)).toMatchObject([
      { kind: 'overdue', step: 'second-pv-check', dueAt: '2026-06-16T09:30:00.000Z' },
    ])
  })

  it('is silent before its time, once the step is passed, and once the SR is closed', () => {
    expect(kinds(anOfficer().does(1, 2))).toEqual([])
    const aside = { type: 'step-set-aside', step: 'second-pv-check', reason: 'By hand' } as const
    expect(kinds(anOfficer().does(1, 2).records(aside), tooLate)).toEqual([])
    expect(
      kinds(anOfficer().does(1, 2).records({ type: 'closed', end: 'complete', left: [] }), tooLate),
    ).toEqual([])
  })

  it('puts the earlier of two first, and what is overdue before what is due', () => {
    const officer = anOfficer().does(1, 2, 3, 4, 5, 6, 7)
    expect(needs(officer, tooLate).map(need => [need.kind, need.step])).toEqual([
      ['overdue', 'tell-cpt'],
      ['overdue', 'second-pv-check'],
    ])
    officer.records(facts({ letterDate: '2026-06-16' }))
    expect(needs(officer, tooLate).map(need => [need.kind, need.step])).toEqual([
      ['overdue', 'second-pv-check'],
      ['due', 'tell-cpt'],
      ['changed-since', 'cover-letter'],
    ])
  })

  it('is asked for where the day of the hearing is not known', () => {
    const officer = anOfficer({ procedure: countyCourt, known: countyCourtFacts({ hearingDate: undefined }) })
    officer.does(1, 2, 3, 4, 5)
    expect(attention(countyCourt, officer.one, aContext())).toMatchObject([
      { kind: 'date-unknown', words: expect.stringContaining('Hearing date') },
    ])
    officer.records(facts({ hearingDate: '2026-06-18' }))
    expect(attention(countyCourt, officer.one, aContext()).map(need => need.kind)).toEqual([
      'changed-since',
      'changed-since',
    ])
  })
})

describe('a step that was done', () => {
  const checked = () =>
    anOfficer({ known: sampleFacts({ ...check, issueDate: '2026-05-14' }) }).does(
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
    )
  const changed = (officer: Officer) =>
    officer
      .sees()
      .tasks.filter(task => task.changed)
      .map(task => task.step.no)

  it('is asked for again when what it says no longer holds, with its deadline', () => {
    const officer = checked()
    expect(changed(officer)).toEqual([])
    expect(officer.task(10).deadline).toBeNull()
    officer.records(facts({ hearingDate: '2026-07-02', hearingDateFromEmail: '2026-07-02' }))
    expect(changed(officer)).toEqual(['3', '4', '7', '10'])
    expect(officer.task(10).deadline?.dueDate).toBe('2026-06-30')
    expect(needs(officer).map(need => [need.kind, need.step])).toContainEqual([
      'changed-since',
      'second-pv-check',
    ])
    expect(leftAtClosing(liabilityOrder, officer.one, 'cancelled', aContext()).map(step => step.no)).toEqual(
      expect.arrayContaining(['3', '4', '7', '10']),
    )
  })
})

describe('emails and calls', () => {
  it('reminds of a draft that was not sent', () => {
    const officer = asked().beginsPart(10, 'reply')
    expect(needs(officer)).toMatchObject([
      { kind: 'email-unsent', words: expect.stringContaining('(draft not sent yet)') },
    ])
  })

  it('owes the call and the receipt once it was sent', () => {
    const officer = asked().doesPart(10, 'reply')
    expect(kinds(officer)).toEqual(['call-owed', 'receipt-open'])
    expect(needs(officer)[0]?.words).toBe(
      'Step 10: telephone the court presenting officer, the email has gone',
    )
    expect(kinds(officer.doesPart(10, 'call'))).toEqual(['receipt-open'])
  })

  it('goes on asking for the receipt after the step, until it is recorded either way', () => {
    const officer = asked().doesPart(10, 'reply').doesPart(10, 'call')
    officer.records({ type: 'step-done', step: 'second-pv-check' })
    expect(kinds(officer)).toEqual(['receipt-open'])
    const mailId = officer.one.emails[0]?.mailId ?? ''
    officer.records({ type: 'receipt-recorded', mailId, receipt: 'none', on: '2026-06-16' })
    expect(kinds(officer)).toEqual([])
  })

  it('speaks of the newest email only', () => {
    const officer = asked().doesPart(10, 'reply').beginsPart(10, 'reply')
    expect(kinds(officer)).toEqual(['email-unsent'])
  })

  it('still owes the call when an earlier step is opened again', () => {
    const officer = asked().doesPart(10, 'reply').undoes('step-done')
    expect(kinds(officer)).toContain('call-owed')
  })

  it('asks for the receipt again when the sending was undone and done anew', () => {
    const officer = asked().doesPart(10, 'reply').doesPart(10, 'call')
    const mailId = officer.one.emails[0]?.mailId ?? ''
    officer
      .records({ type: 'receipt-recorded', mailId, receipt: 'received', on: '2026-06-16' })
      .undoes('email-sent')
    expect(officer.one.emails[0]).toMatchObject({ sent: null, receipt: null })
  })
})

describe('deliveries', () => {
  const waiting = () => anOfficer().does(1, 2, 3, 4).beginsPart(4, 'bundle')

  it('names what waits and for which folder, also on a closed SR', () => {
    const words = 'Step 4: SR 1-4471902653 liability order v2.zip waits for Northern CPT'
    expect(needs(waiting())).toMatchObject([{ kind: 'delivery-waiting', words }])
    const closed = waiting().records({ type: 'closed', end: 'complete', left: [] })
    expect(needs(closed)).toMatchObject([{ kind: 'delivery-waiting', words }])
  })

  it('comes after deadlines and calls, and before drafts and receipts', () => {
    const officer = asked().doesPart(10, 'reply').beginsPart(4, 'bundle')
    expect(kinds(officer, '2026-06-16T10:00:00.000Z')).toEqual([
      'overdue',
      'call-owed',
      'delivery-waiting',
      'receipt-open',
    ])
  })
})

describe('a day from which something may be done', () => {
  const seen = (now: string) => {
    const context = aContext({ now })
    const officer = anOfficer({ procedure: payment, known: paymentFacts(), context }).does(1)
    return { task: officer.task(2), due: attention(payment, officer.one, context) }
  }

  it('is quiet before, then asks, and is never overdue', () => {
    // Two days after Friday 8 May is a Sunday, so it is Monday.
    expect(seen('2026-05-10T12:00:00.000Z').task.deadline).toMatchObject({
      state: 'quiet',
      dueDate: '2026-05-11',
    })
    for (const now of ['2026-05-11T06:00:00.000Z', '2026-05-29T12:00:00.000Z']) {
      expect(seen(now).task.deadline?.state).toBe('prompt')
      expect(seen(now).due).toMatchObject([{ kind: 'due', step: 'pay', dueAt: null }])
    }
  })

  it('counts the days as the office has set it', () => {
    const settings = someSettings({ payment: { days: 3, count: 'working' } })
    const context = aContext({ settings })
    const officer = anOfficer({ procedure: payment, known: paymentFacts(), context }).does(1)
    expect(officer.task(2).deadline?.dueDate).toBe('2026-05-13')
  })
})
