import { readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { windowFlags } from '../../../electron/browser/open'
import { prepareProfile } from '../../../electron/browser/profile'

export interface WindowOptions {
  browser: string
  profile: string
  origin: string
}

/** The size of the smallest desktop the product is drawn for. */
export const viewport = { width: 1366, height: 768 }

/**
 * Opens a browser on the product's own profile, prepared by the product and with the product's own flags, without a
 * screen and in Playwright's hands.
 */
export const openBrowser = async ({ browser, profile, origin }: WindowOptions): Promise<BrowserContext> => {
  const prepared = await prepareProfile(profile, origin)
  if (!prepared.ok) throw new Error(prepared.fault.message)
  const ours = windowFlags(origin, profile, true).filter(
    flag => !/^--(app|user-data-dir|window-size)=/.test(flag),
  )
  return chromium.launchPersistentContext(profile, {
    executablePath: browser,
    // Nothing of a journey may leave this computer, whatever a page tries: no name but this computer's leads anywhere.
    args: [...ours, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
}

/** Ends the browser that runs on a profile as a power cut does. The lock of the profile names its process. */
export const killBrowser = (profile: string): void => {
  const lock = readlinkSync(join(profile, 'SingletonLock'))
  process.kill(Number(lock.slice(lock.lastIndexOf('-') + 1)), 'SIGKILL')
}
