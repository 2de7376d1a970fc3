import type { z } from 'zod'
import { type Path, type ReadJson, readJson } from '../written/read-json'
import { officeProblems } from './added'
import { problemsAt } from './check'
import { Part, Procedure, StepDeadline } from './schema'

/** A procedure file is text for a person to write: our longest takes a tenth of this. In bytes. */
export const procedureFileBytes = 256 * 1024
/** Brackets inside each other: a procedure needs ten, and a condition of conditions a few more. */
const deepest = 32

/** What the file is held against. */
export interface Known {
  /** The forms the product can make, by id. */
  forms: readonly string[]
  /** The procedures the product comes with. */
  builtIn: readonly Procedure[]
  /** The office's own that are loaded already. */
  office: readonly Procedure[]
}

export type ReadProcedure = ReadJson<Procedure>

/** Reads a procedure from a JSON file in the form of `docs/procedure-file.md`; problems begin with line and place. */
export const readProcedure = (bytes: Uint8Array, known: Known): ReadProcedure =>
  readJson(bytes, {
    schema: Procedure,
    what: 'procedure',
    mostBytes: procedureFileBytes,
    deepest,
    check: procedure => [...problemsAt(procedure, known.forms), ...officeProblems(procedure, known)],
    wording: kindWords,
  })

/** A kind that is none: the kinds there are. */
const kindWords = (issue: z.core.$ZodIssue, path: Path): string | undefined => {
  if (issue.code !== 'invalid_union' || path.at(-1) !== 'kind') return undefined
  const { options } = path.includes('deadline') ? StepDeadline : Part
  return `one of these is expected: ${options.map(option => option.shape.kind.value).join(', ')}`
}
