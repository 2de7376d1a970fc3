import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fold } from '../delivery/names'
import { errnoOf } from './faults'

/** What is known of a file that the product wrote: its name in its folder, and what was in it. */
export interface OwnFile {
  name: string
  bytes: number
  sha256: string
}

export type TakenFile = 'removed' | 'not-there' | 'changed'

const hashOf = async (place: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(place), hash)
  return hash.digest('hex')
}

const holds = async (place: string, { bytes, sha256 }: OwnFile): Promise<boolean> => {
  try {
    const found = await fs.lstat(place)
    return found.isFile() && found.size === bytes && (await hashOf(place)) === sha256
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false
    throw error
  }
}

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await fs.readdir(folder)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return []
    throw error
  }
}

/** The names under which a file that the product wrote lies in its folder, byte for byte what was written. */
export const findOwnFile = async (folder: string, file: OwnFile): Promise<string[]> => {
  const names: string[] = []
  for (const name of await namesIn(folder)) if (await holds(path.join(folder, name), file)) names.push(name)
  return names
}

/**
 * Removes a file that the product wrote into a folder of this computer, under whatever name it has there now, and every
 * copy of it beside it: only what is byte for byte what was written. `changed`: something else stands under its name.
 */
export const takeOwnFile = async (folder: string, file: OwnFile): Promise<TakenFile> => {
  const names = await findOwnFile(folder, file)
  for (const name of names) await fs.rm(path.join(folder, name), { force: true })
  const after = (await namesIn(folder)).some(name => fold(name) === fold(file.name))
  if (after) return 'changed'
  return names.length > 0 ? 'removed' : 'not-there'
}
