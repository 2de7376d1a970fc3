import type { Size } from './average'
import { blackRuns, pass, rowModes, whiteRuns } from './fax-codes'

/** How a fax is packed, in the words of the PDF’s parameters. */
export interface FaxPacking {
  /** Below 0: each row by the one above it (group 4); 0: each row by itself; above: rows of both kinds (group 3). */
  k: number
  /** Whether each row begins on a whole byte. */
  aligned: boolean
}

class Broken extends Error {}

class Bits {
  /** In bits from the beginning. */
  at = 0
  private readonly end: number

  constructor(private readonly bytes: Uint8Array) {
    this.end = bytes.length * 8
  }

  /** The next bits, at most sixteen, zeros behind the end. */
  peek(count: number): number {
    const { bytes } = this
    const from = this.at >> 3
    const three = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    return (three >> (24 - count - (this.at & 7))) & ((1 << count) - 1)
  }

  /** What the next code stands for. */
  code(table: Int32Array, longest: number): number {
    const found = table[this.peek(longest)] ?? 0
    if (found === 0 || this.at >= this.end) throw new Broken()
    this.at += found >> 16
    return found & 0xffff
  }

  align(): void {
    this.at = (this.at + 7) & ~7
  }

  /** Steps over the mark between rows, and the zeros that may fill up before it; false where none is next. */
  mark(): boolean {
    if (this.peek(11) !== 0) return false
    let at = this.at + 11
    while (at < this.end && ((this.bytes[at >> 3] ?? 0) & (128 >> (at & 7))) === 0) at++
    if (at >= this.end) return false
    this.at = at + 1
    return true
  }
}

/** Sets bits of a row from one place to before another. */
const blacken = (dots: Uint8Array, row: number, from: number, to: number): void => {
  for (let at = from; at < to; ) {
    const place = row + (at >> 3)
    if ((at & 7) === 0 && to - at >= 8) {
      const bytes = (to - at) >> 3
      dots.fill(255, place, place + bytes)
      at += bytes * 8
    } else {
      dots[place] = (dots[place] ?? 0) | (128 >> (at & 7))
      at++
    }
  }
}

/** The length of a run, which may be told in several codes. */
const runOf = (bits: Bits, isBlack: boolean): number => {
  const table = isBlack ? blackRuns : whiteRuns
  let run = 0
  for (;;) {
    const part = bits.code(table, 13)
    run += part
    if (part < 64) return run
  }
}

/** The places where a row changes its colour, white first; `width` stands behind the last. */
interface Changes {
  places: Int32Array
  count: number
}

const readAlone = (bits: Bits, width: number, into: Changes): void => {
  let at = 0
  let isBlack = false
  into.count = 0
  while (at < width) {
    at += runOf(bits, isBlack)
    if (at > width) throw new Broken()
    into.places[into.count++] = at
    isBlack = !isBlack
  }
}

const readByAbove = (bits: Bits, width: number, above: Changes, into: Changes): void => {
  let at = 0
  let isBlack = false
  let next = 0
  into.count = 0
  const change = (to: number) => {
    if (to < at || to > width || into.count > width) throw new Broken()
    into.places[into.count++] = to
    at = to
    isBlack = !isBlack
  }
  const changeAbove = (place: number) => (place < above.count ? (above.places[place] ?? width) : width)
  for (let isFirst = true; at < width; isFirst = false) {
    // The first change above that lies behind this place and goes the same way.
    while (next > 0 && changeAbove(next - 1) > at) next--
    if ((next & 1) !== Number(isBlack)) next++
    while (next < above.count && (isFirst ? changeAbove(next) < at : changeAbove(next) <= at)) next += 2
    const mode = bits.code(rowModes, 7)
    if (mode < pass) change(changeAbove(next) + mode - 4)
    else if (mode === pass) at = changeAbove(next + 1)
    else {
      change(at + runOf(bits, isBlack))
      change(at + runOf(bits, isBlack))
    }
  }
}

/**
 * The dots of a fax (ITU-T T.4 and T.6: groups 3 and 4), rows in whole bytes, 1 is black. Throws where its data is broken
 * or ends too early.
 */
export const decodeFax = (
  data: Uint8Array,
  { width, height }: Size,
  { k, aligned }: FaxPacking,
): Uint8Array => {
  const bits = new Bits(data)
  const row = Math.ceil(width / 8)
  const dots = new Uint8Array(row * height)
  // A row has no more changes than dots; runs of nothing add two at the most before that is noticed.
  let above: Changes = { places: new Int32Array(width + 4), count: 0 }
  let current: Changes = { places: new Int32Array(width + 4), count: 0 }
  for (let y = 0; y < height; y++) {
    const isMarked = k >= 0 && bits.mark()
    if (!isMarked && aligned) {
      bits.align()
      if (k >= 0) bits.mark()
    }
    let isAlone = k === 0
    if (k > 0) {
      isAlone = bits.peek(1) === 1
      bits.at++
    }
    if (isAlone) readAlone(bits, width, current)
    else readByAbove(bits, width, above, current)
    for (let at = 0; at < current.count; at += 2)
      blacken(
        dots,
        y * row,
        current.places[at] ?? 0,
        at + 1 < current.count ? (current.places[at + 1] ?? 0) : width,
      )
    ;[above, current] = [current, above]
  }
  return dots
}
