import { describe, expect, it } from 'vitest'
import { gatesOf } from '../../shared/checklist/parts'
import { countyCourt } from '../../shared/procedures/county-court'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { payment } from '../../shared/procedures/payment'
import type { End } from '../../shared/procedures/schema'
import { deletesAtClosing } from '../../shared/retention/at-closing'
import { firstMissing } from '../../shared/retention/gates'
import { deletionStated } from '../../shared/retention/stated'
import { aContext } from '../build/context'
import { countyCourtFacts, liabilityOrderFacts, paymentFacts, visitFacts } from '../build/known'
import { anOfficer, type Officer } from '../build/officer'

const context = aContext()
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const courtOfficer = () => anOfficer({ procedure: countyCourt, known: countyCourtFacts() })
const states = (officer: Officer, procedure = countyCourt) =>
  gatesOf(procedure, officer.one, context).map(gate => gate.state)
const complete = countyCourt.ends[0] as End

describe('the gates before a deletion', () => {
  it('say one by one what is missing, and are met one by one', () => {
    const officer = courtOfficer().does(...upTo(6))
    expect(states(officer)).toEqual(['missing', 'missing', 'met', 'met'])
    expect(firstMissing(gatesOf(countyCourt, officer.one, context))).toBe(
      'Step 7: Enter: Outcome of the hearing, Date of the outcome.',
    )
    expect(states(officer.does(7))).toEqual(['met', 'missing', 'met', 'met'])
    officer.doesPart(8, 'ecm').doesPart(8, 'forward')
    expect(states(officer)).toEqual(['met', 'met', 'met', 'met'])
    expect(officer.task(8).parts.at(-1)).toMatchObject({
      satisfied: false,
      missing: 'Declare that the clerical files may be deleted.',
    })
    expect(officer.doesPart(8, 'deletion').task(8).ready).toBe(true)
  })

  it('shut again while the SR is held, with the reason', () => {
    const officer = courtOfficer()
      .does(...upTo(8))
      .records({ type: 'hold-placed', for: 'appeal', reason: 'To the tribunal' })
    expect(states(officer)).toEqual(['met', 'met', 'met', 'missing'])
    expect(deletesAtClosing(countyCourt, officer.one, context, complete, [])).toBe(false)
    officer.records({ type: 'hold-lifted', reason: 'Decided' })
    expect(deletesAtClosing(countyCourt, officer.one, context, complete, [])).toBe(true)
  })

  it('shut while a delivery waits', () => {
    const officer = courtOfficer().does(1, 2)
    for (const part of ['pv-check', 'referral', 'pv-record', 'region']) officer.doesPart(3, part)
    officer.beginsPart(3, 'folder')
    expect(gatesOf(countyCourt, officer.one, context)).toContainEqual(
      expect.objectContaining({ id: 'outbox', state: 'missing' }),
    )
  })

  it('are not needed where the SR never came to them: it was cancelled, or its step is not needed', () => {
    const left = [7, 8].map(no => ({ step: no === 7 ? 'outcome' : 'to-ecm', reason: 'Withdrawn' }))
    const cancelled = courtOfficer().does(1).records({ type: 'closed', end: 'cancelled', left })
    expect(states(cancelled)).toEqual(['not-needed', 'not-needed', 'met', 'met'])
    const stopped = anOfficer({
      procedure: liabilityOrder,
      known: liabilityOrderFacts({ cpoDecision: 'stop', stopReason: 'The arrears are paid' }),
    }).does(...upTo(11))
    expect(states(stopped, liabilityOrder)).toEqual(['not-needed', 'not-needed', 'met', 'met'])
  })

  it('stay shut where an SR was completed without them, whatever reason was given', () => {
    const left = [{ step: 'outcome', reason: 'It is in the post' }]
    const officer = courtOfficer()
      .does(...upTo(6))
      .records({ type: 'closed', end: 'complete', left })
    expect(states(officer)[0]).toBe('missing')
  })
})

describe('whether the procedure asks for the deletion', () => {
  it.each([
    ['P1', courtOfficer(), countyCourt, true],
    [
      'P4 that VSAT rejected',
      anOfficer({ procedure: faceToFace, known: visitFacts({ vsatDecision: 'rejected' }) }).does(1, 2, 3),
      faceToFace,
      false,
    ],
    [
      'P4 with a visit',
      anOfficer({ procedure: faceToFace, known: visitFacts() }).does(...upTo(5)),
      faceToFace,
      true,
    ],
    ['P3', anOfficer({ known: liabilityOrderFacts() }), liabilityOrder, false],
    ['P0', anOfficer({ procedure: payment, known: paymentFacts() }), payment, false],
  ] as const)('%s: %#', (_, officer, procedure, stated) => {
    expect(deletionStated(procedure, officer.one)).toBe(stated)
  })

  it('does not, once its step was left', () => {
    const left = [{ step: 'to-ecm', reason: 'Withdrawn' }]
    const officer = courtOfficer().does(1).records({ type: 'closed', end: 'cancelled', left })
    expect(deletionStated(countyCourt, officer.one)).toBe(false)
  })
})
