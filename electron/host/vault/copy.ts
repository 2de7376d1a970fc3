import fs from 'node:fs/promises'
import path from 'node:path'
import { failed, type Result } from '../../../shared/result'
import { localFault } from '../local/faults'
import { createJsonFile, type JsonFile } from '../local/json-file'
import { KeyFile } from './key-file'

/** Where backups are kept: in the data folder, beside what they are backups of, and outside the browser's profile. */
export const backupsIn = (dataDir: string): string => path.join(dataDir, 'backups')

export interface KeyCopy {
  /** Replaces the copy; before the key file itself, so that no older one ever stands beside it. */
  write(keys: KeyFile): Promise<Result<null>>
  read(): Promise<KeyFile | null>
  isReadable(): Promise<boolean>
  /** Puts the copy in the place of a key file that is gone or damaged. */
  restore(): Promise<Result<null>>
}

/**
 * The copy of the key file beside the backups. There is one, and it is always today's: a backup of last week opens with
 * it, and a case that was deleted since does not.
 */
export const createKeyCopy = (place: string, original: JsonFile<KeyFile>): KeyCopy => {
  const file = createJsonFile<KeyFile>({
    folder: place,
    name: 'keys.json',
    schema: KeyFile,
    format: 1,
    whenDamaged: 'Ask your IT support to restore it from a backup of this computer.',
  })
  const read = async () => {
    const keys = await file.read()
    return keys.ok ? keys.value : null
  }
  return {
    async write(keys) {
      try {
        await fs.mkdir(place, { recursive: true, mode: 0o700 })
      } catch (error) {
        return localFault(error, `the folder ${place}`)
      }
      return file.write(keys)
    },
    read,
    isReadable: async () => (await read()) !== null,
    async restore() {
      const present = await original.read()
      if (present.ok && present.value !== null)
        return failed(
          'conflict',
          'The key file is there and whole, so its copy was not used.',
          'Press Look again.',
        )
      const copy = await read()
      if (copy === null)
        return failed(
          'not-found',
          `There is no copy of the key file that can be read in ${place}.`,
          'Have the folder restored from a backup of this computer, then try again.',
        )
      if (!present.ok && present.fault.code !== 'damaged') return present
      // The copy is written first, so it is never the older one: nothing of the damaged file is needed.
      return original.write(copy)
    },
  }
}
