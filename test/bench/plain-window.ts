import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { windowFlags } from '../../electron/browser/open'

/** A window of the product with nobody watching it but a single question. */
export interface PlainWindow {
  /** Evaluates an expression in the page, waits for its promise, and answers its value. */
  ask(expression: string): Promise<unknown>
  close(): Promise<void>
}

const debuggerOf = async (profile: string): Promise<string> => {
  for (let tries = 0; tries < 300; tries++) {
    const port = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')[0]
    const list = port ? await fetch(`http://127.0.0.1:${port}/json`).catch(() => null) : null
    const pages = list ? ((await list.json()) as { type: string; webSocketDebuggerUrl: string }[]) : []
    const page = pages.find(one => one.type === 'page')
    if (page) return page.webSocketDebuggerUrl
    await wait(100)
  }
  throw new Error('The browser did not open its window.')
}

const socketTo = async (address: string): Promise<WebSocket> => {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  return socket
}

/**
 * Opens the product's window without Playwright. Playwright has the browser report every request with its content, which
 * makes sending 200 MB some twenty times slower than it is for an officer.
 */
export const openPlainWindow = async (
  browser: string,
  profile: string,
  address: string,
): Promise<PlainWindow> => {
  await rm(join(profile, 'DevToolsActivePort'), { force: true })
  const flags = windowFlags(new URL(address).origin, profile, true).filter(flag => !flag.startsWith('--app='))
  const child: ChildProcess = spawn(
    browser,
    [...flags, '--headless', '--disable-gpu', '--remote-debugging-port=0', address],
    { stdio: 'ignore' },
  )
  const socket = await socketTo(await debuggerOf(profile))
  let asked = 0
  const window: PlainWindow = {
    ask: expression =>
      new Promise((resolve, reject) => {
        asked += 1
        const id = asked
        socket.addEventListener('message', function answer({ data }) {
          const message = JSON.parse(String(data)) as {
            id?: number
            result?: { result: { value: unknown }; exceptionDetails?: { text: string } }
          }
          if (message.id !== id) return
          socket.removeEventListener('message', answer)
          if (message.result && !message.result.exceptionDetails) resolve(message.result.result.value)
          else
            reject(new Error(message.result?.exceptionDetails?.text ?? 'The page went while it was asked.'))
        })
        const params = { expression, awaitPromise: true, returnByValue: true }
        socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }))
      }),
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
  // The first page is left for the product's own while it loads.
  const loaded = () => window.ask(`document.querySelector('main h1') !== null`).catch(() => false)
  for (let tries = 0; tries < 300 && (await loaded()) !== true; tries++) await wait(100)
  return window
}
