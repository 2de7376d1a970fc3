import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ShareOptions } from '../../electron/host/share/shares'
import type { HostClient } from '../../shared/host/contract'
import { chunkBytes } from '../../shared/host/delivery'
import { measured } from '../build/measured'
import { noise } from '../corpus/bytes'
import { aFilePlan, aFolderPlan, deliver, faultOf, got, mapFolder } from '../host/build/delivering'
import { aHost } from '../host/build/temporary'
import { unsafeNames } from '../host/build/unsafe-names'
import { holdOpen } from './hold-open'
import { noSamba, type SambaOptions, startSamba } from './samba'

const MB = 1024 * 1024
/** Kills in `npm test`; `npm run soak` asks for fifty. */
const kills = Number(process.env.SSST_SOAK_SAMBA_KILLS ?? 3)
/** How long a paused server stays paused; `npm run soak` asks for 90 seconds, with the product's own patience. */
const pauseMs = Number(process.env.SSST_SOAK_SAMBA_PAUSE_MS ?? 2500)
const soaking = process.env.SSST_SOAK_SAMBA_PAUSE_MS !== undefined

const aMappedShare = async (options: SambaOptions & { share?: ShareOptions } = {}) => {
  const samba = await startSamba(options)
  onTestFinished(() => samba.close())
  const host = await aHost(options.share ? { share: options.share } : {})
  const { id } = await mapFolder(host.call, samba.place)
  return { samba, call: host.call, id }
}

/** As the outbox does it: again and again until the folder is back. */
const deliverWhenBack = async (
  call: HostClient,
  id: string,
  ...delivery: [plan: Parameters<typeof deliver>[1], contents: Parameters<typeof deliver>[2]]
) => {
  for (;;) {
    const back = await call('folders.test', { id })
    const sent = back.ok ? await deliver(call, ...delivery) : back
    if (sent.ok) return sent.value
    await wait(200)
  }
}

const own = (name: string) => name.startsWith('~') || name.endsWith('.claim')

