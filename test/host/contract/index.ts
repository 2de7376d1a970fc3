import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostClient } from '../../../shared/host/contract'
import { contract } from '../../../shared/host/contract'
import type { Result } from '../../../shared/result'
import { faultOf, got } from '../build/delivering'
import { describeBackups } from './backups'
import { describeDelivery } from './delivery'
import { describeDrafts } from './drafts'
import { describeFolders } from './folders'
import { describeHandover } from './handover'
import { describeLock } from './lock'
import { describeOfficial } from './official'
import { describeProcedures } from './procedures'
import { describeRetention } from './retention'
import { describeSettings } from './settings'
import { describeVault } from './vault'

/** One host, reached over one carrier, with nothing set up yet. */
export interface Connection {
  call: HostClient
  /** Sends any name with any input, past whatever the client would check itself. */
  send(name: string, input: unknown): Promise<Result<unknown>>
  /** An existing, empty folder that is not mapped and is not the host's own. */
  share: string
  dataDir: string
  draftsDir: string
  cleanup(): Promise<void>
}

/** Hands out the connection of the test that is running. */
export type Connected = () => Connection

/**
 * What every carrier of the host must do alike. `connect` starts a fresh host for each test and connects to it.
 * The officer's dialogs are absent or agree.
 */
export const describeContract = (name: string, connect: () => Promise<Connection>): void => {
  describe(`the contract over ${name}`, () => {
    let connection: Connection | undefined
    const here: Connected = () => {
      if (connection === undefined) throw new Error('not connected')
      return connection
    }
    beforeEach(async () => {
      connection = await connect()
    })
    afterEach(async () => {
      await connection?.cleanup()
      connection = undefined
    })

    describe('the door', () => {
      it('says which host this is', async () => {
        const about = got(await here().call('host.about', {}))
        expect(about.version).not.toBe('')
      })

      it('says how much room is on its disk', async () => {
        expect(got(await here().call('host.room', {})).freeBytes).toBeGreaterThan(0)
      })

      it('says how much memory its window takes, or that nobody knows', async () => {
        const { bytes } = got(await here().call('host.memory', {}))
        expect(bytes === null || bytes > 0).toBe(true)
      })

      it.each(['nothing.like.this', '', 'toString', '__proto__', 'constructor', 'delivery'])(
        'refuses the unknown call “%s”',
        async unknown => {
          expect(faultOf(await here().send(unknown, {})).code).toBe('invalid')
        },
      )

      it.each(Object.keys(contract))('refuses a wrong shape for %s', async call => {
        for (const wrong of ['text', 7, null, ['a'], { surprising: 'field' }]) {
          expect(faultOf(await here().send(call, wrong)).code).toBe('invalid')
        }
      })

      it('names the field that is wrong', async () => {
        const { message } = faultOf(
          await here().send('folders.rename', { id: 'x', of: 'Leeds', label: 'Leeds' }),
        )
        expect(message).toContain('“id”')
      })

      it('takes a fault of the page for the log, and no free text', async () => {
        got(await here().call('log.fault', { where: 'views/case-page', code: 'internal' }))
        const free = { where: 'views/case of J. Bloggs', code: 'internal' }
        expect(faultOf(await here().send('log.fault', free)).code).toBe('invalid')
      })
    })

    describe('settings', () => describeSettings(here))
    describe('the office’s official forms', () => describeOfficial(here))
    describe('the office’s procedures', () => describeProcedures(here))
    describe('mapped folders', () => describeFolders(here))
    describe('delivery', () => describeDelivery(here))
    describe('the key store', () => describeVault(here))
    describe('backups', () => describeBackups(here))
    describe('handover to a colleague', () => describeHandover(here))
    describe('locking', () => describeLock(here))
    describe('email drafts', () => describeDrafts(here))
    describe('deletion for good', () => describeRetention(here))
  })
}
