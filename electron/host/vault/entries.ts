import fs from 'node:fs/promises'
import path from 'node:path'
import { ok, type Result } from '../../../shared/result'
import { writeAtomically } from '../local/atomic'
import { errnoOf, localFault } from '../local/faults'
import { closeBox, openBox } from './box'

const purpose = 'ssst-desk unsaved entries, format 1'

export interface EntriesFile {
  keep(master: Uint8Array, bytes: Uint8Array): Promise<Result<Record<string, never>>>
  /** Hands them out once. Null where there are none, or where they belong to a master key that is no more. */
  take(master: Uint8Array): Promise<Result<{ bytes: Uint8Array<ArrayBuffer> | null }>>
}

/** What was typed and not saved when SSST Desk was locked, in `entries.sealed`, under the master key. */
export const entriesFile = (dataDir: string): EntriesFile => {
  const file = path.join(dataDir, 'entries.sealed')
  const shown = `the file entries.sealed (in ${dataDir})`
  return {
    async keep(master, bytes) {
      try {
        await writeAtomically(file, closeBox(master, bytes, purpose))
        return ok({})
      } catch (error) {
        return localFault(error, shown)
      }
    },
    async take(master) {
      try {
        const box = await fs.readFile(file)
        await fs.rm(file)
        const bytes = openBox(master, box, purpose)
        return ok({ bytes: bytes && new Uint8Array(bytes) })
      } catch (error) {
        return errnoOf(error) === 'ENOENT' ? ok({ bytes: null }) : localFault(error, shown)
      }
    },
  }
}
