import type { DocumentFormat } from '../../shared/case/case'
import { documentInput } from '../../shared/documents/input'
import type { DocumentModel } from '../../shared/documents/model'
import { type OfficialForm, officialEntries, officialFor } from '../../shared/documents/official'
import { type Failed, failed, ok, type Result } from '../../shared/result'
import type { OfficialFilled } from '../output/official/official'
import type { Desk, OpenCase } from './desk'

/** A document as it was written, before it is stored. */
export interface Written {
  bytes: Uint8Array<ArrayBuffer>
  /** What the file is; an office's Word template stands in for a PDF too. */
  file: DocumentFormat
  /** Known of a PDF only. */
  pages?: number
  warnings: string[]
  /** In the built-in layout although the office has a form of its own. */
  stoodIn: boolean
}

type On = Pick<OpenCase, 'one' | 'procedure' | 'context'>

/** Fills the office's form for a case as it is. */
export const fillOfficial = async (
  desk: Desk,
  official: OfficialForm,
  { one, procedure, context }: On,
): Promise<Result<OfficialFilled>> => {
  const { form, kind, name } = official
  const kept = await desk.host('official.bytes', { form, kind })
  if (!kept.ok)
    return failed(
      kept.fault.code,
      kept.fault.message,
      `The built-in layout is used instead. ${kept.fault.next}`,
    )
  return desk.offthread.fillOfficial({
    kind,
    file: { name, bytes: new Uint8Array(kept.value.bytes) },
    entries: officialEntries(official, documentInput(one.facts, context), procedure.facts),
  })
}

/** What the officer should know of a document in the office's form. */
const officialWarnings = (official: OfficialForm, as: DocumentFormat, { one, procedure }: On): string[] => {
  const empty = procedure.facts.filter(
    spec =>
      one.facts[spec.name] === undefined &&
      Object.values(official.fields).some(({ fact, is }) => fact === spec.name && is === undefined),
  )
  const word = official.kind === 'word-template'
  return [
    ...(word && as === 'pdf'
      ? ['This is a Word file, made from your office’s template. SSST Desk cannot turn it into a PDF.']
      : []),
    ...(empty.length
      ? [
          `${word ? 'Not recorded' : 'Left empty, because nothing is recorded'}: ${empty.map(({ label }) => label).join(', ')}.`,
        ]
      : []),
  ]
}

const builtIn = async (
  desk: Desk,
  model: DocumentModel,
  as: DocumentFormat,
  instead: Failed | null,
): Promise<Result<Written>> => {
  const made = as === 'pdf' ? await desk.offthread.pdf(model) : await desk.offthread.docx(model)
  if (!made.ok) return made
  const { warnings, ...written } = made.value
  return ok({
    ...written,
    file: as,
    warnings: [
      ...(instead ? [`${instead.fault.message} ${instead.fault.next}`] : []),
      ...warnings.map(warning => warning.message),
    ],
    stoodIn: instead !== null,
  })
}

/** Writes a document: in the office's own form where it has one, else, or where that cannot be filled, in the built-in layout. */
export const writeDocument = async (
  desk: Desk,
  model: DocumentModel,
  as: DocumentFormat,
  on: On,
): Promise<Result<Written>> => {
  const official = officialFor(on.context.official, model.form, as)
  if (!official) return builtIn(desk, model, as, null)
  const filled = await fillOfficial(desk, official, on)
  if (!filled.ok) return builtIn(desk, model, as, filled)
  return ok({
    ...filled.value,
    file: official.kind === 'acroform' ? 'pdf' : 'word',
    warnings: officialWarnings(official, as, on),
    stoodIn: false,
  })
}
