import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Settings } from '../../../shared/host/settings'
import { faultOf, got } from '../build/delivering'
import type { Connected } from '.'

const settings: Settings = {
  format: 1,
  officer: { name: 'Łucja O’Sample', telephone: '0113 496 0000' },
  team: { inbox: 'support.team@example.gov.uk' },
  jurisdiction: 'england-and-wales',
  secondCheck: { leadWorkingDays: 2 },
  payment: { days: 3, count: 'working' },
  lock: { afterMinutes: 10 },
  lists: { reason: [], 'resolution-code': ['Failed To Attend'] },
}

export const describeSettings = (here: Connected): void => {
  it('has none before set-up, then gives back what was written', async () => {
    const { call } = here()
    expect(got(await call('settings.read', {}))).toBeNull()
    got(await call('settings.write', settings))
    expect(got(await call('settings.read', {}))).toEqual(settings)
  })

  it('refuses wrong settings, names the field and keeps the right ones', async () => {
    const { call, send } = here()
    got(await call('settings.write', settings))
    const fault = faultOf(await send('settings.write', { ...settings, team: { inbox: 'not an address' } }))
    expect(fault.code).toBe('invalid')
    expect(fault.message).toContain('“team, inbox”')
    expect(got(await call('settings.read', {}))).toEqual(settings)
  })

  it('reports a damaged file by its field, and keeps it beside new settings', async () => {
    const { call, dataDir } = here()
    const damaged = JSON.stringify({ ...settings, jurisdiction: 'atlantis' })
    await writeFile(path.join(dataDir, 'settings.json'), damaged)
    const fault = faultOf(await call('settings.read', {}))
    expect(fault.code).toBe('damaged')
    expect(fault.message).toContain('“jurisdiction”')
    expect(await readFile(path.join(dataDir, 'settings.json'), 'utf8')).toBe(damaged)
    got(await call('settings.write', settings))
    expect(got(await call('settings.read', {}))).toEqual(settings)
    expect(await readFile(path.join(dataDir, 'settings.damaged-1.json'), 'utf8')).toBe(damaged)
  })

  it('says so of a file that is cut off, and of one from a newer version', async () => {
    const { call, dataDir } = here()
    await writeFile(path.join(dataDir, 'settings.json'), '{"format":1,"officer":')
    expect(faultOf(await call('settings.read', {})).code).toBe('damaged')
    await writeFile(path.join(dataDir, 'settings.json'), '{"format":2}')
    const fault = faultOf(await call('settings.read', {}))
    expect(fault.code).toBe('damaged')
    expect(fault.message).toContain('newer version')
  })
}
