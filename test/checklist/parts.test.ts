import { describe, expect, it } from 'vitest'
import { countyCourt } from '../../shared/procedures/county-court'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { payment } from '../../shared/procedures/payment'
import { aContext, someSettings } from '../build/context'
import { facts } from '../build/history'
import { countyCourtFacts, paymentFacts, visitFacts } from '../build/known'
import { anOfficer, documentMade, fileAdded, type Officer } from '../build/officer'
import { sampleFacts } from '../documents/samples'

const context = aContext()
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
/** What one part of a step still asks for. */
const missing = (officer: Officer, no: number, part: string) =>
  officer.task(no).parts.find(state => state.part.id === part)?.missing

describe('documents', () => {
  it('asks for the facts of a form first, then for the form', () => {
    const officer = anOfficer().does(1)
    expect(missing(officer, 3, 'form')).toBe(
      'CMEL7298 needs: Court presenting team (CPT), Court, Hearing date, Court presenting officer (CPO).',
    )
    expect(missing(officer.does(2), 3, 'form')).toBe('Make CMEL7298.')
  })

  it('asks for a form again when a fact on it changes, and not when another one does', () => {
    const officer = anOfficer().does(1, 2).doesPart(3, 'form')
    expect(missing(officer.records(facts({ outcome: 'Nothing yet' })), 3, 'form')).toBeNull()
    expect(missing(officer.records(facts({ cpoName: 'Someone Else' })), 3, 'form')).toBe(
      'CMEL7298 is out of date: facts on it have changed. Make it again.',
    )
    expect(missing(officer.doesPart(3, 'form'), 3, 'form')).toBeNull()
  })

  it('does not call a form stale because the day is another', () => {
    const tomorrow = aContext({ now: '2026-05-12T08:00:00.000Z' })
    const { one } = anOfficer().does(1, 2).doesPart(3, 'form')
    const officer = anOfficer({ context: tomorrow }).does(1, 2)
    officer.records(documentMade(one, 'cmel7298', context))
    expect(missing(officer, 3, 'form')).toBeNull()
  })

  it('makes CMEL9180 without costs: there may be none', () => {
    const known = { ...sampleFacts(), costs: undefined }
    const officer = anOfficer({ known }).does(...upTo(7))
    expect(officer.one.documents.at(-1)?.form).toBe('cmel9180')
  })
})

describe('text for the 2012 system', () => {
  it('asks to copy it again when it has changed since', () => {
    const officer = anOfficer().does(1, 2).doesParts(3)
    expect(missing(officer, 3, 'plan')).toBeNull()
    officer.records(facts({ hearingTime: '14:00' }))
    expect(missing(officer, 3, 'plan')).toBe('The text has changed since you copied it. Copy it again.')
    expect(missing(officer.doesPart(3, 'plan'), 3, 'plan')).toBeNull()
  })

  it('leaves out what is not known and not asked for', () => {
    const officer = anOfficer({ known: { ...sampleFacts(), hearingTime: undefined } }).does(1, 2)
    expect(officer.doesPart(3, 'plan').one.copied[0]?.text).not.toContain('Time')
  })
})

