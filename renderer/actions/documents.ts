import { type Case, type DocumentFormat, documentTypes, latestDocument } from '../../shared/case/case'
import { timeline } from '../../shared/case/timeline'
import { unsettled } from '../../shared/checklist/parts'
import { formOf } from '../../shared/documents/forms'
import { caseHistory } from '../../shared/documents/forms/case-history'
import { documentInput } from '../../shared/documents/input'
import { markNow } from '../../shared/documents/mark'
import type { DocumentModel } from '../../shared/documents/model'
import { modelFor, standing } from '../../shared/documents/standing'
import { factOf, stepsOf } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import { type Desk, openCase } from './desk'
import { keepBytes } from './keep-bytes'
import { writeDocument } from './write-document'

const unknownForm = (form: string) =>
  failed(
    'not-found',
    `This SSST Desk does not know the form ${form}.`,
    'Install the newest version of SSST Desk.',
  )

/** A form as it would be made from the facts now, for the preview. */
export const previewDocument = (desk: Desk, caseId: string, form: string): Result<DocumentModel> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, context } = opened.value
  const model = modelFor(form, one.facts, context)
  return model ? ok(model) : unknownForm(form)
}

const endings: Record<DocumentFormat, string> = { pdf: 'pdf', word: 'docx' }

/** Makes a form or letter from the facts as they are, in the office's own form where it has one, stores it with the case, and records it. */
export const makeDocument = async (
  desk: Desk,
  caseId: string,
  form: string,
  as: DocumentFormat = 'pdf',
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const known = formOf(form)
  if (!known) return unknownForm(form)
  const state = standing(form, latestDocument(one, form, as), one.facts, context)
  if (state.is === 'lacks-facts')
    return failed(
      'invalid',
      `${state.reference} needs: ${state.missing.map(name => factOf(procedure, name)?.label ?? name).join(', ')}.`,
      'Enter that first, then make it.',
    )
  const makes = stepsOf(procedure).filter(step =>
    step.parts.some(part => part.kind === 'document' && part.form === form),
  )
  if (makes.some(step => unsettled(step, one)))
    return failed(
      'invalid',
      'Facts on this document arrived twice and differ.',
      'Settle which one counts, then make it.',
    )
  const model = previewDocument(desk, caseId, form)
  if (!model.ok) return model
  const written = await writeDocument(desk, model.value, as, opened.value)
  if (!written.ok) return written
  const { bytes, file, pages, warnings, stoodIn } = written.value
  const made = await keepBytes(desk, caseId, [
    {
      bytes,
      as: kept => ({
        type: 'document-made',
        ...kept,
        form,
        version: (latestDocument(one, form, as)?.version ?? 0) + 1,
        name: `${model.value.reference}.${endings[file]}`,
        mediaType: documentTypes[file],
        ...(file === 'word' && as === 'pdf' ? { asked: as } : {}),
        ...(pages === undefined ? {} : { pages }),
        fingerprint: markNow(known, as, one.facts, context, stoodIn),
        warnings,
      }),
    },
  ])
  return made.ok ? ok(made.value.one) : made
}

/** The bytes of a document or file of a case. */
export const fileBytes = async (
  desk: Desk,
  caseId: string,
  fileId: string,
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const opened = openCase(desk, caseId)
  return opened.ok ? opened.value.store.files.get(caseId, fileId) : opened
}

/** The case's timeline as a PDF for printing; made on the spot and not stored. */
export const historyPdf = async (desk: Desk, caseId: string): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context, store } = opened.value
  const events = await store.cases.history(caseId)
  if (!events.ok) return events
  const entries = timeline(procedure, events.value).map(entry => ({
    ...entry,
    what: entry.undone ? `${entry.what} (undone later)` : entry.what,
  }))
  const pdf = await desk.offthread.pdf(caseHistory(documentInput(one.facts, context), procedure, entries))
  return pdf.ok ? ok(pdf.value.bytes) : pdf
}
