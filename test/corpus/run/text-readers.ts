import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSettings } from '../../../electron/host/settings'
import { readPasted } from '../../../renderer/parts/pasted-rows'
import { forms } from '../../../shared/documents/forms'
import { procedureFileBytes, readProcedure } from '../../../shared/procedures/read'
import { procedures } from '../../../shared/procedures/registry'
import { failed, ok, type Result } from '../../../shared/result'

/** A kind of text file that the product reads itself. Another kind joins by one more entry in the list below. */
export interface TextReader {
  kind: string
  /** By the end of its name and how it begins. */
  fits(name: string, beginning: string): boolean
  /** Most bytes the product reads of it; what is larger is given as far as one byte more. */
  most: number
  /** What it holds, in words; a refusal is the product's own. `name` is the file's. */
  read(bytes: Uint8Array, name: string): Promise<Result<string>>
}

const columns = procedures.flatMap(({ facts }) => facts).find(fact => fact.columns)?.columns ?? []

const settings: TextReader = {
  kind: 'settings',
  fits: (name, beginning) => /\.json$/i.test(name) && /"(jurisdiction|officer|secondCheck)"/.test(beginning),
  most: 1024 ** 2,
  async read(bytes) {
    const folder = await mkdtemp(join(tmpdir(), 'ssst-desk-corpus-'))
    try {
      await writeFile(join(folder, 'settings.json'), bytes)
      const read = await createSettings(folder)['settings.read']({})
      return read.ok ? ok('settings') : read
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

const procedureFile: TextReader = {
  kind: 'procedure',
  fits: name => /\.json$/i.test(name),
  most: procedureFileBytes,
  async read(bytes, name) {
    const read = readProcedure(bytes, { forms: forms.map(({ id }) => id), builtIn: procedures, office: [] })
    return read.ok
      ? ok(`the procedure ${read.value.id}`)
      : failed('invalid', `‘${name}’: ${read.problems[0]}`, 'Correct the file, then load it again.')
  },
}

const rows: TextReader = {
  kind: 'rows',
  fits: name => /\.(csv|tsv)$/i.test(name),
  most: 1024 ** 2,
  async read(bytes, name) {
    const pasted = readPasted(new TextDecoder().decode(bytes), columns)
    const [fault] = pasted.faults
    return fault === undefined
      ? ok(`${pasted.rows.length} rows`)
      : failed('invalid', `‘${name}’: ${fault}`, 'Correct the lines, then paste them again.')
  },
}

/** In the order in which they are asked. */
export const textReaders: readonly TextReader[] = [settings, procedureFile, rows]
