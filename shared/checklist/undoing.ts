import type { Case } from '../case/case'
import { type CaseEvent, type Happening, undoable } from '../case/events'
import { fold, undoneIn } from '../case/fold'
import { type Procedure, type Step, stepsOf } from '../procedures/schema'
import { failed, ok, type Result } from '../result'
import type { Context } from './context'
import { partStates } from './parts'

/** What may be undone although the SR is closed: it changes no step. */
const besideTheSteps: readonly CaseEvent['type'][] = ['closed', 'note-written', 'receipt-recorded']

/** The steps that an entry is part of: its own, its email's, or those that ask for its file. */
const stepsWith = (procedure: Procedure, event: CaseEvent, one: Case): Step[] => {
  const mail = 'mailId' in event ? one.emails.find(email => email.mailId === event.mailId) : undefined
  const own = 'step' in event ? event.step : mail?.step
  return stepsOf(procedure).filter(
    step =>
      step.id === own ||
      (event.type === 'file-added' &&
        step.parts.some(part => part.kind === 'file' && part.role === event.role)),
  )
}

/** The facts that were taken from what arrived, in one go with it: they are only known from there. */
const takenWith = (event: CaseEvent, events: readonly CaseEvent[]): CaseEvent | undefined => {
  const next = events.find(one => one.seq === event.seq + 1)
  return event.type === 'received' &&
    next?.type === 'facts-recorded' &&
    next.step === event.step &&
    next.at === event.at
    ? next
    : undefined
}

const refusal = (event: CaseEvent, events: readonly CaseEvent[], one: Case): Result<never> | null => {
  if (undoneIn(events).has(event.id))
    return failed('conflict', 'This entry is undone already.', 'Look at the timeline.')
  if (!undoable.includes(event.type))
    return failed(
      'refused',
      'This entry cannot be undone: it says what is there.',
      'Record what is right instead. Both stay in the timeline.',
    )
  if (one.closed && !besideTheSteps.includes(event.type))
    return failed('refused', 'The SR is closed, so its steps stay as they are.', 'Undo the closing first.')
  if (
    event.type === 'email-drafted' &&
    one.emails.some(email => email.mailId === event.mailId && email.sent !== null)
  )
    return failed(
      'refused',
      'This email is recorded as sent, so its draft cannot be undone.',
      'If it was not sent, undo the sending first.',
    )
  return null
}

/**
 * What is recorded when an entry is undone: the undoing, and with it that of every "done" of a step which needs what is
 * undone, so that no step stays done without its call, email or scan. A fault says why it cannot be undone.
 */
export const undoing = (
  procedure: Procedure,
  events: readonly CaseEvent[],
  of: string,
  reason: string,
  context: Context,
): Result<Happening[]> => {
  const event = events.find(one => one.id === of)
  const before = fold(events)
  if (!event || !before)
    return failed('not-found', 'This entry is not in the SR’s timeline.', 'Open the SR again.')
  const refused = refusal(event, events, before)
  if (refused) return refused

  const undone = undoneIn(events).add(of)
  const taken = takenWith(event, events)
  if (taken) undone.add(taken.id)
  const after = fold(events.filter(one => !undone.has(one.id))) ?? before
  const satisfied = (one: Case, step: Step) =>
    partStates(procedure, one, step, context)
      .filter(state => state.satisfied)
      .map(state => state.part.id)
  const broken = stepsWith(procedure, event, before).filter(step => {
    if (after.steps[step.id]?.state !== 'done') return false
    const still = satisfied(after, step)
    return satisfied(before, step).some(part => !still.includes(part))
  })
  const resting = events.filter(
    one => one.type === 'step-done' && broken.some(step => step.id === one.step) && !undone.has(one.id),
  )
  return ok([
    { type: 'undone', of, reason },
    ...(taken ? [{ type: 'undone', of: taken.id, reason: 'It came with what was undone' } as const] : []),
    ...resting.map(
      (one): Happening => ({ type: 'undone', of: one.id, reason: 'What the step needs was undone' }),
    ),
  ])
}
