import type { Case } from '../../shared/case/case'
import type { FactValue } from '../../shared/case/facts'
import { factWords } from '../../shared/case/fill'
import type { Procedure } from '../../shared/procedures/schema'
import { newWordIndex } from './word-index'

/** Where on a case something was found. */
export const places = ['identity', 'facts', 'notes', 'files', 'emails', 'calls'] as const
export type Place = (typeof places)[number]

type Entry = Record<Place, string> & { id: string }

export type Cases = Readonly<Record<string, Case>>

/** Search over everything on every case. Held in memory only, and gone with the window. */
export interface CaseSearch {
  /**
   * Takes in what changed since the last time, at most `most` cases of it; true when nothing is left over. A case that
   * is not among `cases` any more is forgotten.
   */
  update(cases: Cases, most?: number): boolean
  /** The cases that hold every word of the query (or a word beginning with it), and where; null for an empty query. */
  find(query: string): ReadonlyMap<string, Place[]> | null
}

const identityFacts = ({ identity }: Procedure) => [
  identity.reference,
  ...(identity.created ? [identity.created] : []),
  identity.scin,
  identity.person,
]

const factText = (procedure: Procedure, name: string, value: FactValue): string => {
  const spec = procedure.facts.find(fact => fact.name === name)
  if (!spec) return ''
  if (Array.isArray(value)) return value.flatMap(row => Object.values(row)).join(' ')
  const said = factWords(spec, value)
  const raw = String(value)
  // A number is looked for with and without the spaces it was entered with; a date also as digits.
  const joined = /\d\s+\S/.test(raw) && spec.kind !== 'multiline' ? raw.replace(/\s+/g, '') : ''
  const digits = spec.kind === 'date' ? `${raw} ${raw.split('-').reverse().join('/')}` : ''
  return [said, joined, digits].filter(Boolean).join(' ')
}

const entryOf = (one: Case, procedure: Procedure | undefined): Entry => {
  const identity = procedure ? identityFacts(procedure) : []
  const facts = (names: (name: string) => boolean) =>
    Object.entries(one.facts)
      .filter(([name, value]) => value !== undefined && names(name))
      .map(([name, value]) =>
        procedure && value !== undefined ? factText(procedure, name, value) : String(value),
      )
      .join('\n')
  const lines = (texts: (string | undefined)[]) => texts.filter(Boolean).join('\n')
  return {
    id: one.id,
    identity: facts(name => identity.includes(name)),
    facts: lines([facts(name => !identity.includes(name)), procedure?.title]),
    notes: lines([
      ...one.notes.map(note => note.text),
      ...one.settled.map(settled => settled.reason),
      ...Object.values(one.steps).map(step => step.reason),
      ...(one.closed?.left.map(left => left.reason) ?? []),
    ]),
    files: lines([
      ...one.files.map(file => file.name),
      ...one.documents.map(document => document.name),
      ...one.deliveries.flatMap(delivery => [delivery.name, delivery.folderLabel]),
    ]),
    emails: lines([
      ...one.emails.flatMap(email => [email.subject, ...email.to, ...email.cc, email.text]),
      ...one.received.flatMap(received => [received.subject, received.from, received.note]),
    ]),
    calls: lines(one.calls.flatMap(call => [call.spokeTo, call.note])),
  }
}

/** An empty search; `procedureOf` says under which procedure a case runs. */
export const newSearch = (procedureOf: (one: Case) => Procedure | undefined): CaseSearch => {
  const index = newWordIndex(places)
  const known = new Map<string, Case>()
  return {
    update(cases, most = Number.POSITIVE_INFINITY) {
      for (const id of known.keys())
        if (!cases[id]) {
          index.discard(id)
          known.delete(id)
        }
      const changed = Object.values(cases).filter(one => known.get(one.id) !== one)
      for (const one of changed.slice(0, most)) {
        if (known.has(one.id)) index.replace(entryOf(one, procedureOf(one)))
        else index.add(entryOf(one, procedureOf(one)))
        known.set(one.id, one)
      }
      return changed.length <= most
    },
    find(query) {
      const found = index.find(query)
      return found && new Map(found.map(({ id, fields }) => [id, fields]))
    },
  }
}
