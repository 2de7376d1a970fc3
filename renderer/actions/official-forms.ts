import { formOf } from '../../shared/documents/forms'
import type { FormId } from '../../shared/documents/model'
import type { OfficialFill, OfficialForm, OfficialKind } from '../../shared/documents/official'
import { failed, ok, type Result } from '../../shared/result'
import { sha256 } from '../output/digest'
import type { OfficialField } from '../output/official/field'
import type { Desk } from './desk'
import { notifyFault } from './notices'

export type { OfficialField } from '../output/official/field'

/** Takes what the host keeps of the office's forms. Where it cannot be read, the built-in layouts are used and a message says so. */
export const loadOfficial = async (desk: Desk): Promise<void> => {
  const kept = await desk.host('official.read', {})
  desk.session.setState({
    official: kept.ok ? kept.value : [],
    officialFault: kept.ok ? null : kept.fault,
  })
  if (!kept.ok) notifyFault(desk, kept.fault)
}

/** An office's file as it was read, before its fields are mapped. */
export interface ReadForm {
  form: FormId
  kind: OfficialKind
  name: string
  sha256: string
  bytes: Uint8Array<ArrayBuffer>
  /** In the file's own order. */
  fields: OfficialField[]
}

/** Reads a file that is to stand in for a form. Nothing is kept yet. */
export const readOfficialFile = async (
  desk: Desk,
  form: FormId,
  file: { name: string; blob: Blob },
): Promise<Result<ReadForm>> => {
  const read = await desk.offthread.readOfficial({ name: file.name, file: file.blob })
  if (!read.ok) return read
  const { kind, fields, bytes } = read.value
  const known = formOf(form)
  if (kind === 'word-template' && known?.onlyPdf)
    return failed(
      'invalid',
      `The procedure sends ${known.reference} as a PDF, and SSST Desk cannot turn a Word file into one.`,
      'Load the official form as a PDF with fields.',
    )
  // Longer than any file system has them: cut so that it can be kept.
  const name = file.name.slice(0, 255)
  return ok({ form, kind, name, sha256: await sha256(bytes), bytes, fields })
}

/** Reads a form that is kept already, to map it anew. */
export const openOfficial = async (
  desk: Desk,
  { form, kind, name }: OfficialForm,
): Promise<Result<ReadForm>> => {
  const kept = await desk.host('official.bytes', { form, kind })
  if (!kept.ok) return kept
  return readOfficialFile(desk, form, { name, blob: new Blob([new Uint8Array(kept.value.bytes)]) })
}

/** Keeps a form with its map, in place of the one for the same document and kind; used from then on. */
export const keepOfficial = async (
  desk: Desk,
  { bytes, fields: found, ...read }: ReadForm,
  fields: Readonly<Record<string, OfficialFill>>,
): Promise<Result<OfficialForm>> => {
  const gone = Object.keys(fields).filter(name => !found.some(field => field.name === name))
  const form: OfficialForm = { ...read, fields, gone }
  const kept = await desk.host('official.keep', { form, bytes })
  if (!kept.ok) return kept
  await loadOfficial(desk)
  return ok(form)
}

/** Stops using a form: documents are made in the built-in layout again. */
export const removeOfficial = async (desk: Desk, { form, kind }: OfficialForm): Promise<Result<null>> => {
  const removed = await desk.host('official.remove', { form, kind })
  if (!removed.ok) return removed
  await loadOfficial(desk)
  return ok(null)
}
