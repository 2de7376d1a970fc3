import { GrowingBytes } from '../growing-bytes'
import type { Size } from './average'
import { blackCodes, type Code, horizontal, modeCodes, pass, whiteCodes } from './fax-codes'

class Bits {
  private readonly out: GrowingBytes
  private readonly room = new Uint8Array(65_536)
  private used = 0
  private held = 0
  private count = 0

  constructor(expected: number) {
    this.out = new GrowingBytes(expected)
  }

  put(code: Code | undefined): void {
    if (!code) return
    this.held = (this.held << code.length) | code.bits
    this.count += code.length
    while (this.count >= 8) {
      this.count -= 8
      if (this.used === this.room.length) this.flush()
      this.room[this.used++] = this.held >> this.count
    }
    this.held &= (1 << this.count) - 1
  }

  private flush(): void {
    this.out.add(this.room.subarray(0, this.used))
    this.used = 0
  }

  end(): Uint8Array {
    if (this.count > 0) this.put({ bits: 0, length: 8 - this.count })
    this.flush()
    return this.out.bytes
  }
}

/** The places where a row changes its colour, white first, and its end three times. */
const changesOf = (dots: Uint8Array, row: number, width: number): number[] => {
  const changes: number[] = []
  let last = 0
  for (let x = 0; x < width; x++) {
    const byte = dots[row + (x >> 3)] ?? 0
    // Most bytes go on as the row did before them.
    if ((x & 7) === 0 && byte === (last ? 255 : 0)) {
      x += 7
      continue
    }
    const dot = (byte >> (7 - (x & 7))) & 1
    if (dot !== last) changes.push(x)
    last = dot
  }
  changes.push(width, width, width)
  return changes
}

const putRun = (bits: Bits, run: number, isBlack: boolean): void => {
  const codes = isBlack ? blackCodes : whiteCodes
  let left = run
  for (; left >= 2560 + 64; left -= 2560) bits.put(codes[63 + 40])
  if (left >= 64) bits.put(codes[63 + (left >> 6)])
  bits.put(codes[left & 63])
}

/** Packs rows of bits, 1 is black, as a fax of group 4 (ITU-T T.6). Bits behind a row’s end must be 0. */
export const writeFax = (dots: Uint8Array, { width, height }: Size): Uint8Array => {
  const bits = new Bits(dots.length / 4 + 64)
  const length = Math.ceil(width / 8)
  let above = [width, width, width]
  for (let y = 0; y < height; y++) {
    const row = changesOf(dots, y * length, width)
    let at = 0
    let isBlack = false
    let [own, next] = [0, 0]
    for (let isFirst = true; at < width; isFirst = false) {
      // Of both rows, the first change behind this place that goes the same way.
      while ((own & 1) !== Number(isBlack) || (row[own] ?? width) < at) own++
      next = Math.max(0, next - 2)
      while (
        (next & 1) !== Number(isBlack) ||
        (!isFirst && (above[next] ?? width) <= at && (above[next] ?? width) < width)
      )
        next++
      const a1 = row[own] ?? width
      const b1 = above[next] ?? width
      const b2 = above[next + 1] ?? width
      if (b2 < a1) {
        bits.put(modeCodes[pass])
        at = b2
      } else if (Math.abs(a1 - b1) <= 3) {
        bits.put(modeCodes[a1 - b1 + 4])
        at = a1
        isBlack = !isBlack
      } else {
        const a2 = row[own + 1] ?? width
        bits.put(modeCodes[horizontal])
        putRun(bits, a1 - at, isBlack)
        putRun(bits, a2 - a1, !isBlack)
        at = a2
      }
    }
    above = row
  }
  // Twice the mark of an end.
  for (let times = 0; times < 2; times++) bits.put({ bits: 1, length: 12 })
  return bits.end()
}
