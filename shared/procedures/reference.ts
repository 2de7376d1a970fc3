import type { Facts } from '../case/facts'
import { factOf, type Procedure } from './schema'

/** What a case is called: "SR" with its number, or "SCIN" where there is no SR. */
export interface Reference {
  /** The fact it comes from, and that fact's label in full. */
  fact: string
  name: string
  /** In front of the value. */
  label: string
  value: string
}

/** The number a case goes by: the one its procedure says, or that of an SR which was created on the way. */
export const referenceOf = (procedure: Procedure, facts: Facts): Reference => {
  const { reference, created } = procedure.identity
  const fact = created !== undefined && facts[created] !== undefined ? created : reference
  const name = factOf(procedure, fact)?.label ?? 'SR number'
  // “SR number” stands as “SR 1-44…”.
  return { fact, name, label: name.replace(/ number$/, ''), value: String(facts[fact] ?? '') }
}
