import { londonDate } from '../../../../shared/calendar/london'
import { shortDate } from '../../../../shared/calendar/write'
import type { Mark } from '../../../../shared/case/case'
import type { Attention } from '../../../../shared/checklist/attention'
import type { Task, TaskState } from '../../../../shared/checklist/checklist'
import { dayDate, moment } from '../../../parts/dates'

/** What each state of a step is called on screen. */
export const stateNames: Record<TaskState, string> = {
  done: 'Done',
  'set-aside': 'Set aside',
  next: 'Next',
  waiting: 'Waiting',
  'not-needed': 'Not needed',
}

/** "by A. Example, Thu 3 Dec 2026, 2:02pm" */
export const markWords = ({ by, at }: Pick<Mark, 'by' | 'at'>): string => `by ${by}, ${moment(at)}`

/** The line under a step's title in the list: who did it and when, or why it is not next. Empty for a step that is next. */
export const taskLine = (task: Task): string => {
  const { record } = task
  if (task.state === 'done')
    return record ? `${shortDate(londonDate(record.at))} by ${record.by}` : 'by closing the SR'
  if (task.state === 'set-aside') return task.why ?? ''
  return task.why ?? ''
}

export interface Chip {
  tone: 'yellow' | 'red' | 'orange'
  words: string
}

/** The chip of a step whose deadline is near or past and that is not finished; null otherwise. */
export const deadlineChip = ({ deadline, state, step, changed }: Task): Chip | null => {
  if (!deadline || deadline.state === 'quiet' || !(state === 'next' || state === 'waiting' || changed))
    return null
  const due = dayDate(deadline.dueDate)
  if (step.deadline?.kind === 'days-after') return { tone: 'yellow', words: `From ${due}` }
  return deadline.state === 'overdue'
    ? { tone: 'red', words: `Overdue since ${due}` }
    : { tone: 'yellow', words: `Due ${due}` }
}

/** What is missing before a step can be finished, one line for each part. Closing the SR is the finish itself. */
export const missingLines = (task: Task): { part: string; message: string }[] =>
  task.parts.flatMap(({ part, missing }) =>
    missing === null || part.kind === 'close' ? [] : [{ part: part.id, message: missing }],
  )

const owed: Partial<Record<Attention['kind'], string>> = {
  'call-owed': 'Call owed',
  'delivery-waiting': 'In the outbox',
  'email-unsent': 'Draft not sent',
  'receipt-open': 'No receipt yet',
  'date-unknown': 'Date not known',
}

/** What the officer must not miss on a step, as chips: its deadline first, then what is owed. */
export const stepChips = (task: Task, needs: readonly Attention[]): Chip[] => {
  const deadline = deadlineChip(task)
  const others = needs
    .filter(need => need.step === task.step.id)
    .flatMap(need => owed[need.kind] ?? [])
    .map((words): Chip => ({ tone: 'orange', words }))
  const changed: Chip[] = task.changed ? [{ tone: 'orange', words: 'Changed since' }] : []
  return [...(deadline ? [deadline] : []), ...others, ...changed]
}

/** What comes next once a step is finished, for the message that says so. */
export const nextWords = (next: Task | null, finished: string): string => {
  if (!next || next.step.id === finished) return ''
  return next.state === 'waiting'
    ? `Step ${next.step.no} waits: ${next.why ?? 'for somebody outside.'}`
    : `Next is step ${next.step.no}: ${next.step.title}.`
}

/** What to do about a deadline that is near or past; null while it is not, or once what it asks for has come. */
export const deadlinePrompt = (task: Task): string | null => {
  if (!deadlineChip(task) || !task.deadline) return null
  const requests = task.parts.filter(({ part }) => part.kind === 'received')
  const asked = requests.length > 0 && requests.every(({ satisfied }) => satisfied)
  return asked ? null : task.deadline.prompt
}
