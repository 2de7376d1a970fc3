import { readDate, readTime } from '../calendar/read'
import { clockTime, shortDate } from '../calendar/write'
import { failed, ok, type Result } from '../result'
import {
  choicesIn,
  type FactColumn,
  type FactRow,
  type FactSpec,
  type FactValue,
  factSchema,
  rowsIn,
} from './facts'
import { pounds } from './fill'

/** One row of a table as typed: cell texts by column name. */
export type RowEntry = Readonly<Record<string, string>>

/** What stands in a fact's field while it is being edited: a text (chosen options, one a line), or a table's rows. Empty means not known. */
export type Entry = string | readonly RowEntry[]

/** Whole pence as an amount is typed: 120450 → `1,204.50`. */
const amount = (pence: number): string => pounds(pence).replace('£', '')

/** A single value of a kind as it stands in its field; dates as `3 Dec 2026`, times as `10am`, money as `1,204.50`. */
const scalarText = (kind: FactSpec['kind'], value: string | number | boolean): string => {
  switch (kind) {
    case 'date':
      return shortDate(String(value))
    case 'time':
      return clockTime(String(value))
    case 'money':
      return amount(Number(value))
    case 'yes-no':
      return value === true ? 'yes' : 'no'
    default:
      return String(value)
  }
}

/** A stored fact as it stands in its field; empty for an unknown one. `readFact` reads it back to the same value. */
export const factText = (spec: FactSpec, value: FactValue | undefined): Entry => {
  if (spec.kind === 'table') return rowsIn(value).map(row => rowText(spec.columns ?? [], row))
  if (spec.kind === 'choices') return choicesIn(value).join('\n')
  return value === undefined || Array.isArray(value) ? '' : scalarText(spec.kind, value)
}

const rowText = (columns: readonly FactColumn[], row: FactRow): RowEntry =>
  Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value = row[name]
      return [name, value === undefined ? '' : scalarText(kind, value)]
    }),
  )

const poundsAndPence = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?:\d{2}))?$/

/** Pounds as typed, as whole pence: `£1,204.50`, `85`. One digit of pence is refused: it may be a slip. */
const readMoney = (text: string): Result<number> => {
  const typed = text.normalize('NFKC').replace(/[£\s]/g, '')
  if (!poundsAndPence.test(typed))
    return failed('invalid', 'This is not an amount in pounds.', 'Enter an amount, like 1,204.50 or 85.')
  return ok(Math.round(Number(typed.replaceAll(',', '')) * 100))
}

const readNumber = (text: string): Result<number> => {
  const typed = text.normalize('NFKC').replace(/[,\s]/g, '')
  return /^-?\d{1,15}$/.test(typed)
    ? ok(Number(typed))
    : failed('invalid', 'This is not a whole number.', 'Enter a number, like 12.')
}

const convert = (kind: FactSpec['kind'], text: string): Result<FactValue> => {
  switch (kind) {
    case 'date':
      return readDate(text)
    case 'time':
      return readTime(text)
    case 'money':
      return readMoney(text)
    case 'number':
      return readNumber(text)
    case 'yes-no':
      return ok(text === 'yes')
    case 'choices':
      return ok(text.split('\n').filter(value => value !== ''))
    default:
      return ok(text.trim())
  }
}

/** Reads a typed value of a kind, and checks it as the store will. */
const readScalar = (spec: FactSpec, text: string): Result<FactValue> => {
  const value = convert(spec.kind, text)
  if (!value.ok) return value
  const checked = factSchema(spec).safeParse(value.value)
  return checked.success
    ? ok(checked.data)
    : failed('invalid', `${checked.error.issues[0]?.message ?? 'This is not right'}.`, '')
}

export interface CellFault {
  /** From 0. */
  row: number
  column: FactColumn
  message: string
}

const isBlank = (row: RowEntry): boolean => Object.values(row).every(cell => cell.trim() === '')

/** One typed row as its values, or what is wrong with its cells. Every cell of a row that is not blank must be filled. */
export const readRow = (columns: readonly FactColumn[], row: RowEntry, index: number) => {
  const values: FactRow = {}
  const faults: CellFault[] = []
  for (const column of columns) {
    const text = row[column.name] ?? ''
    const read = text.trim()
      ? readScalar({ name: column.name, label: column.label, kind: column.kind }, text)
      : failed('invalid', 'Enter something.', '')
    if (!read.ok) faults.push({ row: index, column, message: sentence(read.fault) })
    else if (typeof read.value === 'string' || typeof read.value === 'number')
      values[column.name] = read.value
  }
  return { values, faults }
}

/** All typed rows as values, blank rows left out, and what is wrong with which cell. */
export const readRows = (columns: readonly FactColumn[], rows: readonly RowEntry[]) => {
  const read = rows.flatMap((row, index) => (isBlank(row) ? [] : [readRow(columns, row, index)]))
  return { values: read.map(row => row.values), faults: read.flatMap(row => row.faults) }
}

/**
 * Reads a fact from its field and checks it: null when the field is empty. The fault's message says what is wrong,
 * and for a table in which row and column.
 */
export const readFact = (spec: FactSpec, entry: Entry): Result<FactValue | null> => {
  if (typeof entry === 'string') return entry.trim() ? readScalar(spec, entry) : ok(null)
  const { values, faults } = readRows(spec.columns ?? [], entry)
  const [first] = faults
  if (first) return failed('invalid', `Row ${first.row + 1}, ${first.column.label}: ${first.message}`, '')
  if (values.length === 0) return ok(null)
  const checked = factSchema(spec).safeParse(values)
  return checked.success
    ? ok(checked.data)
    : failed('invalid', `${checked.error.issues[0]?.message ?? 'This is not right'}.`, '')
}

/** A cell tidied to the way it is stored (`1204` → `1,204.00`, `3/12/26` → `3 Dec 2026`); as typed when it cannot be read. */
export const tidyCell = (column: FactColumn, text: string): string => {
  const read = text.trim()
    ? readScalar({ name: column.name, label: column.label, kind: column.kind }, text)
    : null
  return read?.ok && !Array.isArray(read.value) ? scalarText(column.kind, read.value) : text
}

/** A fault as one text beside a field. */
export const sentence = ({ message, next }: { message: string; next: string }): string =>
  next ? `${message} ${next}` : message
