import { londonDate } from '../calendar/london'
import type { CaseDocument } from '../case/case'
import type { Facts } from '../case/facts'
import type { Settings } from '../host/settings'
import type { Form } from './form'
import { formOf, missingFor } from './forms'
import { type DocumentInput, type DocumentModel, fingerprint } from './model'

interface Today {
  now: string
  settings: Settings
}

/** What a form is built from on this day, by this officer. */
export const documentInput = (facts: Facts, today: Today): DocumentInput => ({
  facts,
  officer: today.settings.officer,
  inbox: today.settings.team.inbox,
  madeOn: londonDate(today.now),
})

/** A form as it would be made from the facts now; null for a form this version does not know. */
export const modelFor = (form: string, facts: Facts, today: Today): DocumentModel | null =>
  formOf(form)?.build(documentInput(facts, today)) ?? null

export type Standing =
  | { is: 'unknown-form' }
  | { is: 'lacks-facts'; reference: string; missing: string[] }
  | { is: 'not-made'; reference: string }
  | { is: 'out-of-date'; reference: string }
  | { is: 'current'; reference: string }

/** What was worked out once per set of facts: a worklist asks for every document of every case each minute. */
const known = new WeakMap<Facts, WeakMap<Settings, Map<string, string>>>()

const markNow = (form: Form, facts: Facts, today: Today): string => {
  const ofFacts = known.get(facts) ?? new WeakMap<Settings, Map<string, string>>()
  known.set(facts, ofFacts)
  const marks = ofFacts.get(today.settings) ?? new Map<string, string>()
  ofFacts.set(today.settings, marks)
  const mark = marks.get(form.id) ?? fingerprint(form.build(documentInput(facts, today)))
  marks.set(form.id, mark)
  return mark
}

/** How the newest document of a form stands against the facts as they are now. */
export const standing = (
  form: string,
  made: CaseDocument | undefined,
  facts: Facts,
  today: Today,
): Standing => {
  const found = formOf(form)
  if (!found) return { is: 'unknown-form' }
  const { reference } = found
  const missing = missingFor(found, facts)
  if (missing.length) return { is: 'lacks-facts', reference, missing }
  if (!made) return { is: 'not-made', reference }
  return { is: markNow(found, facts, today) === made.fingerprint ? 'current' : 'out-of-date', reference }
}
