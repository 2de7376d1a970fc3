import { BorderStyle, type IBorderOptions, type IStylesOptions, type ITableBordersOptions } from 'docx'
import type { DocumentModel } from '../../../shared/documents/model'

/** Twentieths of a point, Word's unit of length. */
export const twips = (points: number): number => Math.round(points * 20)
export const mm = (length: number): number => twips((length * 72) / 25.4)

/** A4 and its margins, as in the PDF. */
export const paper = { width: mm(210), height: mm(297) }
export const margin = { side: twips(56.7), top: twips(68), letterTop: twips(44), bottom: twips(76) }
export const columnWidth = paper.width - 2 * margin.side

/** Greys, as they are printed. */
export const shade = { text: '0B0C0C', label: '505050', rule: 'ADADAD', tint: 'F1F1F1' }

export const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: shade.rule }
export const heavy: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: shade.text }
export const bare: ITableBordersOptions = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}

/** Arial, and for the scripts it lacks a font that every Windows has. */
const font = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' }

const heading = (points: number, before: number) => ({
  run: {
    font,
    size: points * 2,
    sizeComplexScript: points * 2,
    bold: true,
    boldComplexScript: true,
    color: shade.text,
  },
  paragraph: { keepNext: true, spacing: { before: twips(before), after: twips(4) } },
})

/** Headings are real ones, so that Word's own outline and a screen reader find them. */
export const stylesOf = ({ layout }: DocumentModel): IStylesOptions => ({
  default: {
    document: {
      run: { font, size: 22, sizeComplexScript: 22, color: shade.text, language: { value: 'en-GB' } },
      paragraph: { spacing: { line: 276 } },
    },
    ...(layout === 'form'
      ? { heading1: heading(20, 0), heading2: heading(13, 12), heading3: heading(11.5, 8) }
      : { heading1: heading(13, 12), heading2: heading(11.5, 8) }),
  },
})
