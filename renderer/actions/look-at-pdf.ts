import { documentTypes, fileOf } from '../../shared/case/case'
import type { OfficialForm } from '../../shared/documents/official'
import { failed, type Result } from '../../shared/result'
import type { PdfPreview } from '../output/pdf-preview'
import { type Desk, openCase } from './desk'
import { fileBytes, historyPdf } from './documents'
import { fillOfficial } from './write-document'

export type { PdfPreview } from '../output/pdf-preview'

const opened = async (desk: Desk, bytes: Promise<Result<Uint8Array>>): Promise<Result<PdfPreview>> => {
  const read = await bytes
  return read.ok ? desk.offthread.look(read.value) : read
}

/** Opens a stored PDF of a case for looking at; a Word file is the fault `invalid`. Close it when the pane goes away. */
export const lookAtFile = async (desk: Desk, caseId: string, fileId: string): Promise<Result<PdfPreview>> => {
  const one = desk.session.getState().cases[caseId]
  const file = one && fileOf(one, fileId)
  if (file?.mediaType === documentTypes.word)
    return failed(
      'invalid',
      `‘${file.name}’ is a Word file, which SSST Desk cannot show.`,
      'Use Preview to read what a form says. The file itself goes out with the email or the delivery.',
    )
  return opened(desk, fileBytes(desk, caseId, fileId))
}

/** Opens the office's own PDF form for looking at, filled for a case as it stands now; a field that cannot be is named. */
export const lookAtOfficial = async (
  desk: Desk,
  caseId: string,
  official: OfficialForm,
): Promise<Result<PdfPreview>> => {
  const on = openCase(desk, caseId)
  if (!on.ok) return on
  const filled = await fillOfficial(desk, official, on.value)
  return filled.ok ? desk.offthread.look(filled.value.bytes) : filled
}

/** Opens the case's printable history, made as it stands now. Close it when the pane goes away. */
export const lookAtHistory = (desk: Desk, caseId: string): Promise<Result<PdfPreview>> =>
  opened(desk, historyPdf(desk, caseId))
