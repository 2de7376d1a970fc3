import { counted } from '../calendar/write'
import { type RowEntry, readRow, tidyCell } from '../case/fact-text'
import type { FactColumn } from '../case/facts'

export interface PastedRows {
  rows: RowEntry[]
  /** One sentence for each line that cannot be used, by its number in what was pasted. */
  faults: string[]
}

interface Line {
  /** From 1, as an editor counts. */
  no: number
  cells: string[]
}

/** Longest text that is read, in characters, and most rows: more than a table of a case holds. */
const longestText = 1_000_000
const mostRows = 500

/** Cuts a text from a spreadsheet or a CSV file into lines of cells. A quoted cell may hold separators, quotes and line ends. */
export const cutLines = (text: string): Line[] => {
  const separator = text.includes('\t') ? '\t' : firstOutsideQuotes(text, [';', ','])
  const lines: Line[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let no = 1
  let startedAt = 1
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endLine = () => {
    endCell()
    if (cells.some(one => one !== '')) lines.push({ no: startedAt, cells })
    cells = []
    startedAt = no + 1
  }
  const tidy = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '')
  for (let at = 0; at < tidy.length; at++) {
    const char = tidy.charAt(at)
    if (quoted) {
      if (char === '"' && tidy[at + 1] === '"') cell += tidy[++at]
      else if (char === '"') quoted = false
      else cell += char
    } else if (char === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (char === separator) endCell()
    else if (char === '\n') endLine()
    else cell += char
    if (char === '\n') no++
  }
  endLine()
  return lines
}

const firstOutsideQuotes = (text: string, candidates: readonly string[]): string => {
  const unquoted = text.replace(/"[^"]*"/g, '')
  return candidates.find(candidate => unquoted.includes(candidate)) ?? ','
}

const isHeading = (cells: readonly string[], columns: readonly FactColumn[]): boolean => {
  const names = columns.map(column => column.label.toLowerCase())
  return cells.length === columns.length && cells.every((cell, index) => cell.toLowerCase() === names[index])
}

/**
 * Reads pasted lines as rows of a table: cells divided by tabs (a spreadsheet), commas or semicolons (CSV), in the
 * table's order; a first line of the column names is passed over. Every line that is wrong is named by its number.
 */
export const readPasted = (text: string, columns: readonly FactColumn[]): PastedRows => {
  if (text.length > longestText)
    return { rows: [], faults: ['What you pasted is longer than a table can be. Paste only its rows.'] }
  const lines = cutLines(text)
  const data = lines[0] && isHeading(lines[0].cells, columns) ? lines.slice(1) : lines
  if (data.length > mostRows)
    return {
      rows: [],
      faults: [
        `What you pasted has ${data.length.toLocaleString('en-GB')} rows; a table holds ${mostRows} at most.`,
      ],
    }
  const pasted: PastedRows = { rows: [], faults: [] }
  for (const { no, cells } of data) {
    while (cells.length > columns.length && cells.at(-1) === '') cells.pop()
    if (cells.length !== columns.length) {
      pasted.faults.push(
        `Line ${no} has ${counted(cells.length, 'value')}; ${columns.length} are needed: ${columns.map(column => column.label).join(', ')}.`,
      )
      continue
    }
    const row: RowEntry = Object.fromEntries(
      columns.map((column, index) => [column.name, tidyCell(column, cells[index] ?? '')]),
    )
    const { faults } = readRow(columns, row, no)
    for (const fault of faults) pasted.faults.push(`Line ${no}, ${fault.column.label}: ${fault.message}`)
    pasted.rows.push(row)
  }
  if (data.length === 0) pasted.faults.push('There are no rows in what you pasted.')
  return pasted
}
