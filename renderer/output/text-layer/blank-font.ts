/** Joins numbers, big-endian, as a TrueType file has them: [bytes, value] pairs. */
const packed = (
  ...fields: readonly (readonly [bytes: 1 | 2 | 4, value: number])[]
): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(fields.reduce((sum, [length]) => sum + length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [length, value] of fields) {
    if (length === 1) view.setUint8(at, value & 0xff)
    else if (length === 2) view.setUint16(at, value & 0xffff)
    else view.setUint32(at, value >>> 0)
    at += length
  }
  return bytes
}

const shorts = (...values: number[]) => packed(...values.map(value => [2, value] as const))
const unitsPerEm = 1000
export const blankAscent = 800
export const blankDescent = -200

/** Two glyphs without any outline; everything that is asked of a TrueType font inside a PDF, and nothing more. */
const tables: readonly (readonly [tag: string, bytes: Uint8Array])[] = [
  // One table of format 6 for the platform Macintosh: no character.
  ['cmap', packed([2, 0], [2, 1], [2, 1], [2, 0], [4, 12], [2, 6], [2, 12], [2, 0], [2, 32], [2, 1], [2, 1])],
  ['glyf', shorts(0, 0, 0, 0, 0, 0)],
  [
    'head',
    packed(
      [4, 0x00010000],
      [4, 0x00010000],
      [4, 0],
      [4, 0x5f0f3cf5],
      [2, 0x0001],
      [2, unitsPerEm],
      [4, 0],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, 0],
      [2, blankDescent],
      [2, unitsPerEm],
      [2, blankAscent],
      [2, 0],
      [2, 8],
      [2, 2],
      [2, 0],
      [2, 0],
    ),
  ],
  [
    'hhea',
    packed(
      [4, 0x00010000],
      [2, blankAscent],
      [2, blankDescent],
      [2, 0],
      [2, unitsPerEm],
      ...Array.from({ length: 11 }, () => [2, 0] as const),
      [2, 1],
    ),
  ],
  ['hmtx', shorts(500, 0, 0)],
  ['loca', shorts(0, 0, 0)],
  ['maxp', packed([4, 0x00010000], [2, 2], ...Array.from({ length: 13 }, () => [2, 0] as const))],
]

const checksum = (bytes: Uint8Array): number => {
  let sum = 0
  for (let at = 0; at < bytes.length; at++) sum = (sum + ((bytes[at] ?? 0) << (24 - 8 * (at % 4)))) >>> 0
  return sum
}

/** A TrueType font with two blank glyphs, for text that is there to be found and never to be seen. */
export const blankFont = (): Uint8Array<ArrayBuffer> => {
  const padded = (length: number) => Math.ceil(length / 4) * 4
  const first = 12 + 16 * tables.length
  const file = new Uint8Array(first + tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), 0))
  file.set(packed([4, 0x00010000], [2, tables.length], [2, 64], [2, 2], [2, tables.length * 16 - 64]))
  let at = first
  tables.forEach(([tag, bytes], index) => {
    const entry = 12 + 16 * index
    file.set(
      Array.from(tag, letter => letter.charCodeAt(0)),
      entry,
    )
    file.set(packed([4, checksum(bytes)], [4, at], [4, bytes.length]), entry + 4)
    file.set(bytes, at)
    at += padded(bytes.length)
  })
  return file
}
