import type { Case } from '../../shared/case/case'
import type { CaseEvent, Happening } from '../../shared/case/events'
import type { FactValue } from '../../shared/case/facts'
import { fold } from '../../shared/case/fold'
import type { Procedure } from '../../shared/procedures/schema'

const uuid = (group: string, number: number) => `${group}-0000-4000-8000-${String(number).padStart(12, '0')}`

let given = 0
/** An id like any other, in the order they were asked for. */
export const anId = (): string => uuid('0000face', ++given)

export const caseId = uuid('000000ca', 1)
/** The id of the event at a place in the history; 1 is the first. */
export const eventId = (seq: number): string => uuid('0000e7e7', seq)

/** A SHA-256 in form only. */
export const someHash = (digit = 'a'): string => digit.repeat(64)

const start = Date.parse('2026-04-20T08:00:00.000Z')
/** When the event at a place in the history happened: one a minute, from a Monday morning in April 2026. */
export const timeOf = (seq: number): string => new Date(start + seq * 60_000).toISOString()

/** Adds happenings to a history, in the order given. The links of the chain are left empty: `link` is tested by itself. */
export const andThen = (events: readonly CaseEvent[], ...happenings: readonly Happening[]): CaseEvent[] => [
  ...events,
  ...happenings.map((happening, index) => {
    const seq = events.length + index + 1
    const head = { format: 1, id: eventId(seq), caseId, seq, at: timeOf(seq), by: 'Alex Fictional', prev: '' }
    return { ...head, ...happening } as CaseEvent
  }),
]

/** The history of a Liability Order that was entered, with what happened since. */
export const aHistory = (...happenings: readonly Happening[]): CaseEvent[] =>
  andThen([], { type: 'opened', procedure: { id: 'liability-order', version: 1 } }, ...happenings)

/** Folds a history that has a beginning. */
export const folded = (events: readonly CaseEvent[]): Case => {
  const one = fold(events)
  if (!one) throw new Error('This history has no beginning')
  return one
}

/** A Liability Order as it stands after these happenings. */
export const aCase = (...happenings: readonly Happening[]): Case => folded(aHistory(...happenings))

/** That facts were recorded. */
export const facts = (values: Readonly<Record<string, FactValue | null>>): Happening => ({
  type: 'facts-recorded',
  facts: values,
})

/** A case of any procedure. */
export const aCaseOf = (procedure: Procedure, ...happenings: readonly Happening[]): Case =>
  folded(
    andThen(
      [],
      { type: 'opened', procedure: { id: procedure.id, version: procedure.version } },
      ...happenings,
    ),
  )
