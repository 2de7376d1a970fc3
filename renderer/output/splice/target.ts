import { zlibSync } from 'fflate'
import { GrowingBytes } from '../growing-bytes'
import { type Dict, numberText, Ref, type Value, valueText } from './values'

/** Latin-1 text as bytes. */
export const toBytes = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return bytes
}

/** Small objects are packed together: so many to a stream. */
const packedTogether = 200

/**
 * A PDF that is written as it is made: what has been added is never held a second time. Objects that are not streams are
 * packed together in object streams.
 */
export class Target {
  private readonly output: GrowingBytes
  /** By object number: where it begins, or in which object stream it is and as the how-manieth. */
  private readonly offsets: number[] = [0]
  private readonly packedIn: number[] = [0]
  private waiting: { number: number; text: string }[] = []
  private waitingBytes = 0

  /** `expected` is about how many bytes the file will have. */
  constructor(
    expected: number,
    private readonly deflate: (data: Uint8Array) => Uint8Array = data => zlibSync(data, { level: 4 }),
  ) {
    this.output = new GrowingBytes(expected)
    this.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  }

  /** The number of an object that is added later. */
  reserve(): number {
    this.offsets.push(-1)
    this.packedIn.push(0)
    return this.offsets.length - 1
  }

  /** Adds an object that is not a stream, in the references of this file. */
  add(value: Value, number = this.reserve()): Ref {
    return this.addText(valueText(value, refText), number)
  }

  /** Adds an object that is already written, in the references of this file. */
  addText(text: string, number: number): Ref {
    this.waiting.push({ number, text })
    this.waitingBytes += text.length
    // A packing that grows without end would be held and unpacked whole by every reader.
    if (this.waiting.length >= packedTogether || this.waitingBytes > 256 * 1024) this.pack()
    return new Ref(number)
  }

  /** Adds a stream; `entries` as text without brackets, in the references of this file, and without its length. */
  addStreamText(entries: string, data: Uint8Array, number = this.reserve()): Ref {
    this.begin(number)
    this.text(`<<${entries}/Length ${data.length}>>\nstream\n`)
    this.output.add(data)
    this.text('\nendstream\nendobj\n')
    return new Ref(number)
  }

  /** Adds a stream whose data is packed here. */
  addPacked(entries: string, data: Uint8Array, number?: number): Ref {
    return this.addStreamText(`${entries}/Filter/FlateDecode`, this.deflate(data), number)
  }

  /** Writes what is left and the table of objects. `trailer` holds Root and Info. */
  finish(trailer: Dict): Uint8Array<ArrayBuffer> {
    this.pack()
    const number = this.reserve()
    const at = this.output.length
    this.offsets[number] = at
    const count = this.offsets.length
    const rows = new Uint8Array(count * 7)
    for (let object = 0; object < count; object++) {
      const row = object * 7
      const inside = this.packedIn[object] ?? 0
      const offset = this.offsets[object] ?? -1
      // An object that was promised and never added reads as null.
      const kind = object === 0 || offset < 0 ? 0 : inside > 0 ? 2 : 1
      const second = kind === 0 ? 0 : inside > 0 ? inside : offset
      const third = kind === 2 ? offset : object === 0 ? 65535 : 0
      rows[row] = kind
      rows[row + 1] = second / 2 ** 24
      rows[row + 2] = second >>> 16
      rows[row + 3] = second >>> 8
      rows[row + 4] = second
      rows[row + 5] = third >>> 8
      rows[row + 6] = third
    }
    const text = [...trailer].map(([key, value]) => `/${key} ${valueText(value, refText)}`).join('')
    this.text(`${number} 0 obj\n`)
    const data = this.deflate(rows)
    this.text(
      `<</Type/XRef/Size ${count}/W[1 4 2]${text}/Filter/FlateDecode/Length ${data.length}>>\nstream\n`,
    )
    this.output.add(data)
    this.text(`\nendstream\nendobj\nstartxref\n${numberText(at)}\n%%EOF\n`)
    return this.output.bytes
  }

  private pack(): void {
    const packed = this.waiting
    if (packed.length === 0) return
    this.waiting = []
    this.waitingBytes = 0
    const stream = this.reserve()
    let head = ''
    let length = 0
    packed.forEach(({ number, text }, index) => {
      head += `${number} ${length} `
      length += text.length + 1
      this.offsets[number] = index
      this.packedIn[number] = stream
    })
    const body = toBytes(head + packed.map(({ text }) => `${text}\n`).join(''))
    this.addPacked(`/Type/ObjStm/N ${packed.length}/First ${head.length}`, body, stream)
  }

  private begin(number: number): void {
    this.offsets[number] = this.output.length
    this.text(`${number} 0 obj\n`)
  }

  private text(text: string): void {
    this.output.addText(text)
  }
}

/** A reference as text. */
export const refText = (number: number): string => `${number} 0 R`
