import type { CivilDate } from '../../shared/calendar/civil'
import { notYet } from '../../shared/case/check-facts'
import {
  type CellFault,
  type Entry,
  factText,
  readFact,
  readRows,
  sentence,
} from '../../shared/case/fact-text'
import type { FactSpec, Facts, FactValue } from '../../shared/case/facts'
import type { Draft } from './drafts'

const isEntry = (value: unknown): value is Entry => typeof value === 'string' || Array.isArray(value)

/** What stands in a fact's field: the unsaved entry, else the stored fact. */
export const entryOf = (spec: FactSpec, draft: Draft, facts: Facts): Entry => {
  const kept = draft[spec.name]
  return isEntry(kept) ? kept : factText(spec, facts[spec.name])
}

/** The draft with one field's entry; an entry that says what is stored is no change and is left out. */
export const withEntry = (draft: Draft, spec: FactSpec, entry: Entry, facts: Facts): Draft => {
  const { [spec.name]: _, ...others } = draft
  const same = JSON.stringify(entry) === JSON.stringify(factText(spec, facts[spec.name]))
  return same ? others : { ...others, [spec.name]: entry }
}

/** What is left of a draft once `sent` was saved: what was typed in the meantime. */
export const afterSaving = (draft: Draft, sent: Draft): Draft =>
  Object.fromEntries(
    Object.entries(draft).filter(([name, entry]) => JSON.stringify(entry) !== JSON.stringify(sent[name])),
  )

export interface EntryFault {
  spec: FactSpec
  /** Beside the field. */
  message: string
  /** In the summary, where the field's name is not beside it. */
  summary: string
  cells: CellFault[]
}

export interface ReadEntries {
  /** Only what differs from the stored facts; null takes a fact back. */
  changes: Record<string, FactValue | null>
  faults: EntryFault[]
}

/** Reads a form's entries. A fact that is `needed` and missing is a fault; others may come later. */
export const readEntries = (
  specs: readonly FactSpec[],
  draft: Draft,
  facts: Facts,
  needed: readonly string[],
  today: CivilDate,
): ReadEntries => {
  const read: ReadEntries = { changes: {}, faults: [] }
  for (const spec of specs) {
    const entry = entryOf(spec, draft, facts)
    const value = readFact(spec, entry)
    const early = value.ok ? notYet(spec, value.value, today) : null
    if (!value.ok) {
      const cells = typeof entry === 'string' ? [] : readRows(spec.columns ?? [], entry).faults
      const message = cells.length ? 'Correct the cells marked below.' : sentence(value.fault)
      read.faults.push({ spec, message, summary: `${spec.label}: ${message}`, cells })
    } else if (value.value === null && needed.includes(spec.name)) {
      read.faults.push({ spec, message: missing(spec), summary: missing(spec), cells: [] })
    } else if (early) {
      read.faults.push({ spec, message: early, summary: `${spec.label}: ${early}`, cells: [] })
    } else if (JSON.stringify(value.value) !== JSON.stringify(facts[spec.name] ?? null)) {
      read.changes[spec.name] = value.value
    }
  }
  return read
}

// A capital that begins an abbreviation stays: "Enter the SR number", "Enter the paying parent".
const missing = (spec: FactSpec): string => {
  const label = /^[A-Z][a-z]/.test(spec.label)
    ? spec.label.charAt(0).toLowerCase() + spec.label.slice(1)
    : spec.label
  return spec.kind === 'choice' || spec.kind === 'yes-no' ? `Choose: ${spec.label}.` : `Enter the ${label}.`
}
