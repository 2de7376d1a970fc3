import { randomInt } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { unpacked } from './unpacked'

/** A word that stands nowhere else, so that finding it on disk proves that what it was part of was stored readable. */
export interface Canary {
  /** Where it was put in; said when it is found, the word itself is not. */
  from: string
  word: string
}

const letters = 'bcdfghjkmnpqrstvwxz'

/** A canary of plain letters: fits names, references, addresses and file names. */
export const plainCanary = (from: string): Canary => ({
  from,
  word: Array.from({ length: 14 }, () => letters[randomInt(letters.length)]).join(''),
})

/** A canary of digits, as a telephone number may be; shorter than the number of a card, which is refused. */
export const digitCanary = (from: string): Canary => ({
  from,
  word: Array.from({ length: 12 }, () => String(randomInt(10))).join(''),
})

/**
 * A canary of rare Chinese characters. A browser stores a text that has one as UTF-16 and may compress it; no two
 * neighbours of this word are likely to stand anywhere else, so even compressed it stays in one piece.
 */
export const wideCanary = (from: string): Canary => ({
  from,
  word: Array.from({ length: 10 }, () => String.fromCodePoint(randomInt(0x4e00, 0x9fa5))).join(''),
})

export interface Trace {
  from: string
  /** Relative to the folder that was searched. */
  file: string
  as: string
}

/** The byte forms in which a word may lie on disk. Base64 depends on where the word starts: three forms each. */
const formsOf = ({ word }: Canary): { as: string; bytes: Buffer }[] => {
  const plain = [
    { as: 'UTF-8', bytes: Buffer.from(word, 'utf8') },
    { as: 'UTF-16LE', bytes: Buffer.from(word, 'utf16le') },
    { as: 'UTF-16BE', bytes: Buffer.from(word, 'utf16le').swap16() },
  ]
  const encoded = plain.flatMap(({ as, bytes }) => [
    ...[0, 1, 2].map(offset => ({ as: `base64 of ${as}`, bytes: Buffer.from(base64Core(bytes, offset)) })),
    { as: `hexadecimal of ${as}`, bytes: Buffer.from(bytes.toString('hex')) },
  ])
  const escaped = { as: 'percent-encoded', bytes: Buffer.from(encodeURIComponent(word)) }
  return [...plain, ...encoded, escaped]
}

/** The base64 characters that depend on these bytes alone when `offset` others stand before them. */
const base64Core = (bytes: Buffer, offset: number): string => {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  const first = Math.ceil((offset * 8) / 6)
  const last = Math.floor(((offset + bytes.length) * 8) / 6)
  return text.slice(first, last)
}

/**
 * Every place under `folder` where one of the canaries lies readable: in names of files, in their raw bytes, and in what
 * the browser's database packed.
 */
export const tracesIn = async (folder: string, canaries: readonly Canary[]): Promise<Trace[]> => {
  const wanted = canaries.flatMap(canary => formsOf(canary).map(form => ({ from: canary.from, ...form })))
  const found: Trace[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const file = relative(folder, path)
    const bytes = entry.isFile() ? await readFile(path).catch(gone) : null
    for (const { from, as, bytes: form } of wanted) {
      if (Buffer.from(file).includes(form)) found.push({ from, file, as: `${as}, in its name` })
      if (bytes?.includes(form)) found.push({ from, file, as })
    }
    for (const part of bytes && path.includes('IndexedDB') ? unpacked(entry.name, bytes) : [])
      for (const { from, as, bytes: form } of wanted)
        if (part.bytes.includes(form)) found.push({ from, file, as: `${as}, in a ${part.as}` })
  }
  return found
}

/** A browser that runs removes files at any time; what is gone holds nothing. */
const gone = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}
