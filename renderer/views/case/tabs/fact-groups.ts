import type { CaseEvent } from '../../../../shared/case/events'
import type { FactSpec } from '../../../../shared/case/facts'
import { undoneIn } from '../../../../shared/case/fold'
import { type Part, type Procedure, stepsOf } from '../../../../shared/procedures/schema'

export interface FactGroup {
  id: string
  title: string
  specs: FactSpec[]
}

const factsIn = (part: Part): string[] => {
  if (part.kind === 'facts') return [...part.required, ...part.optional]
  return part.kind === 'received' && part.dateInSubject ? [part.dateInSubject] : []
}

/**
 * Every fact of a procedure once: first those asked when the SR is entered, then each under the first step that asks
 * for it, and what no step asks for at the end.
 */
export const factGroups = (procedure: Procedure): FactGroup[] => {
  const placed = new Set<string>()
  const take = (names: readonly string[]): FactSpec[] =>
    names.flatMap(name => {
      const spec = placed.has(name) ? undefined : procedure.facts.find(fact => fact.name === name)
      if (spec) placed.add(name)
      return spec ? [spec] : []
    })
  const { opening } = procedure
  const groups = [
    { id: 'opening', title: 'The service request', specs: take([...opening.required, ...opening.optional]) },
    ...stepsOf(procedure).map(step => ({
      id: step.id,
      title: `Step ${step.no}: ${step.title}`,
      specs: take(step.parts.flatMap(factsIn)),
    })),
    { id: 'other', title: 'Other facts', specs: take(procedure.facts.map(fact => fact.name)) },
  ]
  return groups.filter(group => group.specs.length > 0)
}

/** Who last changed each fact and when, by its name; undone entries do not count. */
export const lastChanges = (events: readonly CaseEvent[]): Map<string, { at: string; by: string }> => {
  const undone = undoneIn(events)
  const changes = new Map<string, { at: string; by: string }>()
  for (const event of events) {
    if (undone.has(event.id)) continue
    const { at, by } = event
    if (event.type === 'facts-recorded')
      for (const name of Object.keys(event.facts)) changes.set(name, { at, by })
    if (event.type === 'difference-settled') changes.set(event.into, { at, by })
  }
  return changes
}
