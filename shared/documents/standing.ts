import { londonDate } from '../calendar/london'
import type { CaseDocument } from '../case/case'
import type { Facts } from '../case/facts'
import type { Settings } from '../host/settings'
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

/** How the newest document of a form stands against the facts as they are now. */
export const standing = (
  form: string,
  made: CaseDocument | undefined,
  facts: Facts,
  today: Today,
): Standing => {
  const known = formOf(form)
  if (!known) return { is: 'unknown-form' }
  const { reference } = known
  const missing = missingFor(known, facts)
  if (missing.length) return { is: 'lacks-facts', reference, missing }
  if (!made) return { is: 'not-made', reference }
  const now = fingerprint(known.build(documentInput(facts, today)))
  return { is: now === made.fingerprint ? 'current' : 'out-of-date', reference }
}
