import { letterOf } from '../../../shared/bundle/court/numbering'
import { ok, type Result } from '../../../shared/result'
import type { Fonts } from '../fonts/fonts'
import { Faces, Page } from '../pdf/page'
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

const letters = `0123456789${Array.from({ length: 26 }, (_, index) => letterOf(index + 1)).join('')}`

/** Opens the font of the page numbers, with every letter and figure that a label can have. */
export const openStamps = async (fonts: Fonts): Promise<Result<Stamps>> => {
  const setter = new Setter(fonts)
  const faces = new Faces(prefix)
  // Each letter is shaped once: none of them changes beside another.
  const glyphs = new Map<string, { code: string; width: number }>()
  for (const letter of letters) {
    const line = setter.oneLine(letter, 400, style, true)[0]
    const stretch = line?.stretches[0]
    const glyph = stretch?.glyphs[0]
    if (line && stretch && glyph)
      glyphs.set(letter, { code: faces.of(stretch.run.face).use(glyph).code, width: line.width })
  }
  const resource = faces.all()[0]?.resource ?? ''
  const opened = await openDocument(await pdfOfPages([new Page(faces, 0)], faces, fonts), 'page numbers')
  if (!opened.ok) return opened
  const document = opened.value
  return ok({
    document,
    fonts: document.source.dict(document.source.dict(document.pages[0]?.resources).get('Font')),
    of(label) {
      const shown = [...label].flatMap(letter => glyphs.get(letter) ?? [])
      const codes = shown.map(({ code }) => code).join('')
      return {
        drawing: `/Artifact BMC 0 g BT /${resource} ${numberSize} Tf 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts <${codes}> Tj ET EMC`,
        width: shown.reduce((sum, { width }) => sum + width, 0),
      }
    },
  })
}