describe.skipIf(noSamba !== null)(
  `deliveries on a Samba share${noSamba === null ? '' : ` (skipped: ${noSamba})`}`,
  () => {
    it('arrive on the server’s disk byte for byte, as a file and as a folder, and nothing else with them', async () => {
      const { samba, call, id } = await aMappedShare()
      const file = noise(chunkBytes + 12_345, 1)
      const receipt = got(await deliver(call, aFilePlan(id, 'O’Brien 山田.zip', file), [file]))
      expect(receipt.name).toBe('O’Brien 山田.zip')
      expect(Buffer.compare(await readFile(path.join(samba.disk, receipt.name)), file)).toBe(0)
      const files = { 'a.pdf': noise(70_000, 2), 'in/b.pdf': noise(10, 3), 'empty.txt': '' }
      got(await deliver(call, aFolderPlan(id, 'Case', files), Object.values(files)))
      for (const [name, content] of Object.entries(files))
        expect(
          Buffer.compare(await readFile(path.join(samba.disk, 'Case', name)), Buffer.from(content)),
        ).toBe(0)
      expect((await readdir(samba.disk)).sort()).toEqual(['Case', 'O’Brien 山田.zip'])
    })

    it(
      `are whole or not there when the server is killed ${kills} times while they are written, and arrive once when it is back`,
      async () => {
        const { samba, call, id } = await aMappedShare()
        const trial = noise(6 * MB, 0)
        const before = performance.now()
        got(await deliver(call, aFilePlan(id, 'trial.zip', trial), [trial]))
        const took = performance.now() - before
        let broken = 0
        for (let round = 0; round < kills; round++) {
          const content = noise(6 * MB, round + 1)
          const plan = aFilePlan(id, `bundle ${round}.zip`, content)
          const onDisk = () => readFile(path.join(samba.disk, plan.name)).catch(() => null)
          const killing = wait((took * (round + 0.5)) / kills).then(() => samba.kill())
          const sent = await deliver(call, plan, [content])
          await killing
          const left = await onDisk()
          if (left !== null) expect(Buffer.compare(left, content)).toBe(0)
          if (sent.ok) expect(left).not.toBeNull()
          else {
            broken += 1
            expect(faultOf(sent).code).toBe('unreachable')
          }
          await samba.start()
          const receipt = await deliverWhenBack(call, id, plan, [content])
          expect(receipt.name).toBe(plan.name)
          expect(Buffer.compare((await onDisk()) ?? Buffer.alloc(0), content)).toBe(0)
        }
        // Otherwise no kill fell into a delivery, and nothing above was proved.
        expect(broken).toBeGreaterThan(0)
        const names = Array.from({ length: kills }, (_, round) => `bundle ${round}.zip`)
        expect((await readdir(samba.disk)).sort()).toEqual([...names, 'trial.zip'].sort())
        measured(`${kills} kills, ${broken} of them broke a delivery off`)
      },
      120_000 + kills * 30_000,
    )

    it(
      `are answered for within the deadline while the server is paused for ${pauseMs / 1000} s, and go when it is back`,
      async () => {
        const { samba, call, id } = await aMappedShare(soaking ? {} : { share: { deadlineMs: 1500 } })
        const half = MB / 4
        const content = noise(2 * half, 1)
        const plan = aFilePlan(id, 'bundle.zip', content)
        const { token } = got(await call('delivery.begin', plan))
        const piece = (nth: number) => {
          const offset = nth * half
          const bytes = content.subarray(offset, offset + half)
          return call('delivery.chunk', { token, nth, entry: 0, offset, bytes })
        }
        got(await piece(0))
        samba.pause()
        const paused = performance.now()
        expect(faultOf(await piece(1)).code).toBe('unreachable')
        const said = performance.now() - paused
        expect(faultOf(await call('folders.test', { id })).code).toBe('unreachable')
        expect(said).toBeLessThan(pauseMs)
        await wait(Math.max(0, pauseMs - said))
        samba.resume()
        const receipt = await deliverWhenBack(call, id, plan, [content])
        const [found] = await readdir(samba.disk)
        expect([receipt.name, found]).toEqual(['bundle.zip', 'bundle.zip'])
        expect(Buffer.compare(await readFile(path.join(samba.disk, 'bundle.zip')), content)).toBe(0)
        expect(await readdir(samba.disk)).toHaveLength(1)
        measured(`paused ${pauseMs} ms, said after ${said.toFixed(0)} ms`)
      },
      120_000 + pauseMs * 3,
    )

    it('are refused in words by a share that is full, and leave nothing there', async () => {
      const { samba, call, id } = await aMappedShare({ sizeMb: 6 })
      const content = noise(9 * MB, 1)
      expect(faultOf(await deliver(call, aFilePlan(id, 'bundle.zip', content), [content])).code).toBe('full')
      expect(await readdir(samba.disk)).toEqual([])
      got(await deliver(call, aFilePlan(id, 'small.txt', 'small'), ['small']))
      expect(await readdir(samba.disk)).toEqual(['small.txt'])
    })

    it('are refused in words by a share that has become read-only, which cannot be mapped either', async () => {
      const { samba, call, id } = await aMappedShare({ sizeMb: 6 })
      samba.makeReadOnly()
      expect(faultOf(await deliver(call, aFilePlan(id, 'a.txt', 'a'), ['a'])).code).toBe('refused')
      expect(faultOf(await call('folders.test', { id })).code).toBe('refused')
      expect(await readdir(samba.disk)).toEqual([])
    })

    it('never replace what is there, whatever the case of its letters, and know their own again', async () => {
      const { samba, call, id } = await aMappedShare()
      await writeFile(path.join(samba.disk, 'BUNDLE.zip'), 'another’s')
      const plan = aFilePlan(id, 'bundle.zip', 'ours')
      expect(got(await deliver(call, plan, ['ours'])).name).toBe('bundle (2).zip')
      const again = got(await deliver(call, { ...plan, deliveryId: randomUUID() }, ['ours']))
      expect(again).toMatchObject({ name: 'bundle (2).zip', alreadyThere: true })
      expect((await readdir(samba.disk)).sort()).toEqual(['BUNDLE.zip', 'bundle (2).zip'])
      expect(await readFile(path.join(samba.disk, 'BUNDLE.zip'), 'utf8')).toBe('another’s')
    })

    it('wait while another computer holds the file of their name open for itself, and go after that', async () => {
      const { samba, call, id } = await aMappedShare()
      await writeFile(path.join(samba.disk, 'bundle.zip'), 'their')
      const letGo = await holdOpen(samba, 'bundle.zip')
      const plan = aFilePlan(id, 'bundle.zip', 'fives')
      faultOf(await deliver(call, plan, ['fives']))
      expect((await readdir(samba.disk)).filter(name => !own(name))).toEqual(['bundle.zip'])
      await letGo()
      expect((await deliverWhenBack(call, id, plan, ['fives'])).name).toBe('bundle (2).zip')
      expect((await readdir(samba.disk)).sort()).toEqual(['bundle (2).zip', 'bundle.zip'])
      expect(await readFile(path.join(samba.disk, 'bundle.zip'), 'utf8')).toBe('their')
    })

    it('are refused with a name that Windows cannot have, before anything is written', async () => {
      const { samba, call, id } = await aMappedShare()
      for (const name of unsafeNames) {
        const answer = await deliver(call, aFilePlan(id, name, 'x'), ['x'])
        expect([name, faultOf(answer).code]).toEqual([name, 'invalid'])
      }
      expect(await readdir(samba.disk)).toEqual([])
    })

    it('arrive whole or are refused in words where the path goes past 260 characters', async () => {
      const { samba, call, id } = await aMappedShare()
      const long = `${'n'.repeat(236)}.zip`
      expect(got(await deliver(call, aFilePlan(id, long, 'long'), ['long'])).name).toBe(long)
      expect(await readFile(path.join(samba.disk, long), 'utf8')).toBe('long')
      const deep = [100, 100, 100].map((length, depth) => `${depth}${'d'.repeat(length)}`).join('/')
      const files = { [`${deep}/a.txt`]: 'deep' }
      const sent = await deliver(call, aFolderPlan(id, 'Case', files), ['deep'])
      if (sent.ok) expect(await readFile(path.join(samba.disk, 'Case', deep, 'a.txt'), 'utf8')).toBe('deep')
      else expect(['invalid', (await readdir(samba.disk)).length]).toEqual([faultOf(sent).code, 1])
      await mkdir(path.join(samba.disk, 'still there'))
    })
  },
)
