import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { failed, ok, type Result } from '../../shared/result'

/** The local, not roaming, application data folder of this user. */
export function localData(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home = homedir()): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'SSST Desk')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'SSST Desk')
  const xdg = env.XDG_DATA_HOME
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'ssst-desk')
}

/** Where email drafts of a profile are kept: plaintext, so outside the profile, and where the system clears up. */
export function draftsFor(dataDir: string): string {
  const profile = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  return join(tmpdir(), `ssst-desk-drafts-${profile}`)
}

/** Where files are saved that the officer asked to have: among this user’s own documents. */
export const ownExports = (home = homedir()): string => join(home, 'Documents', 'SSST Desk')

/**
 * Makes a folder only this user can enter. One that is there already must be a real folder of this user: in a
 * temporary folder shared with others, somebody else may have put it (or a link) there.
 */
export async function privateFolder(folder: string): Promise<Result<string>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const is = await lstat(folder)
    const own = process.getuid === undefined || is.uid === process.getuid()
    if (!is.isDirectory() || !own) return notOurs(folder)
    if ((is.mode & 0o077) !== 0 && process.platform !== 'win32') await chmod(folder, 0o700)
    return ok(folder)
  } catch {
    return failed(
      'refused',
      `SSST Desk cannot use the folder ${folder}.`,
      'Check that the place exists and that you may write there, or choose another folder.',
    )
  }
}

const notOurs = (folder: string) =>
  failed(
    'conflict',
    `${folder} is there already and is not a folder of yours.`,
    'Remove it, or choose another folder.',
  )
