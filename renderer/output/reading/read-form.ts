import { PDFDocument, PDFDropdown, PDFRadioGroup, PDFTextField } from 'pdf-lib'
import { shownName } from '../../../shared/bundle/names'
import { documentTypes } from '../../../shared/case/case'
import { failed, ok, type Result } from '../../../shared/result'
import { type Pair, readWordForm } from './read-word'

export type { Pair } from './read-word'

const readPdfForm = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Result<Pair[]>> => {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    return ok(
      document
        .getForm()
        .getFields()
        .flatMap(field => {
          const label = field.getName()
          if (field instanceof PDFTextField) return [{ label, value: field.getText() ?? '' }]
          if (field instanceof PDFDropdown || field instanceof PDFRadioGroup) {
            const chosen = field.getSelected()
            return [{ label, value: Array.isArray(chosen) ? chosen.join('; ') : (chosen ?? '') }]
          }
          return []
        }),
    )
  } catch {
    return failed(
      'invalid',
      `The fields of ‘${shownName(name)}’ cannot be read.`,
      'Open it and compare it by eye, or ask for it again.',
    )
  }
}

/** The labels and values of a filled form: of a Word file’s tables, or of a PDF’s fields. None where it is a scan. */
export const readForm = (
  bytes: Uint8Array<ArrayBuffer>,
  file: { name: string; mediaType: string },
): Promise<Result<Pair[]>> =>
  file.mediaType === documentTypes.word ? readWordForm(bytes, file.name) : readPdfForm(bytes, file.name)
