import { GrowingBytes } from '../growing-bytes'
import { Broken, isWhite } from './parse'

// Filters of PDF (ISO 32000-1, 7.4) that hardly any program writes today; old files and scanners' programs have them.

const clear = 256
const end = 257
/** A code has twelve bits at the most, so there are no more sequences than these. */
const mostCodes = 4096

/** Unpacks LZW; `early` is 1 where codes grow one sooner than they must. Throws for broken data, or more than `most` bytes. */
export const fromLzw = (packed: Uint8Array, most: number, early: number): Uint8Array => {
  // Each sequence is an earlier one and a byte more.
  const before = new Uint16Array(mostCodes)
  const last = Uint8Array.from({ length: mostCodes }, (_, code) => code & 255)
  const lengths = new Uint16Array(mostCodes).fill(1)
  const out = new GrowingBytes(packed.length * 4)
  const piece = new Uint8Array(65_536)
  let used = 0
  let held = 0
  let count = 0
  let width = 9
  let next = end + 1
  let previous = -1
  const flush = () => {
    if (out.bytes.length + used > most) throw new Broken()
    out.add(piece.subarray(0, used))
    used = 0
  }
  for (const byte of packed) {
    held = ((held << 8) | byte) & 0xffffff
    count += 8
    if (count < width) continue
    count -= width
    const code = (held >> count) & ((1 << width) - 1)
    if (code === end) break
    if (code === clear) {
      width = 9
      next = end + 1
      previous = -1
      continue
    }
    const isNew = code === next && previous >= 0
    if (code > next || (code === next && !isNew)) throw new Broken()
    const known = isNew ? previous : code
    const length = (lengths[known] ?? 1) + Number(isNew)
    if (used + length > piece.length) flush()
    let at = used + length - 1
    if (isNew) at--
    for (let one = known; at >= used; at--) {
      piece[at] = last[one] ?? 0
      one = before[one] ?? 0
    }
    const first = piece[used] ?? 0
    if (isNew) piece[used + length - 1] = first
    used += length
    if (previous >= 0 && next < mostCodes) {
      before[next] = previous
      last[next] = first
      lengths[next] = (lengths[previous] ?? 1) + 1
      next++
    }
    if (next + early >= 1 << width && width < 12) width++
    previous = code
  }
  flush()
  return out.bytes
}

/** Reads pairs of hexadecimal digits up to `>`. */
export const fromHex = (packed: Uint8Array): Uint8Array => {
  const out = new Uint8Array((packed.length >> 1) + 1)
  let digits = 0
  for (const byte of packed) {
    if (byte === 0x3e) break
    if (isWhite(byte)) continue
    const digit = Number.parseInt(String.fromCharCode(byte), 16)
    if (Number.isNaN(digit)) throw new Broken()
    const at = digits++ >> 1
    out[at] = digits & 1 ? digit << 4 : (out[at] ?? 0) | digit
  }
  return out.subarray(0, (digits + 1) >> 1)
}

/** Reads groups of five letters for four bytes up to `~`. */
export const fromAscii85 = (packed: Uint8Array): Uint8Array => {
  const letters = packed.reduce((sum, byte) => sum + (byte === 0x7a ? 5 : 1), 0)
  const out = new Uint8Array(Math.ceil(letters / 5) * 4)
  let used = 0
  let group = 0
  let count = 0
  for (const byte of packed) {
    if (byte === 0x7e) break
    if (isWhite(byte)) continue
    if (byte === 0x7a && count === 0) {
      used += 4
      continue
    }
    if (byte < 0x21 || byte > 0x75) throw new Broken()
    group = group * 85 + byte - 0x21
    if (++count < 5) continue
    for (let shift = 24; shift >= 0; shift -= 8) out[used++] = group / 2 ** shift
    group = 0
    count = 0
  }
  if (count === 1) throw new Broken()
  if (count > 1) {
    for (let more = count; more < 5; more++) group = group * 85 + 84
    for (let byte = 0; byte < count - 1; byte++) out[used++] = group / 2 ** (24 - byte * 8)
  }
  return out.subarray(0, used)
}

/** Reads stretches: so many bytes as they are, or one so many times. */
export const fromRuns = (packed: Uint8Array, most: number): Uint8Array => {
  const out = new GrowingBytes(packed.length * 2)
  for (let at = 0; at < packed.length; ) {
    const length = packed[at++] ?? 128
    if (length === 128) break
    if (length < 128) {
      out.add(packed.subarray(at, at + length + 1))
      at += length + 1
    } else out.add(new Uint8Array(257 - length).fill(packed[at++] ?? 0))
    if (out.bytes.length > most) throw new Broken()
  }
  return out.bytes
}
