import { clockTime, longDate, plainDate } from '../calendar/write'
import type { Facts } from '../case/facts'
import { factWords, pounds } from '../case/fill'
import { type SharedFact, sharedFacts } from '../procedures/facts'
import type { Field } from './model'

/** What stands in a form where nothing has been recorded: a gap must be seen, not guessed. */
export const notRecorded = 'Not recorded'

/** A recorded text, or undefined where there is none or only white space. */
export const textOf = (facts: Facts, name: string): string | undefined => {
  const value = facts[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** A recorded amount in whole pence, or undefined. */
export const penceOf = (facts: Facts, name: string): number | undefined => {
  const value = facts[name]
  return typeof value === 'number' ? value : undefined
}

/** The lines of a recorded address or note, without empty ones. */
export const linesOf = (facts: Facts, name: string): string[] =>
  (textOf(facts, name) ?? '')
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(line => line !== '')

/** A recorded address as it stands on an envelope, or undefined. */
export const addressOf = (facts: Facts, name: string): string | undefined =>
  linesOf(facts, name).join('\n') || undefined

/** `12 May 2026`, or undefined. */
export const dateOf = (facts: Facts, name: string): string | undefined => {
  const date = textOf(facts, name)
  return date && plainDate(date)
}

/** `Tuesday 12 May 2026`, for the days on which somebody must be somewhere. */
export const weekdayOf = (facts: Facts, name: string): string | undefined => {
  const date = textOf(facts, name)
  return date && longDate(date)
}

/** `2:30pm`, or undefined. */
export const timeOf = (facts: Facts, name: string): string | undefined => {
  const time = textOf(facts, name)
  return time && clockTime(time)
}

/** `£1,204.50`, or undefined. */
export const moneyOf = (facts: Facts, name: string): string | undefined => {
  const pence = penceOf(facts, name)
  return pence === undefined ? undefined : pounds(pence)
}

/** The words of what was chosen from a fact's options, or undefined. */
export const choiceOf = (facts: Facts, name: SharedFact): string | undefined => {
  const [spec] = sharedFacts(name)
  return (spec && factWords(spec, facts[name])) || undefined
}

/** A row of a form: the value, or plainly that there is none. */
export const field = (label: string, value: string | undefined): Field => ({
  label,
  value: value ?? notRecorded,
})

/** The row, where there is a value; nothing where there is none. */
export const fieldIfAny = (label: string, value: string | undefined): Field[] =>
  value === undefined || value === '' ? [] : [{ label, value }]
