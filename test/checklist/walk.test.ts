import { describe, expect, it } from 'vitest'
import { anOfficer, type Officer } from '../build/officer'
import { sampleFacts } from '../documents/samples'

const states = (officer: Officer) => officer.sees().tasks.map(task => task.state)
/** The steps that are done, and what the next ones are. */
const standing = (officer: Officer) => {
  const { tasks, current } = officer.sees()
  return {
    done: tasks.filter(task => task.state === 'done').map(task => Number(task.step.no)),
    current: current && `${current.step.no} ${current.state}`,
  }
}
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe('a Liability Order that goes to the hearing', () => {
  const officer = anOfficer()

  it('1 begins with the SR itself; everything after it waits for the step before', () => {
    expect(standing(officer)).toEqual({ done: [], current: '1 next' })
    expect(officer.sees().tasks.map(task => task.why)).toEqual([
      null,
      ...[1, 2, 3, 4, 5, 6, 7, 8, 5, 10, 11, 12, 13].map(no => `Waits for step ${no}`),
    ])
  })

  it('1 asks for what is not known yet, and is done when it is', () => {
    expect(officer.task(1).parts.map(part => part.missing)).toEqual(['Enter: Paying parent’s address.'])
    expect(officer.doesParts(1).task(1)).toMatchObject({ state: 'next', ready: true })
    expect(standing(officer.does(1))).toEqual({ done: [1], current: '2 next' })
  })

  it('2 asks for the team, the call, and what the team said', () => {
    expect(officer.task(2).parts.map(part => part.missing)).toEqual([
      'Enter: Court presenting team (CPT).',
      'Telephone and record the call: Court presenting team.',
      'Enter: Court, Hearing date, Court presenting officer (CPO).',
    ])
    expect(standing(officer.does(2))).toEqual({ done: [1, 2], current: '3 next' })
  })

  it('3 asks for CMEL7298 and for the text of the Activity Plan', () => {
    expect(officer.task(3).parts.map(part => part.missing)).toEqual([
      'Make CMEL7298.',
      'Copy the text into the 2012 system.',
    ])
    officer.does(3)
    expect(officer.one.copied[0]?.text).toBe(
      'Liability order hearing: Thursday 18 June 2026 at Exampleton Magistrates’ Court.\nTime: 10:30.\nCPO: Priya Notional. CMEL7298 created.',
    )
  })

  it('4 asks for the PV check and the liability before it asks for the forms and the bundle', () => {
    expect(officer.task(4)).toMatchObject({ state: 'next', ready: false })
    for (const part of ['pv-check', 'liability', 'cmel7000', 'referral', 'pv-record'])
      officer.doesPart(4, part)
    expect(
      officer
        .task(4)
        .parts.filter(part => !part.satisfied)
        .map(part => part.missing),
    ).toEqual(['Save the bundle on the mapped folder.'])
    expect(standing(officer.does(4)).current).toBe('5 next')
    expect(officer.one.deliveries[0]).toMatchObject({ name: 'SR 1-4471902653 liability order v1.zip' })
  })

  it('5 asks for the status and the officer’s word; then the letter waits for the CPT, and the check for the CPO', () => {
    expect(standing(officer.does(5))).toEqual({ done: upTo(5), current: '6 waiting' })
    expect(officer.task(6)).toMatchObject({
      open: true,
      why: 'Court presenting team: the email asking for CMEL9180 is not here yet.',
    })
    expect(officer.task(10)).toMatchObject({
      state: 'waiting',
      open: true,
      why: 'Court presenting officer: the request for the second PV check is not here yet.',
    })
    expect(officer.task(7)).toMatchObject({ state: 'waiting', open: false, why: 'Waits for step 6' })
  })

  it('6 can be done once the email is here', () => {
    expect(officer.doesParts(6).task(6)).toMatchObject({ state: 'next', ready: true, why: null })
    expect(standing(officer.does(6)).current).toBe('7 next')
  })

  it('7 makes CMEL9180 and saves the bundle as a new version that says what is new', () => {
    officer.does(7)
    expect(officer.one.deliveries[1]).toMatchObject({
      name: 'SR 1-4471902653 liability order v2.zip',
      version: 2,
      changes: ['Added: CMEL9180.pdf'],
    })
  })

  it('8 is a call; 9 waits for the issue date from the CPT', () => {
    expect(officer.task(8).parts.map(part => part.missing)).toEqual([
      'Telephone and record the call: Court presenting team.',
    ])
    officer.does(8)
    expect(officer.task(9)).toMatchObject({
      state: 'waiting',
      why: 'Court presenting team: the date the letter and summons were sent is not here yet.',
    })
  })

  it('10 answers the CPO by email and call; 11 asks whether the hearing goes ahead', () => {
    anOfficer()
    const knowing = {
      issueDate: '2026-05-14',
      secondPvMarking: 'none',
      secondPvCheckedOn: '2026-06-15',
      paymentsSince: false,
      contactSince: false,
      cpoDecision: 'proceed',
      outcome: 'Liability order made.',
      outcomeDate: '2026-06-18',
    }
    officer.records({ type: 'facts-recorded', facts: knowing }).does(9, 10)
    expect(standing(officer)).toEqual({ done: upTo(10), current: '11 next' })
    expect(officer.one.emails[0]?.readReceipt).toBe(true)
    expect(officer.task(11)).toMatchObject({ ready: true })
    expect(standing(officer.does(11)).current).toBe('12 waiting')
  })

  it('12 to 14 record the outcome, forward the file, and close the SR as complete', () => {
    expect(officer.task(12).why).toBe(
      'Court presenting officer: the case file with the outcome is not here yet.',
    )
    expect(standing(officer.does(12)).current).toBe('13 next')
    expect(standing(officer.does(13)).current).toBe('14 next')
    expect(officer.one.emails[1]?.attachments.map(file => file.name)).toEqual([
      'case-file.pdf',
      'outcome-scan.pdf',
    ])
    expect(officer.sees().ends.map(end => end.title)).toEqual(['Close / Complete'])
    officer.does(14)
    expect(standing(officer)).toEqual({ done: upTo(14), current: null })
    expect(officer.sees().ends).toEqual([])
  })
})

