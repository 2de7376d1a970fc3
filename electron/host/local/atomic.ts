import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errnoOf } from './faults'

const scannerPausesMs = [50, 100, 200, 400, 800]
const heldByAnother = new Set(['EPERM', 'EACCES', 'EBUSY'])
const temporaryName = /^\..+\.[0-9a-f]{16}\.tmp$/

/** Renames a local file, trying again for a moment while a virus scanner holds it. Throws the last error. */
const renamePatiently = async (from: string, to: string): Promise<void> => {
  for (const pause of scannerPausesMs) {
    try {
      await fs.rename(from, to)
      return
    } catch (error) {
      if (!heldByAnother.has(errnoOf(error) ?? '')) throw error
      await wait(pause)
    }
  }
  await fs.rename(from, to)
}

const flushFolder = async (folder: string): Promise<void> => {
  // Windows has no handle on a folder to flush; there the rename itself is journalled.
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Replaces a local file as a whole, readable by its owner only: after a crash the old content stands or the new one,
 * never a part, and no copy of either is left beside it. Throws the file error.
 */
export const writeAtomically = async (file: string, content: Uint8Array | string): Promise<void> => {
  const folder = path.dirname(file)
  const temporary = path.join(folder, `.${path.basename(file)}.${randomBytes(8).toString('hex')}.tmp`)
  try {
    const handle = await fs.open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renamePatiently(temporary, file)
  } catch (error) {
    await fs.rm(temporary, { force: true })
    throw error
  }
  await flushFolder(folder)
}

/** Removes what a killed process left of `writeAtomically` in a folder. Only for a folder this process alone writes to. */
export const sweepTemporaries = async (folder: string): Promise<void> => {
  for (const name of await fs.readdir(folder)) {
    if (temporaryName.test(name)) await fs.rm(path.join(folder, name), { force: true })
  }
}
