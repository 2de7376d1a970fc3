import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { measured } from '../../build/measured'
import { aFilePlan, deliver, got } from '../build/delivering'
import { startHost } from '../build/host'
import { aFolder } from '../build/temporary'
import { isWhole } from './killed-content'

const script = fileURLToPath(new URL('./killed-host.ts', import.meta.url))
const tsx = createRequire(import.meta.url).resolve('tsx/cjs')

const filesUnder = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true, recursive: true }))
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))

const ours = (name: string): boolean => name.startsWith('~ssst-') || name.endsWith('.claim')

/** Kills at five moments; `npm run soak` asks for hundreds, spread over the same stretch. */
const kills = Number(process.env.SSST_SOAK_KILLS ?? 5)
/** Milliseconds after a delivery was seen under way. The first kill falls into it for certain, the others anywhere. */
const moments = Array.from({ length: kills }, (_, index) => (index * 55) % 240)

it(
  'never leaves a part under a final name, however the host is killed, and clears up after it',
  async () => {
    const root = await aFolder()
    const share = path.join(root, 'share')
    let leftOvers = 0
    for (const afterMs of moments) {
      const host = spawn(process.execPath, ['--require', tsx, script, root], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      onTestFinished(() => {
        host.kill('SIGKILL')
      })
      await Promise.race([once(host.stdout, 'data'), once(host, 'exit')])
      expect(host.exitCode).toBeNull()
      while (!(await readdir(share)).some(ours)) await wait(1)
      await wait(afterMs)
      host.kill('SIGKILL')
      await once(host, 'exit')

      const files = await filesUnder(share)
      for (const file of files) {
        if (ours(file.split(path.sep)[0] ?? '')) leftOvers += 1
        else expect([file, isWhole(await readFile(path.join(share, file)))]).toEqual([file, true])
      }
      for (const folder of (await readdir(share)).filter(name => name.startsWith('Case') && !ours(name))) {
        expect((await filesUnder(path.join(share, folder))).sort()).toEqual([
          'a.bin',
          path.join('inner', 'b.bin'),
        ])
      }
    }
    // Otherwise no kill fell into a delivery, and nothing above was proved.
    expect(leftOvers).toBeGreaterThan(0)
    measured(`${kills} kills, ${leftOvers} parts left behind for the next start, none under a final name`)

    const { call, host } = await startHost(root)
    onTestFinished(async () => {
      await host.close()
    })
    const [folder] = got(await call('folders.list', {}))
    if (folder === undefined) throw new Error('the mapped folder was forgotten')
    got(await deliver(call, aFilePlan(folder.id, 'after.txt', 'after'), ['after']))
    expect((await readdir(share)).filter(ours)).toEqual([])
  },
  60_000 + kills * 5_000,
)
