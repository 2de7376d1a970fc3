import { PDFDropdown, PDFRadioGroup, PDFTextField } from 'pdf-lib'
import { shownName } from '../../../shared/bundle/names'
import { documentTypes } from '../../../shared/case/case'
import { failed, ok, type Result } from '../../../shared/result'
import { openPdf } from './read-pdf'
import { type Pair, readWordForm } from './read-word'

export type { Pair } from './read-word'

export interface ReceivedFile {
  name: string
  mediaType: string
}

/** The labels and values of a filled form, in its order. */
export interface ReceivedPairs {
  pairs: Pair[]
}

/** More fields than any form has. */
const mostFields = 2000
/** Longest text in one field, in characters: what a case's history holds of one. */
const longestValue = 10_000

const readPdfForm = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Result<Pair[]>> => {
  const pdf = await openPdf(bytes, name)
  if (!pdf.ok) return pdf
  try {
    const fields = pdf.value.document.getForm().getFields()
    return ok(
      fields.slice(0, mostFields + 1).flatMap(field => {
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

/**
 * The labels and values of a filled form: of a Word file’s tables, or of a PDF’s fields. None where it is a scan. Refusals
 * are sentences naming the file. Never rejects.
 */
export const readForm = async (
  bytes: Uint8Array<ArrayBuffer>,
  { name, mediaType }: ReceivedFile,
): Promise<Result<ReceivedPairs>> => {
  const read = await (mediaType === documentTypes.word ? readWordForm(bytes, name) : readPdfForm(bytes, name))
  if (!read.ok) return read
  const pairs = read.value
  return pairs.length > mostFields || pairs.some(({ value }) => value.length > longestValue)
    ? failed(
        'invalid',
        `‘${shownName(name)}’ holds far more words than a form.`,
        'Open it and compare it by eye, or ask for it again.',
      )
    : ok({ pairs })
}