describe('a hearing date that arrives twice', () => {
  const known = sampleFacts({ hearingDateFromEmail: '2026-06-25' })
  const atLetter = () => {
    const officer = anOfficer({ known }).does(...upTo(6))
    return officer.doesPart(7, 'from-email').doesPart(7, 'letter')
  }

  it('must be settled before CMEL9180 is made or anything is saved', () => {
    const officer = atLetter()
    expect(missing(officer, 7, 'hearing-date')).toBe(
      'Hearing date arrived twice and differs. Settle which one counts.',
    )
    expect(missing(officer, 7, 'cmel9180')).toBe('Settle the difference above before making CMEL9180.')
    officer.records(documentMade(officer.one, 'cmel9180', context))
    expect(missing(officer, 7, 'bundle')).toBe('Settle the difference above before saving.')
  })

  it('is settled by a choice, which becomes the hearing date everywhere', () => {
    const officer = atLetter().doesPart(7, 'hearing-date')
    expect(officer.one.facts.hearingDate).toBe('2026-06-25')
    expect(missing(officer, 7, 'hearing-date')).toBeNull()
    expect(missing(officer, 7, 'bundle')).toContain('CMEL7298 is out of date')
  })

  it('stays settled when the officer keeps the first date, until either changes', () => {
    const officer = atLetter().records({
      type: 'difference-settled',
      step: 'cover-letter',
      part: 'hearing-date',
      into: 'hearingDate',
      values: { hearingDate: '2026-06-18', hearingDateFromEmail: '2026-06-25' },
      chosen: '2026-06-18',
      reason: 'The subject had a slip',
    })
    expect(missing(officer, 7, 'hearing-date')).toBeNull()
    officer.records(facts({ hearingDateFromEmail: '2026-06-26' }))
    expect(missing(officer, 7, 'hearing-date')).not.toBeNull()
  })

  it('asks for nothing when both are the same or one is not known', () => {
    expect(missing(anOfficer().does(...upTo(7)), 7, 'hearing-date')).toBeNull()
    expect(missing(anOfficer().does(1), 7, 'hearing-date')).toBeNull()
  })
})

describe('a delivery', () => {
  const saved = () => anOfficer().does(1, 2, 3, 4)

  it('waits while it is on its way, and says why when it is held', () => {
    const officer = anOfficer().does(1, 2, 3)
    for (const part of ['pv-check', 'liability', 'cmel7000', 'referral', 'pv-record'])
      officer.doesPart(4, part)
    officer.beginsPart(4, 'bundle')
    expect(officer.task(4)).toMatchObject({
      state: 'waiting',
      why: 'Version 1 is on its way to Northern CPT.',
    })
    const deliveryId = officer.one.deliveries[0]?.deliveryId ?? ''
    officer.records({ type: 'delivery-held', deliveryId, code: 'unreachable', message: 'No answer.' })
    expect(officer.task(4)).toMatchObject({
      state: 'waiting',
      why: 'Version 1 waits in the outbox: No answer.',
    })
  })

  it('does not say that the folder is waited for when the officer has something to do', () => {
    const officer = anOfficer().does(1, 2, 3)
    for (const part of ['pv-check', 'liability', 'cmel7000', 'referral', 'pv-record'])
      officer.doesPart(4, part)
    officer.beginsPart(4, 'bundle').records(facts({ cptTelephone: '01632 960 999' }))
    officer.doesPart(4, 'referral')
    expect(officer.task(4)).toMatchObject({ state: 'next', why: null })
    expect(missing(officer, 4, 'bundle')).toContain('CMEL7298 is out of date')
  })

  it('asks to save again when its contents have changed since', () => {
    const officer = saved().undoes('step-done').records(fileAdded('supporting', 'Late.pdf'))
    expect(missing(officer, 4, 'bundle')).toBe(
      'Version 1 is there, and its contents have changed since. Save it again.',
    )
    expect(missing(officer.doesPart(4, 'bundle'), 4, 'bundle')).toBeNull()
  })

  it('is not taken for another step’s', () => {
    expect(missing(saved(), 7, 'bundle')).not.toBeNull()
  })
})

