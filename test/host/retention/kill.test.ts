import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { measured } from '../../build/measured'
import { got } from '../build/delivering'
import { startHost } from '../build/host'
import { aFolder } from '../build/temporary'
import type { Planted } from './killed-host'

const script = fileURLToPath(new URL('./killed-host.ts', import.meta.url))
const tsx = createRequire(import.meta.url).resolve('tsx/cjs')

/** Kills at three moments; `npm run soak` asks for more, spread over the same stretch. */
const kills = Number(process.env.SSST_SOAK_DELETION_KILLS ?? 3)

it(
  'deletes a case whole or not at all, however the host is killed, and finishes what it began',
  async () => {
    let between = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const root = await aFolder()
      const host = spawn(process.execPath, ['--require', tsx, script, root], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      onTestFinished(() => {
        host.kill('SIGKILL')
      })
      await Promise.race([once(host.stdout, 'data'), once(host, 'exit')])
      expect(host.exitCode).toBeNull()
      // The first kill falls into a deletion for certain, the others anywhere.
      while (!(await readdir(path.join(root, 'data'))).includes('deletions.json')) await wait(1)
      await wait((kill * 23) % 190)
      host.kill('SIGKILL')
      await once(host, 'exit')

      const planted: Planted[] = JSON.parse(await readFile(path.join(root, 'planted.json'), 'utf8'))
      const there = async (name: string, where: string) =>
        (await readdir(path.join(root, where))).includes(name)
      const { call, host: next } = await startHost(root)
      onTestFinished(async () => {
        await next.close()
      })
      const keysBefore = got(await call('vault.keys', {})).map(({ caseId }) => caseId)
      // A case whose key is still there has lost nothing yet.
      for (const { caseId, file, folder, draft } of planted.filter(one => keysBefore.includes(one.caseId)))
        expect([
          caseId,
          await there(file, 'share'),
          await there(folder, 'share'),
          await there(draft, 'drafts'),
        ]).toEqual([caseId, true, true, true])

      const { deletions, unreadable } = got(await call('retention.resume', {}))
      expect(unreadable).toBe(0)
      const keys = got(await call('vault.keys', {})).map(({ caseId }) => caseId)
      const deleted = deletions.map(({ caseId }) => caseId)
      expect([...keys, ...deleted].sort()).toEqual(planted.map(({ caseId }) => caseId).sort())
      expect(got(await call('vault.status', {})).expectedCases).toBe(keys.length)
      between += deletions.some(one => one.copies.some(copy => copy.state === 'pending')) ? 1 : 0
      for (const { id } of deletions) {
        got(await call('retention.rowsRemoved', { id }))
        const done = got(await call('retention.continue', { id, again: false }))
        expect([...done.copies, ...done.drafts].filter(part => part.state === 'pending')).toEqual([])
      }
      for (const { caseId, file, folder, draft } of planted) {
        const still = keys.includes(caseId)
        expect([
          caseId,
          await there(file, 'share'),
          await there(folder, 'share'),
          await there(draft, 'drafts'),
        ]).toEqual([caseId, still, still, still])
      }
    }
    // Otherwise no kill fell into a deletion, and nothing above was proved.
    expect(between).toBeGreaterThan(0)
    measured(`${kills} kills, ${between} of them left a deletion to be finished`)
  },
  60_000 + kills * 10_000,
)
