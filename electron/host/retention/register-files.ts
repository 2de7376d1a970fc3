import fs from 'node:fs/promises'
import { z } from 'zod'
import { failed, ok, type Result } from '../../../shared/result'
import { localFault } from '../local/faults'
import { createJsonFile } from '../local/json-file'
import { backupsIn } from '../vault/copy'

const Entry = z.strictObject({ id: z.uuid(), box: z.string().regex(/^[A-Za-z0-9_-]{16,}$/) })
export type Entry = z.infer<typeof Entry>

const File = z.strictObject({
  format: z.literal(1),
  deletions: z.array(Entry),
  /** How many registers before this one were lost: what was deleted under them cannot be told any more. */
  lost: z.int().positive().optional(),
})
type File = z.infer<typeof File>

/** What both files hold together. `boxes` are those of one deletion, the file's own before the copy's. */
export interface Kept {
  deletions: { id: string; boxes: string[] }[]
  lost: number
}

/** The register's file and its copy. */
export interface RegisterFiles {
  /** The fault `damaged` or `not-found` where there was a register and neither file can be read: never an empty one. */
  read(): Promise<Result<Kept>>
  /** Writes the copy, then the file, as far as they do not hold it already. What is damaged is set aside. */
  write(deletions: readonly Entry[], lost: number): Promise<Result<null>>
  /** Whether there was a register before, whatever has become of its files. */
  wasBegun(): Promise<Result<boolean>>
}

const whenDamaged =
  'What was deleted stays deleted. Have the file restored, or go on: the damaged file is kept beside a new one when the next SR is deleted.'

/**
 * `deletions.json` in the data folder, and a copy of it beside the backups: there is one, and it is always today's, like
 * that of the key file. `hasKey` says whether the key file has a key for a register, which is made with the first entry.
 */
export const registerFiles = (dataDir: string, hasKey: () => Promise<Result<boolean>>): RegisterFiles => {
  const place = backupsIn(dataDir)
  const [own, copy] = [dataDir, place].map(folder =>
    createJsonFile<File>({ folder, name: 'deletions.json', schema: File, format: 1, whenDamaged }),
  ) as [ReturnType<typeof createJsonFile<File>>, ReturnType<typeof createJsonFile<File>>]

  const wasBegun = async (): Promise<Result<boolean>> => {
    const [first, second] = [await own.read(), await copy.read()]
    return !first.ok || !second.ok || first.value || second.value ? ok(true) : await hasKey()
  }

  const lost = () =>
    failed(
      'not-found',
      `The register of deletions is gone: deletions.json is neither in ${dataDir} nor in ${place}, although there was one on this computer.`,
      'What was deleted stays deleted. Have the file restored from a backup of the computer; otherwise a new register is begun when the next SR is deleted.',
    )

  return {
    wasBegun,

    async read() {
      const [first, second] = [await own.read(), await copy.read()]
      const there = second.ok ? second.value : null
      // One that this account may not read today is not taken for a damaged one.
      if (!first.ok && (first.fault.code !== 'damaged' || there === null)) return first
      const here = first.ok ? first.value : null
      if (here === null && !second.ok) return second
      if (here === null && there === null) {
        const begun = await hasKey()
        if (!begun.ok) return begun
        return begun.value ? lost() : ok({ deletions: [], lost: 0 })
      }
      const boxes = new Map<string, string[]>()
      for (const { id, box } of [...(here?.deletions ?? []), ...(there?.deletions ?? [])])
        boxes.set(id, [...(boxes.get(id) ?? []), box])
      return ok({
        deletions: [...boxes].map(([id, found]) => ({ id, boxes: found })),
        lost: Math.max(here?.lost ?? 0, there?.lost ?? 0),
      })
    },

    async write(deletions, lost) {
      const content: File = { format: 1, deletions: [...deletions], ...(lost > 0 ? { lost } : {}) }
      const text = JSON.stringify(content)
      try {
        await fs.mkdir(place, { recursive: true, mode: 0o700 })
      } catch (error) {
        return localFault(error, `the folder ${place}`)
      }
      for (const file of [copy, own]) {
        const present = await file.read()
        if (present.ok && JSON.stringify(present.value) === text) continue
        if (!present.ok) {
          const aside = present.fault.code === 'damaged' ? await file.setAside() : present
          if (!aside.ok) return aside
        }
        const written = await file.write(content)
        if (!written.ok) return written
      }
      return ok(null)
    },
  }
}
