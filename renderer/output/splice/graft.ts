import { afterString, endsWord, isWhite, latin1 } from './parse'
import type { Source } from './source'
import { refText, type Target } from './target'
import { type Dict, Ref, type Value, valueText } from './values'

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57

/**
 * Copies bytes of an object with every `n g R` turned into a reference of another file; everything else stays as it was.
 * Strings, names and comments are passed over.
 */
export const renumbered = (
  bytes: Uint8Array,
  from: number,
  to: number,
  map: (number: number) => string,
): string => {
  let text = ''
  let copied = from
  // The last two whole numbers in a row: `older` is the object's number where an R follows.
  let older = { at: -1, value: 0 }
  let newer = { at: -1, value: 0 }
  const none = { at: -1, value: 0 }
  let at = from
  while (at < to) {
    const byte = bytes[at] ?? 0
    if (isWhite(byte)) {
      at++
      continue
    }
    if (isDigit(byte)) {
      const start = at
      let value = 0
      while (isDigit(bytes[at])) value = value * 10 + (bytes[at++] ?? 0) - 48
      if (endsWord(bytes[at])) {
        older = newer
        newer = { at: start, value }
        continue
      }
    } else if (byte === 82 && older.at >= 0 && endsWord(bytes[at + 1])) {
      text += latin1(bytes, copied, older.at) + map(older.value)
      copied = at + 1
    }
    older = none
    newer = none
    if (byte === 40) at = afterString(bytes, at)
    else if (byte === 60 && bytes[at + 1] !== 60) {
      const end = bytes.indexOf(62, at)
      at = end < 0 ? to : end + 1
    } else if (byte === 37) while (at < to && bytes[at] !== 10 && bytes[at] !== 13) at++
    else {
      at++
      // A bracket stands alone, a name or a word goes on; "<<" is passed over as one.
      if (byte === 60) at++
      else if (byte === 47 || !endsWord(byte)) while (at < to && !endsWord(bytes[at])) at++
    }
  }
  return text + latin1(bytes, copied, to)
}

/**
 * Brings objects of one source into the target with all they lead to, each once. Pages, page tree and catalog stay
 * behind: what leads to them leads to nothing in the target.
 */
export class Graft {
  private readonly numbers = new Map<number, number>()
  private readonly pending: number[] = []

  constructor(
    private readonly source: Source,
    private readonly target: Target,
    /** Objects that are not brought along. */
    private readonly left: ReadonlySet<number>,
    /** What is written in place of some streams, in the source’s references. */
    private readonly instead: ReadonlyMap<number, { entries: Dict; data: Uint8Array }>,
  ) {}

  /** The target's reference for an object of the source, as text. */
  readonly map = (number: number): string => {
    if (this.left.has(number)) return 'null'
    let known = this.numbers.get(number)
    if (known === undefined) {
      known = this.target.reserve()
      this.numbers.set(number, known)
      this.pending.push(number)
    }
    return refText(known)
  }

  /** The target's reference for an object of the source that came along, or null. */
  brought(number: number): Ref | null {
    const known = this.numbers.get(number)
    return known === undefined ? null : new Ref(known)
  }

  /** The same value in the target's references. */
  value(value: Value): Value {
    if (value instanceof Ref) {
      const text = this.map(value.number)
      return text === 'null' ? null : new Ref(Number.parseInt(text, 10))
    }
    if (Array.isArray(value)) return value.map(item => this.value(item))
    if (value instanceof Map) {
      const mapped: Dict = new Map()
      for (const [key, item] of value) mapped.set(key, this.value(item))
      return mapped
    }
    return value
  }

  /** Adds everything that was asked for and has not been added yet. */
  flush(): void {
    for (let number = this.pending.pop(); number !== undefined; number = this.pending.pop()) {
      const at = this.numbers.get(number) ?? 0
      const instead = this.instead.get(number)
      if (instead) {
        this.target.addStreamText(this.streamEntries(instead.entries), instead.data, at)
        continue
      }
      const lying = this.source.object(number)
      if (!lying) continue
      const { bytes, from, to, value, data } = lying
      if (!data) this.target.addText(renumbered(bytes, from, to, this.map), at)
      else if (value instanceof Map) this.target.addStreamText(this.streamEntries(value), data, at)
    }
  }

  /** A stream's entries without its length, which may be an object of its own. */
  private streamEntries(entries: Dict): string {
    let text = ''
    for (const [key, value] of entries) if (key !== 'Length') text += `/${key} ${valueText(value, this.map)}`
    return text
  }
}
