import { z } from 'zod'
import { line } from '../host/settings'
import { hasCardNumber, noCardNumbers } from './card-number'

/**
 * What kind of thing a fact is; it decides the field on screen, the check, and the stored value:
 * text, name, multiline, email, telephone, choice: string · date: 'YYYY-MM-DD' · time: 'HH:MM' (London) ·
 * choices: some of the options, string[], in the options' order · money: whole pence · number: whole number ·
 * yes-no: boolean · table: rows of cells, each as its column's kind.
 */
export const factKinds = [
  'text',
  'name',
  'multiline',
  'email',
  'telephone',
  'date',
  'time',
  'money',
  'number',
  'choice',
  'choices',
  'yes-no',
  'table',
] as const
export type FactKind = (typeof factKinds)[number]

export const FactName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/, 'A fact name is like hearingDate')
export type FactName = z.infer<typeof FactName>

/** The lists of values that an office keeps itself. */
export const officeLists = ['reason', 'resolution-code'] as const
export type OfficeList = (typeof officeLists)[number]

/** Who may have paid a court. */
export const payers = ['ssst', 'cpt', 'other'] as const
export type Payer = (typeof payers)[number]

const cellKinds = ['text', 'date', 'money', 'number'] as const

export const FactColumn = z.strictObject({
  name: FactName,
  label: z.string().min(1),
  kind: z.enum(cellKinds),
})
export type FactColumn = z.infer<typeof FactColumn>

export const FactSpec = z.strictObject({
  name: FactName,
  label: z.string().min(1),
  kind: z.enum(factKinds),
  hint: z.string().optional(),
  /** For choice and choices. */
  options: z.array(z.strictObject({ value: z.string().min(1), label: z.string().min(1) })).optional(),
  /** For choice: the options are a list the office keeps in Settings (procedures, silence 17). */
  optionsFrom: z.enum(officeLists).optional(),
  /** For choice: values of the office's list that this fact never has. */
  except: z.array(z.string().min(1)).optional(),
  /** For date: it says when something was done, so it is no day to come. */
  past: z.literal(true).optional(),
  /** For table. */
  columns: z.array(FactColumn).optional(),
})
export type FactSpec = z.infer<typeof FactSpec>

const Cell = z.union([z.string().max(1000), z.number()])
export const FactRow = z.record(FactName, Cell)
export type FactRow = z.infer<typeof FactRow>

export const FactValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(300)).max(100),
  z.array(FactRow).max(500),
])
export type FactValue = z.infer<typeof FactValue>

/** The rows of a table's value; none for a value of another kind. */
export const rowsIn = (value: FactValue | null | undefined): FactRow[] =>
  Array.isArray(value) ? value.filter(row => typeof row === 'object') : []

/** The chosen options of a choices value; none for a value of another kind. */
export const choicesIn = (value: FactValue | null | undefined): string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : []

export type Facts = Readonly<Record<string, FactValue | undefined>>

const nothing = 'Enter something, or leave it for later'
/** Letters, digits or signs that can be seen: a pasted name may hold nothing but invisible characters. */
const seen = (text: string) => /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text)
const cardless = (text: string) => !hasCardNumber(text)
const text = (max: number) => line(max).refine(seen, nothing).refine(cardless, noCardNumbers)
// What comes from a word processor has its own line breaks, and control characters that nobody can find to remove.
const tidy = (text: string) =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
const multiline = z
  .string()
  .transform(tidy)
  .pipe(
    z
      .string()
      .max(5000, 'Use 5000 characters or fewer')
      .refine(seen, nothing)
      .refine(cardless, noCardNumbers),
  )
const isoDate = z.iso
  .date('Enter a real date, like 3 December 2026')
  .refine(date => date >= '1900-01-01' && date <= '2100-12-31', 'Enter a year from 1900 to 2100')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time on the 24-hour clock, like 10:30')
const pence = z
  .int('Enter an amount in pounds and pence, like 1,204.50')
  .min(0, 'Enter an amount that is not negative')
  .max(1_000_000_000, 'Enter an amount under £10,000,000')

const scalar: Record<Exclude<FactKind, 'choice' | 'choices' | 'table'>, z.ZodType<FactValue>> = {
  text: text(300),
  name: text(200),
  multiline,
  email: z
    .string()
    .trim()
    .pipe(
      z.email('Enter an email address, like name@example.gov.uk').max(254, 'Use 254 characters or fewer'),
    ),
  telephone: text(40).refine(
    number => /^[+()\d\s-]+(\s*(ext|x)\.?\s*\d+)?$/i.test(number) && /(\d\D*){3}/.test(number),
    'Enter a telephone number, like 01632 960 001',
  ),
  date: isoDate,
  time: clock,
  money: pence,
  number: z
    .int('Enter a whole number')
    .min(0, 'Enter a number that is not negative')
    .max(1_000_000, 'Enter a number up to 1,000,000'),
  'yes-no': z.boolean(),
}

/** The check for one fact's value, from its kind; what it answers is to be stored. Its messages are shown beside the field. */
export const factSchema = (spec: FactSpec): z.ZodType<FactValue> => {
  const values = (spec.options ?? []).map(option => option.value)
  if (spec.kind === 'choice') {
    // What an office's list held is read wherever the list is not at hand.
    if (spec.optionsFrom && !values.length)
      return scalar.text.refine(
        value => !spec.except?.some(one => one.toLowerCase() === String(value).toLowerCase()),
        'This value is for another ending. Enter the one that applies here',
      )
    return z.string().refine(value => values.includes(value), 'Choose one of the options')
  }
  if (spec.kind === 'choices')
    return z
      .array(z.string().refine(value => values.includes(value), 'Choose from the options'))
      .min(1, 'Choose at least one')
      .transform(chosen => values.filter(value => chosen.includes(value)))
  if (spec.kind === 'table') {
    const cells = Object.fromEntries(
      (spec.columns ?? []).map(column => [column.name, scalar[column.kind] as z.ZodType<string | number>]),
    )
    return z.array(z.strictObject(cells)).min(1, 'Add at least one row').max(500, 'Use 500 rows or fewer')
  }
  return scalar[spec.kind]
}
