import type { Case } from '../case/case'
import { applies } from '../case/fill'
import { type Procedure, type Step, stepsOf } from '../procedures/schema'

/**
 * The step in which the procedure itself asks for the deletion on this SR: one it needs, and that was not left when the SR
 * was closed. Null where it asks for none: then the deletion is only offered (procedures, silence 5).
 */
export const deletionStep = (procedure: Procedure, one: Case): Step | null =>
  stepsOf(procedure).find(
    step =>
      step.parts.some(part => part.kind === 'deletion' && applies(part.when, one)) &&
      (step.needed === undefined || applies(step.needed.when, one)) &&
      !one.closed?.left.some(entry => entry.step === step.id),
  ) ?? null

/** Whether the procedure itself asks for the deletion on this SR. */
export const deletionStated = (procedure: Procedure, one: Case): boolean =>
  deletionStep(procedure, one) !== null
