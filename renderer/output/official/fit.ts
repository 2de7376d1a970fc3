import type { PDFDropdown, PDFFont, PDFTextField } from 'pdf-lib'

const sizes = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6]
/** From a field's border to its words, in points. */
const inset = 4

const linesIn = (words: string, width: number, size: number, font: PDFFont): number =>
  words.split('\n').reduce((count, line) => {
    let used = 0
    let lines = 1
    for (const word of line.split(/(?<= )/)) {
      const length = font.widthOfTextAtSize(word, size)
      if (used > 0 && used + length > width) {
        lines++
        used = 0
      }
      used += length
      if (used > width) return Number.POSITIVE_INFINITY
    }
    return count + lines
  }, 0)

/** The size the form itself asks for; undefined where it leaves that open, or asks for a size nobody writes in. */
const ownSize = (field: PDFTextField | PDFDropdown): number | undefined => {
  const own = Number(/([\d.]+)\s+Tf/.exec(field.acroField.getDefaultAppearance() ?? '')?.[1] ?? 0)
  return own > 0 && own <= 14 ? own : undefined
}

/**
 * The size of letters, in points, at which the words stand whole in every place of the field: the form's own, or a
 * smaller one where they need it. Undefined where they do not fit even at the smallest.
 */
export const fittingSize = (
  field: PDFTextField | PDFDropdown,
  words: string,
  severalLines: boolean,
  font: PDFFont,
): number | undefined => {
  const own = ownSize(field)
  const places = field.acroField.getWidgets().map(widget => widget.getRectangle())
  const fits = (size: number) =>
    places.every(({ width, height }) => {
      const lines = linesIn(words, width - 2 * inset, size, font)
      return (severalLines || lines <= 1) && lines * font.heightAtSize(size) * 1.2 <= height - inset
    })
  return (own ? [own, ...sizes.filter(size => size < own)] : sizes).find(fits)
}
