import fontkit from '@pdf-lib/fontkit'
import {
  PDFCheckBox,
  type PDFDocument,
  PDFDropdown,
  type PDFField,
  type PDFFont,
  PDFRadioGroup,
  PDFTextField,
} from 'pdf-lib'
import { shownName } from '../../../shared/bundle/names'
import type { OfficialEntries } from '../../../shared/documents/official'
import { failed, ok, type Result } from '../../../shared/result'
import type { ReadAsset } from '../fonts/faces'
import { openPdf } from '../reading/read-pdf'
import { builtIn, isGone, isUnknown, notFilled, type OfficialField, type OfficialFile } from './field'
import { fittingSize } from './fit'

export interface OfficialPdf {
  bytes: Uint8Array<ArrayBuffer>
  pages: number
}

const described = (field: PDFField): OfficialField => {
  const name = field.getName()
  if (field instanceof PDFTextField) return { name, takes: 'words', options: [] }
  if (field instanceof PDFCheckBox) return { name, takes: 'tick', options: [] }
  if (field instanceof PDFDropdown || field instanceof PDFRadioGroup)
    return { name, takes: 'option', options: field.getOptions() }
  return { name, takes: 'nothing', options: [] }
}

const opened = async ({ name, bytes }: OfficialFile): Promise<Result<PDFDocument>> => {
  const pdf = await openPdf(bytes, name)
  if (!pdf.ok) return pdf
  return pdf.value.document.getForm().getFields().length > 0
    ? ok(pdf.value.document)
    : failed(
        'invalid',
        `‘${shownName(name)}’ has no fields that can be filled.`,
        'Choose the official form as a PDF with fields (an AcroForm), or its Word template.',
      )
}

/** The fields of an office's PDF, in its order, for the mapping in Settings. */
export const acroformFields = async (file: OfficialFile): Promise<Result<OfficialField[]>> => {
  const pdf = await opened(file)
  return pdf.ok ? ok(pdf.value.getForm().getFields().map(described)) : pdf
}

const put = (field: PDFField, entry: string | boolean, font: PDFFont, shows: Set<number>): string | null => {
  if (field instanceof PDFCheckBox && typeof entry === 'boolean') {
    if (entry) field.check()
    else field.uncheck()
    return null
  }
  if (typeof entry === 'boolean') return 'does not take a tick'
  // Nothing recorded: whatever the form itself holds there stays.
  if (entry === '') return null
  if (field instanceof PDFDropdown || field instanceof PDFRadioGroup) {
    const option = field.getOptions().find(one => one.trim().toLowerCase() === entry.trim().toLowerCase())
    if (option === undefined) return `cannot be set to ‘${entry}’`
    field.select(option)
    if (field instanceof PDFRadioGroup) return null
    const size = fittingSize(field, option, false, font)
    if (size !== undefined) field.setFontSize(size)
    field.updateAppearances(font)
    return null
  }
  if (!(field instanceof PDFTextField)) return 'does not take words'
  const words = field.isMultiline() ? entry : entry.replace(/\s*\n\s*/g, ', ')
  const most = field.getMaxLength()
  if (most !== undefined && words.length > most) return `takes no more than ${most} characters`
  // The program that draws in a form's fields neither joins letters nor turns their order: better not than wrong.
  if ([...words].some(letter => letter !== '\n' && !shows.has(letter.codePointAt(0) ?? 0)))
    return 'would hold letters that cannot be shown in it'
  const size = fittingSize(field, words, field.isMultiline(), font)
  if (size === undefined) return 'has not enough room for its words'
  field.setText(words)
  field.setFontSize(size)
  field.updateAppearances(font)
  return null
}

/**
 * Fills an office's PDF: each entry goes into the field of its name, and the fields can still be changed by hand. All
 * or nothing: a field that is gone, or cannot hold its entry, is named in the fault. The same input gives the same bytes.
 */
export const fillAcroform = async (
  file: OfficialFile,
  entries: OfficialEntries,
  readFont: ReadAsset,
): Promise<Result<OfficialPdf>> => {
  const loaded = await opened(file)
  if (!loaded.ok) return loaded
  const pdf = loaded.value
  try {
    const form = pdf.getForm()
    // A second description of the same form, which would show in place of what is filled in here.
    if (form.hasXFA()) form.deleteXFA()
    pdf.registerFontkit(fontkit)
    // Whole, not cut down: what is changed by hand afterwards may need any letter of it.
    const font = await pdf.embedFont(await readFont('NotoSans-Regular.ttf'), { subset: false })
    const shows = new Set(font.getCharacterSet())
    for (const [name, entry] of Object.entries(entries)) {
      const field = form.getFieldMaybe(name)
      if (!field) return notFilled(file, name, isGone)
      if (entry === undefined) return notFilled(file, name, isUnknown)
      const why = put(field, entry, font, shows)
      if (why !== null) return notFilled(file, name, why)
    }
    const bytes = new Uint8Array(await pdf.save({ updateFieldAppearances: false, addDefaultPage: false }))
    return ok({ bytes, pages: pdf.getPageCount() })
  } catch {
    return failed('damaged', `‘${shownName(file.name)}’ could not be filled.`, builtIn)
  }
}
