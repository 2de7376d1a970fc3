import type { MappedFolder } from '../../../shared/host/folders'
import { failed, ok, type Result } from '../../../shared/result'
import { ownStyle, placeKey, readPlace, refuseOwn } from './places'
import type { FolderRegister } from './register'

/**
 * Maps folders as they were mapped on this set-up before, each under its own id, in the place of what stands under that id
 * now. They come sealed from a backup, so the officer has confirmed their places once; they are not tested, because one
 * that is away today is still the right one.
 */
export const mapAgain = async (
  register: FolderRegister,
  ownFolders: readonly string[],
  again: readonly MappedFolder[],
): Promise<Result<null>> => {
  for (const { place, label } of again) {
    const read = readPlace(place, ownStyle)
    if (!read.ok)
      return failed(
        'invalid',
        `The mapped folder ${label} cannot be used on this computer: ${read.fault.message}`,
        'Leave it out, and map the folder anew in Settings.',
      )
    const own = refuseOwn(place, ownFolders)
    if (!own.ok) return own
  }
  return register.change(
    folders => {
      const others = folders.filter(folder => !again.some(({ id }) => id === folder.id))
      const twin = again.find(one => others.some(other => placeKey(other.place) === placeKey(one.place)))
      return twin
        ? failed(
            'conflict',
            `${twin.place} is mapped here already, under another label.`,
            'Leave that folder out, or unmap the other one first.',
          )
        : ok([...others, ...again])
    },
    { anew: true },
  )
}
