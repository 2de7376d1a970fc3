import type { FactKind, FactSpec } from '../case/facts'
import { placeholders } from '../case/fill'
import { type Condition, type Paragraph, type Part, type Procedure, type Step, stepsOf } from './schema'

/** Something wrong with a procedure. */
export interface Problem {
  /** Where, as keys and indexes from the top of the procedure; the nearest thing that can be pointed at. */
  at: readonly (string | number)[]
  words: string
}

/** A place where a fact is named; `kind` is what it must be there, `is` what it is compared with. */
interface Use {
  fact: string
  kind?: FactKind
  is?: string | number | boolean
  /** One of the options it must have. */
  has?: string
}

const plain = (names: readonly string[]): Use[] => names.map(fact => ({ fact }))
const as = (kind: FactKind, ...names: (string | undefined)[]): Use[] =>
  names.flatMap(fact => (fact === undefined ? [] : [{ fact, kind }]))

const inCondition = (condition: Condition | undefined): Use[] => {
  if (condition === undefined) return []
  if ('all' in condition) return condition.all.flatMap(inCondition)
  if ('any' in condition) return condition.any.flatMap(inCondition)
  if ('not' in condition) return inCondition(condition.not)
  if ('visitsMissed' in condition) return []
  if ('has' in condition) return [{ fact: condition.fact, kind: 'choices', has: condition.has }]
  return 'is' in condition ? [{ fact: condition.fact, is: condition.is }] : plain([condition.fact])
}

const textOf = (paragraph: Paragraph): string => (typeof paragraph === 'string' ? paragraph : paragraph.text)
const inParagraphs = (paragraphs: readonly Paragraph[]): Use[] =>
  paragraphs.flatMap(one => (typeof one === 'string' ? [] : inCondition(one.when)))

/** The texts of a part that are filled with facts. */
const templatesOf = (part: Part): string[] => {
  switch (part.kind) {
    case 'paste':
      return part.text.map(textOf)
    case 'message':
      return [part.subject, ...part.body.map(textOf)]
    case 'delivery':
      return [part.name]
    case 'call':
      return [part.about]
    default:
      return []
  }
}

const inPart = (part: Part): Use[] => {
  const own = (): Use[] => {
    switch (part.kind) {
      case 'facts':
        return [
          ...plain([...part.required, ...part.optional, ...(part.anew?.facts ?? [])]),
          ...plain(part.anew ? [part.anew.until] : []),
        ]
      case 'received':
        return as('date', part.dateInSubject)
      case 'settle':
        return plain([part.into, part.against])
      case 'paste':
        return inParagraphs(part.text)
      case 'delivery':
        return plain(part.folderOf ? [part.folderOf] : [])
      case 'message':
        return [...as('email', ...part.to, ...part.cc), ...inParagraphs(part.body)]
      case 'call':
        return as('telephone', part.telephone)
      case 'file':
        return part.allowed ? [...inCondition(part.allowed.when), { fact: part.allowed.reason }] : []
      case 'payment':
        return [{ fact: part.court }, ...as('money', part.fee)]
      case 'compare':
        return plain(part.facts)
      case 'visits':
        return as('date', part.appointment)
      case 'document':
      case 'confirm':
      case 'deletion':
      case 'close':
        return []
    }
  }
  return [...inCondition(part.when), ...own(), ...plain(templatesOf(part).flatMap(placeholders))]
}

/** The uses of facts in a step, each with its key and index in the step. */
const inStep = ({ parts, needed, deadline }: Step): [Problem['at'], Use[]][] => [
  ...parts.map((part, index): [Problem['at'], Use[]] => [['parts', index], inPart(part)]),
  [['needed'], inCondition(needed?.when)],
  [
    ['deadline'],
    [
      ...as('date', deadline?.date),
      ...as('time', deadline?.kind === 'hours-before' ? deadline.time : undefined),
    ],
  ],
]

const inOpening = ({ opening }: Procedure): Use[] => plain([...opening.required, ...opening.optional])

