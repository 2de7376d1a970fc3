import { letterOf } from '../../../shared/bundle/court/labels'
import type { Fonts } from '../fonts/fonts'
import { shape } from '../fonts/shape'
import type { Matrix } from '../page-reading/matrix'
import type { Faces } from '../pdf/page'
import { numberText } from '../splice/values'
import { numberSize } from './spots'

/** The page numbers: one font for all of them. */
export interface Stamps {
  /** The name of their font in the resources of a page. */
  resource: string
  /** The drawing of a label from its lower left corner, and its width in points. */
  of(label: string): { drawing: string; width: number }
}

/** What the names of a bundle's own fonts begin with; a bundle inside a bundle has the same names for the same letters. */
export const fontPrefix = 'SsstNumber'

/** Operators that draw something in a matrix of its own. */
export const inMatrix = (matrix: Matrix, drawing: string): string =>
  `q ${matrix.map(numberText).join(' ')} cm\n${drawing}\nQ\n`

const letters = `0123456789${Array.from({ length: 26 }, (_, index) => letterOf(index + 1)).join('')}.`

/**
 * Makes the page numbers ready, with every letter and figure that a label can have. Their font is the first of `faces`,
 * and is written with the front pages that are set in it too.
 */
export const stampsOf = (fonts: Fonts, faces: Faces): Stamps => {
  // Each letter is shaped alone: none of them changes beside another.
  const glyphs = new Map<string, { code: string; width: number }>()
  for (const letter of letters) {
    const face = fonts.faceFor(letter, true)
    const glyph = face && shape(letter, { start: 0, end: 1, face, level: 0, script: 'Latn' }, fonts)[0]
    if (glyph)
      glyphs.set(letter, {
        code: faces.of(face).use(glyph).code,
        width: (glyph.advance * numberSize) / 1000,
      })
  }
  const resource = faces.all()[0]?.resource ?? ''
  return {
    resource,
    of(label) {
      const shown = [...label].flatMap(letter => glyphs.get(letter) ?? [])
      const codes = shown.map(({ code }) => code).join('')
      return {
        drawing: `/Artifact BMC 0 g BT /${resource} ${numberSize} Tf 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts <${codes}> Tj ET EMC`,
        width: shown.reduce((sum, { width }) => sum + width, 0),
      }
    },
  }
}
