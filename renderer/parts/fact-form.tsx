import { type FormEvent, type ReactNode, useContext, useId, useRef, useState } from 'react'
import { londonDate } from '../../shared/calendar/london'
import type { FactSpec, Facts, FactValue } from '../../shared/case/facts'
import type { Fault, Result } from '../../shared/result'
import { Button, LinkButton } from './button'
import { drafts, keepDraft, useDraft } from './drafts'
import { afterSaving, type EntryFault, entryOf, readEntries, withEntry } from './fact-entries'
import { FactField, wideKinds } from './fact-field'
import { cellId } from './fact-table'
import { ErrorSummary, FaultText, type FieldFault } from './faults'
import { type ReadRows, RowsReader } from './rows-reader'

interface Props {
  specs: readonly FactSpec[]
  /** Names marked as required. */
  required: readonly string[]
  /** Refuse to save while a required one is missing; otherwise what is known is saved and the rest may come later. */
  complete?: boolean
  /** Names that stand empty whatever is known of them, and must be answered before anything is saved. */
  anew?: readonly string[]
  facts: Facts
  /** Where unsaved entries are kept while the officer is elsewhere; one per form and case. */
  draftKey: string
  saveLabel?: string
  /** Secondary where the page has a main button of its own. */
  saveKind?: 'primary' | 'secondary'
  /** What is said of a field below it, by the fact's name. */
  notes?: Readonly<Record<string, ReactNode>>
  /** Gets only what changed; null takes a fact back. When it fails, everything typed stays. */
  onSave: (changes: Record<string, FactValue | null>) => Promise<Result<unknown>>
}

interface Attempt {
  no: number
  faults: readonly EntryFault[]
}

const none: readonly string[] = []

/** Fields for a list of facts, by their kind. Unsaved entries survive leaving the page; a failed save loses nothing. */
export const FactForm = ({
  specs,
  required,
  complete = false,
  anew = none,
  facts: known,
  draftKey,
  saveLabel = 'Save',
  saveKind,
  ...props
}: Props) => {
  const form = useId()
  const facts: Facts = { ...known, ...Object.fromEntries(anew.map(name => [name, undefined])) }
  const draft = useDraft(draftKey)
  const [attempt, setAttempt] = useState<Attempt>({ no: 0, faults: [] })
  const [failure, setFailure] = useState<Fault | null>(null)
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState(false)
  const unsaved = specs.some(spec => draft[spec.name] !== undefined)
  const fieldId = (name: string) => `${form}-${name}`

  // What was pasted and is still being read belongs to what is saved: saving waits for it.
  const reading = useRef<Promise<unknown>>(Promise.resolve())
  const reader = useContext(RowsReader)
  const readRows: ReadRows = (text, columns) => {
    const read = reader(text, columns)
    reading.current = Promise.allSettled([reading.current, read])
    return read
  }

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    await reading.current
    const sent = drafts.getState()[draftKey] ?? {}
    const { changes, faults } = readEntries(
      specs,
      sent,
      facts,
      complete ? required : anew,
      londonDate(new Date().toISOString()),
    )
    setAttempt({ no: attempt.no + 1, faults })
    setFailure(null)
    setSaved(false)
    const unchanged = !Object.keys(changes).length && !complete
    const result = faults.length || unchanged ? null : await props.onSave(changes)
    setBusy(false)
    if (faults.length) return
    if (result && !result.ok) {
      setFailure(result.fault)
      return
    }
    keepDraft(draftKey, afterSaving(drafts.getState()[draftKey] ?? {}, sent))
    setSaved(true)
  }

  return (
    <form noValidate autoComplete="off" onSubmit={save} className="desk-form">
      {attempt.faults.length > 0 && (
        <ErrorSummary key={attempt.no} faults={attempt.faults.flatMap(fault => summaryOf(fault, fieldId))} />
      )}
      <RowsReader value={readRows}>
        <div className="desk-fields">
          {specs.map(spec => {
            const fault = attempt.faults.find(one => one.spec.name === spec.name)
            return (
              <div
                key={spec.name}
                className={wideKinds.includes(spec.kind) ? 'desk-fields__wide' : ''}
                data-fact={spec.name}
              >
                <FactField
                  id={fieldId(spec.name)}
                  spec={spec}
                  entry={entryOf(spec, draft, facts)}
                  error={fault?.message}
                  faults={fault?.cells ?? []}
                  required={required.includes(spec.name)}
                  onChange={entry => {
                    setSaved(false)
                    keepDraft(draftKey, withEntry(drafts.getState()[draftKey] ?? {}, spec, entry, facts))
                  }}
                />
                {props.notes?.[spec.name] && <div className="desk-field-note">{props.notes[spec.name]}</div>}
              </div>
            )
          })}
        </div>
      </RowsReader>
      {failure && <FaultText fault={failure} />}
      <div className="desk-row">
        <Button type="submit" kind={saveKind} busy={busy}>
          {saveLabel}
        </Button>
        <span role="status" className="desk-quiet">
          {unsaved ? 'Not saved yet' : saved ? 'Saved' : ''}
        </span>
        {unsaved && (
          <LinkButton
            onClick={() => {
              setAttempt({ no: attempt.no, faults: [] })
              setFailure(null)
              keepDraft(draftKey, {})
            }}
          >
            {complete ? 'Clear what I typed' : 'Undo my changes'}
          </LinkButton>
        )}
      </div>
    </form>
  )
}

const summaryOf = ({ spec, summary, cells }: EntryFault, fieldId: (name: string) => string): FieldFault[] =>
  cells.length
    ? cells.map(cell => ({
        message: `${spec.label}, row ${cell.row + 1}, ${cell.column.label}: ${cell.message}`,
        field:
          cell.row === 0 && cell.column.name === spec.columns?.[0]?.name
            ? fieldId(spec.name)
            : cellId(fieldId(spec.name), cell.row, cell.column.name),
      }))
    : [{ message: summary, field: fieldId(spec.name) }]
