import path from 'node:path'
import { failed, ok, type Result } from '../../../shared/result'

export type PlaceStyle = 'windows' | 'posix'

const drive = /^[A-Za-z]:[\\/]/
const unc = /^[\\/]{2}[^\\/?.]/
const uncShare = /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+/

/** Which system's rules a place follows, told from the place itself. */
export const placeStyle = (place: string): PlaceStyle =>
  drive.test(place) || place.startsWith('\\\\') ? 'windows' : 'posix'

/** Two places with one key are one folder: Windows does not tell capitals from small letters. */
export const placeKey = (place: string): string =>
  placeStyle(place) === 'windows' ? place.toLowerCase() : place

const isWithin = (place: string, folder: string): boolean => {
  const separator = placeStyle(folder) === 'windows' ? '\\' : '/'
  const [inner, outer] = [placeKey(place), placeKey(folder)]
  return inner === outer || inner.startsWith(outer.endsWith(separator) ? outer : outer + separator)
}

const refuse = (message: string, next: string): Result<never> => failed('invalid', message, next)

const example = (style: PlaceStyle): string =>
  style === 'windows'
    ? 'Give the whole path, like S:\\Presenting team or \\\\server\\share\\folder.'
    : 'Give the whole path, like /mnt/presenting-team.'

const readWindows = (typed: string): Result<string> => {
  if (/^[\\/]{2}[?.]/.test(typed)) {
    return refuse(`“${typed}” is a device path, not a folder.`, example('windows'))
  }
  if (!drive.test(typed) && !unc.test(typed)) {
    return refuse(`“${typed}” is not the whole path of a folder.`, example('windows'))
  }
  if (/[<>"|?*]/.test(typed) || typed.slice(2).includes(':')) {
    return refuse(
      `“${typed}” contains a character that Windows does not allow in a path.`,
      example('windows'),
    )
  }
  if (unc.test(typed) && !uncShare.test(typed)) {
    return refuse(`“${typed}” names a server but no folder on it.`, example('windows'))
  }
  const place = path.win32.normalize(typed)
  return ok(/^[A-Za-z]:\\$/.test(place) ? place : place.replace(/\\+$/, ''))
}

const readPosix = (typed: string): Result<string> => {
  if (drive.test(typed) || unc.test(typed)) {
    return refuse(`“${typed}” is a Windows path; this computer is not a Windows computer.`, example('posix'))
  }
  if (!typed.startsWith('/')) {
    return refuse(`“${typed}” is not the whole path of a folder.`, example('posix'))
  }
  const place = path.posix.normalize(typed).replace(/\/+$/, '')
  return place === ''
    ? refuse('“/” is the root of this computer, not a shared folder.', example('posix'))
    : ok(place)
}

/**
 * Reads a place as typed or chosen into the form it is kept in. Nothing is expanded or guessed: a whole path, without
 * `..`, is asked for. `style` is that of the system the host runs on.
 */
export const readPlace = (typed: string, style: PlaceStyle): Result<string> => {
  if (typed.split(/[\\/]/).some(segment => segment === '..' || segment === '.')) {
    return refuse(`“${typed}” contains “.” or “..” as a step of the path.`, example(style))
  }
  return style === 'windows' ? readWindows(typed) : readPosix(typed)
}

/** Refuses what belongs to the application: its own folders, anything within them, and the drive they lie on. */
export const refuseOwn = (place: string, ownFolders: readonly string[]): Result<null> => {
  const own = ownFolders.find(folder => isWithin(place, folder))
  if (own !== undefined) {
    return refuse(
      `${place} is where this application keeps its own data.`,
      'Choose the shared folder your team uses.',
    )
  }
  if (ownFolders.some(folder => path.win32.parse(folder).root.toLowerCase() === placeKey(place))) {
    return refuse(
      `${place} is the whole disk of this computer, not a shared folder.`,
      'Choose the shared folder your team uses.',
    )
  }
  return ok(null)
}

/** The rules of the system the host runs on. */
export const ownStyle: PlaceStyle = process.platform === 'win32' ? 'windows' : 'posix'
