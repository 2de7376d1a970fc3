import { afterString, endsWord, isWhite, latin1 } from '../splice/parse'

/** What stands before an operator. */
export interface Operands {
  numbers: number[]
  /** The last name. */
  name: string
  /** Bytes of the strings. */
  letters: number
}

export const noOperands = (): Operands => ({ numbers: [], name: '', letters: 0 })

/**
 * Reads the operators of a drawing one after the other; `operands` holds what stands before each while `operate` is told
 * of it, and what is left over at the end. The data of pictures among the operators is passed over. Answers false as soon
 * as `operate` does.
 */
export const readOperators = (
  bytes: Uint8Array,
  operands: Operands,
  operate: (operator: string) => boolean,
): boolean => {
  let at = 0
  const end = bytes.length
  const next = new NextPlaces(bytes)
  while (at < end) {
    const byte = bytes[at] ?? 0
    if (isWhite(byte)) {
      at++
    } else if ((byte >= 48 && byte <= 57) || byte === 45 || byte === 46 || byte === 43) {
      let value = 0
      let share = 0
      const minus = byte === 45
      if (minus || byte === 43) at++
      for (; at < end; at++) {
        const digit = bytes[at] ?? 0
        if (digit >= 48 && digit <= 57) {
          if (share === 0) value = value * 10 + digit - 48
          else {
            value += (digit - 48) * share
            share /= 10
          }
        } else if (digit === 46 && share === 0) share = 0.1
        else if (digit !== 45) break
      }
      operands.numbers.push(minus ? -value : value)
    } else if (byte === 40) {
      const from = at
      at = next.afterText(at)
      operands.letters += at - from - 2
    } else if (byte === 60 && bytes[at + 1] !== 60) {
      const from = at
      at = next.of(close, at) + 1
      operands.letters += (at - from - 2) / 2
    } else if (byte === 91) {
      // An array is of text and the distances between its pieces, or of dashes: only its text matters.
      const from = at
      at = next.afterArray(at)
      operands.letters += (at - from) / 2
    } else if (byte === 47) {
      const from = ++at
      while (at < end && !endsWord(bytes[at])) at++
      operands.name = latin1(bytes, from, at)
    } else if (byte === 37) {
      while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++
    } else if (endsWord(byte)) {
      at++
    } else {
      const from = at
      while (at < end && !endsWord(bytes[at])) at++
      const operator = wordAt(bytes, from, at)
      if (operator === 'true' || operator === 'false' || operator === 'null') continue
      if (!operate(operator)) return false
      if (operator === 'ID') at = afterInlinePicture(bytes, at)
      operands.numbers.length = 0
      operands.name = ''
      operands.letters = 0
    }
  }
  return true
}

/** Words seen before, by their bytes: there are some seventy operators, and a page has thousands of them. */
const words = new Map<number, string>()

/** The word between two places. */
const wordAt = (bytes: Uint8Array, from: number, to: number): string => {
  if (to - from > 3) return latin1(bytes, from, to)
  const key =
    ((bytes[from] ?? 0) << 16) |
    ((to - from > 1 ? (bytes[from + 1] ?? 0) : 0) << 8) |
    (to - from > 2 ? (bytes[from + 2] ?? 0) : 0)
  let word = words.get(key)
  if (word === undefined) {
    word = latin1(bytes, from, to)
    if (words.size < 1000) words.set(key, word)
  }
  return word
}

const [close, closeArray, openText, closeText, backslash] = [62, 93, 40, 41, 92]

/**
 * Finds the next places of single bytes, each searched for once: most of what is on a page is text, which is passed over
 * as a whole and not byte by byte.
 */
class NextPlaces {
  private readonly known = new Int32Array(256).fill(-1)

  constructor(private readonly bytes: Uint8Array) {}

  /** The first place of a byte at or behind `from`; the end where there is none. */
  of(byte: number, from: number): number {
    const known = this.known[byte] ?? -1
    if (known >= from) return known
    const found = this.bytes.indexOf(byte, from)
    const place = found < 0 ? this.bytes.length : found
    this.known[byte] = place
    return place
  }

  /** Behind the text that begins with a bracket at `from`. */
  afterText(from: number): number {
    const end = this.of(closeText, from)
    const isPlain = this.of(backslash, from) > end && this.of(openText, from + 1) > end
    return isPlain ? end + 1 : afterString(this.bytes, from)
  }

  /** Behind the array that begins at `from`; a text in it may hold the bracket that ends it. */
  afterArray(from: number): number {
    let end = this.of(closeArray, from)
    for (let text = this.of(openText, from); text < end; text = this.of(openText, text)) {
      text = this.afterText(text)
      if (text > end) end = this.of(closeArray, text)
    }
    return end + 1
  }
}

/** Behind the data of a picture that lies among the operators: it ends with EI as a word of its own. */
const afterInlinePicture = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(69, from + 1); at >= 0; at = bytes.indexOf(69, at + 1))
    if (bytes[at + 1] === 73 && isWhite(bytes[at - 1]) && endsWord(bytes[at + 2])) return at + 2
  return bytes.length
}
