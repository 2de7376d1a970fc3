import { z } from 'zod'
import { plainDate } from '../calendar/write'
import type { DocumentFormat } from '../case/case'
import { choicesIn, type FactColumn, FactName, type FactSpec, type FactValue, rowsIn } from '../case/facts'
import { factWords, pounds } from '../case/fill'
import { sha256 } from '../host/delivery'
import { type DocumentInput, formIds } from './model'
import { notRecorded } from './words'

/** Largest file that can stand in for a form, in bytes: it crosses to the host in one piece. */
export const officialBytes = 20 * 1024 ** 2

/** What stands in one field: a fact in words, or a tick where a fact holds one of its options. */
export const OfficialFill = z.strictObject({ fact: FactName, is: z.string().min(1).max(200).optional() })
export type OfficialFill = z.infer<typeof OfficialFill>

export const officialKinds = ['acroform', 'word-template'] as const
export type OfficialKind = (typeof officialKinds)[number]

/**
 * An office's own file that stands in for our layout of a form (procedures, silence 20): a PDF with fields, or a Word file
 * in which `{{a name}}` stands where something goes. Each field is filled as its map says.
 */
export const OfficialForm = z.strictObject({
  form: z.enum(formIds),
  kind: z.enum(officialKinds),
  /** The file's own name, as the office knows it. */
  name: z.string().min(1).max(255),
  /** Of the file as it was loaded: another file needs another mapping. */
  sha256,
  /** By the name of the field. A field of the file that is not named here stays as it is. */
  fields: z
    .record(z.string().min(1).max(300), OfficialFill)
    .refine(fields => Object.keys(fields).length <= 1000, 'A form can have 1,000 fields at most'),
  /** Fields of the map that the file has not: it replaced one that had them. The built-in layout is used meanwhile. */
  gone: z.array(z.string().min(1).max(300)).max(1000),
})
export type OfficialForm = z.infer<typeof OfficialForm>

/** The office's files: one PDF and one Word template for each form at most. */
export const OfficialForms = z
  .array(OfficialForm)
  .refine(
    forms => new Set(forms.map(one => `${one.form} ${one.kind}`)).size === forms.length,
    'A form has one PDF and one Word template at most',
  )

/**
 * The office's file that a form is made from: its PDF where a PDF is asked for, its Word template where a Word file is. A
 * Word template stands in for a PDF too where the office has nothing else. Undefined: the built-in layout.
 */
export const officialFor = (
  official: readonly OfficialForm[],
  form: string,
  format: DocumentFormat = 'pdf',
): OfficialForm | undefined => {
  const of = (kind: OfficialKind) => official.find(one => one.form === form && one.kind === kind)
  return format === 'pdf' ? (of('acroform') ?? of('word-template')) : of('word-template')
}

/** Words that are no facts of the case, and can stand in an official form like them. */
export const ownWords = {
  officerName: 'Your name',
  officerTelephone: 'Your telephone number',
  teamInbox: 'Team inbox',
  madeOn: 'Day it is made',
} as const

const cellWords = (column: FactColumn, cell: string | number | undefined): string => {
  if (cell === undefined || cell === '') return ''
  if (column.kind === 'date') return plainDate(String(cell))
  return column.kind === 'money' ? pounds(Number(cell)) : String(cell)
}

/** A table has no columns in a field of a form: a row is a line, and its cells stand beside each other. */
const wordsOf = (spec: FactSpec, value: FactValue | undefined): string =>
  spec.kind === 'table'
    ? rowsIn(value)
        .map(row =>
          (spec.columns ?? [])
            .map(column => cellWords(column, row[column.name]))
            .filter(Boolean)
            .join('   '),
        )
        .join('\n')
    : factWords(spec, value)

/** Everything that can be put into an official form, in words, by name; empty where nothing is recorded. */
const officialWords = (
  { facts, officer, inbox, madeOn }: DocumentInput,
  specs: readonly FactSpec[],
): Record<string, string> => ({
  ...Object.fromEntries(specs.map(spec => [spec.name, wordsOf(spec, facts[spec.name])])),
  ...({
    officerName: officer.name,
    officerTelephone: officer.telephone,
    teamInbox: inbox,
    madeOn: plainDate(madeOn),
  } satisfies Record<keyof typeof ownWords, string>),
})

/** What the fields of an official form are to hold. Undefined: a fact that this procedure does not record. */
export type OfficialEntries = Readonly<Record<string, string | boolean | undefined>>

/**
 * What each field of an official form is to hold: words, or whether it is ticked. What is not recorded stays empty in a
 * field, to be completed by hand; in the middle of a letter nobody would see that, so there it is said.
 */
export const officialEntries = (
  { kind, fields }: Pick<OfficialForm, 'kind' | 'fields'>,
  input: DocumentInput,
  specs: readonly FactSpec[],
): OfficialEntries => {
  const words = officialWords(input, specs)
  const holds = (fact: string, is: string) => {
    const value = input.facts[fact]
    return choicesIn(value).includes(is) || String(value) === is
  }
  const known = (fact: string) => specs.some(spec => spec.name === fact)
  return Object.fromEntries(
    Object.entries(fields).map(([field, { fact, is }]) => {
      if (is !== undefined) return [field, known(fact) ? holds(fact, is) : undefined]
      if (!Object.hasOwn(words, fact)) return [field, undefined]
      return [field, words[fact] || (kind === 'acroform' ? '' : notRecorded)]
    }),
  )
}
