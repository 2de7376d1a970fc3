import { deadline } from '../calendar/deadline'
import { workingCalendar } from '../calendar/holidays'
import { londonDate } from '../calendar/london'
import type { Case } from '../case/case'
import { type Procedure, type Step, stepsOf } from '../procedures/schema'
import type { Context } from './context'
import { differs } from './parts'

export interface TaskDeadline {
  /** ISO instant after which it is overdue. */
  dueAt: string
  /** London calendar days, `YYYY-MM-DD`. */
  dueDate: string
  promptFrom: string
  /** quiet: not yet time · prompt: the product asks for it · overdue. */
  state: 'quiet' | 'prompt' | 'overdue'
  /** What to do about it. */
  prompt: string
  /** How the date came about. */
  words: string
  /** Bank holidays are not known that far, or null. */
  warning: string | null
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A date that arrived twice counts as the earlier of the two until it is settled: a deadline must not be missed over it. */
const dateOf = (procedure: Procedure, name: string, one: Case) => {
  const own = text(one.facts[name])
  const others = stepsOf(procedure)
    .flatMap(step => step.parts)
    .filter(part => part.kind === 'settle' && part.into === name && (own === null || differs(part, one)))
    .flatMap(part => (part.kind === 'settle' ? (text(one.facts[part.against]) ?? []) : []))
  const [date] = [...(own === null ? [] : [own]), ...others].sort()
  return { date: date ?? null, unsettled: own !== null && others.length > 0 }
}

/** The deadline of a step on a case, or null when it has none or its date is not known yet. */
export const taskDeadline = (
  procedure: Procedure,
  step: Step,
  one: Case,
  context: Context,
): TaskDeadline | null => {
  const spec = step.deadline
  if (!spec) return null
  const { date, unsettled } = dateOf(procedure, spec.date, one)
  if (date === null) return null
  const calendar = workingCalendar(context.bankHolidays, context.settings.jurisdiction)
  const result =
    spec.kind === 'hours-before'
      ? deadline(
          { kind: 'hours-before', hours: spec.hours },
          {
            date,
            time: text(one.facts[spec.time]),
            leadWorkingDays: context.settings.secondCheck.leadWorkingDays,
          },
          calendar,
        )
      : deadline(
          spec.kind === 'on-date' ? { kind: 'on-date' } : { kind: 'days-after', ...context.settings.payment },
          { date },
          calendar,
        )
  if (!result.ok) return null
  const { dueAt, dueDate, promptFrom, words, warning } = result.value
  // A day from which something may be done is no day by which it must be.
  const late = spec.kind !== 'days-after' && context.now > dueAt
  const state = late ? 'overdue' : londonDate(context.now) >= promptFrom ? 'prompt' : 'quiet'
  return {
    dueAt,
    dueDate,
    promptFrom,
    state,
    prompt: spec.prompt,
    words: unsettled ? `${words} The date arrived twice and differs: the earlier one is taken.` : words,
    warning,
  }
}
