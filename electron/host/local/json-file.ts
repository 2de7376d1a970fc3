import fs from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { fieldInWords, plainWords } from '../../../shared/host/fields'
import { failed, ok, type Result } from '../../../shared/result'
import { writeAtomically } from './atomic'
import { errnoOf, localFault } from './faults'

export interface JsonFile<T> {
  /** What the file holds, or null where there is none. A file that cannot be understood is the fault `damaged`. */
  read(): Promise<Result<T | null>>
  write(value: T): Promise<Result<null>>
  /** Renames a damaged file to `<name>.damaged-<n>.json` beside itself, so that a new one can be written. */
  setAside(): Promise<Result<null>>
}

interface Options<T> {
  folder: string
  /** File name, ending in `.json`. */
  name: string
  schema: z.ZodType<T>
  /** Highest `format` this version understands. */
  format: number
  /** What to do when it is damaged, as a sentence for the officer. */
  whenDamaged: string
}

const formatOf = (content: unknown): unknown =>
  typeof content === 'object' && content !== null && 'format' in content ? content.format : undefined

/** Largest file that is read, in bytes: far more than any of these comes to. */
const mostBytes = 64 * 1024 ** 2

/** One small JSON file of the host: checked by its schema on every read, replaced as a whole on every write. */
export const createJsonFile = <T>({ folder, name, schema, format, whenDamaged }: Options<T>): JsonFile<T> => {
  const file = path.join(folder, name)
  const shown = `the file ${name} (in ${folder})`

  const understand = (text: string): Result<T> => {
    let content: unknown
    try {
      // Editors put a mark before the text, which JSON does not know.
      content = JSON.parse(text.replace(/^\uFEFF/, ''))
    } catch {
      return failed(
        'damaged',
        `The file ${name} in ${folder} is damaged: it is not complete JSON.`,
        whenDamaged,
      )
    }
    const found = formatOf(content)
    if (typeof found === 'number' && found > format) {
      return failed(
        'damaged',
        `The file ${name} in ${folder} was written by a newer version of this application (format ${found}; this version reads up to ${format}).`,
        'Open it with the newer version, or ask your IT support to update this one.',
      )
    }
    const checked = schema.safeParse(content, { error: plainWords })
    if (checked.success) return ok(checked.data)
    return failed(
      'damaged',
      `The file ${name} in ${folder} is damaged: ${fieldInWords(checked.error)}`,
      whenDamaged,
    )
  }

  return {
    async read() {
      try {
        const { size } = await fs.stat(file)
        if (size > mostBytes)
          return failed(
            'damaged',
            `The file ${name} in ${folder} is damaged: it is ${Math.ceil(size / 1024 ** 2).toLocaleString('en-GB')} MB, far more than it can hold.`,
            whenDamaged,
          )
        return understand(await fs.readFile(file, 'utf8'))
      } catch (error) {
        return errnoOf(error) === 'ENOENT' ? ok(null) : localFault(error, shown)
      }
    },
    async write(value) {
      try {
        await writeAtomically(file, `${JSON.stringify(value, null, 2)}\n`)
        return ok(null)
      } catch (error) {
        return localFault(error, shown)
      }
    },
    async setAside() {
      try {
        const names = new Set(await fs.readdir(folder))
        let n = 1
        while (names.has(name.replace(/json$/, `damaged-${n}.json`))) n += 1
        await fs.rename(file, path.join(folder, name.replace(/json$/, `damaged-${n}.json`)))
        return ok(null)
      } catch (error) {
        return localFault(error, shown)
      }
    },
  }
}
