/** Short words that begin many a heading and name nobody. */
const common = new Set(['the', 'of', 'to', 'in', 'and', 'for', 'at', 'by', 'on', 'mr', 'mrs', 'ms', 'dr'])

/** Scripts that are written without spaces: of a run of them, any two letters together may be a name. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

const wordsOf = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

const pairs = (word: string): string[] => {
  const letters = Array.from(word)
  return letters.length < 3
    ? [word]
    : letters.slice(1).map((letter, before) => `${letters[before] ?? ''}${letter}`)
}

const isTelling = (word: string): boolean =>
  Array.from(word).length > 3 ||
  /\p{N}/u.test(word) ||
  unspaced.test(word) ||
  (Array.from(word).length > 1 && (/^\p{Lu}/u.test(word) || !/^\p{Script=Latin}/u.test(word)))

const small = (word: string) => word.toLowerCase()

/**
 * Words that could give away what was removed, in small letters: of four letters or more, with figures, and short ones
 * that are written as names are.
 */
const tellingWords = (text: string): string[] =>
  wordsOf(text)
    .filter(word => isTelling(word) && !common.has(small(word)))
    .flatMap(word => (unspaced.test(word) ? pairs(word) : [small(word)]))

/** Words one after another, between spaces, so that one row can be found within another. */
const row = (text: string): string => {
  const words = wordsOf(text).flatMap(word => (unspaced.test(word) ? Array.from(word) : [small(word)]))
  return ` ${words.join(' ')} `
}

/** Whether what one area held says something where it stands elsewhere: more than little words and short numbers. */
export const isTellingStretch = (text: string): boolean =>
  tellingWords(text).some(word => !/^\d{1,3}$/.test(word))

/** What a text gives away: all of what one area held, a word of it, or nothing. */
export type Tells = 'all' | 'a word' | 'nothing'

/** Holds texts against what was removed: each of `removed` is what one area held. Case and marks make no difference. */
export const tellsOf = (removed: readonly string[]): ((text: string) => Tells) => {
  const words = new Set(removed.flatMap(tellingWords))
  const rows = [...new Set(removed.map(row))].filter(whole => whole.replace(/\s/g, '').length > 1)
  return text => {
    const own = row(text)
    if (rows.some(whole => own.includes(whole))) return 'all'
    // Short words count however they are written here: a name may stand in capitals, or in small letters.
    const isNamed = wordsOf(text).some(word =>
      unspaced.test(word) ? pairs(word).some(pair => words.has(pair)) : words.has(small(word)),
    )
    return isNamed ? 'a word' : 'nothing'
  }
}
