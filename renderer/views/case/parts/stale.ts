import type { Case, CaseDocument } from '../../../../shared/case/case'
import type { CaseEvent } from '../../../../shared/case/events'
import { factWords } from '../../../../shared/case/fill'
import { fold } from '../../../../shared/case/fold'
import type { Context } from '../../../../shared/checklist/context'
import { fingerprint } from '../../../../shared/documents/model'
import { modelFor } from '../../../../shared/documents/standing'
import type { Procedure } from '../../../../shared/procedures/schema'

/**
 * Why a document no longer says what the case says: for each fact that was changed since and stands on it, what it was
 * and what it is. Empty when no fact explains it (the officer's or the team's details have changed).
 */
export const staleBecause = (
  procedure: Procedure,
  one: Case,
  events: readonly CaseEvent[],
  made: CaseDocument,
  context: Context,
): string[] => {
  const at = events.findIndex(event => event.id === made.event)
  const before = at < 0 ? null : fold(events.slice(0, at + 1))
  const now = modelFor(made.form, one.facts, context)
  if (!before || !now) return []
  const current = fingerprint(now)
  return procedure.facts.flatMap(spec => {
    const [was, is] = [before.facts[spec.name], one.facts[spec.name]]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    const without = modelFor(made.form, { ...one.facts, [spec.name]: was }, context)
    if (!without || fingerprint(without) === current) return []
    if (spec.kind === 'table') return [`${spec.label} has changed`]
    return [
      `${spec.label}: was ${factWords(spec, was) || 'not known'}, now ${factWords(spec, is) || 'not known'}`,
    ]
  })
}
