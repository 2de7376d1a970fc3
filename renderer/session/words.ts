/** Letters that Unicode does not take apart, by what people type for them. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}

/** A text as it is compared: lower case, without accents and apostrophes. `Łukasz O’Brien` → `lukasz obrien`. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/['’‘ʼ`]/g, '')
    .replace(/[łøđðþßæœı]/g, letter => plainLetters[letter] ?? letter)

const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/** What is looked up for a text: its pieces between spaces, `1-2345/A` whole. */
export const asked = (query: string): string[] =>
  comparable(query)
    .split(/\s+/)
    .map(piece => piece.replace(edges, ''))
    .filter(piece => piece !== '')

/**
 * What a text is found by: its pieces between spaces, the words inside them, and for scripts written without spaces
 * every ending, so that any part of a name finds it.
 */
export const words = (text: string): string[] => [
  ...new Set(
    asked(text).flatMap(piece => [
      piece,
      ...piece.split(/[^\p{L}\p{N}]+/u).filter(word => word !== ''),
      ...(withoutSpaces.test(piece) ? [...piece].map((_, index, all) => all.slice(index).join('')) : []),
    ]),
  ),
]
