import path from 'node:path'
import type { DeliveryPlan } from '../../../shared/host/delivery'
import { failed, ok, type Result } from '../../../shared/result'
import { placeStyle } from '../folders/places'
import { fold, unsafeName } from './names'

/** Longest path that programs on Windows open without special settings. */
const longestWindowsPath = 259
/** ` (99)`: the name may yet have to be numbered. */
const numbering = 5

const refuse = (message: string): Result<never> =>
  failed('invalid', message, 'Choose another name and try again. Nothing has been saved.')

const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 57)}…` : name)

const checkPaths = (plan: DeliveryPlan): Result<null> => {
  const files = new Map<string, string>()
  const folders = new Set<string>()
  for (const entry of plan.entries) {
    for (const segment of entry.path) {
      const why = unsafeName(segment)
      if (why !== null) return refuse(`The name “${shown(segment)}” ${why}.`)
    }
    const own = fold(entry.path.join('/'))
    const twin = files.get(own)
    if (twin !== undefined) {
      return refuse(
        `“${shown(entry.path.join('/'))}” and “${shown(twin)}” are the same name to Windows, which does not tell capitals from small letters.`,
      )
    }
    files.set(own, entry.path.join('/'))
    for (let depth = 1; depth < entry.path.length; depth += 1) {
      folders.add(fold(entry.path.slice(0, depth).join('/')))
    }
  }
  for (const folder of folders) {
    const file = files.get(folder)
    if (file !== undefined) return refuse(`“${shown(file)}” is used for a file and for a folder.`)
  }
  return ok(null)
}

/**
 * Checks everything about a plan that can be known without the folder: each name safe on Windows, no two names one to
 * Windows, no path longer than Windows programs open. The fault `invalid` names what is wrong.
 */
export const checkPlan = (plan: DeliveryPlan, place: string): Result<null> => {
  const why = unsafeName(plan.name)
  if (why !== null) return refuse(`The name “${shown(plan.name)}” ${why}.`)
  if (plan.kind === 'file' && (plan.entries.length !== 1 || plan.entries[0]?.path.length !== 1)) {
    return refuse(`“${shown(plan.name)}” is to be saved as one file, but the plan holds something else.`)
  }
  const paths = checkPaths(plan)
  if (!paths.ok) return paths
  if (placeStyle(place) === 'windows') {
    for (const entry of plan.entries) {
      const inside = plan.kind === 'folder' ? entry.path : []
      const length = path.win32.join(place, plan.name, ...inside).length + numbering
      if (length > longestWindowsPath) {
        return refuse(
          `The path of “${shown(entry.path.at(-1) ?? plan.name)}” in that folder would be ${length} characters; Windows programs open at most ${longestWindowsPath}.`,
        )
      }
    }
  }
  return ok(null)
}

/** Bytes of the whole delivery. */
export const totalBytes = (plan: DeliveryPlan): number =>
  plan.entries.reduce((sum, { bytes }) => sum + bytes, 0)
