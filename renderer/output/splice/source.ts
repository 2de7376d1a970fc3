import { type Inflate, inflateWithin, type Opened, opened } from './inflate'
import { Broken, isWhite, Reading } from './parse'
import { type Dict, nameText, Ref, type Value } from './values'

/** Most that one object stream or cross-reference stream may unpack to, in bytes: they hold structure, no pictures. */
const mostStructure = 64 * 1024 ** 2
/** More objects than this and the file is a trap. */
const mostObjects = 4_000_000

/** Where an object lies: at a place in the file, or in an object stream. */
type Place = { at: number } | { inside: number; index: number }

/** An object as it lies in its bytes: `value` reads it, the places let it be copied as it is. */
export interface Lying {
  bytes: Uint8Array
  from: number
  /** Behind the value; before the keyword `stream` where there is one. */
  to: number
  value: Value
  /** The data of a stream, as packed in the file. */
  data: Uint8Array | null
}

const tag = (bytes: Uint8Array, at: number, word: string): boolean => {
  for (let index = 0; index < word.length; index++)
    if (bytes[at + index] !== word.charCodeAt(index)) return false
  return true
}

/** The last place of a word in the end of the file, or -1. */
const lastOf = (bytes: Uint8Array, word: string, within: number): number => {
  const first = word.charCodeAt(0)
  const stop = Math.max(0, bytes.length - within)
  for (let at = bytes.lastIndexOf(first); at >= stop; at = bytes.lastIndexOf(first, at - 1)) {
    if (tag(bytes, at, word)) return at
    if (at === 0) break
  }
  return -1
}

const bigEndian = (bytes: Uint8Array, at: number, width: number): number => {
  let value = 0
  for (let index = 0; index < width; index++) value = value * 256 + (bytes[at + index] ?? 0)
  return value
}

/**
 * A PDF opened for copying out of it: nothing is read but what is asked for. Throws `Broken` where the file is encrypted
 * or not as the format wants it.
 */
export class Source {
  private readonly places = new Map<number, Place>()
  private readonly lying = new Map<number, Lying>()
  private readonly streams = new Map<number, { bytes: Uint8Array; starts: number[] }>()
  readonly trailer: Dict

  constructor(
    readonly bytes: Uint8Array,
    private readonly inflate: Inflate = inflateWithin,
  ) {
    const keyword = lastOf(bytes, 'startxref', 2048)
    if (keyword < 0) throw new Broken()
    const reading = new Reading(bytes, keyword + 'startxref'.length)
    this.trailer = this.readTables(reading.count())
    if (this.trailer.has('Encrypt')) throw new Broken()
  }

  /** An object's value, or null where the file has none of that number. */
  get(number: number): Value {
    return this.object(number)?.value ?? null
  }

  /** What a value stands for: itself, or the object it refers to. */
  resolve(value: Value | undefined): Value {
    let found = value ?? null
    for (let steps = 0; found instanceof Ref; steps++) {
      if (steps > 16) throw new Broken()
      found = this.get(found.number)
    }
    return found
  }

  /** A dictionary, also that of a stream; empty where the value is something else. */
  dict(value: Value | undefined): Dict {
    const found = this.resolve(value)
    return found instanceof Map ? found : new Map()
  }

  /** The object a reference leads to as it lies in the file, or null. */
  object(number: number): Lying | null {
    const known = this.lying.get(number)
    if (known) return known
    const place = this.places.get(number)
    if (!place) return null
    const found = 'at' in place ? this.at(place.at, number) : this.inside(place.inside, place.index)
    this.lying.set(number, found)
    return found
  }

  /** Reads every object that lies in the file itself; throws where one is not as the format wants it. */
  readAll(): void {
    for (const [number, place] of this.places) if ('at' in place) this.object(number)
  }

  /** The data of a stream, unpacked; null where it is packed in a way that only readers of pictures know. */
  unpack(lying: Lying, most: number): Uint8Array | null {
    const found = this.open(lying, most)
    return found && found.left.length === 0 ? found.data : null
  }

  /** The data of a stream, unpacked as far as any stream may be packed. */
  open(lying: Lying, most: number): Opened | null {
    if (!lying.data || !(lying.value instanceof Map)) return null
    const plainEntries: Dict = new Map()
    for (const key of ['Filter', 'DecodeParms', 'DP']) {
      const value = this.resolve(lying.value.get(key))
      if (value !== null)
        plainEntries.set(key, Array.isArray(value) ? value.map(one => this.resolve(one)) : value)
    }
    return opened(lying.data, plainEntries, most, this.inflate)
  }

