import { spawn } from 'node:child_process'
import { open, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** An app window on its own browser profile. */
export interface BrowserWindow {
  /** Settles when the browser has ended, or could not be started. */
  ended: Promise<void>
  /** Ends the browser and waits for it: by asking, and after a few seconds by force. */
  close(): Promise<void>
}

const closingMs = 5000

/** Opens the product as an app window. The address is a one-time one: a command line is not secret. */
export function openWindow(browser: string, address: string, profile: string): BrowserWindow {
  const child = spawn(browser, windowFlags(address, profile, isRoot()), {
    stdio: 'ignore',
    windowsHide: false,
  })
  const ended = new Promise<void>(resolve => {
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
  return {
    ended,
    async close() {
      const force = setTimeout(() => child.kill('SIGKILL'), closingMs)
      child.kill()
      await ended
      clearTimeout(force)
    },
  }
}

const isRoot = () => process.platform === 'linux' && process.getuid?.() === 0

/**
 * The command line of the window: one page on its own profile, and a browser that reaches nothing but this computer
 * (every other address goes to a proxy that is not there) and keeps nothing of its own.
 */
export function windowFlags(address: string, profile: string, root: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--window-size=1280,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--proxy-server=127.0.0.1:9',
    '--disable-quic',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-client-side-phishing-detection',
    '--disable-domain-reliability',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-field-trial-config',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,GlobalMediaControls',
    '--no-pings',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    // Chromium refuses to run its sandbox as root; the page is our own and can reach nothing else.
    ...(root ? ['--no-sandbox'] : []),
  ]
}

/** Whether a browser is running on the profile: a new one would hand its page over to that and end at once. */
export async function isProfileInUse(profile: string): Promise<boolean> {
  if (process.platform === 'win32') {
    // Chromium keeps this file open, shared with nobody, for as long as it runs.
    const file = await open(join(profile, 'lockfile'), 'r+').catch(
      (error: NodeJS.ErrnoException) => error.code,
    )
    if (typeof file === 'object') await file.close()
    return file === 'EBUSY' || file === 'EPERM' || file === 'EACCES'
  }
  const pid = await browserOn(profile)
  return pid !== null && isRunning(pid)
}

/** The process of the browser that took a profile, and may have ended since; null where none did. Not known on Windows. */
export async function browserOn(profile: string): Promise<number | null> {
  const lock = await readlink(join(profile, 'SingletonLock')).catch(() => null)
  if (lock === null) return null
  const dash = lock.lastIndexOf('-')
  return lock.slice(0, dash) === hostname() ? Number(lock.slice(dash + 1)) : null
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
