import type { Glyph } from './glyphs'

/** Whether something stands between two glyphs that follow each other: a gap, or a new line. */
export const isBreak = (before: Glyph, after: Glyph): boolean => {
  const size = Math.max(before.size, after.size, 0.1)
  const x = after.x - (before.x + before.along[0] * before.advance)
  const y = after.y - (before.y + before.along[1] * before.advance)
  const gap = x * before.along[0] + y * before.along[1]
  const off = Math.abs(x * before.along[1] - y * before.along[0])
  return off > 0.4 * size || gap > 0.2 * size || gap < -2 * size
}

/** The glyphs' text in the order in which they are drawn, with spaces where there are gaps. */
export const textOf = (glyphs: readonly Glyph[]): string => {
  let text = ''
  glyphs.forEach((glyph, index) => {
    const before = glyphs[index - 1]
    if (before && isBreak(before, glyph) && !/\s$/.test(text)) text += ' '
    text += glyph.text
  })
  return text.replace(/\s+/g, ' ').trim()
}
