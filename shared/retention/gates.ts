import { counted } from '../calendar/write'
import type { Case } from '../case/case'
import { applies } from '../case/fill'
import { holdNames } from '../case/timeline'
import { type Part, type Procedure, type Step, stepOf } from '../procedures/schema'

/** Something that must be so before the clerical files of an SR may be deleted. */
export interface Gate {
  id: string
  words: string
  /** not-needed: this SR never comes to it; `why` says so. */
  state: 'met' | 'missing' | 'not-needed'
  why: string | null
}

/** What is missing in each of these parts of a step that applies to the case; null where nothing is. */
export type MissingIn = (step: Step, parts: readonly Part[]) => (string | null)[]

const reasonFor = (step: Step, procedure: Procedure, one: Case): string | null => {
  if (step.needed && !applies(step.needed.when, one)) return step.needed.otherwise
  const end = procedure.ends.find(candidate => candidate.id === one.closed?.end)
  const left = one.closed?.left.find(entry => entry.step === step.id)
  // Only an SR that was cancelled ends without it: one that was completed must have it, whatever reason was given.
  return left && end?.outcome === 'cancelled'
    ? `Left when the SR was closed as ${end.title}: ${left.reason}`
    : null
}

const ownGates = (procedure: Procedure, one: Case, missingIn: MissingIn): Gate[] =>
  (procedure.deletion?.gates ?? []).flatMap(({ words, step: id, parts }, index): Gate[] => {
    const step = stepOf(procedure, id)
    if (!step) return []
    const base = { id: `gate-${index + 1}`, words }
    const reason = reasonFor(step, procedure, one)
    if (reason !== null) return [{ ...base, state: 'not-needed', why: reason }]
    const asked = step.parts.filter(part => parts.includes(part.id) && applies(part.when, one))
    if (asked.length === 0)
      return [{ ...base, state: 'not-needed', why: 'Nothing of it is asked for on this SR' }]
    const missing = missingIn(step, asked).find(why => why !== null)
    return missing === undefined
      ? [{ ...base, state: 'met', why: null }]
      : [{ ...base, state: 'missing', why: `Step ${step.no}: ${missing}` }]
  })

const waitingGate = (one: Case): Gate => {
  const waiting = one.deliveries.filter(delivery => delivery.state === 'waiting').length
  return {
    id: 'outbox',
    words: 'No delivery waits in the outbox',
    state: waiting === 0 ? 'met' : 'missing',
    why:
      waiting === 0
        ? null
        : `${counted(waiting, 'delivery').replace('deliverys', 'deliveries')} still ${waiting === 1 ? 'waits' : 'wait'} for a folder. Let it arrive, or take it out of the outbox.`,
  }
}

/** Whether a complaint or an appeal holds an SR. */
export const holdGate = ({ hold }: Pick<Case, 'hold'>): Gate => ({
  id: 'hold',
  words: 'No complaint or appeal holds it',
  state: hold === null ? 'met' : 'missing',
  why: hold && `It is held for ${holdNames[hold.for]}: ${hold.reason}`,
})

/**
 * The gates before the clerical files of an SR may be deleted, one by one: those its procedure names, then what holds for
 * every SR. The officer's declaration and the closing come after them.
 */
export const deletionGates = (procedure: Procedure, one: Case, missingIn: MissingIn): Gate[] => [
  ...ownGates(procedure, one, missingIn),
  waitingGate(one),
  holdGate(one),
]

/** What stands in the way, as a sentence; null where every gate is met. */
export const firstMissing = (gates: readonly Gate[]): string | null =>
  gates.find(gate => gate.state === 'missing')?.why ?? null
