import { addCalendarDays, type CivilDate } from '../../../shared/calendar/civil'
import type { FactName, Facts, FactValue } from '../../../shared/case/facts'
import { applies, fill, fillAll, type Known } from '../../../shared/case/fill'
import { formOf, missingFor } from '../../../shared/documents/forms'
import { factOf, type Part, type Procedure, type Step, stepsOf } from '../../../shared/procedures/schema'
import type { TakenBranch } from './branches'
import type { CaseFileForm, PartEntry } from './case-file'
import { type Problem, problem } from './problems'

type Steps = CaseFileForm['steps']

/** What the case file says of one part of a step; empty where it says nothing. Checked when the file was read. */
export const entryOf = <K extends Part['kind']>(
  steps: Steps,
  step: Step,
  part: Extract<Part, { kind: K }>,
): Partial<PartEntry<K>> => (steps[step.id]?.[part.id] ?? {}) as Partial<PartEntry<K>>

/** The facts as they stand once every difference is settled as the case file says. */
export const settledFacts = (procedure: Procedure, facts: Facts, steps: Steps): Facts => {
  const settled: Record<string, FactValue | undefined> = { ...facts }
  for (const step of stepsOf(procedure))
    for (const part of step.parts) {
      if (part.kind !== 'settle' || settled[part.against] === undefined) continue
      const counts = entryOf(steps, step, part).counts ?? part.against
      settled[part.into] = settled[counts] ?? settled[part.into]
    }
  return settled
}

/** The day of one attempt of several: they are a day apart, and the last is on the day of the run. */
export const visitDay = (today: CivilDate, attempts: number, index: number): CivilDate =>
  addCalendarDays(today, index + 1 - attempts)

/** What the steps of the case file say of its visits, attempt by attempt. */
const expectedVisits = (procedure: Procedure, steps: Steps): Known['visits'] =>
  stepsOf(procedure).flatMap(step =>
    step.parts.flatMap(part =>
      part.kind === 'visits'
        ? (entryOf(steps, step, part).attended ?? [true]).map(attended => ({ part: part.id, attended }))
        : [],
    ),
  )

/** The steps an SR goes through: those it needs, and where it is given up none after that. */
const stepsOnTheWay = (procedure: Procedure, known: Known, branch: TakenBranch | null): Step[] => {
  const needed = stepsOf(procedure).filter(step => applies(step.needed?.when, known))
  const stop = needed.findIndex(step => step.id === branch?.givenUp?.before)
  return stop < 0 ? needed : needed.slice(0, stop)
}

/**
 * What a case file lacks for its SR to reach an end: facts and folders that a step on its way asks for.
 * Steps and parts that do not apply to this SR ask for nothing.
 */
export const missingForTheWay = (
  procedure: Procedure,
  facts: Readonly<Record<string, FactValue>>,
  file: Pick<CaseFileForm, 'steps' | 'folders'> & { branch: TakenBranch | null },
): Problem[] => {
  const settled = settledFacts(procedure, facts, file.steps)
  const known = { facts: settled, visits: expectedVisits(procedure, file.steps) }
  const problems = new Map<string, Problem>()
  const add = (name: string, what: string, path: string[]) => {
    if (!problems.has(name)) problems.set(name, problem(path, what))
  }
  for (const name of procedure.opening.required)
    if (facts[name] === undefined)
      add(name, `${labelOf(procedure, name)} is needed to enter the SR`, ['facts', name])
  for (const step of stepsOnTheWay(procedure, known, file.branch))
    for (const part of step.parts.filter(one => applies(one.when, known))) {
      for (const name of factsNeeded(procedure, part, settled))
        if (settled[name] === undefined)
          add(name, `step ${step.no} needs ${labelOf(procedure, name)}`, ['facts', name])
      if (part.kind === 'facts')
        for (const name of entryOf(file.steps, step, part).later ?? [])
          if (part.required.includes(name))
            add(`${step.id}.${part.id}`, `step ${step.no} cannot go on without ${labelOf(procedure, name)}`, [
              'steps',
              step.id,
              part.id,
              'later',
            ])
      if (part.kind === 'payment' && entryOf(file.steps, step, part).on !== undefined)
        for (const name of [part.court, part.fee])
          if (settled[name] === undefined)
            add(name, `the payment in step ${step.no} needs ${labelOf(procedure, name)}`, ['facts', name])
      if (part.kind === 'delivery') {
        const { folder } = entryOf(file.steps, step, part)
        const fits = file.folders.filter(one => one.kind === part.folderKind)
        if (folder !== undefined && !fits.some(one => one.label === folder))
          add(
            `${step.id}.${part.id}`,
            `there is no ${part.folderKind} folder with this label under folders`,
            ['steps', step.id, part.id, 'folder'],
          )
        else if (fits.length === 0)
          add(part.folderKind, `step ${step.no} saves in a folder of the kind ${part.folderKind}; give one`, [
            'folders',
          ])
      }
      if (part.kind === 'settle') {
        const { counts } = entryOf(file.steps, step, part)
        if (counts !== undefined && counts !== part.into && counts !== part.against)
          add(`${step.id}.${part.id}`, `use ${part.into} or ${part.against}`, [
            'steps',
            step.id,
            part.id,
            'counts',
          ])
      }
    }
  return [...problems.values()]
}

const labelOf = (procedure: Procedure, name: FactName) => `“${factOf(procedure, name)?.label ?? name}”`

const factsNeeded = (procedure: Procedure, part: Part, facts: Facts): string[] => {
  switch (part.kind) {
    case 'facts':
      return part.required
    case 'document': {
      const form = formOf(part.form)
      return form ? missingFor(form, facts) : []
    }
    case 'paste':
      return fillAll(part.text, procedure.facts, facts, '').missing
    case 'message':
      return [
        ...part.to,
        ...part.cc,
        ...fill(part.subject, procedure.facts, facts).missing,
        ...fillAll(part.body, procedure.facts, facts, '').missing,
      ]
    case 'delivery':
      return fill(part.name, procedure.facts, facts).missing
    case 'settle':
      return [part.into, part.against]
    case 'payment':
      return part.required ? [part.court, part.fee] : []
    case 'received':
    case 'file':
    case 'visits':
    case 'compare':
    case 'call':
    case 'confirm':
    case 'deletion':
    case 'close':
      return []
  }
}
