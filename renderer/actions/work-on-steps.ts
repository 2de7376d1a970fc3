import type { Case } from '../../shared/case/case'
import type { EventOf } from '../../shared/case/events'
import { type FactValue, factSchema } from '../../shared/case/facts'
import { checklist, leftAtClosing } from '../../shared/checklist/checklist'
import { factOf, partOf, stepOf } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import { type Desk, openCase, record } from './desk'

/** A difference between two values for one fact, in the officer's hands. */
export interface FactFault {
  name: string
  message: string
}

/** Records facts that changed; null takes one back. Values are checked by their kind; nothing is stored when one is wrong. */
export const recordFacts = async (
  desk: Desk,
  caseId: string,
  facts: Readonly<Record<string, FactValue | null>>,
  step?: string,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure } = opened.value
  const changed = Object.entries(facts).filter(
    ([name, value]) => JSON.stringify(one.facts[name] ?? null) !== JSON.stringify(value),
  )
  for (const [name, value] of changed) {
    const spec = factOf(procedure, name)
    if (!spec) return failed('invalid', `${procedure.title} has no fact ${name}.`, 'Leave it out.')
    const checked = value === null ? null : factSchema(spec).safeParse(value)
    if (checked && !checked.success)
      return failed(
        'invalid',
        `${spec.label}: ${checked.error.issues[0]?.message ?? 'this is not right'}.`,
        'Correct it and save again.',
      )
  }
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
  const missing = task.parts.find(part => !part.satisfied)?.missing
  if (!task.ready)
    return failed(
      'invalid',
      `Step ${task.step.no} is not finished: ${missing ?? task.why ?? 'it is closed.'}`,
      'Do that first, or set the step aside with a reason.',
    )
  return record(desk, caseId, { type: 'step-done', step })
}

/** Goes on without a step, for a reason. It stays listed as not done. */
export const setStepAside = (desk: Desk, caseId: string, step: string, reason: string) =>
  record(desk, caseId, { type: 'step-set-aside', step, reason })

/** Undoes an earlier entry: a step done, a call, a confirmation, the closing. Both stay in the timeline. */
export const undo = (desk: Desk, caseId: string, event: string, reason: string) =>
  record(desk, caseId, { type: 'undone', of: event, reason })

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
) =>
  record(
    desk,
    caseId,
    { type: 'received', ...received },
    ...(dateInSubject
      ? [
          {
            type: 'facts-recorded' as const,
            facts: { [dateInSubject.fact]: dateInSubject.value },
            step: received.step,
          },
        ]
      : []),
  )

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
  const { one, procedure } = opened.value
  const found = stepOf(procedure, step)
  const settle = found && partOf(found, part, 'settle')
  const into = settle && one.facts[settle.into]
  const against = settle && one.facts[settle.against]
  if (!settle || into === undefined || against === undefined)
    return failed('not-found', 'There is no difference to settle here.', 'Open the step again.')
  return record(desk, caseId, {
    type: 'difference-settled',
    step,
    part,
    into: settle.into,
    values: { [settle.into]: into, [settle.against]: against },
    chosen,
    reason,
  })
}

/** Writes a note on the case. */
export const writeNote = (desk: Desk, caseId: string, text: string) =>
  record(desk, caseId, { type: 'note-written', text })

/** Closes the SR at an end. `reasons` says, for every step that is not done, why; refused when one is missing. */
export const closeCase = async (
  desk: Desk,
  caseId: string,
  end: string,
  reasons: Readonly<Record<string, string>>,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const found = checklist(procedure, one, context).ends.find(candidate => candidate.id === end)
  if (!found)
    return failed('invalid', 'The SR cannot be closed this way as things stand.', 'Choose another end.')
  const left = leftAtClosing(procedure, one, end)
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
