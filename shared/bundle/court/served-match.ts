import type { Sought } from './served-values'

/** Where a piece stands in a text: from `start` up to but not including `end`. */
export interface FoundPiece {
  sought: Sought
  start: number
  end: number
}

/** Words of streets and houses that are written short or long. */
const sameWords: readonly (readonly string[])[] = [
  ['road', 'rd'],
  ['street', 'saint', 'st'],
  ['avenue', 'ave', 'av'],
  ['lane', 'ln'],
  ['drive', 'dr'],
  ['close', 'cl'],
  ['court', 'ct'],
  ['crescent', 'cres'],
  ['gardens', 'gdns'],
  ['grove', 'gr'],
  ['place', 'pl'],
  ['square', 'sq'],
  ['terrace', 'terr', 'ter'],
  ['house', 'hse'],
  ['flat', 'apartment', 'apt'],
  ['and', '&'],
]

/** Letters and figures that character recognition takes for each other. */
const lookalikes: Record<string, string> = {
  O: 'O0',
  0: '0O',
  I: 'I1L',
  L: 'L1I',
  1: '1IL',
  S: 'S5',
  5: '5S',
  B: 'B8',
  8: '8B',
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/&-]/g, '\\$&')

const marked = /[\u00c0-\u024f\u1e00-\u1eff]/g

/** Letters without their accents, one for one: â and ŵ are left out as often as not. */
const plain = (text: string): string => text.replace(marked, letter => letter.normalize('NFD').charAt(0))

/**
 * Programs set letters one by one, and then spaces stand between them, or accents of their own; at the end of a line a
 * hyphen does, seen or not.
 */
const spread = (letters: readonly string[]) => letters.join('[\\s\\p{M}\\p{Pd}\\p{Cf}]*')

const wordPattern = (word: string): string => {
  const alike = sameWords.find(words => words.includes(word.toLowerCase())) ?? [word]
  return `(?:${alike.map(one => spread(Array.from(one, escaped))).join('|')})`
}

/** The characters of a number or postcode with whatever may stand between them. */
const numberPattern = (text: string, between: string, alike: boolean): string =>
  Array.from(text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''), letter => {
    const known = alike ? lookalikes[letter] : undefined
    return known ? `[${known}]` : escaped(letter)
  }).join(between)

const loose = '[\\s.\\p{Pd}\\p{Cf}]*'

const patternOf = ({ kind, text: known }: Sought): string => {
  const text = plain(known.normalize('NFC'))
  switch (kind) {
    case 'address':
      return (text.match(/[\p{L}\p{N}]+|&/gu) ?? []).map(wordPattern).join('[^\\p{L}\\p{N}]*')
    case 'postcode':
      return numberPattern(text, loose, true)
    case 'national-insurance': {
      // The letter at the end is often left out.
      const number = numberPattern(text.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 8), loose, true)
      return `${number}(?:${loose}[A-Z](?![\\p{L}\\p{N}]))?`
    }
    case 'sort-code':
      return numberPattern(text, '[\\s/\\p{Pd}\\p{Cf}]*', false)
    case 'account':
      return numberPattern(text, '[\\s/\\p{Pd}\\p{Cf}]*', true)
  }
}

const around = (kind: Sought['kind'], pattern: string): RegExp =>
  kind === 'sort-code' || kind === 'account'
    ? // Not within a longer number, and not within an amount of money.
      new RegExp(`(?<!\\d|\\d[.,])${pattern}(?!\\d|[.,]\\d)`, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu')

/** A search for pieces, made once for many texts. Spaces, hyphens, case, accents and line ends make no difference. */
export const searchFor = (sought: readonly Sought[]): ((text: string) => FoundPiece[]) => {
  const patterns = sought.map(piece => ({ piece, pattern: around(piece.kind, patternOf(piece)) }))
  return text => {
    const read = plain(text)
    return patterns.flatMap(({ piece, pattern }) =>
      Array.from(read.matchAll(pattern), match => ({
        sought: piece,
        start: match.index,
        end: match.index + match[0].length,
      })),
    )
  }
}
