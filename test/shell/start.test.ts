import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const hasElectron = existsSync(join(root, 'node_modules', 'electron', 'path.txt'))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ssst-start-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A port nobody listens on at this moment. */
const freePort = () =>
  new Promise<number>(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** Runs npm start's script with a download place of our own, until the loopback host has printed its address. */
async function startUntilAddress(mirror: string, words: string[] = []): Promise<string> {
  const port = String(await freePort())
  const profile = ['--data', join(folder, 'profile'), '--drafts', join(folder, 'drafts')]
  const child = spawn(
    process.execPath,
    [
      join(root, 'scripts', 'start.mjs'),
      ...profile,
      '--port',
      port,
      '--browser',
      join(folder, 'none'),
      ...words,
    ],
    {
      env: {
        ...process.env,
        DISPLAY: ':99',
        ELECTRON_MIRROR: mirror,
        electron_config_cache: join(folder, 'cache'),
      },
    },
  )
  let out = ''
  return new Promise((done, lost) => {
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text
      if (/\?key=/.test(out)) child.kill('SIGTERM')
    })
    child.on('close', () => (/\?key=/.test(out) ? done(out) : lost(new Error(out))))
  })
}

/** A place to download from that behaves as a network may that blocks it. */
async function withMirror<T>(
  behaviour: 'silent' | 'refusing',
  work: (url: string, asked: string[]) => Promise<T>,
) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (behaviour === 'refusing') response.writeHead(403).end()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const at = server.address()
  try {
    return await work(`http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`, asked)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

describe.skipIf(hasElectron)('npm start where Electron cannot be downloaded', () => {
  it('says so in one sentence and opens the loopback host: the network does not answer', async () => {
    const out = await withMirror('silent', url => startUntilAddress(url))
    expect(out).toContain(
      'Electron cannot be used here, because its download does not answer on this network',
    )
  })

  it('says so in one sentence and opens the loopback host: the network says no', async () => {
    const out = await withMirror('refusing', url => startUntilAddress(url))
    expect(out).toContain('because its download answers with 403 on this network')
  })

  it('says so in one sentence and opens the loopback host: there is no way out', async () => {
    const out = await startUntilAddress(`http://127.0.0.1:${await freePort()}/`)
    expect(out).toMatch(/because its download cannot be reached from this network \(\w+\)/)
  })

  it.each(['--no-open', '--loopback'])('does not even ask with %s', async flag => {
    const asked = await withMirror('refusing', async (url, asked) => {
      const out = await startUntilAddress(url, [flag])
      expect(out).not.toContain('Electron')
      return asked
    })
    expect(asked).toEqual([])
  })
})
