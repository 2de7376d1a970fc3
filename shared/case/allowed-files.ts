import { factOf, type PartOf, type Procedure } from '../procedures/schema'
import { type Case, filesAs } from './case'
import { applies } from './fill'

/** Whether files of a part may be added to the case: always, or where its condition holds or the officer said why. */
export const filesAllowed = (part: PartOf<'file'>, one: Case): boolean =>
  !part.allowed || applies(part.allowed.when, one) || one.facts[part.allowed.reason] !== undefined

/** Why files that are there may not stay as they are, as a sentence (procedures, silence 4); null where they may. */
export const notAllowed = (procedure: Procedure, part: PartOf<'file'>, one: Case): string | null => {
  if (!part.allowed || filesAllowed(part, one) || filesAs(one, part.role).length === 0) return null
  const { words, reason } = part.allowed
  return `${words} Enter: ${factOf(procedure, reason)?.label ?? reason}, or remove the files.`
}
