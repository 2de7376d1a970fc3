import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createHost, fileSealer } from '../../../electron/host'
import { faultOf, got } from '../build/delivering'
import { aFolder, aHost } from '../build/temporary'

const start = (root: string, draftsDir = path.join(root, 'drafts')) => {
  const dataDir = path.join(root, 'data')
  return createHost({
    dataDir,
    draftsDir,
    exportsDir: path.join(root, 'saved'),
    version: '0.0.0-test',
    kind: 'loopback',
    sealer: fileSealer(dataDir),
    log: { fault: () => undefined },
  })
}

const writeLock = async (root: string, content: string): Promise<void> => {
  await mkdir(path.join(root, 'data'), { recursive: true })
  await writeFile(path.join(root, 'data', 'lock'), content)
}

/** A process that runs until the test is over. */
const aLiveProcess = (): number => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child.pid ?? 0
}

/** What the lock of a host says that works in another folder of this process. */
const holderHere = async () => {
  const { root } = await aHost()
  return JSON.parse(await readFile(path.join(root, 'data', 'lock'), 'utf8'))
}

/** The number of a process that has ended. */
const aDeadProcess = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

it('lets one host work in a data folder, and the next when it is closed', async () => {
  const { root, host } = await aHost()
  const second = faultOf(await start(root))
  expect(second.code).toBe('conflict')
  expect(second.message).toContain(path.join(root, 'data'))
  await host.close()
  expect(await readdir(path.join(root, 'data'))).not.toContain('lock')
  const third = got(await start(root))
  await third.close()
})

it('respects a host in another live process, also after the clock was set back or forward', async () => {
  const root = await aFolder()
  const pid = aLiveProcess()
  const lock = JSON.stringify({ pid, bootedAt: Date.now() - 86_400_000, token: 'x' })
  await writeLock(root, lock)
  const now = Date.now()
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  for (const moved of [0, -3_600_000, 86_400_000]) {
    vi.spyOn(Date, 'now').mockReturnValue(now + moved)
    expect(faultOf(await start(root)).code).toBe('conflict')
    expect(await readFile(path.join(root, 'data', 'lock'), 'utf8')).toBe(lock)
  }
})

it('gives back its own lock only', async () => {
  const root = await aFolder()
  const host = got(await start(root))
  const anothers = JSON.stringify({ pid: aLiveProcess(), token: 'x' })
  await writeLock(root, anothers)
  await host.close()
  expect(await readFile(path.join(root, 'data', 'lock'), 'utf8')).toBe(anothers)
})

it.each<[string, () => Promise<object>]>([
  ['of a dead process', async () => ({ pid: await aDeadProcess() })],
  [
    'from before the computer was restarted',
    async () => {
      const { running } = await holderHere()
      const before = 'boot' in running ? { ...running, boot: 'x' } : { uptime: running.uptime + 3600 }
      return { pid: process.ppid, running: before }
    },
  ],
  ['of this process’s number, given out again', async () => ({ pid: process.pid })],
])('takes over the lock %s', async (_, holder) => {
  const root = await aFolder()
  await writeLock(root, JSON.stringify({ ...(await holder()), token: 'x' }))
  const host = got(await start(root))
  expect(await readFile(path.join(root, 'data', 'lock'), 'utf8')).toContain(`${process.pid}`)
  await host.close()
})

it.skipIf(process.platform !== 'linux')(
  'takes over the lock of a number that another process has by now',
  async () => {
    const root = await aFolder()
    const { running } = await holderHere()
    await writeLock(
      root,
      JSON.stringify({ pid: aLiveProcess(), running: { ...running, began: '1' }, token: 'x' }),
    )
    await got(await start(root)).close()
  },
)

it('is not kept out by a takeover that was killed half-way', async () => {
  const root = await aFolder()
  await writeLock(root, JSON.stringify({ pid: await aDeadProcess(), token: 'x' }))
  const door = path.join(root, 'data', 'lock.takeover')
  await mkdir(door)
  const before = new Date(Date.now() - 60_000)
  await utimes(door, before, before)
  const host = got(await start(root))
  await host.close()
  expect(await readdir(path.join(root, 'data'))).toEqual([])
})

it('lets one of many take over', async () => {
  const root = await aFolder()
  await writeLock(root, JSON.stringify({ pid: await aDeadProcess(), token: 'x' }))
  const starts = await Promise.all(Array.from({ length: 8 }, () => start(root)))
  const hosts = starts.flatMap(started => (started.ok ? [started.value] : []))
  onTestFinished(async () => {
    await Promise.all(hosts.map(host => host.close()))
  })
  expect(hosts).toHaveLength(1)
})

it('refuses a lock that is just being written, as held', async () => {
  const root = await aFolder()
  await writeLock(root, '')
  expect(faultOf(await start(root)).code).toBe('conflict')
})

it('refuses a drafts folder inside the data folder', async () => {
  const root = await aFolder()
  expect(faultOf(await start(root, path.join(root, 'data', 'drafts'))).code).toBe('invalid')
})
