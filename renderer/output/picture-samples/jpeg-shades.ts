/** The mean of each block of 8 by 8 pixels of one colour of a JPEG, 0–255. */
export interface Shades {
  width: number
  height: number
  means: Uint8Array
}

interface Table {
  /** By the next sixteen bits: length of the code in the upper byte, its value in the lower; 0 for none. */
  codes: Uint16Array
}

interface Colour {
  id: number
  across: number
  down: number
  step: number
  dc: Table | null
  ac: Table | null
  last: number
  /** The mean of each block as it is kept: in steps, from the middle on. */
  kept: Int32Array
  shades: Shades
}

const tableOf = (bytes: Uint8Array, at: number): { table: Table; next: number } => {
  const codes = new Uint16Array(65_536)
  let code = 0
  let value = at + 16
  for (let length = 1; length <= 16; length++) {
    for (let count = bytes[at + length - 1] ?? 0; count > 0; count--) {
      const from = code << (16 - length)
      codes.fill((length << 8) | (bytes[value++] ?? 0), from, from + (1 << (16 - length)))
      code++
    }
    code <<= 1
  }
  return { table: { codes }, next: value }
}

class Broken extends Error {}

class Bits {
  private held = 0
  private count = 0

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
  ) {}

  private fill(): void {
    while (this.count <= 16) {
      const byte = this.bytes[this.at] ?? 0xff
      // Before a marker, and behind the end, zeros are read.
      const isMarker = byte === 0xff && this.bytes[this.at + 1] !== 0
      this.held = ((this.held << 8) | (isMarker ? 0 : byte)) >>> 0
      this.count += 8
      if (!isMarker) this.at += byte === 0xff ? 2 : 1
    }
  }

  code({ codes }: Table): number {
    this.fill()
    const found = codes[(this.held >>> (this.count - 16)) & 0xffff] ?? 0
    const length = found >> 8
    if (length === 0) throw new Broken()
    this.count -= length
    this.held &= (1 << this.count) - 1
    return found & 255
  }

  take(length: number): number {
    if (length === 0) return 0
    this.fill()
    this.count -= length
    const value = (this.held >>> this.count) & ((1 << length) - 1)
    this.held &= (1 << this.count) - 1
    return value
  }

  /** Behind the marker that parts two stretches of data. */
  restart(): void {
    this.held = 0
    this.count = 0
    while (this.at + 1 < this.bytes.length) {
      const next = this.bytes[this.at + 1] ?? 0
      if (this.bytes[this.at] === 0xff && next >= 0xd0 && next <= 0xd7) break
      this.at++
    }
    this.at += 2
  }
}

const difference = (bits: Bits, size: number): number => {
  const value = bits.take(size)
  return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value
}

/**
 * The shades of a JPEG by its colours, one eighth of its size: what a look from afar would show. Read from the data without
 * working out any pixel, which is many times as fast. Null where it is of a kind, or broken, that this cannot be done.
 */
export const jpegShades = (bytes: Uint8Array): Shades[] | null => {
  try {
    return readShades(bytes)
  } catch {
    return null
  }
}

