import type { Case } from '../case/case'
import type { Context } from '../checklist/context'
import { gatesOf } from '../checklist/parts'
import type { End, Procedure, Step } from '../procedures/schema'
import { firstMissing } from './gates'
import { deletionStated } from './stated'

/**
 * Whether closing the SR at this end deletes its clerical files as its last act: the procedure asks for it in a step, the
 * officer has declared it there, every gate is still met, and that step is not among those left.
 */
export const deletesAtClosing = (
  procedure: Procedure,
  one: Case,
  context: Context,
  end: End,
  left: readonly Step[],
): boolean =>
  !end.outside &&
  one.declared !== null &&
  deletionStated(procedure, one) &&
  !left.some(step => step.parts.some(part => part.kind === 'deletion')) &&
  firstMissing(gatesOf(procedure, one, context)) === null
