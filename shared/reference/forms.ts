import { forms } from '../documents/forms'
import { type Procedure, stepsOf } from '../procedures/schema'

/** A form or letter, and where it is made. */
export interface FormReference {
  id: string
  reference: string
  title: string
  /** For whom it is. */
  audience: string
  /** The steps that make it. */
  madeIn: readonly { procedure: Pick<Procedure, 'id' | 'title'>; step: string; no: string }[]
}

/** Every form and letter of the product with the steps of these procedures that make it. */
export const formReferences = (procedures: readonly Procedure[]): FormReference[] =>
  forms.map(({ id, reference, title, audience }) => ({
    id,
    reference,
    title,
    audience,
    madeIn: procedures.flatMap(procedure =>
      stepsOf(procedure)
        .filter(step => step.parts.some(part => part.kind === 'document' && part.form === id))
        .map(step => ({
          procedure: { id: procedure.id, title: procedure.title },
          step: step.id,
          no: step.no,
        })),
    ),
  }))