const inIdentity = ({ identity }: Procedure): Use[] => [
  ...plain([identity.reference, identity.scin, identity.person]),
  ...plain(identity.created ? [identity.created] : []),
  ...plain(identity.pvMarking ? [identity.pvMarking] : []),
  ...plain(identity.pvRecheck ? [identity.pvRecheck] : []),
  ...as('date', identity.hearingDate),
  ...as('time', identity.hearingTime),
]

/** The visits that a condition counts. */
const missedIn = (condition: Condition | undefined): string[] => {
  if (condition === undefined) return []
  if ('all' in condition) return condition.all.flatMap(missedIn)
  if ('any' in condition) return condition.any.flatMap(missedIn)
  if ('not' in condition) return missedIn(condition.not)
  return 'visitsMissed' in condition ? [condition.visitsMissed] : []
}

const paragraphsOf = (part: Part): readonly Paragraph[] => {
  if (part.kind === 'paste') return part.text
  return part.kind === 'message' ? part.body : []
}

/** Every name that stood before in the list, once each, with the place where it stands again. */
const repeated = (names: readonly string[]): { name: string; index: number }[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) !== index && names.indexOf(name, names.indexOf(name) + 1) === index
      ? [{ name, index }]
      : [],
  )

/** What a fact's value is, where it is no text. */
const valueTypes: Partial<Record<FactKind, string>> = {
  money: 'number',
  number: 'number',
  'yes-no': 'boolean',
  choices: 'object',
  table: 'object',
}

const useProblems = (uses: readonly Use[], facts: ReadonlyMap<string, FactSpec>): string[] =>
  uses.flatMap(({ fact, kind, is, has }) => {
    const spec = facts.get(fact)
    if (!spec) return [`names the fact ${fact}, which is not declared.`]
    if (kind && spec.kind !== kind) return [`uses the fact ${fact} as ${kind}, but its kind is ${spec.kind}.`]
    if (has !== undefined && !spec.options?.some(option => option.value === has))
      return [`asks whether the fact ${fact} has ${has}, which it never has.`]
    if (is === undefined) return []
    const isOption =
      spec.kind !== 'choice' ||
      spec.optionsFrom !== undefined ||
      spec.options?.some(option => option.value === is)
    const fits = isOption && typeof is === (valueTypes[spec.kind] ?? 'string')
    return fits ? [] : [`compares the fact ${fact} with ${String(is)}, which it never is.`]
  })

const factProblems = ({ facts }: Procedure): Problem[] => [
  ...repeated(facts.map(fact => fact.name)).map(({ name, index }) => ({
    at: ['facts', index],
    words: `The fact ${name} is declared twice.`,
  })),
  ...facts.flatMap(({ name, kind, options, optionsFrom, columns }, index) =>
    [
      ...((kind === 'choice' || kind === 'choices') && !options?.length && !optionsFrom
        ? [`The fact ${name} has no options.`]
        : []),
      ...repeated((options ?? []).map(one => one.value)).map(
        one => `The fact ${name} has two options ${one.name}.`,
      ),
      ...(kind === 'table' && !columns?.length ? [`The fact ${name} has no columns.`] : []),
      ...repeated((columns ?? []).map(one => one.name)).map(
        one => `The fact ${name} has two columns ${one.name}.`,
      ),
    ].map(words => ({ at: ['facts', index], words })),
  ),
]

const made = (parts: readonly Part[]) => ({
  forms: parts.flatMap(part => (part.kind === 'document' && !part.format ? [part.form] : [])),
  word: parts.flatMap(part => (part.kind === 'document' && part.format === 'word' ? [part.form] : [])),
  visits: parts.flatMap(part => (part.kind === 'visits' ? [part.id] : [])),
  roles: parts.flatMap(part => (part.kind === 'file' ? [part.role] : [])),
})