const readShades = (bytes: Uint8Array): Shades[] | null => {
  const word = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  const steps = new Map<number, number>()
  const tables = new Map<number, Table>()
  let colours: Colour[] = []
  let isProgressive = false
  let restartEvery = 0
  let [across, down] = [0, 0]
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    const end = at + 2 + word(at + 2)
    at += 4
    if (marker === 0xdb)
      while (at < end) {
        const kind = bytes[at] ?? 0
        const isWide = kind >> 4 > 0
        steps.set(kind & 15, isWide ? word(at + 1) : (bytes[at + 1] ?? 1))
        at += isWide ? 129 : 65
      }
    else if (marker === 0xc4)
      while (at < end) {
        const kind = bytes[at] ?? 0
        const { table, next } = tableOf(bytes, at + 1)
        tables.set(kind, table)
        at = next
      }
    else if (marker === 0xdd) restartEvery = word(at)
    else if (marker >= 0xc0 && marker <= 0xc2) {
      isProgressive = marker === 0xc2
      const [height, width] = [word(at + 1), word(at + 3)]
      const list = Array.from({ length: bytes[at + 5] ?? 0 }, (_, index) => {
        const from = at + 6 + index * 3
        // A picture of one colour has its blocks one by one, whatever its share is.
        const share = bytes[at + 5] === 1 ? 0x11 : (bytes[from + 1] ?? 0x11)
        return { id: bytes[from] ?? 0, across: share >> 4, down: share & 15, table: bytes[from + 2] ?? 0 }
      })
      const [mostAcross, mostDown] = [
        Math.max(...list.map(one => one.across)),
        Math.max(...list.map(one => one.down)),
      ]
      across = Math.ceil(width / (8 * mostAcross))
      down = Math.ceil(height / (8 * mostDown))
      if (!(across * down > 0) || across * down > 4_000_000) return null
      colours = list.map(one => ({
        id: one.id,
        across: one.across,
        down: one.down,
        step: steps.get(one.table) ?? 1,
        dc: null,
        ac: null,
        last: 0,
        kept: new Int32Array(across * one.across * down * one.down),
        shades: {
          width: across * one.across,
          height: down * one.down,
          means: new Uint8Array(across * one.across * down * one.down),
        },
      }))
    } else if (marker === 0xda) {
      const count = bytes[at] ?? 0
      if (count !== colours.length) {
        // Colours one after the other: hardly any program writes that, but for what is no mean.
        if (!isProgressive || bytes[end - 2] === 0) return null
        at = behindScan(bytes, end)
        continue
      }
      for (let index = 0; index < count; index++) {
        const colour = colours.find(({ id }) => id === bytes[at + 1 + index * 2])
        const kinds = bytes[at + 2 + index * 2] ?? 0
        if (!colour) return null
        colour.dc = tables.get(kinds >> 4) ?? null
        colour.ac = tables.get(16 | (kinds & 15)) ?? null
      }
      // Some programs keep the last bits of the means for later: behind much that is of no use here.
      const [known, low] = isProgressive ? [(bytes[end - 1] ?? 0) >> 4, (bytes[end - 1] ?? 0) & 15] : [0, 0]
      const scan = { across, down, restartEvery, isProgressive, low }
      const isOfMeans = !isProgressive || (bytes[end - 3] === 0 && bytes[end - 2] === 0)
      if (isOfMeans && known === 0) readScan(new Bits(bytes, end), colours, scan)
      else if (isOfMeans) refine(new Bits(bytes, end), colours, scan)
      if (isOfMeans && low === 0) return shadesOf(colours)
      at = behindScan(bytes, end)
      continue
    } else if (marker > 0xc2 && marker < 0xd0 && marker !== 0xc8) return null
    at = end
  }
  return null
}

/** The place of the next mark that is not within the data of a scan. */
const behindScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

const shadesOf = (colours: readonly Colour[]): Shades[] =>
  colours.map(({ kept, step, shades }) => {
    for (let at = 0; at < kept.length; at++)
      shades.means[at] = Math.max(0, Math.min(255, Math.round(128 + ((kept[at] ?? 0) * step) / 8)))
    return shades
  })

interface Scan {
  across: number
  down: number
  restartEvery: number
  isProgressive: boolean
  low: number
}

/** Goes through the blocks of a scan of all colours, in the order in which they lie. */
const eachBlock = (
  bits: Bits,
  colours: readonly Colour[],
  { across, down, restartEvery }: Scan,
  read: (colour: Colour, place: number) => void,
): void => {
  for (let unit = 0; unit < across * down; unit++) {
    if (restartEvery > 0 && unit > 0 && unit % restartEvery === 0) {
      bits.restart()
      for (const colour of colours) colour.last = 0
    }
    for (const colour of colours) {
      const { across: wide, down: high } = colour
      for (let row = 0; row < high; row++)
        for (let column = 0; column < wide; column++) {
          const x = (unit % across) * wide + column
          const y = Math.floor(unit / across) * high + row
          read(colour, y * colour.shades.width + x)
        }
    }
  }
}

/** One bit more of each mean. */
const refine = (bits: Bits, colours: readonly Colour[], scan: Scan): void =>
  eachBlock(bits, colours, scan, ({ kept }, place) => {
    if (bits.take(1) === 1) kept[place] = (kept[place] ?? 0) | (1 << scan.low)
  })

const readScan = (bits: Bits, colours: readonly Colour[], scan: Scan): void =>
  eachBlock(bits, colours, scan, (colour, place) => {
    const { dc, ac, kept } = colour
    if (!dc || (!ac && !scan.isProgressive)) throw new Broken()
    colour.last += difference(bits, bits.code(dc))
    kept[place] = colour.last << scan.low
    if (scan.isProgressive || !ac) return
    for (let at = 1; at < 64; at++) {
      const code = bits.code(ac)
      const size = code & 15
      if (size === 0 && code !== 0xf0) break
      at += code >> 4
      bits.take(size)
    }
  })
