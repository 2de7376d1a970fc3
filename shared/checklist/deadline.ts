import { deadline } from '../calendar/deadline'
import { workingCalendar } from '../calendar/holidays'
import { londonDate } from '../calendar/london'
import type { Case } from '../case/case'
import type { Step } from '../procedures/schema'
import type { Context } from './context'

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

/** The deadline of a step on a case, or null when it has none or its date is not known yet. */
export const taskDeadline = (step: Step, one: Case, context: Context): TaskDeadline | null => {
  const spec = step.deadline
  const date = spec && text(one.facts[spec.date])
  if (!spec || !date) return null
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
      : deadline({ kind: 'on-date' }, { date }, calendar)
  if (!result.ok) return null
  const { dueAt, dueDate, promptFrom, words, warning } = result.value
  const state = context.now > dueAt ? 'overdue' : londonDate(context.now) >= promptFrom ? 'prompt' : 'quiet'
  return { dueAt, dueDate, promptFrom, state, prompt: spec.prompt, words, warning }
}
