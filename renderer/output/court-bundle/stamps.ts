import { letterOf } from '../../../shared/bundle/court/numbering'
import { ok, type Result } from '../../../shared/result'
import type { Fonts } from '../fonts/fonts'
import { Faces, Page, paper } from '../pdf/page'
import { Setter } from '../pdf/setter'
import { type Dict, numberText } from '../splice/values'
import { openDocument, type SourceDocument } from './document'
import { pdfOfPages } from './front'
import type { Matrix } from './geometry'
import { numberSize } from './spots'

/** The page numbers: one font for all of them. */
export interface Stamps {
  /** The file that holds the font, and the font in its references, by its name in the resources. */
  document: SourceDocument
  fonts: Dict
  /** The drawing of a label from its lower left corner, and its width in points. */
  of(label: string): { drawing: string; width: number }
}

/** A bundle inside a bundle has the same name for the same letters, in the same order. */
const prefix = 'SsstNumber'
const style = { size: numberSize, leading: numberSize }

/** Operators that draw something in a matrix of its own. */
export const inMatrix = (matrix: Matrix, drawing: string): string =>
  `q ${matrix.map(numberText).join(' ')} cm\n${drawing}\nQ\n`

/** Opens the font of the page numbers, with every letter and figure that a label can have. */
export const openStamps = async (fonts: Fonts): Promise<Result<Stamps>> => {
  const setter = new Setter(fonts)
  const faces = new Faces(prefix)
  const of = (label: string) => {
    const lines = setter.oneLine(label, 400, style, true)
    const page = new Page(faces, 0)
    page.text(lines, { left: 0, top: paper.height, ...style })
    return { drawing: page.content(), width: lines[0]?.width ?? 0 }
  }
  const letters = Array.from({ length: 26 }, (_, index) => letterOf(index + 1)).join('')
  of(`0123456789${letters}`)
  const opened = await openDocument(await pdfOfPages([new Page(faces, 0)], faces, fonts), 'page numbers')
  if (!opened.ok) return opened
  const document = opened.value
  const written = document.source.dict(document.source.dict(document.pages[0]?.resources).get('Font'))
  return ok({ document, fonts: written, of })
}
