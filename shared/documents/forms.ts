import type { Facts } from '../case/facts'
import type { Form } from './form'
import { cmel7000 } from './forms/cmel7000'
import { cmel7211 } from './forms/cmel7211'
import { cmel7211Part } from './forms/cmel7211-part'
import { cmel7298 } from './forms/cmel7298'
import { cmel9180 } from './forms/cmel9180'
import { cmsf5579 } from './forms/cmsf5579'
import { cmsl5500 } from './forms/cmsl5500'
import { cmsl5501 } from './forms/cmsl5501'
import { courtCoverLetter } from './forms/court-cover-letter'
import { payingParentCoverLetter } from './forms/paying-parent-cover-letter'
import { pvCheck } from './forms/pv-check'
import { ssstReferral } from './forms/ssst-referral'

/** The forms and letters made from a case's facts. */
export const forms: readonly Form[] = [
  cmel7298,
  cmel7000,
  ssstReferral,
  pvCheck,
  cmel9180,
  cmel7211Part,
  cmel7211,
  courtCoverLetter,
  payingParentCoverLetter,
  cmsf5579,
  cmsl5501,
  cmsl5500,
]

/** A form by the slug that procedures use, or undefined. */
export const formOf = (id: string): Form | undefined => forms.find(form => form.id === id)

const known = (facts: Facts, name: string) => {
  const value = facts[name]
  if (value === undefined) return false
  if (typeof value === 'string') return value.trim() !== ''
  return !Array.isArray(value) || value.length > 0
}

/** Names of the facts a form still needs before it may be made, in the form's order. */
export const missingFor = (form: Form, facts: Facts): string[] =>
  [...form.needs, ...(form.alsoNeeds?.(facts) ?? [])].filter(name => !known(facts, name))