const partProblems = (
  part: Part,
  step: Step,
  procedure: Procedure,
  facts: ReadonlyMap<string, FactSpec>,
): string[] => {
  const { forms, word, roles, visits } = made(stepsOf(procedure).flatMap(one => one.parts))
  const { documents = [], files = [] } = 'documents' in part ? part : {}
  const problems = [
    ...documents.filter(form => !forms.includes(form)).map(form => `no step makes the form ${form}.`),
    ...files.filter(role => !roles.includes(role)).map(role => `no step asks for the file ${role}.`),
    ...templatesOf(part)
      .filter(text => /\{\{|\}\}/.test(text.replace(/\{\{[a-zA-Z0-9]+\}\}/g, '')))
      .map(text => `the place of a fact is not written like {{hearingDate}} in “${text.slice(0, 60)}”.`),
  ]
  if (part.kind === 'message') {
    if (part.to.length === 0 && !part.toTeam) problems.push('the email goes to nobody.')
    const { forwards } = part
    const from = stepsOf(procedure).find(one => one.id === forwards?.step)
    if (forwards && !from?.parts.some(one => one.id === forwards.part && one.kind === 'delivery'))
      problems.push(`there is no delivery ${forwards.part} in the step ${forwards.step}.`)
    for (const form of part.word ?? [])
      if (!word.includes(form)) problems.push(`no step makes the form ${form} as a Word file.`)
  }
  if (part.kind === 'payment' && part.confirmedBy) {
    const { step: id, part: message } = part.confirmedBy
    const confirming = stepsOf(procedure).find(one => one.id === id)
    if (!confirming?.parts.some(one => one.id === message && one.kind === 'message'))
      problems.push(`there is no message ${message} in the step ${id}.`)
  }
  if (part.kind === 'compare' && !roles.includes(part.role))
    problems.push(`no step asks for the file ${part.role}.`)
  for (const id of missedIn(part.when)) if (!visits.includes(id)) problems.push(`there are no visits ${id}.`)
  // A text is filled from facts alone.
  if (paragraphsOf(part).some(one => typeof one !== 'string' && missedIn(one.when).length))
    problems.push('a paragraph cannot depend on visits.')
  if (part.kind === 'close' && !procedure.ends.some(end => end.id === part.end))
    problems.push(`there is no end ${part.end}.`)
  if (
    part.kind === 'call' &&
    part.follows &&
    !step.parts.some(one => one.id === part.follows && one.kind === 'message')
  )
    problems.push(`there is no message ${part.follows} in this step.`)
  if (part.kind === 'settle' && facts.get(part.into)?.kind !== facts.get(part.against)?.kind)
    problems.push(`${part.into} and ${part.against} are not of one kind.`)
  return problems
}

const stepProblems = (
  step: Step,
  procedure: Procedure,
  facts: ReadonlyMap<string, FactSpec>,
  knownForms: readonly string[],
): Problem[] => {
  const name = `Step ${step.no} (${step.id})`
  const steps = stepsOf(procedure)
  const earlier = steps.slice(0, steps.indexOf(step)).map(one => one.id)
  const said = new Set<string>()
  const once = ({ words }: Problem) => !said.has(words) && said.add(words)
  return [
    ...step.after.flatMap((id, index) =>
      earlier.includes(id)
        ? []
        : [{ at: ['after', index], words: `${name} comes after ${id}, which is not an earlier step.` }],
    ),
    ...inStep(step)
      .flatMap(([at, uses]) => useProblems(uses, facts).map(words => ({ at, words: `${name} ${words}` })))
      .filter(once),
    ...missedIn(step.needed?.when)
      .filter(id => !made(steps.flatMap(one => one.parts)).visits.includes(id))
      .map(id => ({ at: ['needed', 'when'], words: `${name}: there are no visits ${id}.` })),
    ...repeated(step.parts.map(part => part.id)).map(({ name: id, index }) => ({
      at: ['parts', index],
      words: `${name} has two parts with the id ${id}.`,
    })),
    ...step.parts.flatMap((part, index) => {
      const { forms, word } = made([part])
      return [
        ...[...forms, ...word]
          .filter(form => !knownForms.includes(form))
          .map(form => ({ at: ['parts', index, 'form'], words: `${name}: there is no form ${form}.` })),
        ...partProblems(part, step, procedure, facts).map(words => ({
          at: ['parts', index],
          words: `${name}, ${part.id}: ${words}`,
        })),
      ]
    }),
  ]
}

