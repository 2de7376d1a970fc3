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

/** The options that a text names one after another; null where one of them is none of the fact's. */
const chosenIn = ({ options = [] }: FactSpec, text: string): string[] | null => {
  const values = text
    .split(/[;\n]/)
    .map(plain)
    .filter(said => said !== '')
    .map(said => options.find(one => plain(one.label) === said || plain(one.value) === said)?.value)
  return values.includes(undefined) ? null : values.flatMap(value => value ?? [])
}

const understood = (spec: FactSpec, text: string): FactValue | null => {
  const said = text.trim()
  if (spec.kind === 'choices') {
    const chosen = factSchema(spec).safeParse(chosenIn(spec, said))
    return chosen.success ? chosen.data : null
  }
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
      const same =
        here !== undefined &&
        (JSON.stringify(value) === JSON.stringify(here) || plain(factWords(spec, here)) === plain(there))
      return same ? [] : [{ spec, here, there, value }]
    }),
  }
}
