import type { z } from 'zod'
import type { CivilDate } from '../../../shared/calendar/civil'
import { type BankHolidays, workingCalendar } from '../../../shared/calendar/holidays'
import { type FactSpec, type FactValue, factSchema } from '../../../shared/case/facts'
import { currentProcedures, procedures } from '../../../shared/procedures/registry'
import { factOf, type Part, type Procedure, stepOf } from '../../../shared/procedures/schema'
import { failed, ok, type Result } from '../../../shared/result'
import { type CaseFileForm, partEntries, CaseFileForm as schema } from './case-file'
import { type Problem, problem, sentences } from './problems'
import { readRelativeDate } from './relative-date'
import { missingForTheWay } from './way'

/** A fictional SR, checked against its procedure: dates are real days, every fact is in its stored form. */
export interface CaseFile extends Omit<CaseFileForm, 'facts' | 'procedure'> {
  procedure: Procedure
  facts: Readonly<Record<string, FactValue>>
}

/** What a case file is read against: the day of the run and the bank holidays. */
export interface Day {
  today: CivilDate
  bankHolidays: BankHolidays
}

const largestText = 1_000_000

/** Reads a case file. A wrong one is the fault `invalid`, with one sentence for each place that is wrong. */
export const readCaseFile = (text: string, day: Day): Result<CaseFile> => {
  if (text.length > largestText)
    return wrong([problem([], 'it is larger than 1 MB, which no case file needs to be')])
  const json = parsed(text)
  if (!json.ok) return json
  const form = schema.safeParse(json.value)
  if (!form.success) return wrong(sentences(form.error))
  const procedure = currentProcedures(procedures).find(one => one.id === form.data.procedure)
  if (!procedure) {
    const known = currentProcedures(procedures).map(one => one.id)
    return wrong([problem(['procedure'], `there is no procedure ${form.data.procedure}; use ${list(known)}`)])
  }
  return against(form.data, procedure, day)
}

const against = (form: CaseFileForm, procedure: Procedure, day: Day): Result<CaseFile> => {
  const dates = datesOf(form, day)
  const problems: Problem[] = []
  const facts: Record<string, FactValue> = {}
  for (const [name, value] of Object.entries(form.facts)) {
    const spec = factOf(procedure, name)
    const read = spec ? readFact(spec, value, dates) : null
    if (!read) problems.push(problem(['facts', name], `${procedure.title} has no fact of this name`))
    else if (read.ok) facts[name] = read.value
    else problems.push(...read.problems.map(({ path, what }) => problem(['facts', name, ...path], what)))
  }
  const steps = readSteps(form, procedure, dates, problems)
  if (problems.length === 0) problems.push(...missingForTheWay(procedure, facts, { ...form, steps }))
  return problems.length === 0 ? ok({ ...form, procedure, facts, steps }) : wrong(problems)
}

type Dates = (text: string) => Result<CivilDate>

const datesOf =
  (form: CaseFileForm, { today, bankHolidays }: Day): Dates =>
  text =>
    readRelativeDate(text, today, workingCalendar(bankHolidays, form.jurisdiction))

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

const readSteps = (
  form: CaseFileForm,
  procedure: Procedure,
  dates: Dates,
  problems: Problem[],
): CaseFileForm['steps'] =>
  Object.fromEntries(
    Object.entries(form.steps).map(([stepId, parts]) => {
      const step = stepOf(procedure, stepId)
      if (!step) problems.push(problem(['steps', stepId], `${procedure.title} has no step of this name`))
      const read = Object.entries(parts).map(([partId, entry]) => {
        const path = ['steps', stepId, partId]
        const part = step?.parts.find(one => one.id === partId)
        if (step && !part) problems.push(problem(path, `step ${step.no} has no part of this name`))
        return [partId, part ? readEntry(part, entry, path, dates, problems) : entry] as const
      })
      return [stepId, Object.fromEntries(read)]
    }),
  )

const readEntry = (part: Part, entry: unknown, path: string[], dates: Dates, problems: Problem[]) => {
  const checked: z.ZodSafeParseResult<object> = partEntries[part.kind].safeParse(entry)
  if (!checked.success) {
    problems.push(...sentences(checked.error).map(one => problem([...path, ...one.path], one.what)))
    return entry
  }
  if (!('on' in checked.data) || typeof checked.data.on !== 'string') return checked.data
  const date = dates(checked.data.on)
  if (!date.ok) problems.push(problem([...path, 'on'], date.fault.message))
  return date.ok ? { ...checked.data, on: date.value } : checked.data
}

const parsed = (text: string): Result<unknown> => {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const place =
      at === undefined ? 'Somewhere in it' : `In line ${text.slice(0, Number(at)).split('\n').length}`
    return failed(
      'invalid',
      `${place} it is not JSON: a comma, quotation mark or bracket is missing or too many.`,
      'Correct it; docs/case-file.md describes the form.',
    )
  }
}

const list = (names: string[]) => names.join(' or ')

const wrong = (problems: Problem[]) => {
  const shown = problems
    .slice(0, 20)
    .map(({ path, what }) => `At ${path.join('.') || 'the whole file'}: ${what}.`)
  const more = problems.length > 20 ? [`… and ${problems.length - 20} more.`] : []
  return failed(
    'invalid',
    [...shown, ...more].join('\n'),
    'Correct the case file; docs/case-file.md describes its form.',
  )
}
