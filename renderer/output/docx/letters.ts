import { codeName } from '../fonts/visible'

export interface Readable {
  text: string
  /** What could not be kept as it was, e.g. `U+0000`, each once, in order. */
  replaced: string[]
}

// Halves of surrogate pairs and code points that are no characters cannot stand in XML. Control characters have no
// shape, and overrides turn letters round that have a direction of their own.
const unfit = /[\p{Cs}\p{Noncharacter_Code_Point}\u202d\u202e]|[^\P{Cc}\n]/gu

/**
 * The text as it can stand in a Word file. Word finds a font for every script, so only what has no shape at all becomes
 * its code, `‹U+0000›`. Every end of line becomes a line feed, a tab a space.
 */
export const readable = (source: string): Readable => {
  const replaced = new Set<string>()
  const text = source
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unfit, letter => {
      const name = codeName(letter.codePointAt(0) ?? 0)
      replaced.add(name)
      return `‹${name}›`
    })
  return { text, replaced: [...replaced] }
}

export interface Stretch {
  text: string
  rightToLeft: boolean
}

const rightward = '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}'
const runsLeft = new RegExp(`[${rightward}]`, 'u')
const firstStrong = /\p{L}/u

/** Whether the first letter of a line runs from right to left, and so the line as a whole. */
export const beginsRight = (line: string): boolean => runsLeft.test(firstStrong.exec(line)?.[0] ?? '')

const otherLetter = new RegExp(`[^\\P{L}${rightward}]`, 'u')

/**
 * Cuts a line where its direction turns. Word orders figures, spaces and points by the run they stand in, so in a line
 * that begins from the right they belong to its letters from the right.
 */
export const stretchesOf = (line: string): Stretch[] => {
  if (!runsLeft.test(line)) return line === '' ? [] : [{ text: line, rightToLeft: false }]
  const base = beginsRight(line)
  const stretches: Stretch[] = []
  // Words keep together; what stands between two words of one direction is of that direction.
  const pieces = line.match(/[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu) ?? []
  const directionOf = (piece: string) =>
    runsLeft.test(piece) ? true : otherLetter.test(piece) ? false : null
  pieces.forEach((piece, index) => {
    const own = directionOf(piece)
    const before = pieces
      .slice(0, index)
      .map(directionOf)
      .findLast(one => one !== null)
    const after = pieces
      .slice(index + 1)
      .map(directionOf)
      .find(one => one !== null)
    const rightToLeft = own ?? (before === after && before !== undefined && before !== null ? before : base)
    const last = stretches.at(-1)
    if (last?.rightToLeft === rightToLeft) last.text += piece
    else stretches.push({ text: piece, rightToLeft })
  })
  return stretches
}
