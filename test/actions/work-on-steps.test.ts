import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { copyText } from '../../renderer/actions/correspondence'
import { enterCase, lookAt } from '../../renderer/actions/enter-case'
import {
  closeCase,
  confirm,
  finishStep,
  recordCall,
  recordFacts,
  recordReceived,
  setStepAside,
  settleDifference,
  undo,
} from '../../renderer/actions/work-on-steps'
import { leftAtClosing } from '../../shared/checklist/checklist'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aContext } from '../build/context'
import { aReadyDesk, shown, type TestDesk } from '../build/desk'
import { sampleFacts } from '../documents/samples'
import { faultOf, got } from '../host/build/delivering'

const known = sampleFacts()
const pick = (...names: string[]) => Object.fromEntries(names.map(name => [name, known[name] ?? '']))
const aCase = async () => {
  const desk = await aReadyDesk()
  const facts = pick('srNumber', 'scin', 'payingParent', 'payingParentAddress', 'caseworker')
  const { id } = got(await enterCase(desk, liabilityOrder, facts))
  return { desk, id }
}
const now = () => new Date().toISOString()
const newest = async (desk: TestDesk, id: string, type: string) => {
  got(await lookAt(desk, id))
  return desk.session.getState().history?.events.findLast(event => event.type === type)?.id ?? ''
}

describe('finishing a step', () => {
  it('is refused with what is missing, and records nothing', async () => {
    const { desk, id } = await aCase()
    got(await finishStep(desk, id, 'allocated'))
    expect(faultOf(await finishStep(desk, id, 'hearing-and-cpo'))).toMatchObject({
      message: 'Step 2 is not finished: Enter: Court presenting team (CPT).',
      next: 'Do that first, or set the step aside with a reason.',
    })
    expect(faultOf(await finishStep(desk, id, 'cmel7298')).message).toBe(
      'Step 3 is not finished: Waits for step 2.',
    )
    expect(shown(desk, id).seq).toBe(3)
  })

  it('is done once, however often it is asked for', async () => {
    const { desk, id } = await aCase()
    got(await finishStep(desk, id, 'allocated'))
    expect(got(await finishStep(desk, id, 'allocated')).seq).toBe(3)
  })

  it('knows no step that is not there', async () => {
    const { desk, id } = await aCase()
    expect(faultOf(await finishStep(desk, id, 'nowhere')).code).toBe('not-found')
  })
})

describe('setting a step aside', () => {
  it('needs a reason, and a step that is open', async () => {
    const { desk, id } = await aCase()
    expect(faultOf(await setStepAside(desk, id, 'allocated', '  ')).message).toContain('Say why')
    got(await setStepAside(desk, id, 'allocated', 'On paper'))
    expect(faultOf(await setStepAside(desk, id, 'allocated', 'Again')).message).toContain('not open')
    expect(faultOf(await finishStep(desk, id, 'allocated')).message).toContain('It is set aside')
  })

  it('is refused for the step that closes the SR', async () => {
    const { desk, id } = await aCase()
    expect(faultOf(await setStepAside(desk, id, 'close', 'No need')).message).toBe(
      'Step 14 closes the SR, so it cannot be set aside.',
    )
  })
})

describe('a hearing date that arrives twice', () => {
  const received = {
    step: 'letter-requested',
    part: 'request',
    from: 'CPT',
    medium: 'email',
    on: '2026-05-11',
    subject: 'Hearing',
    note: '',
  } as const
  const date = (value: string) => ({ fact: 'hearingDateFromEmail', value })

  it('is taken with the email, both or neither', async () => {
    const { desk, id } = await aCase()
    expect(faultOf(await recordReceived(desk, id, received, date('25 June'))).message).toContain('real date')
    expect(shown(desk, id).received).toEqual([])
    const one = got(await recordReceived(desk, id, received, date('2026-06-25')))
    expect(one).toMatchObject({ received: [{ from: 'CPT' }], facts: { hearingDateFromEmail: '2026-06-25' } })
  })

  it('goes with the email when that is undone', async () => {
    const { desk, id } = await aCase()
    got(await recordReceived(desk, id, received, date('2026-06-25')))
    const one = got(await undo(desk, id, await newest(desk, id, 'received'), 'Of another SR'))
    expect(one.received).toEqual([])
    expect(one.facts.hearingDateFromEmail).toBeUndefined()
  })

  it('is settled by a real date and a reason, where there is a difference', async () => {
    const { desk, id } = await aCase()
    const settle = (chosen: string, reason = 'The email is later') =>
      settleDifference(desk, id, 'cover-letter', 'hearing-date', chosen, reason)
    expect(faultOf(await settle('2026-06-25')).code).toBe('not-found')
    got(await recordFacts(desk, id, { hearingDate: '2026-06-25', hearingDateFromEmail: '2026-06-25' }))
    expect(faultOf(await settle('2026-06-25')).code).toBe('not-found')
    got(await recordFacts(desk, id, { hearingDate: '2026-06-18' }))
    expect(faultOf(await settle('soon')).message).toContain('real date')
    expect(faultOf(await settle('2026-06-25', ' ')).message).toContain('Say why')
    expect(got(await settle('2026-06-25')).facts.hearingDate).toBe('2026-06-25')
    const undone = got(await undo(desk, id, await newest(desk, id, 'difference-settled'), 'By mistake'))
    expect(undone.facts.hearingDate).toBe('2026-06-18')
  })
})

