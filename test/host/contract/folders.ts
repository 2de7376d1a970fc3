import { randomUUID } from 'node:crypto'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { faultOf, got, mapFolder } from '../build/delivering'
import type { Connected } from '.'

const map = { kind: 'other', of: 'Leeds', label: 'Leeds' } as const

export const describeFolders = (here: Connected): void => {
  it('maps a typed place, tests it, and leaves nothing there', async () => {
    const { call, share } = here()
    expect(got(await call('folders.list', {}))).toEqual([])
    const folder = await mapFolder(call, share)
    expect(folder.place).toBe(share)
    expect(got(await call('folders.list', {}))).toEqual([folder])
    const test = got(await call('folders.test', { id: folder.id }))
    expect(test.tookMs).toBeGreaterThan(0)
    expect(await readdir(share)).toEqual([])
  })

  it('renames and unmaps, and knows no folder it has not mapped', async () => {
    const { call, share } = here()
    const { id } = await mapFolder(call, share)
    const renamed = got(await call('folders.rename', { id, of: 'York', label: 'York team' }))
    expect(renamed).toMatchObject({ id, of: 'York', label: 'York team', place: share })
    expect(got(await call('folders.list', {}))).toEqual([renamed])
    got(await call('folders.unmap', { id }))
    expect(got(await call('folders.list', {}))).toEqual([])
    for (const unknown of [id, randomUUID()]) {
      expect(faultOf(await call('folders.test', { id: unknown })).code).toBe('not-found')
      expect(faultOf(await call('folders.unmap', { id: unknown })).code).toBe('not-found')
      expect(faultOf(await call('folders.rename', { id: unknown, of: 'a', label: 'b' })).code).toBe(
        'not-found',
      )
    }
  })

  it('refuses the same place twice, naming the first', async () => {
    const { call, share } = here()
    await mapFolder(call, share, 'First label')
    const again = { ...map, place: { typed: `${share}${path.sep}` } }
    const fault = faultOf(await call('folders.map', again))
    expect(fault.code).toBe('conflict')
    expect(fault.message).toContain('First label')
  })

  it.each(['relative/folder', '.', '../up', '/', '/a/../b', 'C:', 'file:///x', '~', '$HOME'])(
    'refuses “%s” as a place',
    async typed => {
      const { call } = here()
      expect(faultOf(await call('folders.map', { ...map, place: { typed } })).code).toBe('invalid')
      expect(got(await call('folders.list', {}))).toEqual([])
    },
  )

  it('refuses its own folders, what is in them, and a link to them', async () => {
    const { call, share, dataDir, draftsDir } = here()
    const inside = path.join(dataDir, 'inside')
    await mkdir(inside)
    const link = path.join(share, 'link')
    await symlink(inside, link, 'junction')
    for (const typed of [dataDir, draftsDir, inside, link]) {
      expect(faultOf(await call('folders.map', { ...map, place: { typed } })).code).toBe('invalid')
    }
    expect(await readdir(inside)).toEqual([])
  })

  it('does not map a place that fails the test', async () => {
    const { call, share } = here()
    const missing = { ...map, place: { typed: path.join(share, 'missing') } }
    expect(faultOf(await call('folders.map', missing)).code).toBe('unreachable')
    await writeFile(path.join(share, 'a-file'), '')
    const file = { ...map, place: { typed: path.join(share, 'a-file') } }
    expect(faultOf(await call('folders.map', file)).code).toBe('refused')
    expect(got(await call('folders.list', {}))).toEqual([])
  })

  it('refuses a token the dialog never gave', async () => {
    const chosen = { ...map, place: { chosen: randomUUID() } }
    expect(faultOf(await here().call('folders.map', chosen)).code).toBe('not-found')
  })
}
