import type { z } from 'zod'
import type { CivilDate } from '../../../shared/calendar/civil'
import { type BankHolidays, workingCalendar } from '../../../shared/calendar/holidays'
import type { FactValue } from '../../../shared/case/facts'
import { currentProcedures, procedures } from '../../../shared/procedures/registry'
import { type Part, type Procedure, stepOf } from '../../../shared/procedures/schema'
import { failed, ok, type Result } from '../../../shared/result'
import { type Branches, branchNamed, onBranch, placeOnBranch, type TakenBranch } from './branches'
import { type CaseFileForm, type PartEntry, partEntries, CaseFileForm as schema } from './case-file'
import { type Problem, problem, sentences } from './problems'
import { type Dates, type Reading, readFacts } from './read-facts'
import { readRelativeDate } from './relative-date'
import { missingForTheWay } from './way'

/** A fictional SR, checked against its procedure: dates are real days, every fact is in its stored form. */
export interface CaseFile extends Omit<CaseFileForm, 'facts' | 'procedure' | 'branches'> {
  procedure: Procedure
  /** The branch that was asked for; null where the file goes the way of its own facts. */
  branch: TakenBranch | null
  facts: Readonly<Record<string, FactValue>>
}

/** What a case file is read against: the day of the run and the bank holidays. */
export interface Day {
  today: CivilDate
  bankHolidays: BankHolidays
}

const largestText = 1_000_000

/** The branch that is to be taken, and the branches of the procedure's sample. */
export interface Asked {
  branch: string
  sample: Branches
}

/** Reads a case file. A wrong one is the fault `invalid`, with one sentence for each place that is wrong. */
export const readCaseFile = (text: string, day: Day, asked: Asked | null = null): Result<CaseFile> => {
  const form = readForm(text)
  if (!form.ok) return form
  const { branches, ...rest } = form.value
  const procedure = currentProcedures(procedures).find(one => one.id === rest.procedure)
  if (!procedure) {
    const known = currentProcedures(procedures).map(one => one.id)
    return wrong([problem(['procedure'], `there is no procedure ${rest.procedure}; use ${list(known)}`)])
  }
  if (asked === null) return against(rest, procedure, day, null)
  const branch = branchNamed(asked.branch, branches, asked.sample)
  return branch.ok ? against(onBranch(rest, branch.value), procedure, day, branch.value) : branch
}

/** Reads a case file as far as its form goes, before it is held against its procedure. */
export const readForm = (text: string): Result<CaseFileForm> => {
  if (text.length > largestText)
    return wrong([problem([], 'it is larger than 1 MB, which no case file needs to be')])
  const json = parsed(text)
  if (!json.ok) return json
  const form = schema.safeParse(json.value)
  return form.success ? ok(form.data) : wrong(sentences(form.error))
}

const against = (
  form: Omit<CaseFileForm, 'branches'>,
  procedure: Procedure,
  day: Day,
  branch: TakenBranch | null,
): Result<CaseFile> => {
  const dates = datesOf(form, day)
  const problems: Problem[] = []
  const facts = readFacts(form.facts, { procedure, dates, problems }, ['facts'])
  const steps = readSteps(form, { procedure, dates, problems })
  problems.push(...endProblems(procedure, branch))
  if (problems.length === 0) problems.push(...missingForTheWay(procedure, facts, { ...form, steps, branch }))
  return problems.length === 0
    ? ok({ ...form, procedure, facts, steps, branch })
    : wrong(problems.map(({ path, what }) => problem(placeOnBranch(branch, path), what)))
}

const endProblems = (procedure: Procedure, branch: TakenBranch | null): Problem[] => {
  if (branch === null) return []
  const at = (...keys: string[]) => ['branches', branch.name, ...keys]
  const end = procedure.ends.find(one => one.id === branch.end)
  if (!end) return [problem(at('end'), `use ${list(procedure.ends.map(one => one.id))}`)]
  if ((branch.givenUp !== undefined) !== (end.outside === true))
    return [
      problem(
        at('givenUp'),
        end.outside
          ? `the end ${end.id} is outside the procedure, so say when the SR is given up and why`
          : `the end ${end.id} is reached by a step, so nothing is given up`,
      ),
    ]
  return branch.givenUp && !stepOf(procedure, branch.givenUp.before)
    ? [problem(at('givenUp', 'before'), `${procedure.title} has no step of this name`)]
    : []
}

const datesOf =
  (form: Pick<CaseFileForm, 'jurisdiction'>, { today, bankHolidays }: Day): Dates =>
  text =>
    readRelativeDate(text, today, workingCalendar(bankHolidays, form.jurisdiction))

const readSteps = (form: Pick<CaseFileForm, 'steps'>, reading: Reading): CaseFileForm['steps'] =>
  Object.fromEntries(
    Object.entries(form.steps).map(([stepId, parts]) => {
      const { procedure, problems } = reading
      const step = stepOf(procedure, stepId)
      if (!step) problems.push(problem(['steps', stepId], `${procedure.title} has no step of this name`))
      const read = Object.entries(parts).map(([partId, entry]) => {
        const path = ['steps', stepId, partId]
        const part = step?.parts.find(one => one.id === partId)
        if (step && !part) problems.push(problem(path, `step ${step.no} has no part of this name`))
        return [partId, part ? readEntry(part, entry, path, reading) : entry] as const
      })
      return [stepId, Object.fromEntries(read)]
    }),
  )

const readEntry = (part: Part, entry: unknown, path: string[], reading: Reading) => {
  const { dates, problems } = reading
  const checked: z.ZodSafeParseResult<object> = partEntries[part.kind].safeParse(entry)
  if (!checked.success) {
    problems.push(...sentences(checked.error).map(one => problem([...path, ...one.path], one.what)))
    return entry
  }
  if (part.kind === 'delivery') {
    const { again, ...rest } = checked.data as PartEntry<'delivery'>
    return again
      ? { ...rest, again: { facts: readFacts(again.facts, reading, [...path, 'again', 'facts']) } }
      : rest
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
    const place = at === undefined ? 'It' : `In line ${text.slice(0, Number(at)).split('\n').length} it`
    return failed(
      'invalid',
      `${place} is not JSON in UTF-8: a comma, quotation mark or bracket is missing or too many.`,
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
