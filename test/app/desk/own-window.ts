import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium } from '@playwright/test'
import { isProfileInUse } from '../../../electron/browser/open'
import { watchPages } from '../watch/page-watch'
import type { DeskPlaces, Running } from './desk'
import { exportsIn } from './loopback-host'
import { root } from './places'
import { killBrowser, viewport } from './window'

/**
 * Opens the product exactly as an officer does: the host starts the browser itself, with its own profile and its own
 * command line; a script between them only takes the screen away and opens the door for Playwright. Linux only.
 */
export const openOwnWindow = async (
  browser: string,
  { dataDir, draftsDir }: DeskPlaces,
  port: number,
  features: readonly string[] = [],
): Promise<Running> => {
  const tools = join(dataDir, '..', 'tools')
  const wrapper = join(tools, 'browser')
  await mkdir(tools, { recursive: true })
  await writeFile(
    wrapper,
    `#!/bin/sh\nexec '${browser}' --headless=new --remote-debugging-port=0 --window-size=${viewport.width},${viewport.height} --enable-features=${features.join()} "$@"\n`,
  )
  // Nobody's mail program is to open because a test drafts an email.
  await writeFile(join(tools, 'xdg-open'), '#!/bin/sh\nexit 0\n')
  for (const name of ['browser', 'xdg-open']) await chmod(join(tools, name), 0o755)

  const profile = join(dataDir, 'browser')
  await rm(join(profile, 'DevToolsActivePort'), { force: true })
  const words = [
    '--data',
    dataDir,
    '--drafts',
    draftsDir,
    ...exportsIn(draftsDir),
    '--port',
    String(port),
    '--browser',
    wrapper,
  ]
  const host = spawn(process.execPath, [join(root, 'out', 'main', 'serve.js'), ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DISPLAY: ':none', PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` },
  })
  const exited = once(host, 'exit')
  const complaints: string[] = []
  host.stderr.on('data', (piece: Buffer) => complaints.push(piece.toString()))
  let open = false
  for await (const line of createInterface({ input: host.stdout })) {
    open = line.includes('is open')
    if (open) break
  }
  if (!open) throw new Error(`The host did not open a window. ${complaints.join('').trim()}`)

  const connection = await connect(`http://127.0.0.1:${await debuggingPort(profile)}`)
  const context = connection.contexts()[0]
  if (!context) throw new Error('The browser has no window.')
  const watch = await watchPages(context)
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.setViewportSize(viewport)
  return {
    page,
    watch,
    address: page.url(),
    close: async () => {
      const session = await connection.newBrowserCDPSession()
      await session.send('Browser.close')
      await exited
    },
    kill: async () => {
      killBrowser(profile)
      host.kill('SIGKILL')
      await exited
      // The next one would take it for an open window for as long as the system keeps its process.
      while (await isProfileInUse(profile)) await new Promise(resolve => setTimeout(resolve, 20))
    },
  }
}

/** Connects; a browser that is just opening its window may leave the first attempt without an answer. */
const connect = async (address: string): Promise<Browser> => {
  for (let left = 3; left > 1; left--) {
    const connection = await chromium.connectOverCDP(address, { timeout: 15_000 }).catch(() => null)
    if (connection) return connection
  }
  return chromium.connectOverCDP(address)
}

/** The browser writes the port it chose into its profile as soon as it listens. */
const debuggingPort = async (profile: string): Promise<string> => {
  for (;;) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    const [port] = text.split('\n')
    if (port) return port
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
