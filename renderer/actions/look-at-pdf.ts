import type { Result } from '../../shared/result'
import { openPreview, type PdfPreview } from '../output/pdf-preview'
import type { Desk } from './desk'
import { fileBytes, historyPdf } from './documents'

export type { PdfPreview } from '../output/pdf-preview'

const opened = async (bytes: Promise<Result<Uint8Array>>): Promise<Result<PdfPreview>> => {
  const read = await bytes
  return read.ok ? openPreview(read.value) : read
}

/** Opens a stored PDF of a case for looking at. Close it when the pane goes away. */
export const lookAtFile = (desk: Desk, caseId: string, fileId: string): Promise<Result<PdfPreview>> =>
  opened(fileBytes(desk, caseId, fileId))

/** Opens the case's printable history, made as it stands now. Close it when the pane goes away. */
export const lookAtHistory = (desk: Desk, caseId: string): Promise<Result<PdfPreview>> =>
  opened(historyPdf(desk, caseId))
