import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { findBrowser } from '../../electron/browser/find'
import { type Desk, openDesk, type Product } from './desk/desk'

export interface JourneyOptions {
  /** Which host the journeys run on; set by the Playwright project. */
  host: Product['kind']
  /** Features of the browser that are switched on, for a window that the host opens itself. */
  features: string[]
}

/** The folders of one journey, in a place of its own that goes when it ends. */
export interface JourneyFolders {
  root: string
  dataDir: string
  draftsDir: string
  /** Where mapped folders are made. */
  share: string
  /** Files the officer brings. */
  files: string
}

interface JourneyFixtures {
  folders: JourneyFolders
  /** The product on fresh folders, as on its first run. */
  desk: Desk
}

/** The product to drive, or why it is not to be had on this machine. */
export const productFor = async (kind: Product['kind'], features: string[]): Promise<Product | string> => {
  if (kind === 'electron') {
    const binary = process.env.SSST_ELECTRON
    return binary ? { kind, binary } : 'The Electron binary is not on this machine.'
  }
  const found = await findBrowser(process.env.SSST_BROWSER ?? null)
  return found.ok ? { kind, browser: found.value, features } : found.fault.message
}

export const test = base.extend<JourneyFixtures & JourneyOptions>({
  host: ['loopback', { option: true }],
  features: [[], { option: true }],
  folders: async ({ host: _ }, use) => {
    const root = await mkdtemp(join(tmpdir(), 'ssst-desk-journey-'))
    const folders = {
      root,
      dataDir: join(root, 'data'),
      draftsDir: join(root, 'drafts'),
      share: join(root, 'share'),
      files: join(root, 'files'),
    }
    await mkdir(folders.share)
    await mkdir(folders.files)
    await use(folders)
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  },
  desk: async ({ host, features, folders }, use, info) => {
    const product = await productFor(host, features)
    info.skip(typeof product === 'string', typeof product === 'string' ? product : '')
    if (typeof product === 'string') return
    const desk = await openDesk(product, folders)
    await use(desk)
    await desk.close()
    expect(desk.watch.problems, 'no page did what no page of the product may do').toEqual([])
  },
})

export { expect }
