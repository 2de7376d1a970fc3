import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { HostHandlers } from '../../../shared/host/contract'
import { sha256 } from '../../../shared/host/delivery'
import { DraftId } from '../../../shared/host/drafts'
import { failed, ok, type Result } from '../../../shared/result'
import { fold, numberedName, unsafeName } from '../delivery/names'
import type { Installation } from '../delivery/work'
import { writeAtomically } from '../local/atomic'
import { localFault } from '../local/faults'
import { createJsonFile } from '../local/json-file'
import { type OwnFile, type TakenFile, takeOwnFile } from '../local/own-files'
import { createTurns } from '../local/turns'
import { composeDraft } from './compose'

const Entry = z.strictObject({
  name: z.string(),
  /** The installation that wrote it: two hosts of one user may share the folder. */
  by: z.string(),
  /** What was written; not known of drafts of the first days. */
  bytes: z.int().nonnegative().optional(),
  sha256: sha256.optional(),
})

/** Opaque ids, file names and hashes only: what a draft says is in its `.eml` alone. The oldest entries are a name alone. */
const Index = z.strictObject({
  format: z.literal(1),
  drafts: z.record(DraftId, z.union([z.string(), Entry])),
})
type Index = z.infer<typeof Index>

interface Needs {
  draftsDir: string
  installation: Installation
  openFile: ((file: string) => Promise<Result<unknown>>) | undefined
}

/** What is known of the file of a draft; null where it was written before hashes were kept. */
const fileOf = (entry: Index['drafts'][string]): OwnFile | null =>
  typeof entry === 'object' && entry.bytes !== undefined && entry.sha256 !== undefined
    ? { name: entry.name, bytes: entry.bytes, sha256: entry.sha256 }
    : null

const nameOf = (entry: Index['drafts'][string] | undefined): string | undefined =>
  typeof entry === 'object' ? entry.name : entry

const noDraft = (): Result<never> =>
  failed('not-found', 'That email draft is not there any more.', 'Make the draft again.')

export interface Drafts {
  handlers: Pick<HostHandlers, 'drafts.write' | 'drafts.open' | 'drafts.list' | 'drafts.remove'>
  /**
   * Removes a draft for good, also where it was renamed or copied in the drafts folder. `changed`: something else lies there
   * under its name, or a file of which it is not known whether it is this draft. That one stays.
   */
  take(draftId: string, name: string): Promise<Result<TakenFile>>
}

/**
 * Email drafts as `.eml` files in `draftsDir`; `drafts.json` beside them says which id is which file. Not in the data
 * folder: a draft is named by its SR number, and nothing there may tell which SRs there are.
 */
