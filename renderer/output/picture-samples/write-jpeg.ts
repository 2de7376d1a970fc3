import { GrowingBytes } from '../growing-bytes'
import type { Size } from './average'

// ISO/IEC 10918-1, annex K: the tables that nearly all programs write.
const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
]
const lumaSteps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]
const chromaSteps = [
  17,
  18,
  24,
  47,
  99,
  99,
  99,
  99,
  18,
  21,
  26,
  66,
  99,
  99,
  99,
  99,
  24,
  26,
  56,
  99,
  99,
  99,
  99,
  99,
  47,
  66,
  99,
  99,
  99,
  99,
  99,
  99,
  ...Array<number>(32).fill(99),
]
const dcCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
const dcValues = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const acCounts = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125]
const acValues = [
  0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22, 0x71,
  0x14, 0x32, 0x81, 0x91, 0xa1, 0x08, 0x23, 0x42, 0xb1, 0xc1, 0x15, 0x52, 0xd1, 0xf0, 0x24, 0x33, 0x62, 0x72,
  0x82, 0x09, 0x0a, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x34, 0x35, 0x36, 0x37,
  0x38, 0x39, 0x3a, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59,
  0x5a, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x83,
  0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3,
  0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3,
  0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe1, 0xe2,
  0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
]

/** What libraries call quality 88. */
const share = 0.24
const stepsOf = (steps: readonly number[]) => steps.map(step => Math.max(1, Math.round(step * share)))

interface Code {
  bits: number
  length: number
}

const codesOf = (counts: readonly number[], values: readonly number[]): Code[] => {
  const codes: Code[] = []
  let code = 0
  let at = 0
  counts.forEach((count, index) => {
    for (let one = 0; one < count; one++) codes[values[at++] ?? 0] = { bits: code++, length: index + 1 }
    code <<= 1
  })
  return codes
}

const dcCodes = codesOf(dcCounts, dcValues)
const acCodes = codesOf(acCounts, acValues)

/** Cosines of the transform, by frequency and place. */
const cosines = Float32Array.from({ length: 64 }, (_, at) => {
  const [frequency, place] = [at >> 3, at & 7]
  return (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * place + 1) * frequency * Math.PI) / 16)
})

class Bits {
  readonly out: GrowingBytes
  private held = 0
  private count = 0
  private readonly room = new Uint8Array(65_536)
  private used = 0

  constructor(expected: number) {
    this.out = new GrowingBytes(expected)
  }

  private byte(byte: number): void {
    if (this.used + 2 > this.room.length) this.flush()
    this.room[this.used++] = byte
    // A marker begins with FF: in data a zero goes behind it.
    if (byte === 255) this.room[this.used++] = 0
  }

  flush(): void {
    this.out.add(this.room.slice(0, this.used))
    this.used = 0
  }

  put(bits: number, length: number): void {
    this.held = (this.held << length) | bits
    this.count += length
    while (this.count >= 8) {
      this.count -= 8
      this.byte((this.held >> this.count) & 255)
    }
    this.held &= (1 << this.count) - 1
  }

  end(): void {
    if (this.count > 0) this.put((1 << (8 - this.count)) - 1, 8 - this.count)
    this.flush()
  }
}

const word = (value: number) => [value >> 8, value & 255]
const marked = (marker: number, content: readonly number[]) =>
  Uint8Array.from([255, marker, ...word(content.length + 2), ...content])

/** Brightness and two differences of colour, as readers expect three colours to be kept. */
const toDifferences = (data: Uint8Array): Uint8Array => {
  const out = new Uint8ClampedArray(data.length)
  for (let at = 0; at < data.length; at += 3) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    out[at] = 0.299 * red + 0.587 * green + 0.114 * blue
    out[at + 1] = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue
    out[at + 2] = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue
  }
  return new Uint8Array(out.buffer)
}

/**
 * A JPEG of samples as their colour space has them: one, three (red, green, blue) or four. `noted` puts the note of Adobe
 * programs into one of four, by which some readers take it as turned over.
 */
