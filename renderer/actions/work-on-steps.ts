import { londonDate } from '../../shared/calendar/london'
import type { Case } from '../../shared/case/case'
import { canonical } from '../../shared/case/chain'
import { checkFacts } from '../../shared/case/check-facts'
import type { EventOf, Happening } from '../../shared/case/events'
import type { FactValue } from '../../shared/case/facts'
import { checklist, leftAtClosing, missingToClose } from '../../shared/checklist/checklist'
import { undoing } from '../../shared/checklist/undoing'
import { partOf, stepOf } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import { type Desk, openCase, record } from './desk'

/** Records facts that changed; null takes one back. Values are checked by their kind and tidied; nothing is stored when one is wrong. */
export const recordFacts = async (
  desk: Desk,
  caseId: string,
  facts: Readonly<Record<string, FactValue | null>>,
  step?: string,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const checked = checkFacts(procedure.facts, facts, londonDate(context.now))
  if (!checked.ok) return checked
  const changed = Object.entries(checked.value).filter(
    ([name, value]) => canonical(one.facts[name] ?? null) !== canonical(value),
  )
  if (!changed.length) return ok(one)
  return record(desk, caseId, { type: 'facts-recorded', facts: Object.fromEntries(changed), step })
}

/** Marks a step done; refused with what is missing while a part of it is. */
export const finishStep = async (desk: Desk, caseId: string, step: string): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const task = checklist(procedure, one, context).tasks.find(entry => entry.step.id === step)
  if (!task) return failed('not-found', `${procedure.title} has no step ${step}.`, 'Choose another step.')
  // Asked for twice, as by a double click.
  if (task.state === 'done') return ok(one)
  const { state, why } = task
  const shut = one.closed ? 'The SR is closed.' : state === 'set-aside' ? 'It is set aside.' : `${why}.`
  const missing = task.open ? task.parts.find(part => !part.satisfied)?.missing : shut
  if (missing)
    return failed(
      'invalid',
      `Step ${task.step.no} is not finished: ${missing}`,
      'Do that first, or set the step aside with a reason.',
    )
  return record(desk, caseId, { type: 'step-done', step })
}

/** Goes on without a step, for a reason. It stays listed as not done. Refused for a step that is passed or closes the SR. */
export const setStepAside = async (
  desk: Desk,
  caseId: string,
  step: string,
  reason: string,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const task = checklist(procedure, one, context).tasks.find(entry => entry.step.id === step)
  if (task?.state !== 'next' && task?.state !== 'waiting')
    return failed('invalid', 'This step is not open, so it cannot be set aside.', 'Open the SR again.')
  if (task.parts.some(({ part }) => part.kind === 'close'))
    return failed(
      'invalid',
      `Step ${task.step.no} closes the SR, so it cannot be set aside.`,
      'Close the SR, and say there why other steps are not done.',
    )
  return record(desk, caseId, { type: 'step-set-aside', step, reason })
}

/**
 * Undoes an earlier entry: a step done, a call, a confirmation, the closing. Both stay in the timeline. A step that is done
 * and needs the entry is opened again; the file of a draft that is undone goes with it.
 */
export const undo = async (
  desk: Desk,
  caseId: string,
  event: string,
  reason: string,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { procedure, context, store } = opened.value
  const events = await store.cases.history(caseId)
  if (!events.ok) return events
  const happenings = undoing(procedure, events.value, event, reason, context)
  if (!happenings.ok) return happenings
  const undone = await record(desk, caseId, ...happenings.value)
  const entry = events.value.find(one => one.id === event)
  if (undone.ok && entry?.type === 'email-drafted')
    await desk.host('drafts.remove', { draftId: entry.mailId })
  return undone
}

type Of<T extends EventOf<'received'>['type'] | 'call-recorded' | 'difference-settled'> = Omit<
  EventOf<T>,
  'format' | 'id' | 'caseId' | 'seq' | 'at' | 'by' | 'prev' | 'type'
>

/** Records something that came from outside; a date found in the subject is taken as the fact it stands for. */
export const recordReceived = async (
  desk: Desk,
  caseId: string,
  received: Of<'received'>,
  dateInSubject?: { fact: string; value: string },
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const said = dateInSubject ? { [dateInSubject.fact]: dateInSubject.value } : {}
  const facts = checkFacts(opened.value.procedure.facts, said, londonDate(opened.value.context.now))
  if (!facts.ok) return facts
  const recorded: Happening[] = dateInSubject
    ? [{ type: 'facts-recorded', facts: facts.value, step: received.step }]
    : []
  return record(desk, caseId, { type: 'received', ...received }, ...recorded)
}

/** Records a telephone call that the officer made or took. */
export const recordCall = (desk: Desk, caseId: string, call: Of<'call-recorded'>) =>
  record(desk, caseId, { type: 'call-recorded', ...call })

/** Records what only the officer can vouch for. */
export const confirm = (desk: Desk, caseId: string, step: string, part: string) =>
  record(desk, caseId, { type: 'confirmed', step, part })

/** Settles facts that arrived twice and differ: one value counts from now on, the other stays in the history. */
export const settleDifference = async (
  desk: Desk,
  caseId: string,
  step: string,
  part: string,
  chosen: FactValue,
  reason: string,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const found = stepOf(procedure, step)
  const settle = found && partOf(found, part, 'settle')
  const into = settle && one.facts[settle.into]
  const against = settle && one.facts[settle.against]
  if (!settle || into === undefined || against === undefined || into === against)
    return failed('not-found', 'There is no difference to settle here.', 'Open the step again.')
  const checked = checkFacts(procedure.facts, { [settle.into]: chosen }, londonDate(context.now))
  if (!checked.ok) return checked
  return record(desk, caseId, {
    type: 'difference-settled',
    step,
    part,
    into: settle.into,
    values: { [settle.into]: into, [settle.against]: against },
    chosen: checked.value[settle.into] ?? chosen,
    reason,
  })
}

/** Writes a note on the case. */
export const writeNote = (desk: Desk, caseId: string, text: string) =>
  record(desk, caseId, { type: 'note-written', text })

/**
 * Closes the SR at an end. `reasons` says, for every step that is not done, why; refused when one is missing, or while the
 * step that closes the SR still asks for something. An end outside the procedure needs the reason in `outside`, which
 * stands for every step that is left.
 */
export const closeCase = async (
  desk: Desk,
  caseId: string,
  end: string,
  reasons: Readonly<Record<string, string>>,
  outside = '',
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const found = checklist(procedure, one, context).ends.find(candidate => candidate.id === end)
  if (!found)
    return failed('invalid', 'The SR cannot be closed this way as things stand.', 'Choose another end.')
  const missing = missingToClose(procedure, one, end, context)
  if (missing)
    return failed('invalid', missing, `Do that first. It belongs to closing the SR as ${found.title}.`)
  const left = leftAtClosing(procedure, one, end, context)
  if (found.outside) {
    const reason = outside.trim()
    return reason
      ? record(desk, caseId, {
          type: 'closed',
          end,
          reason,
          left: left.map(step => ({ step: step.id, reason })),
        })
      : failed('invalid', `${found.title} is outside the procedure.`, 'Say why the SR is closed this way.')
  }
  const silent = left.find(step => !reasons[step.id]?.trim())
  if (silent)
    return failed(
      'invalid',
      `Step ${silent.no}, ${silent.title}, is not done.`,
      'Say why it is not done, or go back and do it.',
    )
  return record(desk, caseId, {
    type: 'closed',
    end,
    left: left.map(step => ({ step: step.id, reason: reasons[step.id]?.trim() ?? '' })),
  })
}
