import { factsFor, guessFor, offerOf, offersFor } from '../../../../shared/documents/mapping'
import type { OfficialForm } from '../../../../shared/documents/official'
import type { Procedure } from '../../../../shared/procedures/schema'
import type { ReadForm } from '../../../actions/official-forms'
import { dropDraft, keepDraft, useDraft } from '../../../parts/drafts'

/** A form that was read and is not saved yet: what each of its fields is to hold, empty for nothing. */
export interface Mapping {
  read: ReadForm
  /** By field; fields of the map before that are not in this file stand here too. */
  holds: Readonly<Record<string, string>>
}

const key = 'settings/official'

/** The mapping that is being made; it survives going to another page. */
export const useMapping = (): Mapping | null => {
  const { mapping } = useDraft(key)
  // Only `keepMapping` writes here.
  return (mapping as Mapping | undefined) ?? null
}
export const keepMapping = (mapping: Mapping): void => keepDraft(key, { mapping })
export const dropMapping = (): void => dropDraft(key)

/** Begins with the map of the file before, else with what the fields are called like. */
export const beginMapping = (
  read: ReadForm,
  before: OfficialForm | undefined,
  procedures: readonly Procedure[],
): Mapping => {
  const specs = factsFor(read.form, procedures)
  const guessed = read.fields.map(
    field => [field.name, before ? '' : guessFor(field, offersFor(field.takes, specs))] as const,
  )
  const mapped = Object.entries(before?.fields ?? {}).map(([name, fill]) => [name, offerOf(fill)] as const)
  return { read, holds: Object.fromEntries([...guessed, ...mapped]) }
}

/** Fields that were mapped and are not in the file. */
export const goneFrom = ({ read, holds }: Mapping): string[] =>
  Object.keys(holds).filter(name => holds[name] && !read.fields.some(field => field.name === name))
