import type { Case, StepRecord } from '../case/case'
import { holds } from '../case/fill'
import { type End, type Procedure, type Stage, type Step, stepOf, stepsOf } from '../procedures/schema'
import type { Context } from './context'
import { type TaskDeadline, taskDeadline } from './deadline'
import { type PartState, partStates } from './parts'

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
  step.needed && !holds(step.needed.when, one.facts) ? step.needed.otherwise : null

const passed = (step: Step, one: Case): boolean =>
  one.steps[step.id] !== undefined || notNeeded(step, one) !== null || closedBy(step, one)

/** A step that closes the SR is done by the closing itself. */
const closedBy = (step: Step, one: Case): boolean =>
  one.closed !== null &&
  step.parts.some(
    part => part.kind === 'close' && part.end === one.closed?.end && holds(part.when, one.facts),
  )

const task = (procedure: Procedure, stage: Stage, step: Step, one: Case, context: Context): Task => {
  const record = one.steps[step.id] ?? null
  const parts = partStates(procedure, one, step, context)
  const base = { stage, step, parts, record, open: false, ready: false, deadline: null, why: null }
  if (record?.state === 'done' || closedBy(step, one)) return { ...base, state: 'done' }
  const needless = notNeeded(step, one)
  if (needless) return { ...base, state: 'not-needed', why: needless }
  if (record) return { ...base, state: 'set-aside', why: record.reason }
  if (one.closed) {
    const left = one.closed.left.find(entry => entry.step === step.id)
    return { ...base, state: 'set-aside', why: left?.reason ?? 'The SR is closed' }
  }

  const deadline = taskDeadline(step, one, context)
  const before = step.after.flatMap(id => stepOf(procedure, id) ?? []).filter(other => !passed(other, one))
  if (before.length) {
    const numbers = before.map(other => `step ${other.no}`).join(' and ')
    return { ...base, deadline, state: 'waiting', why: `Waits for ${numbers}` }
  }
  const firstMissing = parts.find(part => !part.satisfied)
  const outside = firstMissing?.part.kind === 'received' ? firstMissing.missing : null
  const sending =
    firstMissing?.part.kind === 'delivery' && isWaiting(one, step, firstMissing) ? firstMissing.missing : null
  return {
    ...base,
    deadline,
    open: true,
    ready: !firstMissing,
    state: outside || sending ? 'waiting' : 'next',
    why: outside ?? sending,
  }
}

const isWaiting = (one: Case, step: Step, state: PartState) =>
  one.deliveries.some(
    entry => entry.step === step.id && entry.part === state.part.id && entry.state === 'waiting',
  )

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
    ends: one.closed ? [] : procedure.ends.filter(end => holds(end.when, one.facts)),
  }
}

/** The steps an officer must account for when the SR is closed at `end`: neither done, nor not needed, nor the closing step itself. */
export const leftAtClosing = (procedure: Procedure, one: Case, end: string): Step[] =>
  stepsOf(procedure).filter(
    step =>
      one.steps[step.id]?.state !== 'done' &&
      notNeeded(step, one) === null &&
      !step.parts.some(part => part.kind === 'close' && part.end === end && holds(part.when, one.facts)),
  )
