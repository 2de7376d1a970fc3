import JSZip from 'jszip'
import { findText } from './pdf-bytes'
import { unpacksWithin } from './unpack'

/** Most files in one zip. A Word file has some dozens. */
const mostEntries = 5000
/** Most that the files of one zip may unpack to in all, in bytes. */
const mostUnpacked = 256 * 1024 ** 2

/** Why a zip cannot be used: no zip or damaged, locked by a password, far too much in it, or names that lead elsewhere. */
export type ZipProblem = 'damaged' | 'locked' | 'swells' | 'strays'

/** Names that mean a place on the computer, not in the zip: from the root, a drive or a share, or upwards. */
const strays = (name: string): boolean =>
  /^[\\/]|^[a-z]:|(^|[\\/])\.\.([\\/]|$)/i.test(name) || name.includes('\0')

/** The files of a zip, in its order, none of them unpacked yet. */
export const openZip = async (bytes: Uint8Array): Promise<JSZip | ZipProblem> => {
  let entries = 0
  for (const _ of findText(bytes, 'PK\x01\x02')) if (++entries > mostEntries) return 'swells'
  try {
    const zip = await JSZip.loadAsync(bytes)
    const parts = Object.values(zip.files)
    // JSZip makes names safe; what they were is kept beside, and tells what the zip was made for.
    return parts.some(part => strays(part.unsafeOriginalName ?? part.name)) ? 'strays' : zip
  } catch (error) {
    return error instanceof Error && /encrypt/i.test(error.message) ? 'locked' : 'damaged'
  }
}

/** Unpacks everything in a zip only to count it, keeping nothing: whether it is whole, and not far too much. */
export const zipContents = async (zip: JSZip): Promise<'fine' | 'damaged' | 'swells'> => {
  try {
    return (await unpacksWithin(zip, mostUnpacked)) ? 'fine' : 'swells'
  } catch {
    return 'damaged'
  }
}