const endProblems = (procedure: Procedure, facts: ReadonlyMap<string, FactSpec>): Problem[] => {
  const parts = stepsOf(procedure).flatMap(step => step.parts)
  const { visits } = made(parts)
  const reached = parts.flatMap(part => (part.kind === 'close' ? [part.end] : []))
  return procedure.ends.flatMap((end, index) => [
    ...[
      ...useProblems(inCondition(end.when), facts),
      ...useProblems(plain(end.opens?.facts ?? []), facts),
      ...missedIn(end.when)
        .filter(id => !visits.includes(id))
        .map(id => `counts the visits ${id}, which there are not.`),
    ].map(words => ({ at: ['ends', index], words: `The end ${end.id} ${words}` })),
    ...(end.outside || reached.includes(end.id)
      ? []
      : [{ at: ['ends', index], words: `No step reaches the end ${end.id}.` }]),
  ])
}

/** Gates of the deletion that name a step or a part there is not. */
const gateProblems = (procedure: Procedure): Problem[] =>
  (procedure.deletion?.gates ?? []).flatMap((gate, index) => {
    const step = stepsOf(procedure).find(one => one.id === gate.step)
    const lacking = gate.parts.filter(
      // The deletion cannot be its own gate.
      id => !step?.parts.some(part => part.id === id && part.kind !== 'deletion' && part.kind !== 'close'),
    )
    const words = step
      ? lacking.map(id => `there is no part ${id} in the step ${gate.step}.`)
      : [`there is no step ${gate.step}.`]
    return words.map(one => ({ at: ['deletion', 'gates', index], words: `A gate of the deletion: ${one}` }))
  })

/**
 * Everything the schema cannot say, each with its place: names that lead nowhere, names used twice, facts of a wrong
 * kind, steps that wait for each other. Empty when sound.
 */
export const problemsAt = (procedure: Procedure, knownForms: readonly string[]): Problem[] => {
  const facts = new Map(procedure.facts.map(fact => [fact.name, fact]))
  const placed = procedure.stages.flatMap((stage, index) =>
    stage.steps.map((step, inStage) => ({ step, at: ['stages', index, 'steps', inStage] })),
  )
  const twice = (what: 'id' | 'no', called: string): Problem[] =>
    repeated(placed.map(({ step }) => step[what])).map(({ name, index }) => ({
      at: [...(placed[index]?.at ?? []), what],
      words: `Two steps have the ${called} ${name}.`,
    }))
  return [
    ...factProblems(procedure),
    ...repeated(procedure.stages.map(stage => stage.id)).map(({ name, index }) => ({
      at: ['stages', index, 'id'],
      words: `Two stages have the id ${name}.`,
    })),
    ...twice('id', 'id'),
    ...twice('no', 'number'),
    ...repeated(procedure.ends.map(end => end.id)).map(({ name, index }) => ({
      at: ['ends', index, 'id'],
      words: `Two ends have the id ${name}.`,
    })),
    ...(['opening', 'identity'] as const).flatMap(at =>
      useProblems(at === 'opening' ? inOpening(procedure) : inIdentity(procedure), facts).map(problem => ({
        at: [at],
        words: `The opening or identity ${problem}`,
      })),
    ),
    ...placed.flatMap(({ step, at }) =>
      stepProblems(step, procedure, facts, knownForms).map(problem => ({
        ...problem,
        at: [...at, ...problem.at],
      })),
    ),
    ...endProblems(procedure, facts),
    ...gateProblems(procedure),
  ]
}

/** What `problemsAt` finds, in words alone. */
export const problemsIn = (procedure: Procedure, knownForms: readonly string[]): string[] =>
  problemsAt(procedure, knownForms).map(({ words }) => words)
