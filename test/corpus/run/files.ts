import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Every file in a folder and the folders in it, in the order of their names. Folders behind links are not entered, for
 * they may lead back; what is no file (a pipe, a device) is left out, for it may never end.
 */
export const filesIn = async (folder: string): Promise<string[]> => {
  const files: string[] = []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) files.push(...(await filesIn(path)))
    else if (entry.isFile()) files.push(path)
    else if (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile()) files.push(path)
  }
  return files
}
