import { readDate } from '../calendar/read'
import { type FactSpec, type Facts, type FactValue, factSchema } from './facts'
import { factWords } from './fill'

export interface Difference {
  spec: FactSpec
  /** As recorded here; undefined when it is not known. */
  here: FactValue | undefined
  /** As the form says it. */
  there: string
  /** The form's words as a value that can be taken over; null where they cannot be understood. */
  value: FactValue | null
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLocaleLowerCase('en-GB')

/** What stands in an empty place of a form made here, and of most others. */
const blank = /^(?:not recorded|not known(?: yet)?|n\/?a|none)?$/i

const understood = (spec: FactSpec, text: string): FactValue | null => {
  const said = text.trim()
  const date = spec.kind === 'date' ? readDate(said) : null
  const option = spec.options?.find(
    one => plain(one.label) === plain(said) || plain(one.value) === plain(said),
  )
  const checked = factSchema(spec).safeParse(date?.ok ? date.value : (option?.value ?? said))
  return checked.success ? checked.data : null
}

/**
 * Where a received form and the facts say different things. A field of the form belongs to a fact when it bears its label
 * or its name; fields left empty say nothing. `found` counts the fields that belong to a fact.
 */
export const compareForm = (
  pairs: readonly { label: string; value: string }[],
  specs: readonly FactSpec[],
  facts: Facts,
): { found: number; differences: Difference[] } => {
  const compared = specs.flatMap(spec => {
    const names = [plain(spec.label), plain(spec.name)]
    const pair = pairs.find(one => names.includes(plain(one.label)) && !blank.test(one.value.trim()))
    return pair ? [{ spec, there: pair.value.trim() }] : []
  })
  return {
    found: compared.length,
    differences: compared.flatMap(({ spec, there }) => {
      const here = facts[spec.name]
      const value = understood(spec, there)
      const same = here !== undefined && (value === here || plain(factWords(spec, here)) === plain(there))
      return same ? [] : [{ spec, here, there, value }]
    }),
  }
}
