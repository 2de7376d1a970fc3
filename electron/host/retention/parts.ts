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

/** The folder a copy is in: by its id, or where it was mapped anew, by its place. */
const folderOf = (copy: DeletedCopy, folders: readonly MappedFolder[]): MappedFolder | undefined => {
  const { dirname } = placeStyle(copy.path) === 'windows' ? path.win32 : path.posix
  return (
    folders.find(({ id }) => id === copy.folderId) ??
    folders.find(({ place }) => placeKey(place) === placeKey(dirname(copy.path)))
  )
}

const still = <T extends { words: string; at: string | null }>(part: T, words: string): T => ({
  ...part,
  words,
  at: now(),
})

/** Tries to remove a copy from its folder. What cannot be done now leaves it pending, with the reason. */
export const removeCopy = async (
  copy: DeletedCopy,
  { deliveries, folders }: Removers,
): Promise<DeletedCopy> => {
  const mapped = await folders()
  if (!mapped.ok) return still(copy, mapped.fault.message)
  const folder = folderOf(copy, mapped.value)
  if (folder === undefined)
    return still(
      copy,
      `The folder “${copy.folderLabel}” is not mapped any more. Map it again in Settings, or look at ${copy.path} yourself and say what became of it.`,
    )
  const { deliveryId, kind, name, entries } = copy
  const removed = await deliveries.remove({ deliveryId, folderId: folder.id, kind, name, entries }, folder)
  if (!removed.ok) return still(copy, removed.fault.message)
  const { state, left } = removed.value
  if (state === 'changed')
    return {
      ...copy,
      state,
      left,
      words:
        kind === 'file'
          ? 'Somebody has changed it since it was saved there, so it was not removed.'
          : 'Somebody has changed or added files in it, so those were not removed.',
      at: now(),
    }
  // Names inside a folder may tell of the case: once it is gone nobody needs them.
  return { ...copy, state, left: [], entries: [], words: '', at: now() }
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
