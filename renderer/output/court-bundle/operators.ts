import { afterString, endsWord, isWhite, latin1 } from '../splice/parse'

/** More numbers than any operator takes; of a longer row the last ones are kept. */
const mostNumbers = 64

export interface Distances {
  back: number
  on: number
  at: number
}

/** What stands before an operator. */
export class Operands {
  /** A list that is given its length anew for each operator costs more than all else that is read. */
  readonly numbers = new Float64Array(mostNumbers)
  count = 0
  /** Bytes of the strings. */
  letters = 0
  /** Whether they are nothing but spaces. */
  isBlank = true
  /** Where the last list lies, of pieces of text with distances between them; from 0 to 0 where there is none. */
  private list: { bytes: Uint8Array; from: number; to: number } = { bytes: new Uint8Array(0), from: 0, to: 0 }
  private named: { bytes: Uint8Array; from: number; to: number } | null = null

  add(value: number): void {
    if (this.count === mostNumbers) this.numbers.copyWithin(0, 1)
    else this.count++
    this.numbers[this.count - 1] = value
  }

  /** The last number, the last but one and so on, counted from 1; 0 where there is none. */
  last(back: number): number {
    return this.count < back ? 0 : (this.numbers[this.count - back] ?? 0)
  }

  all(isSo: (value: number) => boolean): boolean {
    return this.numbers.subarray(0, this.count).every(isSo)
  }

  /** The last name, which few operators ask for; empty where there is none. */
  get name(): string {
    return this.named ? latin1(this.named.bytes, this.named.from, this.named.to) : ''
  }

  nameLies(bytes: Uint8Array, from: number, to: number): void {
    this.named = { bytes, from, to }
  }

  listLies(bytes: Uint8Array, from: number, to: number): void {
    this.list.bytes = bytes
    this.list.from = from
    this.list.to = to
  }

  get hasList(): boolean {
    return this.list.to > 0
  }

  /** How far the distances of the list lead back and on, and where to, in thousandths of the size. */
  distances(): Distances {
    const { bytes, from, to } = this.list
    const found = { back: 0, on: 0, at: 0 }
    for (let at = from; at < to; ) {
      const byte = bytes[at] ?? 0
      if (byte === openText) at = afterString(bytes, at)
      else if (byte === openHexadecimal) at = bytes.indexOf(close, at) + 1 || to
      else if (endsWord(byte)) at++
      else {
        const start = at
        while (!endsWord(bytes[at])) at++
        found.at -= Number(latin1(bytes, start, at)) || 0
        found.back = Math.min(found.back, found.at)
        found.on = Math.max(found.on, found.at)
      }
    }
    return found
  }

  clear(): void {
    this.count = 0
    this.letters = 0
    this.isBlank = true
    this.list.to = 0
    this.named = null
  }
}

/** The operators that tell where something stands. */
const placing = [
  ...['Tj', 'TJ', 'Td', 'Tm', 'Tf', 'q', 'Q', 'cm', 'm', 'l', 'c', 'v', 'y', 're', 'f', 'F', 'f*', 'S', 's'],
  ...['B', 'B*', 'b', 'b*', 'n', 'g', 'rg', 'k', 'cs', 'sc', 'scn', 'BT', 'TD', 'T*', "'", '"', 'TL', 'Tc'],
  ...['Tz', 'Ts', 'Tr', 'sh', 'Do', 'BI', 'ID', 'BDC', 'BMC', 'EMC', 'w', 'gs', 'W', 'W*'],
] as const
export type Operator = (typeof placing)[number]

/** By their bytes, of which they have at most three, as one number. */
const byCode = new Map<number, Operator>(
  placing.map(word => [[...word].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0), word]),
)

/**
 * Reads the operators of a drawing one after the other; `operands` holds what stands before each while `operate` is told
 * of it, and what is left over at the end. Operators that place nothing come as undefined. The data of pictures among
 * the operators is passed over. Answers false as soon as `operate` does.
 */
