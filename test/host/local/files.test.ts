import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sweepTemporaries, writeAtomically } from '../../../electron/host/local/atomic'
import { faultOf, got, mapFolder } from '../build/delivering'
import { startHost } from '../build/host'
import { aFolder, aHost } from '../build/temporary'

it('replaces a file as a whole and leaves nothing beside it', async () => {
  const folder = await aFolder()
  const file = path.join(folder, 'keys.json')
  await writeAtomically(file, 'old')
  await writeAtomically(file, 'new')
  expect(await readFile(file, 'utf8')).toBe('new')
  expect(await readdir(folder)).toEqual(['keys.json'])
})

it('keeps the old content and leaves nothing beside it when it cannot write', async () => {
  const folder = await aFolder()
  await mkdir(path.join(folder, 'keys.json', 'in the way'), { recursive: true })
  await expect(writeAtomically(path.join(folder, 'keys.json'), 'new')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['keys.json'])
})

it('sweeps what a killed process left, and nothing else', async () => {
  const folder = await aFolder()
  const left = '.keys.json.0123456789abcdef.tmp'
  const others = ['.keys.json', 'keys.json', '.keys.json.tmp', 'a.0123456789abcdef.tmp']
  for (const name of [left, ...others]) await writeFile(path.join(folder, name), '')
  await sweepTemporaries(folder)
  expect((await readdir(folder)).sort()).toEqual(others.sort())
})

it('remembers mapped folders over a restart', async () => {
  const root = await aFolder()
  const before = await startHost(root)
  const folder = await mapFolder(before.call, before.share)
  await before.host.close()
  const after = await startHost(root)
  onTestFinished(async () => {
    await after.host.close()
  })
  expect(got(await after.call('folders.list', {}))).toEqual([folder])
})

it.each(['{', '{"format":1}', '{"format":2}'])(
  'reports a folder list that reads %s, and sets it aside only when a folder is mapped again',
  async damaged => {
    const { call, dataDir, share } = await aHost()
    const file = path.join(dataDir, 'folders.json')
    await writeFile(file, damaged)
    expect(faultOf(await call('folders.list', {})).code).toBe('damaged')
    const id = '00000000-0000-4000-8000-000000000000'
    expect(faultOf(await call('folders.unmap', { id })).code).toBe('damaged')
    expect(await readFile(file, 'utf8')).toBe(damaged)
    const folder = await mapFolder(call, share)
    expect(got(await call('folders.list', {}))).toEqual([folder])
    expect(await readFile(path.join(dataDir, 'folders.damaged-1.json'), 'utf8')).toBe(damaged)
  },
)