describe('an email with a read receipt, and the call after it', () => {
  const check = {
    secondPvMarking: 'none',
    secondPvCheckedOn: '2026-06-15',
    paymentsSince: false,
    contactSince: false,
  }
  const asked = () => anOfficer().does(1, 2, 3, 4, 5).doesPart(10, 'request').records(facts(check))
  const call = (calledAt: string) =>
    ({
      type: 'call-recorded',
      step: 'second-pv-check',
      part: 'call',
      calledAt,
      spokeTo: 'Priya Notional',
      note: '',
    }) as const

  it('asks to draft, then to send, then to call', () => {
    const officer = asked()
    expect(missing(officer, 10, 'reply')).toBe('Draft the email.')
    officer.beginsPart(10, 'reply')
    expect(missing(officer, 10, 'reply')).toBe(
      'Send the draft from your mail program, then record it as sent.',
    )
    expect(missing(officer, 10, 'call')).toBe('Send the email first, then call: Court presenting officer.')
    const mailId = officer.one.emails[0]?.mailId ?? ''
    officer.records({ type: 'email-sent', mailId, sentAt: '2026-05-11T08:00:40.000Z' })
    expect(missing(officer, 10, 'call')).toBe('Telephone and record the call: Court presenting officer.')
    expect(missing(officer.records(call('2026-05-11T08:00:00.000Z')), 10, 'call')).toBeNull()
  })

  it('does not take a call that was made before the email went', () => {
    const officer = asked().records(call('2026-05-11T07:30:00.000Z'))
    expect(missing(officer, 10, 'call')).toBe('Send the email first, then call: Court presenting officer.')
    officer.doesPart(10, 'reply')
    expect(missing(officer, 10, 'call')).toBe(
      'The email was sent after your call. Telephone again and record it: Court presenting officer.',
    )
  })

  it('asks for a correction when what was sent is no longer so', () => {
    const officer = asked().doesPart(10, 'reply').doesPart(10, 'call')
    expect(officer.task(10).ready).toBe(true)
    officer.records(facts({ paymentsSince: true, paymentsDetails: '£50', scheduleAffected: false }))
    expect(missing(officer, 10, 'reply')).toContain('What you sent has changed since.')
    officer.beginsPart(10, 'reply').records(facts({ paymentsDetails: '£60' }))
    expect(missing(officer, 10, 'reply')).toBe(
      'What the draft says has changed since. Draft the email again.',
    )
  })

  it('does not ask for a correction because the officer has a new telephone', () => {
    const settings = someSettings({ officer: { name: 'Alex Fictional', telephone: '01632 960 777' } })
    const { events } = asked().doesPart(10, 'reply')
    const officer = anOfficer({ context: aContext({ settings }) }).records(...events.slice(2))
    expect(missing(officer, 10, 'reply')).toBeNull()
  })
})

describe('what the officer vouches for', () => {
  it('is asked for again with a newer document that it is said of', () => {
    const officer = anOfficer({ procedure: faceToFace, known: visitFacts() }).does(1, 2, 3, 4)
    expect(officer.task(4).changed).toBeNull()
    officer.records(facts({ appointmentDate: '2026-05-27' }))
    expect(officer.task(4).changed).not.toBeNull()
    officer.doesPart(4, 'sr').doesPart(4, 'letter')
    expect(missing(officer, 4, 'reviewed')).toContain('Confirm again: I have read CMSL5501 through')
    expect(missing(officer, 4, 'sent')).toContain('Confirm again: CMSL5501 has gone to the client')
    officer.doesPart(4, 'reviewed').doesPart(4, 'sent')
    expect(officer.task(4).changed).toBeNull()
  })
})

describe('screenshots that were added while they were allowed', () => {
  it('go nowhere on a civil action until it is recorded why', () => {
    const officer = anOfficer({
      procedure: countyCourt,
      known: countyCourtFacts({ actionKind: 'criminal' }),
    }).does(1, 2, 3)
    officer.records(fileAdded('screenshots', 'screen.pdf', 'case-folder'), facts({ actionKind: 'civil' }))
    const delivery = officer.task(3).parts.find(({ part }) => part.kind === 'delivery')
    expect(delivery?.missing).toContain('or remove the files')
    officer.records(facts({ screenshotReason: 'The court asked for them.' }))
    expect(officer.task(3).parts.find(({ part }) => part.kind === 'delivery')?.missing).not.toContain(
      'remove',
    )
  })
})

describe('a fee that is not to be paid yet', () => {
  it('waits, says from when, and can be paid all the same', () => {
    const known = paymentFacts({ feeReceivedOn: '2026-05-11' })
    const officer = anOfficer({ procedure: payment, known }).does(1)
    expect(officer.task(2)).toMatchObject({
      state: 'waiting',
      open: true,
      why: expect.stringMatching(/^Not before /),
    })
  })
})
