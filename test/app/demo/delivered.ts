import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** What really lies at a place on the share: one file, or a folder with all its files. */
export interface Delivered {
  bytes: number
  /** Of the file; for a folder, of its sorted `sha256  path` lines, each with its line end. */
  sha256: string
  files: { path: string; bytes: Buffer }[]
}

const hash = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex')

/** Reads what was delivered to a place; null where nothing is. Paths have forward slashes on every system. */
export const readDelivered = async (place: string): Promise<Delivered | null> => {
  const found = await stat(place).catch(() => null)
  if (found === null) return null
  if (found.isFile()) {
    const bytes = await readFile(place)
    return { bytes: bytes.byteLength, sha256: hash(bytes), files: [{ path: place, bytes }] }
  }
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  const files = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const path = join(entry.parentPath, entry.name)
        return { path: relative(place, path).split(sep).join('/'), bytes: await readFile(path) }
      }),
  )
  const lines = files.map(({ path, bytes }) => `${hash(bytes)}  ${path}\n`).sort()
  return {
    bytes: files.reduce((sum, file) => sum + file.bytes.byteLength, 0),
    sha256: hash(lines.join('')),
    files,
  }
}
