import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { aFilePlan, deliver, faultOf, got, mapFolder, send } from '../build/delivering'
import { aHost } from '../build/temporary'
import { type Call, canBlock, someTroubles } from './troubles'

const deadlineMs = 400

/** Waits until something holds; the test's own time limit is the end of patience. */
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await wait(10)
}

describe.skipIf(!canBlock)(
  'a folder that does not answer (skipped where the system has no named pipes)',
  () => {
    it('is answered for within the deadline, then at once, without a second thread', async () => {
      const troubles = await someTroubles({ deadlineMs })
      const { call, share } = await aHost({ share: troubles.share })
      const { id } = await mapFolder(call, share)
      troubles.block('statSync')
      const first = faultOf(await call('folders.test', { id }))
      expect(first.code).toBe('unreachable')
      expect(first.message).toContain('Leeds presenting team')
      const before = troubles.carriedOut()
      for (const plan of [aFilePlan(id, 'a.txt', 'a'), aFilePlan(id, 'b.txt', 'b')]) {
        expect(faultOf(await call('delivery.begin', plan)).code).toBe('unreachable')
        expect(faultOf(await call('delivery.check', plan)).code).toBe('unreachable')
      }
      expect(faultOf(await call('folders.test', { id })).code).toBe('unreachable')
      expect(troubles.carriedOut()).toEqual(before)
      expect(before.filter(line => line === 'started')).toHaveLength(1)
    })

    it('does not hold up the rest of the host', async () => {
      const troubles = await someTroubles({ deadlineMs })
      const { call, share, root } = await aHost({ share: troubles.share })
      const other = path.join(root, 'other')
      await mkdir(other)
      const dead = await mapFolder(call, share)
      const alive = await mapFolder(call, other, 'Other team')
      const { token } = got(await call('delivery.begin', aFilePlan(dead.id, 'a.txt', 'a')))
      troubles.block('fsyncSync')
      let answered = false
      got(await send(call, token, ['a']))
      const stuck = call('delivery.commit', { token }).then(result => {
        answered = true
        return result
      })
      expect(got(await call('folders.list', {}))).toHaveLength(2)
      got(await call('vault.create', {}))
      const onAlive = { ...aFilePlan(alive.id, 'b.txt', 'b') }
      const begun = got(await call('delivery.begin', onAlive))
      got(await call('delivery.abort', begun))
      expect(answered).toBe(false)
      expect(faultOf(await stuck).code).toBe('unreachable')
    })

    it.each<Call>(['openSync', 'fsyncSync', 'readSync', 'mkdirSync', 'renameSync'])(
      'never goes on with a delivery given up in %s, and works again when it is back',
      async blocked => {
        const troubles = await someTroubles({ deadlineMs })
        const { call, share } = await aHost({ share: troubles.share })
        const { id } = await mapFolder(call, share)
        const plan = aFilePlan(id, 'bundle.zip', 'content')
        // Before the first file is opened the delivery has not begun; the others block in its commit.
        if (blocked === 'openSync') {
          troubles.block(blocked)
          expect(faultOf(await call('delivery.begin', plan)).code).toBe('unreachable')
        } else {
          const { token } = got(await call('delivery.begin', plan))
          got(await send(call, token, ['content']))
          troubles.block(blocked)
          expect(faultOf(await call('delivery.commit', { token })).code).toBe('unreachable')
          expect(faultOf(await call('delivery.commit', { token })).code).toBe('not-found')
        }
        const before = troubles.carriedOut()
        await troubles.letGo()
        await until(async () => (await call('folders.test', { id })).ok)
        const since = troubles.carriedOut().slice(before.length)
        // The next thing carried out is the start of another thread: the old one did nothing more.
        expect(since[0]).toBe('started')
        expect(since).not.toContain('renameSync')
        expect(await readdir(share)).toEqual([])
        const receipt = got(await deliver(call, plan, ['content']))
        expect(receipt).toMatchObject({ name: 'bundle.zip', alreadyThere: false })
        expect(await readdir(share)).toEqual(['bundle.zip'])
      },
    )

    it('does not hold up closing, which says that a thread is stuck', async () => {
      const troubles = await someTroubles({ deadlineMs })
      const { call, share, host } = await aHost({ share: troubles.share })
      const { id } = await mapFolder(call, share)
      got(await call('delivery.begin', aFilePlan(id, 'a.txt', 'a')))
      troubles.block('statSync')
      const asked = call('folders.test', { id })
      await until(() => troubles.carriedOut().includes('blocked in statSync'))
      expect(await host.close()).toEqual({ stuck: true })
      expect((await asked).ok).toBe(false)
    })
  },
)

it('ends all threads of folders that answer when it closes, and takes its partial files away', async () => {
  const { call, share, host } = await aHost()
  const { id } = await mapFolder(call, share)
  got(await call('delivery.begin', aFilePlan(id, 'a.txt', 'a')))
  expect(await readdir(share)).toHaveLength(1)
  expect(await host.close()).toEqual({ stuck: false })
  expect(await readdir(share)).toEqual([])
})
