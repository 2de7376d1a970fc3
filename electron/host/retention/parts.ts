import path from 'node:path'
import type { DeletedCopy, DeletedDraft } from '../../../shared/host/deletion'
import type { MappedFolder } from '../../../shared/host/folders'
import type { Result } from '../../../shared/result'
import type { DeliveryService } from '../delivery/deliveries'
import type { Drafts } from '../drafts/drafts'
import { placeKey, placeStyle } from '../folders/places'

export interface Removers {
  deliveries: Pick<DeliveryService, 'remove'>
  drafts: Pick<Drafts, 'take'>
  folders(): Promise<Result<MappedFolder[]>>
}

const now = (): string => new Date().toISOString()

const dirOf = (place: string): string =>
  (placeStyle(place) === 'windows' ? path.win32 : path.posix).dirname(place)

const baseOf = (place: string): string =>
  (placeStyle(place) === 'windows' ? path.win32 : path.posix).basename(place)

/** The folder a copy is in, by its place: one that stands for another place today is another folder. */
const folderOf = (copy: DeletedCopy, folders: readonly MappedFolder[]): MappedFolder | undefined =>
  folders.find(({ place }) => placeKey(place) === placeKey(dirOf(copy.path)))

const noFolder = (copy: DeletedCopy, folders: readonly MappedFolder[]): string => {
  const elsewhere = folders.find(({ id }) => id === copy.folderId)
  const what = elsewhere
    ? `The folder “${copy.folderLabel}” is mapped to ${elsewhere.place} today, and this copy is in another place.`
    : `The folder “${copy.folderLabel}” is not mapped any more.`
  return `${what} Map the folder of this copy again in Settings, or look at ${copy.path} yourself and say what became of it.`
}

const still = <T extends { words: string; at: string | null }>(part: T, words: string): T => ({
  ...part,
  words,
  at: now(),
})

/** What must match before anything is removed. A file is known by its hash alone; no content has an empty one. */
const entriesOf = ({ kind, name, bytes, sha256, entries }: DeletedCopy): DeletedCopy['entries'] =>
  kind === 'file' && entries.length === 0 ? [{ path: [name], bytes, sha256 }] : entries

/** How a copy stands after a look at its folder. */
export interface LookedAt {
  copy: DeletedCopy
  /** The folder that was looked into, by its key; null where none could be. */
  folder: string | null
  /** Whether it is the right folder: something lies there that belongs there. */
  right: boolean
}

/** Where its folder answers and holds nothing that the product put there: it may be another one, or not connected. */
export const nothingKnownThere = (copy: DeletedCopy): DeletedCopy =>
  still(
    { ...copy, state: 'pending' },
    `The folder “${copy.folderLabel}” answers, but neither this copy nor anything else that SSST Desk saved there is in it. It may not be connected, or be another folder under the same path. It is looked at again by itself. If the copy is gone, say what became of it.`,
  )

const changedWords = ({ kind, sought, sha256 }: DeletedCopy): string => {
  if (sought && kind === 'file')
    return sha256 === ''
      ? 'A file of this name is there, and it cannot be told any more whether this SR saved it. It was not removed.'
      : 'A file of this name is there, and it is not what this SR was saving. It was not removed.'
  return kind === 'file'
    ? 'Somebody has changed it since it was saved there, so it was not removed.'
    : 'Somebody has changed or added files in it, so those were not removed.'
}

/**
 * Tries to remove a copy from its folder. What cannot be done now leaves it as it is, with the reason. `known` are the
 * places of other copies; `found` is told of a copy that is there, right before it is removed.
 */
export const removeCopy = async (
  copy: DeletedCopy,
  { deliveries, folders }: Removers,
  { known, found }: { known: readonly string[]; found(): Promise<Result<unknown>> },
): Promise<LookedAt> => {
  const { removing, ...before } = copy
  const away = (words: string): LookedAt => ({
    // What was not there was looked for before: a folder that is away today tells nothing new.
    copy: copy.state === 'not-there' ? copy : still(before, words),
    folder: null,
    right: false,
  })
  const mapped = await folders()
  if (!mapped.ok) return away(mapped.fault.message)
  const folder = folderOf(copy, mapped.value)
  if (folder === undefined) return away(noFolder(copy, mapped.value))
  const key = placeKey(folder.place)
  const { deliveryId, kind, name } = copy
  const plan = { deliveryId, folderId: folder.id, kind, name, entries: entriesOf(copy) }
  const removed = await deliveries.remove(plan, folder, {
    sought: copy.sought === true,
    known: known.filter(place => placeKey(dirOf(place)) === key).map(baseOf),
    found,
  })
  if (!removed.ok) return away(removed.fault.message)
  const { state, left, amongKnown } = removed.value
  const at = { folder: key, right: amongKnown || removing === true }
  if (state === 'changed')
    return { ...at, copy: { ...before, state, left, words: changedWords(copy), at: now() } }
  if (state === 'not-there')
    return {
      ...at,
      copy: copy.state === 'not-there' ? copy : { ...before, state, left: [], words: '', at: now() },
    }
  // Names inside a folder may tell of the case: once it is gone nobody needs them.
  return { ...at, copy: { ...before, state, left: [], entries: [], words: '', at: now() } }
}

/** Tries to remove an email draft. */
export const removeDraft = async (draft: DeletedDraft, { drafts }: Removers): Promise<DeletedDraft> => {
  const taken = await drafts.take(draft.draftId, draft.name)
  if (!taken.ok) return still(draft, taken.fault.message)
  return {
    ...draft,
    state: taken.value,
    words:
      taken.value === 'changed'
        ? 'What lies in the drafts folder under this name is not what SSST Desk wrote: the draft was edited, or something else was saved there. It was not removed.'
        : '',
    at: now(),
  }
}
