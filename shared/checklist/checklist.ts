import { planDelivery } from '../bundle/plan'
import { type Case, deliveriesOf, type StepRecord } from '../case/case'
import { applies } from '../case/fill'
import { type End, type Procedure, type Stage, type Step, stepOf, stepsOf } from '../procedures/schema'
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

const task = (procedure: Procedure, stage: Stage, step: Step, one: Case, context: Context): Task => {
  const record = one.steps[step.id] ?? null
  const parts = partStates(procedure, one, step, context)
  const base = { stage, step, parts, record, open: false, ready: false, deadline: null, why: null }
  if (isDone(step, one)) return { ...base, state: 'done' }
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
  return {
    ...base,
    deadline,
    open: true,
    ready: !firstMissing,
    state: outside || sending ? 'waiting' : 'next',
    why: outside ?? sending,
  }
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

/** The steps an officer must account for when the SR is closed at `end`: neither done, nor not needed, nor the closing step itself. */
export const leftAtClosing = (procedure: Procedure, one: Case, end: string): Step[] =>
  stepsOf(procedure).filter(
    step => !isDone(step, one) && notNeeded(step, one) === null && !closesAt(step, one).includes(end),
  )

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
