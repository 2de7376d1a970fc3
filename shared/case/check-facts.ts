import type { CivilDate } from '../calendar/civil'
import { failed, ok, type Result } from '../result'
import { type FactKind, type FactSpec, type FactValue, factSchema } from './facts'

const expected: Record<FactKind, string> = {
  text: 'Enter a line of text',
  name: 'Enter a name',
  multiline: 'Enter text',
  email: 'Enter an email address, like name@example.gov.uk',
  telephone: 'Enter a telephone number, like 01632 960 001',
  date: 'Enter a real date, like 3 December 2026',
  time: 'Enter a time on the 24-hour clock, like 10:30',
  money: 'Enter an amount in pounds and pence, like 1,204.50',
  number: 'Enter a whole number',
  choice: 'Choose one of the options',
  choices: 'Choose from the options',
  'yes-no': 'Choose yes or no',
  table: 'Enter rows with one value for every column',
}

type Issue = { code?: string; message: string; path: PropertyKey[] }

/** Where and what is wrong, as "Schedule, row 2, Due: Enter an amount …". */
const inWords = (spec: FactSpec, { code, message, path }: Issue): string => {
  const [row, name] = path
  const column = spec.columns?.find(one => one.name === name)
  const where = [
    spec.label,
    ...(typeof row === 'number' ? [`row ${row + 1}`] : []),
    ...(column ? [column.label] : []),
  ]
  // The words for a value of another sort altogether are the library's, and mean nothing to an officer.
  const foreign = code === 'invalid_type' || code === 'unrecognized_keys'
  return `${where.join(', ')}: ${foreign ? expected[column?.kind ?? spec.kind] : message}.`
}

/** Why a day on which something was done cannot be right, as a sentence; null where it can. */
export const notYet = ({ past }: FactSpec, value: FactValue | null, today: CivilDate): string | null =>
  past && typeof value === 'string' && value > today
    ? 'This day has not come yet. Enter the day it happened.'
    : null

/**
 * Checks facts by their kinds and answers them as they are to be stored: trimmed and tidied. null stands for a fact that
 * is taken back. The fault names the first fact that is wrong; then none of them may be stored.
 */
export const checkFacts = <V extends FactValue | null>(
  specs: readonly FactSpec[],
  facts: Readonly<Record<string, V>>,
  today: CivilDate,
): Result<Record<string, FactValue | V>> => {
  const checked: Record<string, FactValue | V> = {}
  for (const [name, value] of Object.entries(facts)) {
    const spec = specs.find(one => one.name === name)
    if (!spec)
      return failed('invalid', `${name} is not a fact of this procedure.`, 'Leave it out and save again.')
    const result = value === null ? null : factSchema(spec).safeParse(value)
    const [issue] = result?.error?.issues ?? []
    if (issue) return failed('invalid', inWords(spec, issue), 'Correct it and save again.')
    const early = notYet(spec, value, today)
    if (early) return failed('invalid', `${spec.label}: ${early}`, 'Correct it and save again.')
    checked[name] = result?.success ? result.data : value
  }
  return ok(checked)
}