export const createDrafts = ({ draftsDir, installation, openFile }: Needs): Drafts => {
  const turn = createTurns()
  const list = createJsonFile<Index>({
    folder: draftsDir,
    name: 'drafts.json',
    schema: Index,
    format: 1,
    whenDamaged:
      'Make the draft again: the damaged file is kept beside the new one. Drafts made before stay in the drafts folder.',
  })

  const readIndex = async (): Promise<Result<Index>> => {
    const index = await list.read()
    return index.ok ? ok(index.value ?? { format: 1, drafts: {} }) : index
  }

  /** For writing: a damaged index is set aside and begun anew. */
  const indexToChange = async (): Promise<Result<Index>> => {
    const index = await readIndex()
    if (index.ok || index.fault.code !== 'damaged') return index
    const aside = await list.setAside()
    return aside.ok ? ok({ format: 1, drafts: {} }) : aside
  }

  const freeName = async (wanted: string, own: string | undefined): Promise<string> => {
    const taken = new Set((await fs.readdir(draftsDir)).map(fold))
    if (own !== undefined) taken.delete(fold(own))
    let n = 1
    while (taken.has(fold(numberedName(wanted, n, 'file')))) n += 1
    return numberedName(wanted, n, 'file')
  }

  const remove = (name: string): Promise<void> => fs.rm(path.join(draftsDir, name), { force: true })

  const exists = async (name: string): Promise<boolean> => (await fs.readdir(draftsDir)).includes(name)

  /** One of the first days is known by its name alone. */
  const takeNamed = async (name: string): Promise<TakenFile> => {
    if (!(await exists(name))) return 'not-there'
    await remove(name)
    return 'removed'
  }

  /** Takes a draft off the disk and out of the index, where one that was changed stays; null where the index has none. */
  const takeById = async (draftId: string): Promise<Result<TakenFile | null>> => {
    const index = await readIndex()
    if (!index.ok) return index
    const { [draftId]: entry, ...drafts } = index.value.drafts
    const name = nameOf(entry)
    if (entry === undefined || name === undefined) return ok(null)
    const file = fileOf(entry)
    try {
      const taken = file ? await takeOwnFile(draftsDir, file) : await takeNamed(name)
      if (taken === 'changed') return ok(taken)
      const kept = await list.write({ format: 1, drafts })
      return kept.ok ? ok(taken) : kept
    } catch (error) {
      return localFault(error, `the draft “${name}” (in ${draftsDir})`)
    }
  }

  const handlers: Drafts['handlers'] = {
    'drafts.write': ({ draftId, name: wanted, message }) =>
      turn(async () => {
        const why = unsafeName(wanted)
        if (why !== null) return failed('invalid', `The name “${wanted}” ${why}.`, 'Use another name.')
        const composed = await composeDraft(message)
        if (!composed.ok) return composed
        const index = await indexToChange()
        if (!index.ok) return index
        const earlier = nameOf(index.value.drafts[draftId])
        try {
          const name = await freeName(wanted, earlier)
          const written = {
            bytes: composed.value.byteLength,
            sha256: createHash('sha256').update(composed.value).digest('hex'),
          }
          const kept = await list.write({
            format: 1,
            drafts: { ...index.value.drafts, [draftId]: { name, by: installation, ...written } },
          })
          if (!kept.ok) return kept
          const place = path.join(draftsDir, name)
          await writeAtomically(place, composed.value)
          if (earlier !== undefined && earlier !== name) await remove(earlier)
          return ok({ name, place, bytes: composed.value.byteLength })
        } catch (error) {
          return localFault(error, `the draft “${wanted}” (in ${draftsDir})`)
        }
      }),

    'drafts.open': ({ draftId }) =>
      turn(async () => {
        const index = await readIndex()
        if (!index.ok) return index
        const name = nameOf(index.value.drafts[draftId])
        if (name === undefined) return noDraft()
        const place = path.join(draftsDir, name)
        try {
          await fs.access(place)
        } catch {
          return noDraft()
        }
        if (openFile === undefined) {
          return failed(
            'unsupported',
            'This window cannot open your mail program.',
            `Open the file yourself: ${place}`,
          )
        }
        const opened = await openFile(place)
        return opened.ok ? ok({}) : opened
      }),

    'drafts.list': () =>
      turn(async () => {
        const index = await readIndex()
        if (!index.ok) return index
        const ours = Object.entries(index.value.drafts).filter(
          ([, entry]) => typeof entry === 'object' && entry.by === installation,
        )
        return ok({ draftIds: ours.map(([draftId]) => draftId) })
      }),

    'drafts.remove': ({ draftId }) =>
      turn(async () => {
        const taken = await takeById(draftId)
        return taken.ok ? ok({}) : taken
      }),
  }

  return {
    handlers,
    take: (draftId, name) =>
      turn(async () => {
        const taken = await takeById(draftId)
        if (!taken.ok && taken.fault.code !== 'damaged') return taken
        if (taken.ok && taken.value !== null) return ok(taken.value)
        const index = await readIndex()
        // A draft that was undone frees its name for another one.
        if (index.ok && Object.values(index.value.drafts).map(nameOf).includes(name)) return ok('not-there')
        try {
          // An index that was damaged began anew beside the files of the old one.
          return ok((await exists(name)) ? 'changed' : 'not-there')
        } catch (error) {
          return localFault(error, `the draft “${name}” (in ${draftsDir})`)
        }
      }),
  }
}
