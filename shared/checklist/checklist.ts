import { planDelivery } from '../bundle/plan'
import { londonDate } from '../calendar/london'
import { plainDate } from '../calendar/write'
import { type Case, deliveriesOf, type StepRecord } from '../case/case'
import { applies } from '../case/fill'
import { type End, type Procedure, type Stage, type Step, stepOf, stepsOf } from '../procedures/schema'
import { changedSince } from './changed'
import type { Context } from './context'
import { type TaskDeadline, taskDeadline } from './deadline'
import { type PartState, partStates, unsettled } from './parts'

/**
 * done · set-aside: gone past for a reason, not done · next: the officer can do it now ·
 * waiting: for another step or for somebody outside; `why` says which · not-needed on this case.
 */
export type TaskState = 'done' | 'set-aside' | 'next' | 'waiting' | 'not-needed'

export interface Task {
  stage: Stage
  step: Step
  state: TaskState
  /** Why it waits, or is not needed, or was set aside; null otherwise. */
  why: string | null
  /** The officer can work on it now: nothing but its own parts is missing. True while it waits for an email that may come. */
  open: boolean
  parts: PartState[]
  /** Every part that applies is satisfied, and it is open: it can be marked done. */
  ready: boolean
  record: StepRecord | null
  /** What no longer holds of a step that is done, as a sentence; null otherwise, and once the SR is closed. */
  changed: string | null
  deadline: TaskDeadline | null
}

export interface Checklist {
  tasks: Task[]
  /** The step to show first: the first that can be done now, else the first that waits for somebody outside. */
  current: Task | null
  /** The ends that are open as things stand. */
  ends: End[]
}

const notNeeded = (step: Step, one: Case): string | null =>
  step.needed && !applies(step.needed.when, one) ? step.needed.otherwise : null

const passed = (step: Step, one: Case): boolean =>
  one.steps[step.id] !== undefined || notNeeded(step, one) !== null || closedBy(step, one)

const closesAt = (step: Step, one: Case): string[] =>
  step.parts.flatMap(part => (part.kind === 'close' && applies(part.when, one) ? [part.end] : []))

/** A step that closes the SR is done by the closing itself, and by nothing else. */
const closedBy = (step: Step, one: Case): boolean =>
  one.closed !== null && closesAt(step, one).includes(one.closed.end)

const isDone = (step: Step, one: Case): boolean =>
  closedBy(step, one) ||
  // Marked done before facts made it the step that closes the SR: then the closing is still to come.
  (one.steps[step.id]?.state === 'done' && (one.closed !== null || closesAt(step, one).length === 0))

/** The deadline of a step that was done and holds no longer, where its day is still to come: a hearing that was moved. */
const dueAgain = (procedure: Procedure, step: Step, one: Case, context: Context): TaskDeadline | null => {
  const day = step.deadline && one.facts[step.deadline.date]
  return typeof day === 'string' && day >= londonDate(context.now)
    ? taskDeadline(procedure, step, one, context)
    : null
}

const task = (procedure: Procedure, stage: Stage, step: Step, one: Case, context: Context): Task => {
  const record = one.steps[step.id] ?? null
  const parts = partStates(procedure, one, step, context)
  const base = {
    stage,
    step,
    parts,
    record,
    open: false,
    ready: false,
    changed: null,
    deadline: null,
    why: null,
  }
  if (isDone(step, one)) {
    const changed = one.closed ? null : changedSince(step, parts, one)
    return {
      ...base,
      state: 'done',
      changed,
      deadline: changed ? dueAgain(procedure, step, one, context) : null,
    }
  }
  const needless = notNeeded(step, one)
  if (needless) return { ...base, state: 'not-needed', why: needless }
  if (record?.state === 'set-aside') return { ...base, state: 'set-aside', why: record.reason }
  if (one.closed) {
    const left = one.closed.left.find(entry => entry.step === step.id)
    return { ...base, state: 'set-aside', why: left?.reason ?? 'The SR is closed' }
  }

  const deadline = taskDeadline(procedure, step, one, context)
  const before = step.after.flatMap(id => stepOf(procedure, id) ?? []).filter(other => !passed(other, one))
  if (before.length) {
    const numbers = before.map(other => `step ${other.no}`).join(' and ')
    return { ...base, deadline, state: 'waiting', why: `Waits for ${numbers}` }
  }
  const firstMissing = parts.find(part => !part.satisfied)
  const outside = firstMissing?.part.kind === 'received' ? firstMissing.missing : null
  const sending =
    firstMissing && isSending(procedure, one, step, firstMissing, context) ? firstMissing.missing : null
  // It may be done all the same: a court may ask for the money sooner.
  const early =
    firstMissing && step.deadline?.kind === 'days-after' && deadline?.state === 'quiet'
      ? `Not before ${plainDate(deadline.dueDate)}.`
      : null
  const why = outside ?? sending ?? early
  return { ...base, deadline, open: true, ready: !firstMissing, state: why ? 'waiting' : 'next', why }
}

/** Only the mapped folder is waited for: nothing in the delivery asks for the officer. */
const isSending = (
  procedure: Procedure,
  one: Case,
  step: Step,
  { part }: PartState,
  context: Context,
): boolean =>
  part.kind === 'delivery' &&
  !unsettled(step, one) &&
  planDelivery(procedure, part, one, context).problems.length === 0 &&
  deliveriesOf(one, step.id, part.id).some(entry => entry.state === 'waiting')

/** The checklist of a case under its procedure at a moment: what is done, next, waiting and why, and which ends are open. */
export const checklist = (procedure: Procedure, one: Case, context: Context): Checklist => {
  const tasks = procedure.stages.flatMap(stage =>
    stage.steps.map(step => task(procedure, stage, step, one, context)),
  )
  return {
    tasks,
    current:
      tasks.find(entry => entry.state === 'next') ??
      tasks.find(entry => entry.state === 'waiting' && entry.open) ??
      null,
    ends: one.closed ? [] : procedure.ends.filter(end => applies(end.when, one)),
  }
}

/**
 * The steps an officer must account for when the SR is closed at `end`: not done, or done and no longer as they were done. Not
 * those that are not needed, nor the closing step itself.
 */
export const leftAtClosing = (procedure: Procedure, one: Case, end: string, context: Context): Step[] =>
  checklist(procedure, one, context)
    .tasks.filter(
      ({ step, state, changed }) =>
        (state === 'done' ? changed !== null : state !== 'not-needed') && !closesAt(step, one).includes(end),
    )
    .map(({ step }) => step)

/**
 * What the steps that close the SR at `end` still ask for besides the closing, such as its status in the 2012 system;
 * a sentence, or null. No reason stands in for it: these steps are done by the closing, so they must be complete.
 */
export const missingToClose = (
  procedure: Procedure,
  one: Case,
  end: string,
  context: Context,
): string | null =>
  stepsOf(procedure)
    .filter(step => notNeeded(step, one) === null && closesAt(step, one).includes(end))
    .flatMap(step => partStates(procedure, one, step, context).map(state => ({ step, ...state })))
    .flatMap(({ step, part, missing }) =>
      missing !== null && part.kind !== 'close' ? [`Step ${step.no}: ${missing}`] : [],
    )[0] ?? null
