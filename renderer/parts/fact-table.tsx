import { type ClipboardEvent, useContext, useEffect, useId, useRef, useState } from 'react'
import { counted } from '../../shared/calendar/write'
import { type CellFault, type RowEntry, tidyCell } from '../../shared/case/fact-text'
import type { FactSpec } from '../../shared/case/facts'
import { Button, LinkButton } from './button'
import { GroupFrame } from './field-frame'
import { TextArea } from './fields'
import { RowsReader } from './rows-reader'

interface Props {
  id: string
  spec: FactSpec
  rows: readonly RowEntry[]
  faults: readonly CellFault[]
  error?: string
  required?: boolean
  onChange: (rows: readonly RowEntry[]) => void
}

/** The id of a cell's input, so that an error summary can lead to it. */
export const cellId = (table: string, row: number, column: string) => `${table}-${row}-${column}`

/** Rows of cells: typed, or pasted from a spreadsheet or a CSV file. There is always one empty row to type into. */
export const FactTable = ({ id, spec, rows, faults, error, required, onChange }: Props) => {
  const own = useId()
  const [pasted, setPasted] = useState('')
  const [pasting, setPasting] = useState(false)
  const [problems, setProblems] = useState<readonly string[]>([])
  const [said, setSaid] = useState('')
  const [reading, setReading] = useState(false)
  const readRows = useContext(RowsReader)
  const columns = spec.columns ?? []
  // Typing goes on while what was pasted is read.
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })
  const shown = rows.length ? rows : [{}]
  const faultAt = (row: number, column: string) =>
    faults.find(fault => fault.row === row && fault.column.name === column)?.message

  const setCell = (row: number, column: string, text: string) =>
    onChange(shown.map((one, index) => (index === row ? { ...one, [column]: text } : one)))
  const addPasted = async (text: string) => {
    if (reading) return
    setReading(true)
    const read = await readRows(text, columns)
    setReading(false)
    const found = read.ok ? read.value.faults : [`${read.fault.message} ${read.fault.next}`]
    setProblems(found)
    setPasting(found.length > 0)
    setPasted(found.length > 0 ? text : '')
    if (!read.ok || found.length > 0) return
    onChange([
      ...latest.current.filter(row => Object.values(row).some(cell => cell.trim())),
      ...read.value.rows,
    ])
    setSaid(`${counted(read.value.rows.length, 'row')} added. Save to keep them.`)
  }
  const pasteIntoCell = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    // One value goes into the cell as usual; a tab or a line end means that it is a piece of a table.
    if (!/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    void addPasted(text)
  }

  return (
    <GroupFrame
      control={id}
      label={spec.label}
      hint={spec.hint}
      error={error}
      required={required}
      describedBy={spec.hint ? `${id}-hint` : undefined}
    >
      <div className="desk-table-frame">
        <table className="govuk-table desk-table desk-table--edit" onPaste={pasteIntoCell}>
          <caption className="govuk-visually-hidden">{spec.label}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Row
              </th>
              {columns.map(column => (
                <th scope="col" className="govuk-table__header" key={column.name}>
                  {column.label}
                  {column.kind === 'money' && ' (£)'}
                </th>
              ))}
              <td className="govuk-table__cell" />
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {shown.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
              <tr className="govuk-table__row" key={index}>
                <td className="govuk-table__cell">{index + 1}</td>
                {columns.map((column, at) => {
                  const wrong = faultAt(index, column.name)
                  const cell = index === 0 && at === 0 ? id : cellId(id, index, column.name)
                  return (
                    <td className="govuk-table__cell" key={column.name}>
                      <input
                        id={cell}
                        className={`govuk-input${wrong ? ' govuk-input--error' : ''}`}
                        aria-label={`${column.label}, row ${index + 1}`}
                        aria-invalid={wrong ? true : undefined}
                        aria-describedby={wrong ? `${cell}-error` : undefined}
                        value={row[column.name] ?? ''}
                        onChange={event => setCell(index, column.name, event.target.value)}
                        onBlur={event => {
                          const tidied = tidyCell(column, event.target.value)
                          if (tidied !== event.target.value) setCell(index, column.name, tidied)
                        }}
                        inputMode={column.kind === 'money' ? 'decimal' : undefined}
                        autoComplete="off"
                        spellCheck={false}
                      />
                      {wrong && (
                        <p className="govuk-error-message" id={`${cell}-error`}>
                          <span className="govuk-visually-hidden">Error: </span>
                          {wrong}
                        </p>
                      )}
                    </td>
                  )
                })}
                <td className="govuk-table__cell">
                  <LinkButton onClick={() => onChange(shown.filter((_, other) => other !== index))}>
                    Remove<span className="govuk-visually-hidden"> row {index + 1}</span>
                  </LinkButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="desk-row">
        <Button kind="secondary" onClick={() => onChange([...shown, {}])}>
          Add a row
        </Button>
        <LinkButton
          onClick={() => setPasting(!pasting)}
          aria-expanded={pasting}
          aria-controls={`${own}-paste`}
        >
          Paste rows from a spreadsheet or CSV file
        </LinkButton>
        <span role="status" className="desk-quiet">
          {said}
        </span>
      </div>
      <div id={`${own}-paste`} hidden={!pasting} className="desk-paste">
        <TextArea
          label={`Rows to add to ${spec.label.toLowerCase()}`}
          hint={`One line for each row: ${columns.map(column => column.label.toLowerCase()).join(', ')}`}
          value={pasted}
          onChange={setPasted}
          rows={5}
        />
        {problems.length > 0 && (
          <div role="alert" className="desk-fault">
            <p className="govuk-error-message">
              Nothing was added: {counted(problems.length, 'thing')} to correct. What you pasted is still
              here.
            </p>
            <ul className="govuk-list desk-list-tight">
              {problems.slice(0, 12).map(problem => (
                <li key={problem}>{problem}</li>
              ))}
              {problems.length > 12 && <li>and {problems.length - 12} more</li>}
            </ul>
          </div>
        )}
        <Button kind="secondary" busy={reading} onClick={() => addPasted(pasted)}>
          Add these rows
        </Button>
      </div>
    </GroupFrame>
  )
}
