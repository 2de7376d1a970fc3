import { crc32, deflateRawSync } from 'node:zlib'
import { joined } from './bytes'

const short = (value: number) => [value & 255, (value >>> 8) & 255]
const long = (value: number) => [...short(value & 0xffff), ...short(value >>> 16)]

export interface ZipFile {
  name: string
  bytes: Uint8Array
  /** Says it is locked by a password. */
  locked?: boolean
}

/** A zip written by hand, so that anything can stand in it as a name. */
export const zipOf = (files: readonly ZipFile[]): Uint8Array<ArrayBuffer> => {
  const locals: Uint8Array[] = []
  const entries: Uint8Array[] = []
  let at = 0
  for (const { name, bytes, locked } of files) {
    const raw = new TextEncoder().encode(name)
    const packed = deflateRawSync(bytes)
    const common = [
      ...short(20),
      ...short(locked ? 1 : 0),
      ...short(8),
      ...long(0),
      ...long(crc32(bytes)),
      ...long(packed.length),
      ...long(bytes.length),
      ...short(raw.length),
      ...short(0),
    ]
    const local = joined('PK\x03\x04', common, raw, packed)
    entries.push(
      joined('PK\x01\x02', short(20), common, short(0), short(0), short(0), long(0), long(at), raw),
    )
    locals.push(local)
    at += local.length
  }
  const directory = joined(...entries)
  return joined(
    ...locals,
    directory,
    'PK\x05\x06',
    [...short(0), ...short(0), ...short(files.length), ...short(files.length)],
    long(directory.length),
    long(at),
    short(0),
  )
}

const text = (words: string) => new TextEncoder().encode(words)
const document = text('<w:document><w:body><w:p><w:t>Hello {{officerName}}</w:t></w:p></w:body></w:document>')

/** A Word file with its text, as small as it can be, and what else is wanted in it. */
export const wordOf = (...more: ZipFile[]) =>
  zipOf([
    { name: '[Content_Types].xml', bytes: text('<Types/>') },
    { name: 'word/document.xml', bytes: document },
    ...more,
  ])

/** A Word file of which one part unpacks to as many megabytes. */
export const swellingWord = (megabytes: number, name = 'word/media/image1.bmp') =>
  wordOf({ name, bytes: new Uint8Array(megabytes * 1024 ** 2) })
