import { z } from 'zod'
import { plainDate } from '../calendar/write'
import { choicesIn, FactName, type FactSpec } from '../case/facts'
import { factWords } from '../case/fill'
import { sha256 } from '../host/delivery'
import { type DocumentInput, formIds } from './model'
import { notRecorded } from './words'

/** What stands in one field: a fact in words, or a tick where a fact holds one of its options. */
export const OfficialFill = z.strictObject({ fact: FactName, is: z.string().min(1).optional() })
export type OfficialFill = z.infer<typeof OfficialFill>

const common = {
  form: z.enum(formIds),
  /** The file's own name, as the office knows it. */
  name: z.string().min(1).max(255),
  /** Of the file as it was loaded: another file needs another mapping. */
  sha256,
}

/**
 * An office's own file that stands in for our layout of a form (procedures, silence 20): a PDF with fields, each filled
 * as its map says, or a Word file in which `{{fact}}` stands where a fact goes.
 */
export const OfficialForm = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('acroform'),
    /** By the name of the field in the PDF. */
    fields: z.record(z.string().min(1).max(300), OfficialFill),
  }),
  z.strictObject({ ...common, kind: z.literal('word-template') }),
])
export type OfficialForm = z.infer<typeof OfficialForm>

/** Words that are no facts of the case, and can stand in an official form like them. */
export const ownWords = ['officerName', 'officerTelephone', 'teamInbox', 'madeOn'] as const

/** Everything that can be put into an official form, in words, by name; a known name without a value says so. */
export const officialWords = (
  { facts, officer, inbox, madeOn }: DocumentInput,
  specs: readonly FactSpec[],
): Record<string, string> => ({
  ...Object.fromEntries(specs.map(spec => [spec.name, factWords(spec, facts[spec.name]) || notRecorded])),
  ...({
    officerName: officer.name,
    officerTelephone: officer.telephone,
    teamInbox: inbox,
    madeOn: plainDate(madeOn),
  } satisfies Record<(typeof ownWords)[number], string>),
})

/** What each field of an official PDF is to hold: words, or whether it is ticked. Undefined: a fact nobody declared. */
export const officialEntries = (
  fields: Readonly<Record<string, OfficialFill>>,
  input: DocumentInput,
  specs: readonly FactSpec[],
): Record<string, string | boolean | undefined> => {
  const words = officialWords(input, specs)
  const holds = (fact: string, is: string) => {
    const value = input.facts[fact]
    return choicesIn(value).includes(is) || String(value) === is
  }
  return Object.fromEntries(
    Object.entries(fields).map(([field, { fact, is }]) => [
      field,
      is === undefined ? words[fact] : holds(fact, is),
    ]),
  )
}
