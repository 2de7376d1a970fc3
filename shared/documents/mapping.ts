import type { FactSpec } from '../case/facts'
import { type Procedure, stepsOf } from '../procedures/schema'
import { type OfficialFill, ownWords } from './official'

/** What a field of an official form can hold, in one value for a list: a fact, or `fact=option` for a tick. */
export interface Offer {
  value: string
  label: string
}

/** A field of an office's file, as far as the mapping needs it. */
interface Fillable {
  name: string
  takes: 'words' | 'tick' | 'option' | 'nothing'
}

/** The facts of every procedure that makes this form, each once. */
export const factsFor = (form: string, procedures: readonly Procedure[]): FactSpec[] => {
  const makes = procedures.filter(procedure =>
    stepsOf(procedure).some(step => step.parts.some(part => part.kind === 'document' && part.form === form)),
  )
  return [...new Map(makes.flatMap(({ facts }) => facts.map(spec => [spec.name, spec] as const))).values()]
}

const ticks = (spec: FactSpec): Offer[] => {
  const offer = (is: string, words: string) => ({
    value: `${spec.name}=${is}`,
    label: `${spec.label}: ${words}`,
  })
  if (spec.kind === 'yes-no') return [offer('true', 'Yes'), offer('false', 'No')]
  return (spec.options ?? []).map(option => offer(option.value, option.label))
}

/** What a field that takes this can hold, facts in the procedure's order. */
export const offersFor = (takes: Fillable['takes'], specs: readonly FactSpec[]): Offer[] => {
  if (takes === 'nothing') return []
  const words = [
    ...specs.map(spec => ({ value: spec.name, label: spec.label })),
    ...Object.entries(ownWords).map(([value, label]) => ({ value, label })),
  ]
  return takes === 'tick' ? specs.flatMap(ticks) : words
}

export const offerOf = ({ fact, is }: OfficialFill): string => (is === undefined ? fact : `${fact}=${is}`)

export const fillOf = (offer: string): OfficialFill => {
  const at = offer.indexOf('=')
  return at < 0 ? { fact: offer } : { fact: offer.slice(0, at), is: offer.slice(at + 1) }
}

const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The name a form's maker gave a field, without the places it stands in: `Page1[0].HearingDate[0]` → `HearingDate`. */
const ownName = (name: string) =>
  name
    .replace(/\[\d+\]/g, '')
    .split('.')
    .at(-1) ?? name

/** What a field is called like, to begin the mapping with; empty where nothing is. The officer sees and decides. */
export const guessFor = (field: Fillable, offers: readonly Offer[]): string => {
  const names = [bare(field.name), bare(ownName(field.name))]
  const found = offers.find(({ value, label }) => [bare(value), bare(label)].some(one => names.includes(one)))
  return found?.value ?? ''
}
