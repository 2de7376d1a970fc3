import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aFilePlan, deliver, faultOf, got, mapFolder, send } from '../build/delivering'
import { aFolder, aHost } from '../build/temporary'

const canRun = (command: string, args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A small file system of its own on `at`, or false where this computer does not let us. */
const mountSmall = (at: string, megabytes: number): boolean => {
  if (!canRun('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', at])) return false
  onTestFinished(() => {
    execFileSync('umount', ['-l', at])
  })
  return true
}

describe('a folder that goes away', () => {
  it.each(['before the pieces', 'before the commit'])('is unreachable when it goes %s', async when => {
    const { call, share, root } = await aHost()
    const { id } = await mapFolder(call, share)
    const plan = aFilePlan(id, 'a.txt', 'content')
    const { token } = got(await call('delivery.begin', plan))
    const away = path.join(root, 'away')
    if (when === 'before the pieces') await rename(share, away)
    got(await send(call, token, ['content']))
    if (when === 'before the commit') await rename(share, away)
    expect(faultOf(await call('delivery.commit', { token })).code).toBe('unreachable')
    expect(faultOf(await call('delivery.begin', plan)).code).toBe('unreachable')
    expect(faultOf(await call('delivery.check', plan)).code).toBe('unreachable')
    await rename(away, share)
    got(await deliver(call, plan, ['content']))
    expect(await readdir(share)).toEqual(['a.txt'])
  })

  it('is refused when a file stands in its place', async () => {
    const { call, share, root } = await aHost()
    const { id } = await mapFolder(call, share)
    await rename(share, path.join(root, 'away'))
    await writeFile(share, '')
    expect(faultOf(await call('folders.test', { id })).code).toBe('refused')
    expect(faultOf(await call('delivery.begin', aFilePlan(id, 'a.txt', 'a'))).code).toBe('refused')
  })
})

it('takes no link for what it delivered', async () => {
  const { call, share, root } = await aHost()
  const { id } = await mapFolder(call, share)
  await mkdir(path.join(root, 'elsewhere'))
  await writeFile(path.join(root, 'elsewhere', 'a.txt'), 'content')
  execFileSync('ln', ['-s', path.join(root, 'elsewhere', 'a.txt'), path.join(share, 'a.txt')])
  const plan = aFilePlan(id, 'a.txt', 'content')
  expect(got(await call('delivery.check', plan)).state).toBe('changed')
  expect(got(await deliver(call, plan, ['content'])).name).toBe('a (2).txt')
})

it('refuses at once what cannot fit, and says how much would', async ({ skip }) => {
  const small = await aFolder()
  if (!mountSmall(small, 2)) skip('no small file system can be mounted here')
  const { call } = await aHost()
  const { id } = await mapFolder(call, small)
  const plan = aFilePlan(id, 'big.bin', '')
  const [entry] = plan.entries
  if (entry !== undefined) entry.bytes = 5_000_000
  const fault = faultOf(await call('delivery.begin', plan))
  expect(fault.code).toBe('full')
  expect(fault.message).toContain('6 MB')
  expect(await readdir(small)).toEqual([])
})

it('takes the part away when the folder fills up meanwhile', async ({ skip }) => {
  const small = await aFolder()
  if (!mountSmall(small, 2)) skip('no small file system can be mounted here')
  const { call } = await aHost()
  const { id } = await mapFolder(call, small)
  const content = randomBytes(1_200_000)
  const { token } = got(await call('delivery.begin', aFilePlan(id, 'a.bin', content)))
  await writeFile(path.join(small, 'other.bin'), randomBytes(1_200_000))
  expect(faultOf(await send(call, token, [content])).code).toBe('full')
  expect(await readdir(small)).toEqual(['other.bin'])
})

it('is refused by a read-only folder, which is not mapped either', async ({ skip }) => {
  const readOnly = await aFolder()
  if (!mountSmall(readOnly, 2)) skip('no file system can be mounted here')
  const { call } = await aHost({ share: { retryMs: [1] } })
  const { id } = await mapFolder(call, readOnly)
  execFileSync('mount', ['-o', 'remount,ro', readOnly])
  expect(faultOf(await call('folders.test', { id })).code).toBe('refused')
  const fault = faultOf(await call('delivery.begin', aFilePlan(id, 'a.txt', 'a')))
  expect(fault.code).toBe('refused')
  expect(fault.message).toContain('“Leeds presenting team”')
  got(await call('folders.unmap', { id }))
  const again = { kind: 'other', of: 'Leeds', label: 'Leeds', place: { typed: readOnly } } as const
  expect(faultOf(await call('folders.map', again)).code).toBe('refused')
})

it('is refused by a folder nobody may change', async ({ skip }) => {
  const fixed = await aFolder()
  const { call } = await aHost({ share: { retryMs: [1] } })
  const { id } = await mapFolder(call, fixed)
  if (!canRun('chattr', ['+i', fixed])) skip('chattr does not work here')
  onTestFinished(() => {
    execFileSync('chattr', ['-i', fixed])
  })
  expect(faultOf(await call('delivery.begin', aFilePlan(id, 'a.txt', 'a'))).code).toBe('refused')
})
