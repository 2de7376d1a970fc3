import fs from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { HostHandlers } from '../../../shared/host/contract'
import { DraftId } from '../../../shared/host/drafts'
import { failed, ok, type Result } from '../../../shared/result'
import { fold, numberedName, unsafeName } from '../delivery/names'
import type { Installation } from '../delivery/work'
import { writeAtomically } from '../local/atomic'
import { localFault } from '../local/faults'
import { createJsonFile } from '../local/json-file'
import { createTurns } from '../local/turns'
import { composeDraft } from './compose'

/**
 * Opaque ids and file names only: what a draft says is in its `.eml` alone. `by` is the installation that wrote it: two
 * hosts of one user may share the folder. An entry of the first days is a name alone.
 */
const Index = z.strictObject({
  format: z.literal(1),
  drafts: z.record(DraftId, z.union([z.string(), z.strictObject({ name: z.string(), by: z.string() })])),
})
type Index = z.infer<typeof Index>

interface Needs {
  draftsDir: string
  installation: Installation
  openFile: ((file: string) => Promise<Result<unknown>>) | undefined
}

const nameOf = (entry: Index['drafts'][string] | undefined): string | undefined =>
  typeof entry === 'object' ? entry.name : entry

const noDraft = (): Result<never> =>
  failed('not-found', 'That email draft is not there any more.', 'Make the draft again.')

export interface Drafts {
  handlers: Pick<HostHandlers, 'drafts.write' | 'drafts.open' | 'drafts.list' | 'drafts.remove'>
  /**
   * Removes a draft for good. `changed` where the index does not know it and a file of its name lies there all the same:
   * that one may be somebody else's.
   */
  take(draftId: string, name: string): Promise<Result<'removed' | 'not-there' | 'changed'>>
}

/**
 * Email drafts as `.eml` files in `draftsDir`; `drafts.json` beside them says which id is which file. Not in the data
 * folder: a draft is named by its SR number, and nothing there may tell which SRs there are.
 */
export const createDrafts = ({ draftsDir, installation, openFile }: Needs): Drafts => {
  const turn = createTurns()
  const file = createJsonFile<Index>({
    folder: draftsDir,
    name: 'drafts.json',
    schema: Index,
    format: 1,
    whenDamaged:
      'Make the draft again: the damaged file is kept beside the new one. Drafts made before stay in the drafts folder.',
  })

  const readIndex = async (): Promise<Result<Index>> => {
    const index = await file.read()
    return index.ok ? ok(index.value ?? { format: 1, drafts: {} }) : index
  }

  /** For writing: a damaged index is set aside and begun anew. */
  const indexToChange = async (): Promise<Result<Index>> => {
    const index = await readIndex()
    if (index.ok || index.fault.code !== 'damaged') return index
    const aside = await file.setAside()
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

  /** Takes a draft out of the index and off the disk; false where the index has none of this id. */
  const removeById = async (draftId: string): Promise<Result<boolean>> => {
    const index = await readIndex()
    if (!index.ok) return index
    const { [draftId]: entry, ...drafts } = index.value.drafts
    const name = nameOf(entry)
    if (name === undefined) return ok(false)
    try {
      await remove(name)
    } catch (error) {
      return localFault(error, `the draft “${name}” (in ${draftsDir})`)
    }
    const kept = await file.write({ format: 1, drafts })
    return kept.ok ? ok(true) : kept
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
          const kept = await file.write({
            format: 1,
            drafts: { ...index.value.drafts, [draftId]: { name, by: installation } },
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
        const removed = await removeById(draftId)
        return removed.ok ? ok({}) : removed
      }),
  }

  return {
    handlers,
    take: (draftId, name) =>
      turn(async () => {
        const removed = await removeById(draftId)
        if (!removed.ok && removed.fault.code !== 'damaged') return removed
        if (removed.ok && removed.value) return ok('removed')
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
