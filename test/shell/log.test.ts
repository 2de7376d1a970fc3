import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { answer } from '../../electron/host/answer'
import { openLog } from '../../electron/launch/log'
import { type CallName, contract, type HostHandlers } from '../../shared/host/contract'
import { plainCanary, tracesIn, wideCanary } from '../app/watch/traces'

let folder = ''
afterEach(() => rm(folder, { recursive: true, force: true }))

it('a log tells the place and the code of whatever went wrong, and no word of what it went wrong with', async () => {
  folder = await mkdtemp(join(tmpdir(), 'ssst-desk-log-'))
  const cage = [plainCanary('an error'), wideCanary('an error')]
  const words = cage.map(({ word }) => word).join(' ')
  const log = openLog(folder)
  const breaking = new Proxy({} as HostHandlers, {
    get: (_, name) =>
      name === 'log.fault'
        ? async ({ where, code }: Parameters<HostHandlers['log.fault']>[0]) => log.fault(where, code)
        : async () => {
            throw new Error(words)
          },
  })
  for (const name of Object.keys(contract) as CallName[]) {
    const result = await answer(breaking, name, { text: words, path: words })
    expect(JSON.stringify(result), name).not.toContain(cage[0]?.word)
  }
  // One whose input fits, so that the handler itself breaks.
  expect(await answer(breaking, 'settings.read', {})).toMatchObject({ fault: { code: 'internal' } })
  // A place is a path of the program: what is none is refused at the door.
  for (const where of [words, `actions/${words}`, 'Mrs A. Sample', 'x'.repeat(81)])
    expect(await answer(breaking, 'log.fault', { where, code: 'internal' })).toMatchObject({ ok: false })

  const [file = ''] = await readdir(join(folder, 'logs'))
  expect(await readFile(join(folder, 'logs', file), 'utf8')).toMatch(
    /\[error\] host\/settings\.read internal/,
  )
  expect(await tracesIn(folder, cage)).toEqual([])
})
