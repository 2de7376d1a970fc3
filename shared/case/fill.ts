import { longDate } from '../calendar/write'
import type { Condition, Paragraph } from '../procedures/schema'
import type { Visit } from './case'
import { choicesIn, type FactSpec, type Facts, type FactValue, rowsIn } from './facts'

// Made once: making one costs more than a hundred uses, and a schedule has hundreds of amounts.
const sterling = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** Whole pence as pounds: 120450 → "£1,204.50". */
export const pounds = (pence: number): string => sterling.format(pence / 100)

/** A fact's value in words, as an officer reads it; empty for an unknown one. */
export const factWords = (spec: FactSpec, value: FactValue | undefined): string => {
  if (value === undefined) return ''
  switch (spec.kind) {
    case 'date':
      return longDate(String(value))
    case 'money':
      return pounds(Number(value))
    case 'yes-no':
      return value === true ? 'Yes' : 'No'
    case 'choice':
      return spec.options?.find(option => option.value === value)?.label ?? String(value)
    case 'choices':
      return choicesIn(value)
        .map(chosen => spec.options?.find(option => option.value === chosen)?.label ?? chosen)
        .join('; ')
    case 'table': {
      const { length } = rowsIn(value)
      return length ? `${length} ${length === 1 ? 'row' : 'rows'}` : ''
    }
    default:
      return String(value)
  }
}

/** What a condition is held against: facts, and what happened that is no fact. */
export interface Known {
  facts: Facts
  visits: readonly Pick<Visit, 'part' | 'attended'>[]
}

/** Whether a condition holds for a case as it is. An unknown fact makes `is` and `has` false. */
export const applies = (condition: Condition | undefined, known: Known): boolean => {
  if (condition === undefined) return true
  const { facts, visits } = known
  if ('all' in condition) return condition.all.every(one => applies(one, known))
  if ('any' in condition) return condition.any.some(one => applies(one, known))
  if ('not' in condition) return !applies(condition.not, known)
  if ('visitsMissed' in condition)
    return (
      visits.filter(visit => visit.part === condition.visitsMissed && !visit.attended).length >
      condition.moreThan
    )
  if ('has' in condition) return choicesIn(facts[condition.fact]).includes(condition.has)
  if ('known' in condition) return (facts[condition.fact] !== undefined) === condition.known
  return facts[condition.fact] === condition.is
}

/** Whether a condition holds where only facts are known, and nothing has happened yet. */
export const holds = (condition: Condition | undefined, facts: Facts): boolean =>
  applies(condition, { facts, visits: [] })

/** The fact names a template asks for, in order of appearance. */
export const placeholders = (template: string): string[] =>
  [...template.matchAll(/\{\{([a-zA-Z0-9]+)\}\}/g)].map(match => match[1] ?? '')

export interface Filled {
  text: string
  /** Facts the text asks for that are not known yet. Their places read "[label]". */
  missing: string[]
}

/** Fills `{{fact}}` places with the facts in words. */
export const fill = (template: string, specs: readonly FactSpec[], facts: Facts): Filled => {
  const missing: string[] = []
  const text = template.replace(/\{\{([a-zA-Z0-9]+)\}\}/g, (_, name: string) => {
    const spec = specs.find(one => one.name === name)
    const value = facts[name]
    if (spec && value !== undefined) return factWords(spec, value)
    missing.push(name)
    return `[${spec?.label ?? name}]`
  })
  return { text, missing }
}

/** Fills the paragraphs that apply, joined by `between`. */
export const fillAll = (
  paragraphs: readonly Paragraph[],
  specs: readonly FactSpec[],
  facts: Facts,
  between: string,
): Filled => {
  const filled = paragraphs
    .filter(one => typeof one === 'string' || holds(one.when, facts))
    .map(one => fill(typeof one === 'string' ? one : one.text, specs, facts))
  return {
    text: filled.map(one => one.text).join(between),
    missing: [...new Set(filled.flatMap(one => one.missing))],
  }
}
