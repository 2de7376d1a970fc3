import { openAsBlob } from 'node:fs'
import { copyFile, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSettings } from '../../../electron/host/settings'
import { openHandoverFile, readCase } from '../../../renderer/actions/handover-file'
import type { Lane } from '../../../renderer/output/lane'
import { importKey } from '../../../renderer/store/sealed'
import { takeOverWords } from '../../../renderer/views/handover/take-over-words'
import { readCourtBundleSpec, specFileBytes } from '../../../shared/bundle/court/spec'
import { BankHolidays } from '../../../shared/calendar/holidays'
import { counted } from '../../../shared/calendar/write'
import { handoverMagic } from '../../../shared/host/handover'
import { procedureFileBytes } from '../../../shared/procedures/read'
import { procedures } from '../../../shared/procedures/registry'
import { failed, ok, type Result } from '../../../shared/result'
import { readCaseFile } from '../../app/cases/read'
import { startHost } from '../../host/build/host'
import { handoverPassphrase } from '../handovers'

/** A file to be read. */
export interface Given {
  path: string
  /** As it is shown. */
  name: string
}

/** A kind of file, besides those of a case, that the product reads itself. Another kind joins by one more entry below. */
export interface Reader {
  kind: string
  /** By its name and how it begins. */
  fits(name: string, beginning: string): boolean
  /** What it holds, in words; a refusal is the product's own. What the product reads in its worker is read over `lane`. */
  read(file: Given, lane: Lane): Promise<Result<string>>
}

/** No more of a file than the product takes of it, and one byte, which tells that it is too large. */
const beginningOf = async (path: string, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await open(path)
  try {
    const bytes = new Uint8Array(Math.min((await file.stat()).size, most + 1))
    return bytes.subarray(0, (await file.read(bytes, 0, bytes.length, 0)).bytesRead)
  } finally {
    await file.close()
  }
}

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'ssst-desk-corpus-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const noSupply = async () => failed('internal', 'Nothing is supplied.', 'Nothing.')

/** A colleague's handover file, opened by a real host with the passphrase of the corpus and read to its end. */
const handover: Reader = {
  kind: 'handover',
  fits: (name, beginning) => /\.ssst-handover$/i.test(name) || beginning.startsWith(handoverMagic),
  read: ({ path, name }, lane) =>
    inFolder(async folder => {
      const { call, host } = await startHost(folder)
      try {
        const opened = await openHandoverFile(call, await openAsBlob(path), handoverPassphrase)
        if (!opened.ok) return opened
        const { cases, from } = opened.value.list
        for (const one of cases) {
          const key = await importKey(one.key)
          const read = await readCase(
            opened.value,
            one,
            (copy, supply) => lane({ job: 'judge-copy', input: { ...copy, key }, supply, about: name }),
            async () => ok(null),
          )
          if (!read.ok) return read
          if (!read.value.opened)
            return failed('damaged', 'An SR of the file cannot be read.', takeOverWords.unreadable.long)
        }
        return ok(`${counted(cases.length, 'SR')} from ${from}`)
      } finally {
        await host.close()
      }
    }),
}

const settings: Reader = {
  kind: 'settings',
  fits: (name, beginning) =>
    /\.json$/i.test(name) && (/settings/i.test(name) || /"(team|secondCheck)"/.test(beginning)),
  read: ({ path }) =>
    inFolder(async folder => {
      await copyFile(path, join(folder, 'settings.json'))
      const read = await createSettings(folder)['settings.read']({})
      return read.ok ? ok('settings') : read
    }),
}

const specification: Reader = {
  kind: 'specification',
  fits: (name, beginning) =>
    /\.json$/i.test(name) && (/bundle|specification/i.test(name) || /"route"/.test(beginning)),
  async read({ path, name }) {
    const read = readCourtBundleSpec(await beginningOf(path, specFileBytes))
    return read.ok
      ? ok(`a bundle of ${counted(read.value.sections.length, 'section')}`)
      : failed(
          'invalid',
          `‘${name}’: ${read.problems[0]}`,
          'Correct the specification, then make the bundle.',
        )
  },
}

const caseFile: Reader = {
  kind: 'case file',
  fits: (name, beginning) =>
    /\.json$/i.test(name) && (/case/i.test(name) || /"procedure"\s*:/.test(beginning)),
  async read({ path, name }) {
    const bankHolidays = BankHolidays.parse(
      JSON.parse(await readFile(join(process.cwd(), 'resources', 'bank-holidays.json'), 'utf8')),
    )
    const text = new TextDecoder().decode(await beginningOf(path, 4 * 1024 ** 2))
    const read = readCaseFile(text, { today: '2026-04-20', bankHolidays })
    if (read.ok) return ok(`a case of ${read.value.procedure.title}`)
    const { code, message, next } = read.fault
    return failed(code, `‘${name}’: ${message}`, next)
  },
}

const procedureFile: Reader = {
  kind: 'procedure',
  fits: name => /\.json$/i.test(name),
  async read({ path, name }, lane) {
    const file = new Blob([await beginningOf(path, procedureFileBytes)])
    const done = await lane({
      job: 'read-procedure',
      input: { name, file, office: [] },
      supply: noSupply,
      about: name,
    })
    if (!done.ok) return done
    const read = done.value
    return read.ok
      ? ok(`the procedure ${read.value.id}`)
      : failed('invalid', `‘${name}’: ${read.problems[0]}`, 'Correct the file, then load it again.')
  },
}

const columns = procedures.flatMap(({ facts }) => facts).find(fact => fact.columns)?.columns ?? []

const rows: Reader = {
  kind: 'rows',
  fits: name => /\.(csv|tsv)$/i.test(name),
  async read({ path, name }, lane) {
    const text = new TextDecoder().decode(await beginningOf(path, 4 * 1024 ** 2))
    const done = await lane({ job: 'read-rows', input: { text, columns }, supply: noSupply, about: name })
    if (!done.ok) return done
    const [fault] = done.value.faults
    return fault === undefined
      ? ok(counted(done.value.rows.length, 'row'))
      : failed('invalid', `‘${name}’: ${fault}`, 'Correct the lines, then paste them again.')
  },
}

/** In the order in which they are asked. */
export const readers: readonly Reader[] = [handover, specification, caseFile, settings, procedureFile, rows]
