import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { frameType, secretHeader } from '../../shared/host/carrier'
import { decodeFrame, encodeFrame } from '../../shared/host/frame'

const root = resolve(import.meta.dirname, '../..')
const served = join(root, 'out', 'main', 'serve.js')

let folder: string
let port: number
let running: ChildProcess[]

/** A port nobody listens on at this moment. */
const freePort = () =>
  new Promise<number>(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Starts the built host as a person would, and gathers what it prints. */
function start(words: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [served, ...words], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
  })
  running.push(child)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  const ended = new Promise<Ended>(done => child.on('close', code => done({ code, out, err })))
  const printed = (wanted: RegExp) =>
    new Promise<string>((found, lost) => {
      const look = () => {
        const match = wanted.exec(out)
        if (match !== null) found(match[0])
      }
      look()
      child.stdout.on('data', look)
      void ended.then(({ code }) =>
        lost(new Error(`It ended with ${code} before it printed ${wanted}: ${err}`)),
      )
    })
  return { child, ended, printed }
}

const profile = () => [
  '--data',
  join(folder, 'profile'),
  '--drafts',
  join(folder, 'drafts'),
  '--port',
  String(port),
]
const address = /http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}/

const isListening = () =>
  new Promise<boolean>(done => {
    const taken: Server = createServer()
    taken.on('error', () => done(true))
    taken.listen(port, '127.0.0.1', () => taken.close(() => done(false)))
  })

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { encoding: 'utf8' })
  expect(`${built.stderr}`.trim()).toBe('')
  expect(built.status).toBe(0)
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ssst-serve-'))
  port = await freePort()
  running = []
})

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

describe('the loopback host', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its address, answers, and ends cleanly on %s',
    async signal => {
      const host = start([...profile(), '--no-open'])
      const url = new URL(await host.printed(address))
      expect((await fetch(url)).headers.get('content-security-policy')).toContain("default-src 'none'")
      const reply = await fetch(new URL('/host/host.about', url), {
        method: 'POST',
        headers: {
          origin: url.origin,
          'content-type': frameType,
          [secretHeader]: url.searchParams.get('key') ?? '',
        },
        body: encodeFrame({}),
      })
      expect(decodeFrame(new Uint8Array(await reply.arrayBuffer()))).toMatchObject({
        value: { ok: true, value: { host: 'loopback', canChooseFolder: false } },
      })
      host.child.kill(signal)
      expect(await host.ended).toMatchObject({ code: 0, err: '' })
      expect(await isListening()).toBe(false)
    },
  )

  it('keeps its folders from other users, and drafts out of the profile', async () => {
    const host = start([...profile(), '--no-open'])
    await host.printed(address)
    for (const name of ['profile', 'profile/host', 'drafts']) {
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0)
    }
  })

  it.skipIf(process.platform === 'win32')(
    'forgets the folder a file was picked from once its window has ended',
    async () => {
      const kept = join(folder, 'profile', 'browser', 'Default', 'Preferences')
      const browser = join(folder, 'browser.sh')
      const picked = '{"selectfile":{"last_directory":"/home/x/Scans of Marek Canary"},"other":1}'
      await writeFile(browser, `#!/bin/sh\necho '${picked}' > '${kept}'\n`)
      await chmod(browser, 0o700)
      const host = start([...profile(), '--browser', browser], { DISPLAY: ':0' })
      // It showed no page, so the host says its address and waits.
      await host.printed(address)
      expect(await readFile(kept, 'utf8')).toContain('Marek')
      host.child.kill('SIGTERM')
      await host.ended
      expect(JSON.parse(await readFile(kept, 'utf8'))).toEqual({
        selectfile: { last_directory: '' },
        other: 1,
      })
    },
  )

  it('works once in a profile', async () => {
    await start([...profile(), '--no-open']).printed(address)
    const other = await freePort()
    const second = await start([...profile(), '--no-open', '--port', String(other)]).ended
    expect(second.code).toBe(1)
    expect(second.err).toContain('already open')
    expect(second.out).toBe('')
  })

  it('says that its port is taken, and takes no other', async () => {
    const taken = createServer()
    await new Promise<void>(done => taken.listen(port, '127.0.0.1', done))
    const { code, out, err } = await start([...profile(), '--no-open']).ended
    taken.close()
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`Port ${port}`)
  })

  it('says what is wrong with its command line', async () => {
    const { code, err } = await start(['--prot', '1']).ended
    expect(code).toBe(1)
    expect(err).toContain('--port NUMBER')
  })

  it('without a display prints the address and stays up', async () => {
    const host = start(profile())
    await host.printed(address)
    expect(await isListening()).toBe(true)
  })
})

