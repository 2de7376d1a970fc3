import { type Dict, Name, Quoted, Ref, type Value } from './values'

/** A file that is not as the format wants it; it is then opened by the slower reader, which mends what it can. */
export class Broken extends Error {
  constructor() {
    super('The PDF is not written as it should be')
  }
}

const white = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) white[code] = 1
const delimiter = new Uint8Array(256)
for (const char of '()<>[]{}/%') delimiter[char.charCodeAt(0)] = 1

/** Whether a byte parts two words. */
export const isWhite = (byte: number | undefined): boolean => byte !== undefined && white[byte] === 1
/** Whether a byte ends a name, number or word. */
export const endsWord = (byte: number | undefined): boolean =>
  byte === undefined || white[byte] === 1 || delimiter[byte] === 1
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57

/** Latin-1 text of bytes. */
export const latin1 = (bytes: Uint8Array, from: number, to: number): string => {
  let text = ''
  // Most words are short, and a view of the bytes costs more than they do.
  if (to - from < 24) {
    for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0)
    return text
  }
  for (let at = from; at < to; at += 8192)
    text += String.fromCharCode.apply(
      null,
      bytes.subarray(at, Math.min(to, at + 8192)) as unknown as number[],
    )
  return text
}

/** Where the string that begins at `at` with a bracket ends; behind its closing bracket. */
export const afterString = (bytes: Uint8Array, at: number): number => {
  let depth = 0
  for (let place = at; place < bytes.length; place++) {
    const byte = bytes[place]
    if (byte === 92) place++
    else if (byte === 40) depth++
    else if (byte === 41 && --depth === 0) return place + 1
  }
  throw new Broken()
}

/** Reads values one after another. */
export class Reading {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  skipWhite(): void {
    const { bytes } = this
    for (;;) {
      const byte = bytes[this.at]
      if (byte === undefined) return
      if (white[byte] === 1) this.at++
      else if (byte === 37)
        while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++
      else return
    }
  }

  /** The next word that is no value, for example `obj`; empty where a value follows. */
  word(): string {
    this.skipWhite()
    const from = this.at
    while (!endsWord(this.bytes[this.at])) this.at++
    return latin1(this.bytes, from, this.at)
  }

  /** A whole number, which must be there. */
  count(): number {
    const text = this.word()
    if (!/^\d{1,10}$/.test(text)) throw new Broken()
    return Number(text)
  }

  /** The next value; `n g R` is a reference. */
  value(depth = 0): Value {
    if (depth > 64) throw new Broken()
    this.skipWhite()
    const { bytes } = this
    const byte = bytes[this.at]
    switch (byte) {
      case 47:
        return this.name()
      case 40: {
        const from = this.at
        this.at = afterString(bytes, from)
        return new Quoted(latin1(bytes, from, this.at))
      }
      case 91: {
        this.at++
        const items: Value[] = []
        for (;;) {
          this.skipWhite()
          if (bytes[this.at] === 93) {
            this.at++
            return items
          }
          items.push(this.value(depth + 1))
        }
      }
      case 60: {
        if (bytes[this.at + 1] === 60) return this.dictionary(depth)
        const from = this.at
        const end = bytes.indexOf(62, from)
        if (end < 0) throw new Broken()
        this.at = end + 1
        return new Quoted(latin1(bytes, from, this.at))
      }
      default:
        return isDigit(byte) || byte === 43 || byte === 45 || byte === 46
          ? this.numberOrRef()
          : this.keyword()
    }
  }

  private name(): Name {
    const from = ++this.at
    while (!endsWord(this.bytes[this.at])) this.at++
    return Name.of(latin1(this.bytes, from, this.at))
  }

  private dictionary(depth: number): Dict {
    this.at += 2
    const entries: Dict = new Map()
    for (;;) {
      this.skipWhite()
      const byte = this.bytes[this.at]
      if (byte === 62 && this.bytes[this.at + 1] === 62) {
        this.at += 2
        return entries
      }
      if (byte !== 47) throw new Broken()
      entries.set(this.name().text, this.value(depth + 1))
    }
  }

  private numberOrRef(): Value {
    const from = this.at
    this.at++
    while (!endsWord(this.bytes[this.at])) this.at++
    const text = latin1(this.bytes, from, this.at)
    const value = Number(text)
    // Some writers put "--5" or "1.2.3"; readers make something of it, and so does the slower one.
    if (Number.isNaN(value)) throw new Broken()
    if (!isDigit(this.bytes[from]) || !Number.isInteger(value)) return value
    const behind = this.at
    this.skipWhite()
    const second = this.at
    while (isDigit(this.bytes[this.at])) this.at++
    if (this.at > second && isWhite(this.bytes[this.at])) {
      this.skipWhite()
      if (this.bytes[this.at] === 82 && endsWord(this.bytes[this.at + 1])) {
        this.at++
        return new Ref(value)
      }
    }
    this.at = behind
    return value
  }

  private keyword(): Value {
    const text = this.word()
    if (text === 'true') return true
    if (text === 'false') return false
    if (text === 'null') return null
    throw new Broken()
  }
}
