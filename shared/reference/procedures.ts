import { factOf, type Procedure, type Step, stepOf } from '../procedures/schema'
import { whereWords } from './conditions'
import { deadlineWords, type PartLine, partLine } from './parts'

/** A step as it is read: everything the product knows of it, in words. */
export interface StepReference {
  id: string
  no: string
  title: string
  does: readonly string[]
  /** The steps it comes after, as "Step 3: Title". */
  after: readonly string[]
  /** What it asks for, in its order. */
  parts: readonly (PartLine & { id: string })[]
  deadline: string | null
  /** When it is needed, and what is said where it is not; null where it always is. */
  needed: string | null
  decisions: Step['decisions']
}

export interface ProcedureReference {
  id: string
  version: number
  code: string
  title: string
  askedBy: string
  source: Procedure['source']
  /** What is asked when an SR is entered. */
  opening: { required: readonly string[]; optional: readonly string[] }
  stages: readonly { id: string; title: string; steps: readonly StepReference[] }[]
  ends: readonly { id: string; title: string; words: string }[]
}

const stepReference = (step: Step, procedure: Procedure): StepReference => ({
  id: step.id,
  no: step.no,
  title: step.title,
  does: step.does,
  after: step.after.flatMap(id => {
    const before = stepOf(procedure, id)
    return before ? [`Step ${before.no}: ${before.title}`] : []
  }),
  parts: step.parts.map(part => ({ id: part.id, ...partLine(part, procedure) })),
  deadline: step.deadline ? deadlineWords(step.deadline, procedure) : null,
  needed: step.needed
    ? `Only where ${whereWords(step.needed.when, procedure)}. Otherwise: ${step.needed.otherwise}`
    : null,
  decisions: step.decisions,
})

/** A procedure as it is read, made from its data and nothing else. */
export const procedureReference = (procedure: Procedure): ProcedureReference => {
  const labels = (names: readonly string[]) => names.map(name => factOf(procedure, name)?.label ?? name)
  const { id, version, code, title, askedBy, source, opening, stages, ends } = procedure
  return {
    id,
    version,
    code,
    title,
    askedBy,
    source,
    opening: { required: labels(opening.required), optional: labels(opening.optional) },
    stages: stages.map(stage => ({
      id: stage.id,
      title: stage.title,
      steps: stage.steps.map(step => stepReference(step, procedure)),
    })),
    ends: ends.map(end => ({
      id: end.id,
      title: end.title,
      words: [
        end.outside
          ? 'Outside the procedure: the source has no such end, so it needs a reason.'
          : end.when
            ? `Only where ${whereWords(end.when, procedure)}.`
            : 'Once everything before it is done.',
        ...(end.opens ? [`An SR of the procedure ${end.opens.procedure} begins with what is known.`] : []),
      ].join(' '),
    })),
  }
}