/** A program that stands in the browser's place: notes how it was called, does `work`, and ends. */
async function aBrowser(work: string): Promise<string> {
  const file = join(folder, 'browser.mjs')
  await writeFile(
    file,
    `#!${process.execPath}\nimport { writeFileSync } from 'node:fs'\nconst words = process.argv.slice(2)\nwriteFileSync(${JSON.stringify(join(folder, 'words.json'))}, JSON.stringify(words))\n${work}`,
  )
  await chmod(file, 0o755)
  return file
}
const visit = "const url = words.find(word => word.startsWith('--app=')).slice(6)\nawait fetch(url)\n"

describe.skipIf(process.platform === 'win32')('the window of the loopback host', () => {
  const onDisplay = { DISPLAY: ':99' }

  it('closes the host when the officer closes it', async () => {
    const browser = await aBrowser(visit)
    const { code, out } = await start([...profile(), '--browser', browser], onDisplay).ended
    expect(code).toBe(0)
    expect(out).toContain('its own window')
    expect(out).not.toMatch(/key=/)
    expect(await isListening()).toBe(false)
  })

  it('is opened by a ticket, on its own profile, and reaches nothing else', async () => {
    await start([...profile(), '--browser', await aBrowser(visit)], onDisplay).ended
    const words = JSON.parse(await readFile(join(folder, 'words.json'), 'utf8'))
    expect(words[0]).toMatch(new RegExp(`^--app=http://127\\.0\\.0\\.1:${port}/\\?ticket=[\\w-]{43}$`))
    expect(words).toContain(`--user-data-dir=${join(folder, 'profile', 'browser')}`)
    expect(words.some((word: string) => word.startsWith('--proxy-server='))).toBe(true)
  })

  it('keeps no saved sessions, passwords, words or history', async () => {
    const inner = join(folder, 'profile', 'browser', 'Default')
    await mkdir(join(inner, 'Sessions'), { recursive: true })
    await writeFile(join(inner, 'Sessions', 'Apps_1'), 'left by an earlier browser')
    await writeFile(join(inner, 'Preferences'), '{"zoom":1,"history":{"saving_disabled":false}}')
    await start([...profile(), '--browser', await aBrowser(visit)], onDisplay).ended
    for (const name of ['Sessions', 'Sessions_Encrypted', 'blob_storage']) {
      expect((await stat(join(inner, name))).isFile()).toBe(true)
    }
    expect(JSON.parse(await readFile(join(inner, 'Preferences'), 'utf8'))).toMatchObject({
      zoom: 1,
      history: { saving_disabled: true },
      credentials_enable_service: false,
      browser: { enable_spellchecking: false },
      profile: {
        password_manager_enabled: false,
        content_settings: {
          exceptions: { durable_storage: { [`http://127.0.0.1:${port},*`]: { setting: 1 } } },
        },
      },
    })
    expect(await readdir(join(folder, 'profile', 'browser'))).toContain('Local State')
  })

  it('that never opens leaves the host up, with its address', async () => {
    const host = start([...profile(), '--browser', await aBrowser('process.exit(1)')], onDisplay)
    await host.printed(address)
    expect(await isListening()).toBe(true)
  })

  it('with a browser that is not there leaves the host up, and says so', async () => {
    const host = start([...profile(), '--browser', join(folder, 'nowhere')], onDisplay)
    await host.printed(address)
    host.child.kill('SIGTERM')
    expect((await host.ended).err).toContain('no program to run')
  })

  it('is closed when the host is told to end', async () => {
    const browser = await aBrowser(`${visit}setInterval(() => {}, 1000)\n`)
    const host = start([...profile(), '--browser', browser], onDisplay)
    await host.printed(/its own window/)
    host.child.kill('SIGTERM')
    expect((await host.ended).code).toBe(0)
  })
})
