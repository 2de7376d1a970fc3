import type { CivilDate } from '../../../shared/calendar/civil'
import { type FactSpec, type FactValue, factSchema } from '../../../shared/case/facts'
import { factOf, type Procedure } from '../../../shared/procedures/schema'
import type { Result } from '../../../shared/result'
import { type Problem, problem, sentences } from './problems'

export type Dates = (text: string) => Result<CivilDate>

/** What a file is read against, and what was found to be wrong in it so far. */
export interface Reading {
  procedure: Procedure
  dates: Dates
  problems: Problem[]
}

/** Reads facts in the form of a case file; what is wrong goes to the problems, under the path `at`. */
export const readFacts = (
  given: Readonly<Record<string, unknown>>,
  { procedure, dates, problems }: Reading,
  at: string[],
): Record<string, FactValue> => {
  const facts: Record<string, FactValue> = {}
  for (const [name, value] of Object.entries(given)) {
    const spec = factOf(procedure, name)
    const read = spec ? readFact(spec, value, dates) : null
    if (!read) problems.push(problem([...at, name], `${procedure.title} has no fact of this name`))
    else if (read.ok) facts[name] = read.value
    else problems.push(...read.problems.map(({ path, what }) => problem([...at, name, ...path], what)))
  }
  return facts
}

type ReadFact = { ok: true; value: FactValue } | { ok: false; problems: Problem[] }

const readFact = (spec: FactSpec, value: unknown, dates: Dates): ReadFact => {
  const problems: Problem[] = []
  const dated = (candidate: unknown, path: string[]): unknown => {
    const date = dates(typeof candidate === 'string' ? candidate : '')
    if (date.ok) return date.value
    problems.push(problem(path, date.fault.message))
    return candidate
  }
  let settled: unknown = value
  if (spec.kind === 'date') settled = dated(value, [])
  if (spec.kind === 'table' && Array.isArray(value)) {
    const columns = (spec.columns ?? []).filter(column => column.kind === 'date').map(({ name }) => name)
    settled = value.map((row: unknown, index) =>
      typeof row === 'object' && row !== null
        ? Object.fromEntries(
            Object.entries(row).map(([name, cell]: [string, unknown]) => [
              name,
              columns.includes(name) ? dated(cell, [String(index + 1), name]) : cell,
            ]),
          )
        : row,
    )
  }
  if (problems.length > 0) return { ok: false, problems }
  const checked = factSchema(spec).safeParse(settled)
  return checked.success
    ? { ok: true, value: checked.data }
    : {
        ok: false,
        problems: sentences(
          checked.error,
          spec.options?.map(option => option.value),
        ),
      }
}
