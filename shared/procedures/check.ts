import { placeholders } from '../case/fill'
import { type Condition, type Part, type Procedure, type Step, stepsOf } from './schema'

const factsIn = (condition: Condition | undefined): string[] => {
  if (condition === undefined) return []
  if ('all' in condition) return condition.all.flatMap(factsIn)
  if ('any' in condition) return condition.any.flatMap(factsIn)
  if ('not' in condition) return factsIn(condition.not)
  return [condition.fact]
}

const factsOfPart = (part: Part): string[] => {
  const paragraphs = (body: readonly (string | { text: string; when: Condition })[]) =>
    body.flatMap(one =>
      typeof one === 'string' ? placeholders(one) : [...placeholders(one.text), ...factsIn(one.when)],
    )
  const own = (): string[] => {
    switch (part.kind) {
      case 'facts':
        return [...part.required, ...part.optional]
      case 'received':
        return part.dateInSubject ? [part.dateInSubject] : []
      case 'settle':
        return [part.into, part.against]
      case 'paste':
        return paragraphs(part.text)
      case 'delivery':
        return [...placeholders(part.name), ...(part.folderOf ? [part.folderOf] : [])]
      case 'message':
        return [...part.to, ...part.cc, ...placeholders(part.subject), ...paragraphs(part.body)]
      case 'call':
        return [...placeholders(part.about), ...(part.telephone ? [part.telephone] : [])]
      case 'file':
      case 'document':
      case 'confirm':
      case 'close':
        return []
    }
  }
  return [...factsIn(part.when), ...own()]
}

const factsOfStep = (step: Step): string[] => [
  ...step.parts.flatMap(factsOfPart),
  ...factsIn(step.needed?.when),
  ...(step.deadline ? [step.deadline.date] : []),
  ...(step.deadline?.kind === 'hours-before' ? [step.deadline.time] : []),
]

const repeated = (names: string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]

/** Everything the schema cannot say: names that lead nowhere, names used twice, steps that wait for each other. Empty when sound. */
export const problemsIn = (procedure: Procedure, knownForms: readonly string[]): string[] => {
  const steps = stepsOf(procedure)
  const facts = new Set(procedure.facts.map(fact => fact.name))
  const ends = new Set(procedure.ends.map(end => end.id))
  const { identity, opening } = procedure
  const problems: string[] = []

  for (const name of repeated(procedure.facts.map(fact => fact.name)))
    problems.push(`The fact ${name} is declared twice.`)
  for (const id of repeated(steps.map(step => step.id))) problems.push(`Two steps have the id ${id}.`)
  for (const fact of procedure.facts) {
    if (fact.kind === 'choice' && !fact.options?.length)
      problems.push(`The fact ${fact.name} has no options.`)
    if (fact.kind === 'table' && !fact.columns?.length) problems.push(`The fact ${fact.name} has no columns.`)
  }
  const needed = [...opening.required, ...opening.optional, ...Object.values(identity).filter(Boolean)]
  for (const name of needed)
    if (!facts.has(name))
      problems.push(`The opening or identity names the fact ${name}, which is not declared.`)

  const earlier = new Set<string>()
  for (const step of steps) {
    const at = `Step ${step.no} (${step.id})`
    for (const id of step.after)
      if (!earlier.has(id)) problems.push(`${at} comes after ${id}, which is not an earlier step.`)
    earlier.add(step.id)
    for (const name of new Set(factsOfStep(step)))
      if (!facts.has(name)) problems.push(`${at} names the fact ${name}, which is not declared.`)
    for (const id of repeated(step.parts.map(part => part.id)))
      problems.push(`${at} has two parts with the id ${id}.`)
    for (const part of step.parts) {
      const forms = part.kind === 'document' ? [part.form] : 'documents' in part ? part.documents : []
      for (const form of forms)
        if (!knownForms.includes(form)) problems.push(`${at}, ${part.id}: there is no form ${form}.`)
      if (part.kind === 'close' && !ends.has(part.end))
        problems.push(`${at}, ${part.id}: there is no end ${part.end}.`)
      if (
        part.kind === 'call' &&
        part.follows &&
        !step.parts.some(one => one.id === part.follows && one.kind === 'message')
      )
        problems.push(`${at}, ${part.id}: there is no message ${part.follows} in this step.`)
    }
  }
  for (const end of ends)
    if (!steps.some(step => step.parts.some(part => part.kind === 'close' && part.end === end)))
      problems.push(`No step reaches the end ${end}.`)
  return problems
}
