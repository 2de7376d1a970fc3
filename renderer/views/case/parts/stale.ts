import type { Case, CaseDocument } from '../../../../shared/case/case'
import type { CaseEvent } from '../../../../shared/case/events'
import { factWords } from '../../../../shared/case/fill'
import { fold } from '../../../../shared/case/fold'
import type { Context } from '../../../../shared/checklist/context'
import { formOf } from '../../../../shared/documents/forms'
import { contentLike } from '../../../../shared/documents/mark'
import type { Procedure } from '../../../../shared/procedures/schema'

/**
 * Why a document no longer says what the case says: for each fact that was changed since and stands on it, what it was
 * and what it is. Empty when no fact explains it.
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
  const form = formOf(made.form)
  if (!before || !form) return []
  const current = contentLike(form, made, one.facts, context)
  return procedure.facts.flatMap(spec => {
    const [was, is] = [before.facts[spec.name], one.facts[spec.name]]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    if (contentLike(form, made, { ...one.facts, [spec.name]: was }, context) === current) return []
    if (spec.kind === 'table') return [`${spec.label} has changed`]
    return [
      `${spec.label}: was ${factWords(spec, was) || 'not known'}, now ${factWords(spec, is) || 'not known'}`,
    ]
  })
}