describe('a Liability Order that the CPO stops', () => {
  const known = sampleFacts({
    issueDate: '2026-05-14',
    secondPvMarking: 'marked',
    secondPvDetails: 'Threats at the door',
    secondPvCheckedOn: '2026-06-15',
    paymentsSince: true,
    paymentsDetails: '£900 on 10 June 2026',
    scheduleAffected: true,
    scheduleEffect: 'Entries 1 to 4 are paid',
    contactSince: true,
    contactDetails: 'Called on 9 June 2026',
    cpoDecision: 'stop',
    stopReason: 'The arrears are paid',
  })
  const officer = anOfficer({ known }).does(...upTo(10))

  it('tells the CPO about the marking, the payments, the schedule and the contact', () => {
    const text = officer.one.emails[0]?.text
    for (const fact of ['secondPvDetails', 'paymentsDetails', 'scheduleEffect', 'contactDetails'])
      expect(text).toContain(known[fact])
    expect(text).not.toContain('none')
  })

  it('has no way to Close / Cancel before the CPO has decided', () => {
    expect(officer.sees().ends.map(end => end.id)).toEqual(['complete'])
  })

  it('11 asks for the reason, the status and the closing; 12 to 14 are not needed', () => {
    officer.records({ type: 'facts-recorded', facts: { cpoDecision: 'stop' } })
    expect(officer.task(11).parts.map(part => part.missing)).toEqual([
      null,
      'Enter: Why the CPO is not proceeding.',
      'The text needs: Why the CPO is not proceeding.',
      'Close the SR.',
    ])
    expect(states(officer).slice(11)).toEqual(['not-needed', 'not-needed', 'not-needed'])
    expect(officer.task(14).why).toBe('Not needed: the SR ends as Close / Cancel')
  })

  it('offers Close / Cancel and nothing else', () => {
    expect(officer.sees().ends.map(end => end.title)).toEqual(['Close / Cancel'])
  })

  it('ends as Close / Cancel with step 11 done by the closing', () => {
    officer.does(11)
    expect(officer.one.copied.at(-1)?.text).toContain('Close / Cancel')
    expect(standing(officer)).toEqual({ done: upTo(11), current: null })
  })
})
