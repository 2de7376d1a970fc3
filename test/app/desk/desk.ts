import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type PageWatch, watchPages } from '../watch/page-watch'
import { startElectron } from './electron'
import { freePort, startLoopbackHost } from './loopback-host'
import { openOwnWindow } from './own-window'
import { killBrowser, openBrowser } from './window'

/** The running product with one window, as an officer has it. */
export interface Desk {
  kind: Product['kind']
  /** The window. Another one after `reopen`. */
  page: Page
  watch: PageWatch
  dataDir: string
  draftsDir: string
  /** Where the page is, with this launch's key on the loopback host. */
  address: string
  /** Closes the window, and with it everything. */
  close(): Promise<void>
  /** Ends host and window as a power cut does. */
  kill(): Promise<void>
  /** Opens the product again on the same data. */
  reopen(): Promise<void>
}

export interface DeskPlaces {
  dataDir: string
  draftsDir: string
}

/**
 * Which product is driven: the loopback host in a browser of Playwright's, the loopback host with the window it opens
 * itself, or the Electron application.
 */
export type Product =
  | { kind: 'loopback'; browser: string }
  | { kind: 'own-window'; browser: string; features?: readonly string[] }
  | { kind: 'electron'; binary: string }

/** What is running at one time, between opening and closing. */
export interface Running {
  page: Page
  watch: PageWatch
  address: string
  close(): Promise<void>
  kill(): Promise<void>
}

const openLoopback = async (browser: string, places: DeskPlaces, port: number): Promise<Running> => {
  const host = await startLoopbackHost({ ...places, port })
  const profile = join(places.dataDir, 'browser')
  const context = await openBrowser({ browser, profile, origin: `http://127.0.0.1:${port}` }).catch(
    async (reason: unknown) => {
      await host.stop()
      throw reason
    },
  )
  const watch = await watchPages(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(host.address)
  return {
    page,
    watch,
    address: host.address,
    close: async () => {
      await context.close()
      await host.stop()
    },
    kill: async () => {
      const closed = new Promise(resolve => context.once('close', resolve))
      killBrowser(profile)
      await host.kill()
      await closed
    },
  }
}

/** Opens the product on these places. */
export const openDesk = async (product: Product, places: DeskPlaces): Promise<Desk> => {
  const port = await freePort()
  const open = () => {
    switch (product.kind) {
      case 'loopback':
        return openLoopback(product.browser, places, port)
      case 'own-window':
        return openOwnWindow(product.browser, places, port, product.features)
      case 'electron':
        return startElectron(product.binary, places)
    }
  }
  let running: Running | null = await open()
  const now = () => {
    if (running === null) throw new Error('The desk is closed; reopen it first.')
    return running
  }
  const problems: string[] = []
  const end = async (how: 'close' | 'kill') => {
    if (running === null) return
    const ending = running
    running = null
    problems.push(...ending.watch.problems)
    await ending[how]()
  }
  return {
    kind: product.kind,
    ...places,
    get page() {
      return now().page
    },
    get address() {
      return now().address
    },
    get watch() {
      return { problems: [...problems, ...(running?.watch.problems ?? [])] }
    },
    close: () => end('close'),
    kill: () => end('kill'),
    reopen: async () => {
      await end('close')
      running = await open()
    },
  }
}
