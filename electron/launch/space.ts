import { statfs } from 'node:fs/promises'
import { failed, ok, type Result } from '../../shared/result'

/** Below this the window does not open: Chromium has deleted a whole database when it was opened on a full disk. */
const neededBytes = 200 * 1024 * 1024

/** Checks the disk that holds `folder` (which must exist). A disk that does not tell counts as having room. */
export async function enoughSpace(folder: string, needed = neededBytes): Promise<Result<null>> {
  const disk = await statfs(folder).catch(() => null)
  if (disk === null) return ok(null)
  const free = disk.bavail * disk.bsize
  if (free >= needed) return ok(null)
  const mb = (bytes: number) => Math.floor(bytes / 1024 / 1024)
  return failed(
    'full',
    `There are only ${mb(free)} MB free on the disk that holds ${folder}. SSST Desk does not open with less than ${mb(needed)} MB, because the cases stored there could be lost.`,
    'Empty the recycle bin or delete files you no longer need, then open SSST Desk again.',
  )
}
