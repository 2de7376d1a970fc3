import { crc32 } from './crc32'

/** A file as it lies in a zip. */
export interface Packed {
  path: string
  /** 0 stored, 8 deflated. */
  method: 0 | 8
  crc: number
  /** Size of the file itself, and of what lies in the zip for it, in bytes. */
  bytes: number
  packedBytes: number
}

/** Midnight on 1 January 1980, the earliest a zip can hold: one date for every file, so that equal content gives equal bytes. */
const time = 0
const date = 0x21

/** Versions by number of bytes: 1.0 is needed to unpack; made by 2.0 on DOS, which keeps no rights of a file. */
const neededVersion = 10
const madeBy = 20
const utf8Names = 0x0800

class Record {
  private readonly view: DataView<ArrayBuffer>
  private at = 0
  constructor(bytes: number) {
    this.view = new DataView(new ArrayBuffer(bytes))
  }
  u16(...values: number[]) {
    for (const value of values) {
      this.view.setUint16(this.at, value, true)
      this.at += 2
    }
    return this
  }
  u32(...values: number[]) {
    for (const value of values) {
      this.view.setUint32(this.at, value, true)
      this.at += 4
    }
    return this
  }
  put(bytes: Uint8Array) {
    this.bytes.set(bytes, this.at)
    this.at += bytes.byteLength
    return this
  }
  get bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.view.buffer)
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)

/** A name of other letters than ASCII is given a second time, for programs that do not know the mark for UTF-8. */
const nameOf = (path: string) => {
  const name = utf8(path)
  if (name.byteLength === path.length) return { name, flags: 0, extra: new Uint8Array(0) }
  const extra = new Record(9 + name.byteLength).u16(0x7075, 5 + name.byteLength)
  const version = new Uint8Array([1])
  return { name, flags: utf8Names, extra: extra.put(version).u32(crc32(name)).put(name).bytes }
}

const described = (record: Record, { method, crc, packedBytes, bytes }: Packed, flags: number) =>
  record.u16(neededVersion, flags, method, time, date).u32(crc, packedBytes, bytes)

/** What stands before a file's bytes. */
export const localHeader = (file: Packed): Uint8Array<ArrayBuffer> => {
  const { name, flags, extra } = nameOf(file.path)
  const record = new Record(30 + name.byteLength + extra.byteLength).u32(0x04034b50)
  return described(record, file, flags).u16(name.byteLength, extra.byteLength).put(name).put(extra).bytes
}

/** A file's line in the directory at the end; `offset` is where its local header begins. */
const directoryLine = (file: Packed, offset: number): Uint8Array<ArrayBuffer> => {
  const { name, flags, extra } = nameOf(file.path)
  const record = new Record(46 + name.byteLength + extra.byteLength).u32(0x02014b50).u16(madeBy)
  described(record, file, flags).u16(name.byteLength, extra.byteLength)
  // No comment, one disk, no attributes inside or outside.
  return record.u16(0, 0, 0).u32(0, offset).put(name).put(extra).bytes
}

/** The directory at the end of a zip, and the record that closes it; `bytes` lie before it. */
export const directory = (
  files: readonly { file: Packed; offset: number }[],
  bytes: number,
): Uint8Array<ArrayBuffer>[] => {
  const lines = files.map(({ file, offset }) => directoryLine(file, offset))
  const size = lines.reduce((sum, line) => sum + line.byteLength, 0)
  const end = new Record(22).u32(0x06054b50).u16(0, 0, files.length, files.length).u32(size, bytes).u16(0)
  return [...lines, end.bytes]
}