export const writeJpeg = (
  samples: Uint8Array,
  { width, height }: Size,
  colours: 1 | 3 | 4,
  noted: boolean,
): Uint8Array => {
  const tables = [stepsOf(lumaSteps), stepsOf(chromaSteps)] as const
  const tableOf = (colour: number) => (colours === 3 && colour > 0 ? 1 : 0)
  const all = Array.from({ length: colours }, (_, colour) => colour)
  const bits = new Bits(Math.ceil(samples.length / 8) + 1024)
  const { out } = bits
  out.add(Uint8Array.from([255, 0xd8]))
  if (colours === 4 && noted)
    out.add(marked(0xee, [...new TextEncoder().encode('Adobe'), ...word(100), 0, 0, 0, 0, 0]))
  for (const index of [0, 1] as const)
    out.add(marked(0xdb, [index, ...zigzag.map(at => tables[index][at] ?? 1)]))
  out.add(
    marked(0xc0, [
      8,
      ...word(height),
      ...word(width),
      colours,
      ...all.flatMap(colour => [colour + 1, 0x11, tableOf(colour)]),
    ]),
  )
  out.add(marked(0xc4, [0x00, ...dcCounts, ...dcValues]))
  out.add(marked(0xc4, [0x10, ...acCounts, ...acValues]))
  out.add(marked(0xda, [colours, ...all.flatMap(colour => [colour + 1, 0]), 0, 63, 0]))

  const data = colours === 3 ? toDifferences(samples) : samples
  const last = [0, 0, 0, 0]
  const block = new Float32Array(64)
  const half = new Float32Array(64)
  const kept = new Int32Array(64)
  const value = (number: number, size: number) => bits.put(number < 0 ? number + 2 ** size - 1 : number, size)
  const sizeOf = (number: number) => 32 - Math.clz32(Math.abs(number))

  const read = (left: number, top: number, colour: number) => {
    for (let y = 0; y < 8; y++) {
      const row = Math.min(height - 1, top + y) * width
      for (let x = 0; x < 8; x++)
        block[y * 8 + x] = (data[(row + Math.min(width - 1, left + x)) * colours + colour] ?? 0) - 128
    }
  }
  const transform = (steps: readonly number[]) => {
    for (let y = 0; y < 8; y++)
      for (let frequency = 0; frequency < 8; frequency++) {
        let sum = 0
        for (let x = 0; x < 8; x++) sum += (block[y * 8 + x] ?? 0) * (cosines[frequency * 8 + x] ?? 0)
        half[y * 8 + frequency] = sum
      }
    for (let at = 0; at < 64; at++) {
      const place = zigzag[at] ?? 0
      const [down, across] = [place >> 3, place & 7]
      let sum = 0
      for (let y = 0; y < 8; y++) sum += (half[y * 8 + across] ?? 0) * (cosines[down * 8 + y] ?? 0)
      kept[at] = Math.round(sum / (steps[place] ?? 1))
    }
  }
  const write = (colour: number) => {
    const first = (kept[0] ?? 0) - (last[colour] ?? 0)
    last[colour] = kept[0] ?? 0
    const size = sizeOf(first)
    const dc = dcCodes[size]
    if (dc) bits.put(dc.bits, dc.length)
    value(first, size)
    let zeros = 0
    const code = (symbol: number) => {
      const ac = acCodes[symbol]
      if (ac) bits.put(ac.bits, ac.length)
    }
    for (let at = 1; at < 64; at++) {
      const number = kept[at] ?? 0
      if (number === 0) {
        zeros++
        continue
      }
      for (; zeros > 15; zeros -= 16) code(0xf0)
      const long = sizeOf(number)
      code((zeros << 4) | long)
      value(number, long)
      zeros = 0
    }
    if (zeros > 0) code(0)
  }
  for (let top = 0; top < height; top += 8)
    for (let left = 0; left < width; left += 8)
      for (const colour of all) {
        read(left, top, colour)
        transform(tables[tableOf(colour)])
        write(colour)
      }
  bits.end()
  out.add(Uint8Array.from([255, 0xd9]))
  return out.bytes
}
