import { statfs } from 'node:fs/promises'

/** Room on the disk that holds a folder, for this account, in bytes; null where the disk does not tell. */
export const freeBytes = async (folder: string): Promise<number | null> => {
  const disk = await statfs(folder).catch(() => null)
  return disk && disk.bavail * disk.bsize
}
