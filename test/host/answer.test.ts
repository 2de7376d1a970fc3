import { expect, it } from 'vitest'
import { answer } from '../../electron/host'
import { ok } from '../../shared/result'
import { faultOf } from './build/delivering'
import { aHost } from './build/temporary'

it('answers an error thrown behind the door as a fault of its own, and logs no word of it', async () => {
  const { host, logged } = await aHost()
  const handlers = {
    ...host.handlers,
    'settings.read': async () => {
      throw new Error('J. Sample’s case broke')
    },
  }
  const fault = faultOf(await answer(handlers, 'settings.read', {}))
  expect(fault.code).toBe('internal')
  expect(JSON.stringify([fault, logged])).not.toContain('Sample')
  expect(logged).toEqual([['host/settings.read', 'internal']])
})

it('lets no answer out that breaks the contract', async () => {
  const { host, logged } = await aHost()
  const about = {
    host: 'electron' as const,
    version: '1',
    canChooseFolder: true,
    canOpenMail: true,
    drafts: '/d',
  }
  const handlers = {
    ...host.handlers,
    'host.about': async () => ok({ ...about, dataDir: '/secret' }),
  }
  expect(faultOf(await answer(handlers, 'host.about', {})).code).toBe('internal')
  expect(logged).toEqual([['host/host.about', 'internal']])
})