describe('undoing', () => {
  it('opens a step again that needs what was undone, in one go', async () => {
    const { desk, id } = await aCase()
    got(await finishStep(desk, id, 'allocated'))
    got(await recordFacts(desk, id, pick('cptTeam', 'court', 'hearingDate', 'cpoName')))
    const call = { step: 'hearing-and-cpo', part: 'contact', calledAt: now(), spokeTo: 'Priya', note: '' }
    got(await recordCall(desk, id, call))
    got(await finishStep(desk, id, 'hearing-and-cpo'))
    const one = got(await undo(desk, id, await newest(desk, id, 'call-recorded'), 'Wrong SR'))
    expect(one.calls).toEqual([])
    expect(Object.keys(one.steps)).toEqual(['allocated'])
  })

  it('refuses what cannot be undone', async () => {
    const { desk, id } = await aCase()
    expect(faultOf(await undo(desk, id, await newest(desk, id, 'opened'), '')).code).toBe('refused')
    expect(faultOf(await undo(desk, id, crypto.randomUUID(), '')).code).toBe('not-found')
  })
})

describe('closing', () => {
  const because = (desk: TestDesk, id: string, end: string) =>
    Object.fromEntries(
      leftAtClosing(liabilityOrder, shown(desk, id), end, aContext()).map(step => [step.id, 'By hand']),
    )

  it('asks for a reason for every step that is not done', async () => {
    const { desk, id } = await aCase()
    got(await finishStep(desk, id, 'allocated'))
    got(await copyText(desk, id, 'close', 'status'))
    const reasons = because(desk, id, 'complete')
    expect(Object.keys(reasons)).toHaveLength(12)
    expect(faultOf(await closeCase(desk, id, 'complete', { ...reasons, 'to-ecm': ' ' }))).toMatchObject({
      message: 'Step 13, Send the case file to the ECM, is not done.',
      next: 'Say why it is not done, or go back and do it.',
    })
    const closed = got(await closeCase(desk, id, 'complete', reasons))
    expect(closed.closed?.left).toHaveLength(12)
    expect(faultOf(await closeCase(desk, id, 'complete', reasons)).message).toContain(
      'cannot be closed this way',
    )
    expect(
      faultOf(await confirm(desk, id, 'in-progress', 'set').then(() => finishStep(desk, id, 'in-progress')))
        .message,
    ).toContain('The SR is closed')
  })

  it('asks for the status in the 2012 system first', async () => {
    const { desk, id } = await aCase()
    const fault = faultOf(await closeCase(desk, id, 'complete', because(desk, id, 'complete')))
    expect(fault).toMatchObject({
      message: 'Step 14: Copy the text into the 2012 system.',
      next: 'Do that first. It belongs to closing the SR as Close / Complete.',
    })
  })

  it('is Close / Cancel when the CPO stops, and then nothing else', async () => {
    const { desk, id } = await aCase()
    expect(faultOf(await closeCase(desk, id, 'cancelled', {})).message).toContain('cannot be closed this way')
    got(await recordFacts(desk, id, { cpoDecision: 'stop', stopReason: 'The arrears are paid' }))
    expect(faultOf(await closeCase(desk, id, 'complete', {})).message).toContain('cannot be closed this way')
    got(await copyText(desk, id, 'cpo-decision', 'status'))
    expect(desk.clipboard).toEqual([
      'Close / Cancel\nThe CPO has decided not to proceed: The arrears are paid',
    ])
    const closed = got(await closeCase(desk, id, 'cancelled', because(desk, id, 'cancelled')))
    expect(closed.closed).toMatchObject({ end: 'cancelled' })
    expect(closed.closed?.left.map(one => one.step)).not.toContain('outcome')
  })

  it('leaves the SR as it is: nothing more is recorded on it until the closing is undone', async () => {
    const { desk, id } = await aCase()
    got(await copyText(desk, id, 'close', 'status'))
    got(await closeCase(desk, id, 'complete', because(desk, id, 'complete')))
    expect(faultOf(await recordFacts(desk, id, { court: 'Another Court' }))).toMatchObject({
      code: 'refused',
      message: 'The SR is closed, so nothing on it is changed.',
    })
    expect(faultOf(await confirm(desk, id, 'allocated', 'x')).code).toBe('refused')
    expect(shown(desk, id).facts.court).toBeUndefined()
    got(await undo(desk, id, await newest(desk, id, 'closed'), 'Too early'))
    got(await recordFacts(desk, id, { court: 'Another Court' }))
  })

  it('can be undone', async () => {
    const { desk, id } = await aCase()
    got(await copyText(desk, id, 'close', 'status'))
    got(await closeCase(desk, id, 'complete', because(desk, id, 'complete')))
    expect(got(await undo(desk, id, await newest(desk, id, 'closed'), 'Too early')).closed).toBeNull()
  })
})
