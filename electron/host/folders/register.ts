import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { MappedFolder } from '../../../shared/host/folders'
import { failed, ok, type Result } from '../../../shared/result'
import type { Installation } from '../delivery/work'
import { createJsonFile } from '../local/json-file'
import { createTurns } from '../local/turns'

const Kept = z.strictObject({
  format: z.literal(1),
  /** Tells this installation's unfinished work on a folder from that of other computers. */
  installation: z.string().regex(/^[0-9a-f]{8}$/),
  folders: z.array(MappedFolder),
})
type Kept = z.infer<typeof Kept>

/** `folders.json`: which id stands for which place. The only thing in the product that turns an id into a path. */
export interface FolderRegister {
  installation: Installation
  all(): Promise<Result<MappedFolder[]>>
  find(id: string): Promise<Result<MappedFolder>>
  /**
   * Replaces the list by what `change` makes of it. With `anew`, a damaged file is set aside and the list starts empty;
   * without it, it is the fault `damaged`.
   */
  change(
    change: (folders: MappedFolder[]) => Result<MappedFolder[]>,
    options?: { anew: boolean },
  ): Promise<Result<null>>
}

/** The fault for an id that stands for no folder. */
export const notMapped = (): Result<never> =>
  failed(
    'not-found',
    'That folder is not mapped on this computer.',
    'Map it in Settings, then choose it again.',
  )

export const openRegister = async (dataDir: string): Promise<FolderRegister> => {
  const turn = createTurns()
  const file = createJsonFile<Kept>({
    folder: dataDir,
    name: 'folders.json',
    schema: Kept,
    format: 1,
    whenDamaged:
      'Map your folders again in Settings: the damaged file is kept beside the new one. What is on the folders is not affected.',
  })
  const atStart = await file.read()
  const installation =
    (atStart.ok ? atStart.value?.installation : undefined) ?? randomBytes(4).toString('hex')

  const all = async (): Promise<Result<MappedFolder[]>> => {
    const kept = await file.read()
    return kept.ok ? ok(kept.value?.folders ?? []) : kept
  }

  return {
    installation,
    all: () => turn(all),
    find: id =>
      turn(async () => {
        const folders = await all()
        if (!folders.ok) return folders
        const folder = folders.value.find(each => each.id === id)
        return folder === undefined ? notMapped() : ok(folder)
      }),
    change: (change, options) =>
      turn(async () => {
        let present = await all()
        if (!present.ok) {
          if (present.fault.code !== 'damaged' || options?.anew !== true) return present
          const aside = await file.setAside()
          if (!aside.ok) return aside
          present = ok([])
        }
        const folders = change(present.value)
        return folders.ok ? await file.write({ format: 1, installation, folders: folders.value }) : folders
      }),
  }
}
