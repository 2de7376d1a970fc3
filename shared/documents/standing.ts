import type { CaseDocument } from '../case/case'
import type { Facts } from '../case/facts'
import { formOf, missingFor } from './forms'
import { documentInput, type Today } from './input'
import { type Outdated, outdated } from './mark'
import type { DocumentModel } from './model'

/** A form as it would be made from the facts now; null for a form this version does not know. */
export const modelFor = (
  form: string,
  facts: Facts,
  today: Pick<Today, 'now' | 'settings' | 'action'>,
): DocumentModel | null => formOf(form)?.build(documentInput(facts, today)) ?? null

export type Standing =
  | { is: 'unknown-form' }
  | { is: 'lacks-facts'; reference: string; missing: string[] }
  | { is: 'not-made'; reference: string }
  | { is: 'out-of-date'; reference: string; because: Outdated }
  | { is: 'current'; reference: string }

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
  const because = outdated(found, made, facts, today)
  return because ? { is: 'out-of-date', reference, because } : { is: 'current', reference }
}

/** Why a document has to be made again, as a sentence that names it. */
export const outdatedWords = ({ reference, because }: Extract<Standing, { is: 'out-of-date' }>): string =>
  ({
    facts: `${reference} is out of date: facts on it have changed.`,
    officer: `${reference} is out of date: your telephone number on it has changed.`,
    'official-form': `${reference} is out of date: the office’s form for it has changed.`,
  })[because]