  private at(place: number, number: number): Lying {
    const { bytes } = this
    const reading = new Reading(bytes, place)
    if (reading.count() !== number) throw new Broken()
    reading.count()
    if (reading.word() !== 'obj') throw new Broken()
    reading.skipWhite()
    const from = reading.at
    const value = reading.value()
    const to = reading.at
    reading.skipWhite()
    if (!(value instanceof Map) || !tag(bytes, reading.at, 'stream'))
      return { bytes, from, to, value, data: null }
    let start = reading.at + 'stream'.length
    if (bytes[start] === 13) start++
    if (bytes[start] === 10) start++
    const length = this.resolve(value.get('Length'))
    if (typeof length !== 'number' || length < 0) throw new Broken()
    let end = start + length
    if (end > bytes.length) throw new Broken()
    while (isWhite(bytes[end])) end++
    if (!tag(bytes, end, 'endstream')) throw new Broken()
    return { bytes, from, to, value, data: bytes.subarray(start, start + length) }
  }

  private inside(stream: number, index: number): Lying {
    const { bytes, starts } = this.objectStream(stream)
    const from = starts[index]
    if (from === undefined || from > bytes.length) throw new Broken()
    const reading = new Reading(bytes, from)
    reading.skipWhite()
    const start = reading.at
    const value = reading.value()
    return { bytes, from: start, to: reading.at, value, data: null }
  }

  private objectStream(number: number) {
    const known = this.streams.get(number)
    if (known) return known
    const place = this.places.get(number)
    if (!place || !('at' in place)) throw new Broken()
    const lying = this.at(place.at, number)
    const bytes = this.unpack(lying, mostStructure)
    if (!bytes || !(lying.value instanceof Map)) throw new Broken()
    const count = this.resolve(lying.value.get('N'))
    const first = this.resolve(lying.value.get('First'))
    if (typeof count !== 'number' || typeof first !== 'number' || count > mostObjects) throw new Broken()
    const reading = new Reading(bytes, 0)
    const starts: number[] = []
    for (let index = 0; index < count; index++) {
      reading.count()
      starts.push(first + reading.count())
    }
    const opened = { bytes, starts }
    this.streams.set(number, opened)
    return opened
  }

  /** Follows the tables from the newest to the oldest; what a newer one says stands. */
  private readTables(start: number): Dict {
    const seen = new Set<number>()
    let newest: Dict | null = null
    const pending = [start]
    for (let at = pending.shift(); at !== undefined; at = pending.shift()) {
      if (seen.has(at)) continue
      seen.add(at)
      if (seen.size > 10_000 || at >= this.bytes.length) throw new Broken()
      const reading = new Reading(this.bytes, at)
      reading.skipWhite()
      const entries = tag(this.bytes, reading.at, 'xref') ? this.readTable(reading) : this.readStream(reading)
      newest ??= entries
      const also = entries.get('XRefStm')
      if (typeof also === 'number') pending.push(also)
      const before = entries.get('Prev')
      if (typeof before === 'number') pending.push(before)
    }
    if (!newest) throw new Broken()
    return newest
  }

  private add(number: number, place: Place): void {
    if (this.places.has(number) || this.free.has(number)) return
    if (this.places.size > mostObjects) throw new Broken()
    this.places.set(number, place)
  }

  /** Objects that a newer table says are gone. */
  private readonly free = new Set<number>()

  private readTable(reading: Reading): Dict {
    const { bytes } = this
    reading.word()
    for (;;) {
      reading.skipWhite()
      if (tag(bytes, reading.at, 'trailer')) break
      const first = reading.count()
      const count = reading.count()
      for (let index = 0; index < count; index++) {
        const offset = reading.count()
        reading.count()
        const kind = reading.word()
        if (kind === 'n') {
          if (offset > 0) this.add(first + index, { at: offset })
        } else if (kind === 'f') {
          if (!this.places.has(first + index)) this.free.add(first + index)
        } else throw new Broken()
      }
    }
    reading.word()
    const trailer = reading.value()
    if (!(trailer instanceof Map)) throw new Broken()
    return trailer
  }

  private readStream(reading: Reading): Dict {
    const lying = this.at(reading.at, reading.count())
    const entries = lying.value
    if (!(entries instanceof Map) || nameText(entries.get('Type')) !== 'XRef') throw new Broken()
    const data = this.unpack(lying, mostStructure)
    const widths = entries.get('W')
    if (!data || !Array.isArray(widths)) throw new Broken()
    const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths.map(Number)
    const size = Number(entries.get('Size') ?? 0)
    const listed = entries.get('Index')
    const ranges = Array.isArray(listed) ? listed.map(Number) : [0, size]
    let at = 0
    const width = kindWidth + secondWidth + thirdWidth
    if (!(width > 0)) throw new Broken()
    for (let range = 0; range + 1 < ranges.length; range += 2)
      for (
        let index = 0;
        index < (ranges[range + 1] ?? 0) && at + width <= data.length;
        index++, at += width
      ) {
        const number = (ranges[range] ?? 0) + index
        const kind = kindWidth === 0 ? 1 : bigEndian(data, at, kindWidth)
        const second = bigEndian(data, at + kindWidth, secondWidth)
        const third = bigEndian(data, at + kindWidth + secondWidth, thirdWidth)
        if (kind === 1) this.add(number, { at: second })
        else if (kind === 2) this.add(number, { inside: second, index: third })
        else if (kind === 0 && !this.places.has(number)) this.free.add(number)
      }
    return entries
  }
}
