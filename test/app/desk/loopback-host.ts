import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './places'

export interface LoopbackHost {
  /** Opens the product; holds this launch's key. */
  address: string
  /** Asks the host to end, as Ctrl+C does, and waits until it has. */
  stop(): Promise<void>
  /** Ends the host as a power cut does. */
  kill(): Promise<void>
}

export interface HostPlaces {
  dataDir: string
  draftsDir: string
  port: number
}

/** Beside the drafts, so that no test saves anything among the documents of whoever runs it. */
export const exportsIn = (draftsDir: string): string[] => ['--exports', join(dirname(draftsDir), 'saved')]

/** Starts the built loopback host as `npm start -- --no-open` does. Rejects with the host's own words. */
export const startLoopbackHost = async ({ dataDir, draftsDir, port }: HostPlaces): Promise<LoopbackHost> => {
  const words = [
    '--data',
    dataDir,
    '--drafts',
    draftsDir,
    ...exportsIn(draftsDir),
    '--port',
    String(port),
    '--no-open',
  ]
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'serve.js'), ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaints: string[] = []
  child.stderr.on('data', (piece: Buffer) => complaints.push(piece.toString()))
  const address = await addressFrom(child)
  if (address === null) throw new Error(`The host did not start. ${complaints.join('').trim()}`)
  const ended = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  return { address, stop: ended('SIGTERM'), kill: ended('SIGKILL') }
}

const addressFrom = async ({ stdout }: ChildProcess): Promise<string | null> => {
  if (!stdout) return null
  for await (const line of createInterface({ input: stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line)?.[0]
    if (address !== undefined) return address
  }
  return null
}

/** A port nobody uses now. The stored cases belong to it, so one desk keeps its port over every restart. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('This computer gives out no ports.')
  return address.port
}
