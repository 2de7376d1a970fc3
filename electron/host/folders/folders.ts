import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import type { HostHandlers } from '../../../shared/host/contract'
import type { FolderPlace, MappedFolder } from '../../../shared/host/folders'
import { failed, ok, type Result } from '../../../shared/result'
import { shareFault } from '../share/faults'
import type { Shares } from '../share/shares'
import { ownStyle, placeKey, readPlace, refuseOwn } from './places'
import { type ProbeNeeds, probe } from './probe'
import { type FolderRegister, notMapped } from './register'

interface Needs {
  register: FolderRegister
  shares: Shares
  probing: ProbeNeeds
  /** Folders of the application itself, which are never mapped. */
  ownFolders: readonly string[]
  chooseFolder: (() => Promise<string | null>) | undefined
  confirmFolder: ((place: string) => Promise<boolean>) | undefined
}

type FolderHandlers = Pick<
  HostHandlers,
  'folders.list' | 'folders.choose' | 'folders.map' | 'folders.rename' | 'folders.unmap' | 'folders.test'
>

const twin = (folders: readonly MappedFolder[], place: string): Result<null> => {
  const other = folders.find(folder => placeKey(folder.place) === placeKey(place))
  if (other === undefined) return ok(null)
  return failed(
    'conflict',
    `${place} is mapped already, as “${other.label}”.`,
    'Use that folder, or change its label in Settings.',
  )
}

/** Mapped folders: choosing, testing and naming them. The renderer gets an id; the path stays here. */
export const createFolders = ({
  register,
  shares,
  probing,
  ownFolders,
  chooseFolder,
  confirmFolder,
}: Needs): FolderHandlers => {
  const chosen = new Map<string, string>()

  /** The place as asked for: from the system's dialog by its token, or as typed and then confirmed by the officer. */
  const readAsked = async (asked: FolderPlace): Promise<Result<{ place: string; typed: boolean }>> => {
    const typed = 'typed' in asked
    const text = typed ? asked.typed : chosen.get(asked.chosen)
    if (text === undefined) {
      return failed('not-found', 'The folder you chose is not known any more.', 'Choose the folder again.')
    }
    const place = readPlace(text, ownStyle)
    if (!place.ok) return place
    const own = refuseOwn(place.value, ownFolders)
    return own.ok ? ok({ place: place.value, typed }) : own
  }

  /** The same checks on where the place really leads, past links; asked of the folder's own thread. */
  const refuseLinkToOwn = async (place: string, label: string): Promise<Result<null>> => {
    const looked = await shares.at(placeKey(place)).run('look', { root: place })
    if (!looked.ok) return shareFault(looked.errno, { label, place }, 'the test')
    const really = await Promise.all(ownFolders.map(folder => fs.realpath(folder)))
    return refuseOwn(looked.value.real, really)
  }

  return {
    'folders.list': () => register.all(),

    'folders.choose': async () => {
      if (chooseFolder === undefined) {
        return failed(
          'unsupported',
          'This window cannot show the system’s folder dialog.',
          'Type or paste the folder’s whole path instead.',
        )
      }
      const place = await chooseFolder()
      if (place === null) return ok(null)
      const token = randomUUID()
      chosen.set(token, place)
      return ok({ chosen: token, place })
    },

    'folders.map': async ({ kind, of, label, place: asked }) => {
      const read = await readAsked(asked)
      if (!read.ok) return read
      const { place, typed } = read.value
      const present = await register.all()
      if (!present.ok && present.fault.code !== 'damaged') return present
      const free = twin(present.ok ? present.value : [], place)
      if (!free.ok) return free
      if (typed && confirmFolder !== undefined && !(await confirmFolder(place))) {
        return failed('cancelled', `${place} was not mapped.`, 'Map it again if you want to use it.')
      }
      const linked = await refuseLinkToOwn(place, label)
      if (!linked.ok) return linked
      const tested = await probe(shares.at(placeKey(place)), { label, place }, probing)
      if (!tested.ok) return tested
      const folder: MappedFolder = { id: randomUUID(), kind, of, label, place }
      const kept = await register.change(
        folders => {
          const still = twin(folders, place)
          return still.ok ? ok([...folders, folder]) : still
        },
        { anew: true },
      )
      if (!kept.ok) return kept
      if ('chosen' in asked) chosen.delete(asked.chosen)
      return ok(folder)
    },

    'folders.rename': async ({ id, of, label }) => {
      const found = await register.find(id)
      if (!found.ok) return found
      const renamed: MappedFolder = { ...found.value, of, label }
      const kept = await register.change(folders =>
        folders.some(folder => folder.id === id)
          ? ok(folders.map(folder => (folder.id === id ? renamed : folder)))
          : notMapped(),
      )
      return kept.ok ? ok(renamed) : kept
    },

    'folders.unmap': async ({ id }) => {
      const kept = await register.change(folders =>
        folders.some(folder => folder.id === id)
          ? ok(folders.filter(folder => folder.id !== id))
          : notMapped(),
      )
      return kept.ok ? ok({}) : kept
    },

    'folders.test': async ({ id }) => {
      const found = await register.find(id)
      if (!found.ok) return found
      return await probe(shares.at(placeKey(found.value.place)), found.value, probing)
    },
  }
}
