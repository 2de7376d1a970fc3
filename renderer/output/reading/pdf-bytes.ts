import { inflatedSize } from './inflate'

/**
 * Most structure one PDF may have, in bytes: what lies outside its streams, and what its object streams unpack to. No
 * picture or text is in it. Measured: each byte of it takes up to 60 bytes of memory once it is read.
 */
const mostStructure = 32 * 1024 ** 2

/** How far after its name a stream's dictionary may reach, in bytes. */
const dictionaryReach = 2048

/** Every place of an ASCII text in bytes, in order. */
export function* findText(bytes: Uint8Array, text: string, from = 0): Generator<number> {
  const codes = Array.from(text, char => char.charCodeAt(0))
  const first = codes[0] ?? 0
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (codes.every((code, index) => bytes[at + index] === code)) yield at
}

/** The packed data of the stream whose dictionary holds the place `at`. */
const streamAfter = (bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> | null => {
  const { value: keyword } = findText(bytes.subarray(at, at + dictionaryReach), 'stream').next()
  if (keyword === undefined) return null
  let start = at + keyword + 'stream'.length
  if (bytes[start] === 0x0d) start++
  if (bytes[start] === 0x0a) start++
  const end = findText(bytes, 'endstream', start).next().value
  return bytes.subarray(start, end ?? bytes.length)
}

/** How many bytes lie outside of what its keywords mark as streams, counted until there are more than `limit`. */
const bytesOutsideStreams = (bytes: Uint8Array, limit: number): number => {
  let outside = 0
  let at = 0
  while (outside <= limit) {
    const begin = findText(bytes, 'stream', at).next().value
    outside += (begin ?? bytes.length) - at
    if (begin === undefined) break
    const end = findText(bytes, 'endstream', begin).next().value
    if (end === undefined) break
    at = end + 'endstream'.length
  }
  return outside
}

/**
 * Whether the structure of a PDF is, or unpacks to, more than that of any real one. Reading a PDF unpacks its object and
 * cross-reference streams whole, so this is asked first; pictures and page contents are not unpacked on reading.
 */
export const unpacksTooLarge = async (bytes: Uint8Array<ArrayBuffer>): Promise<boolean> => {
  let total = bytesOutsideStreams(bytes, mostStructure)
  if (total > mostStructure) return true
  for (const kind of ['/ObjStm', '/XRef'])
    for (const at of findText(bytes, kind)) {
      const packed = streamAfter(bytes, at)
      if (!packed) continue
      // Deflate makes at most about 1,032 times: what is small cannot matter.
      if (packed.byteLength * 1032 < 1024 ** 2) continue
      total += (await inflatedSize([packed], mostStructure - total)).bytes
      if (total > mostStructure) return true
    }
  return false
}
