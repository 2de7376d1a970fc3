import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { memoryOfWindow } from '../../electron/browser/memory'

const aProfile = async (): Promise<string> => {
  const profile = await mkdtemp(join(tmpdir(), 'ssst-desk-profile-'))
  onTestFinished(() => rm(profile, { recursive: true, force: true }))
  return profile
}

/** A process of this one that holds so many megabytes, told apart by a word on its command line. */
const holding = async (megabytes: number, word: string): Promise<void> => {
  const program = `const all = Buffer.alloc(${megabytes} * 1024 ** 2, 1); console.log(all.length); setInterval(() => 0, 1000)`
  const child = spawn(process.execPath, ['-e', program, '--', word], { stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
}

describe.skipIf(process.platform !== 'linux')('the memory of the window', () => {
  it('is what the processes take that show its pages, and no other', async () => {
    const profile = await aProfile()
    await symlink(`${hostname()}-${process.pid}`, join(profile, 'SingletonLock'))
    await holding(300, '--type=utility')
    await holding(150, '--type=renderer')
    const megabytes = ((await memoryOfWindow(profile)?.()) ?? 0) / 1024 ** 2
    expect(megabytes).toBeGreaterThan(150)
    expect(megabytes).toBeLessThan(300)
  })

  it('is not known where no window is open, or the one that was has ended', async () => {
    const profile = await aProfile()
    expect(await memoryOfWindow(profile)?.()).toBeNull()
    await symlink(`${hostname()}-999999999`, join(profile, 'SingletonLock'))
    expect(await memoryOfWindow(profile)?.()).toBeNull()
  })
})