export const readOperators = (
  bytes: Uint8Array,
  operands: Operands,
  operate: (operator: Operator | undefined) => boolean,
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
      const sign = byte === 45 ? -1 : 1
      if (byte === 45 || byte === 43) at++
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
      operands.add(sign * value)
    } else if (byte === 91) {
      // An array is of text and the distances between its pieces, or of dashes: only its text matters.
      const from = at
      at = next.afterArray(at)
      operands.letters += (at - from) / 2
      operands.listLies(bytes, from, at)
      operands.isBlank &&= isOnlySpace(bytes, from + 1, at - 1)
    } else if (byte === 40) {
      const from = at
      at = next.afterText(at)
      operands.letters += at - from - 2
      operands.isBlank &&= isOnlySpace(bytes, from, at)
    } else if (byte === 60 && bytes[at + 1] !== 60) {
      const from = at
      at = next.afterHexadecimal(at)
      operands.letters += (at - from - 2) / 2
      operands.isBlank = false
    } else if (byte === 47) {
      const from = ++at
      while (at < end && !endsWord(bytes[at])) at++
      operands.nameLies(bytes, from, at)
    } else if (byte === 37) {
      while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++
    } else if (endsWord(byte)) {
      at++
    } else {
      const from = at
      let code = 0
      for (; at < end && !endsWord(bytes[at]); at++) code = (code << 8) | (bytes[at] ?? 0)
      const isLong = at - from > 3
      if (isLong && /^(?:true|false|null)$/.test(latin1(bytes, from, at))) continue
      const operator = isLong ? undefined : byCode.get(code)
      if (!operate(operator)) return false
      if (operator === 'ID') at = afterInlinePicture(bytes, at)
      operands.clear()
    }
  }
  return true
}

const [openHexadecimal, close, closeArray, openText, closeText, backslash] = [60, 62, 93, 40, 41, 92]

/** The places of one byte, each searched for once. */
class Places {
  private known = -1

  constructor(
    private readonly bytes: Uint8Array,
    private readonly byte: number,
  ) {}

  /** The first at or behind `from`; the end where there is none. */
  next(from: number): number {
    if (this.known < from) {
      const found = this.bytes.indexOf(this.byte, from)
      this.known = found < 0 ? this.bytes.length : found
    }
    return this.known
  }
}

/** Whether texts, and the distances between them, hold spaces only. Most are known by their first letter. */
const isOnlySpace = (bytes: Uint8Array, from: number, to: number): boolean => {
  let isInText = false
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte === openText || byte === closeText) isInText = byte === openText
    else if (isInText ? byte !== 32 : byte === openHexadecimal) return false
  }
  return true
}

/** Finds where texts and arrays end: most of what is on a page is text, which is passed over as a whole. */
class NextPlaces {
  private readonly close: Places
  private readonly closeArray: Places
  private readonly openText: Places
  private readonly closeText: Places
  private readonly backslash: Places

  constructor(private readonly bytes: Uint8Array) {
    this.close = new Places(bytes, close)
    this.closeArray = new Places(bytes, closeArray)
    this.openText = new Places(bytes, openText)
    this.closeText = new Places(bytes, closeText)
    this.backslash = new Places(bytes, backslash)
  }

  /** Behind the text in hexadecimal digits that begins at `from`. */
  afterHexadecimal(from: number): number {
    return this.close.next(from) + 1
  }

  /** Behind the text that begins with a bracket at `from`. */
  afterText(from: number): number {
    const end = this.closeText.next(from)
    const isPlain = this.backslash.next(from) > end && this.openText.next(from + 1) > end
    return isPlain ? end + 1 : afterString(this.bytes, from)
  }

  /** Behind the array that begins at `from`; a text in it may hold the bracket that ends it. */
  afterArray(from: number): number {
    let end = this.closeArray.next(from)
    for (let text = this.openText.next(from); text < end; text = this.openText.next(text)) {
      text = this.afterText(text)
      if (text > end) end = this.closeArray.next(text)
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
