import { spawnSync } from 'node:child_process'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { enoughSpace } from '../../../electron/launch/space'
import { Settings } from '../../../shared/host/settings'
import { aFilePlan, deliver, faultOf, got, mapFolder } from '../build/delivering'
import { startHost } from '../build/host'
import { aFolder } from '../build/temporary'

const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** A disk of its own of so many kilobytes, gone when the test is over; null where this account may not mount one. */
const aDisk = async (kilobytes: number): Promise<string | null> => {
  if (!canMount) return null
  const folder = path.join(await aFolder(), 'disk')
  await mkdir(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'ssst-desk-test', folder])
  if (mounted.status !== 0) return null
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder])
  })
  return folder
}

const settings: Settings = Settings.parse({
  format: 1,
  officer: { name: 'Testina Example', telephone: '' },
  team: { inbox: 'team@example.gov.uk' },
  jurisdiction: 'england-and-wales',
  secondCheck: { leadWorkingDays: 1 },
})

const why = 'Mounting a small disk needs root on Linux'

it('a disk that is full when SSST Desk starts is said, and nothing is opened', async context => {
  const disk = await aDisk(1024)
  if (disk === null) return context.skip(why)
  expect(faultOf(await enoughSpace(disk))).toMatchObject({
    code: 'full',
    message: expect.stringContaining('SSST Desk does not open with less than 200 MB'),
  })
})

it('a disk that runs full at any write of the host loses nothing that was there, and is said', async context => {
  const disk = await aDisk(2048)
  if (disk === null) return context.skip(why)
  const { call, host, share } = await startHost(disk)
  onTestFinished(async () => {
    await host.close()
  })
  got(await call('settings.write', settings))
  got(await call('vault.create', {}))
  const caseId = crypto.randomUUID()
  const { key } = got(await call('vault.addCase', { caseId }))
  const scans = path.join(disk, 'scans')
  await mkdir(scans)
  const folder = await mapFolder(call, share)
  const filler = path.join(disk, 'filler')
  const { bavail, bsize } = await statfs(disk)
  await writeFile(filler, new Uint8Array(bavail * bsize))
  expect((await statfs(disk)).bavail).toBe(0)

  const changed = { ...settings, officer: { name: 'Another Example', telephone: '' } }
  const outcomes = {
    settings: await call('settings.write', changed),
    folder: await call('folders.map', {
      kind: 'other',
      of: 'Scans',
      label: 'Scans',
      place: { typed: scans },
    }),
    key: await call('vault.addCase', { caseId: crypto.randomUUID() }),
    delivery: await deliver(call, aFilePlan(folder.id, 'bundle.zip', 'x'.repeat(50_000)), [
      'x'.repeat(50_000),
    ]),
  }
  for (const [what, outcome] of Object.entries(outcomes))
    expect([what, faultOf(outcome).code]).toEqual([what, 'full'])
  expect(got(await call('settings.read', {}))).toMatchObject({ officer: settings.officer })
  expect(got(await call('folders.list', {})).map(({ id }) => id)).toEqual([folder.id])

  expect(got(await call('vault.keys', {}))).toMatchObject([{ caseId, key }])

  await rm(filler)
  got(await call('settings.write', changed))
  got(await deliver(call, aFilePlan(folder.id, 'bundle.zip', 'x'.repeat(50_000)), ['x'.repeat(50_000)]))
  expect(got(await call('settings.read', {}))).toMatchObject({ officer: changed.officer })
})
