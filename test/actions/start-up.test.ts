import 'fake-indexeddb/auto'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Desk } from '../../renderer/actions/desk'
import { enterCase } from '../../renderer/actions/enter-case'
import { recover, saveSettings } from '../../renderer/actions/set-up'
import { decide, openRemaining, startUp } from '../../renderer/actions/start-up'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { failed } from '../../shared/result'
import { someSettings } from '../build/context'
import { aDesk, aReadyDesk, reopenedDesk, restartedDesk, setUp, type TestDesk } from '../build/desk'
import { got, mapFolder } from '../host/build/delivering'

const phase = async (desk: Desk) => {
  await decide(desk)
  return desk.session.getState().phase
}
const opening = { srNumber: '1-1', scin: '1', payingParent: 'Marek Example', caseworker: 'Imogen Specimen' }
/** A desk on which two SRs were entered, its window closed. */
const withCases = async () => {
  const desk = await aReadyDesk()
  const ids = []
  for (const srNumber of ['1-1', '1-2'])
    ids.push(got(await enterCase(desk, liabilityOrder, { ...opening, srNumber })).id)
  return { desk: reopenedDesk(desk), ids }
}
const inData = ({ at }: TestDesk, name: string) => path.join(at.dataDir, name)

describe('opening the window', () => {
  it('begins with set-up on a first run, and opens the worklist once nothing is missing', async () => {
    const desk = await aDesk()
    expect(await phase(desk)).toEqual({ is: 'set-up' })
    got(await saveSettings(desk, someSettings()))
    expect(await phase(desk)).toEqual({ is: 'set-up' })
    await setUp(desk)
    expect(desk.session.getState()).toMatchObject({ phase: { is: 'ready' }, cases: {}, damaged: [] })
  })

  it('goes on with set-up that was stopped before the recovery key was confirmed', async () => {
    const desk = await aDesk()
    got(await saveSettings(desk, someSettings()))
    got(await desk.host('vault.create', {}))
    expect(await phase(desk)).toEqual({ is: 'set-up' })
  })

  it('shows every SR that is stored', async () => {
    const { desk, ids } = await withCases()
    expect(await phase(desk)).toEqual({ is: 'ready' })
    expect(Object.keys(desk.session.getState().cases).sort()).toEqual(ids.sort())
  })

  it('does nothing in a second window', async () => {
    const locks = { request: async (_: string, __: object, held: (lock: null) => void) => held(null) }
    vi.stubGlobal('navigator', { locks })
    const desk = await aDesk()
    await startUp(desk)
    expect(desk.session.getState().phase).toEqual({ is: 'second-window' })
    vi.unstubAllGlobals()
  })

  it('says that the host does not answer', async () => {
    const fault = failed('unreachable', 'The host has stopped.', 'Start it again.')
    const desk = { ...(await aDesk()), host: async () => fault }
    expect(await phase(desk)).toEqual({ is: 'no-host', fault: fault.fault })
  })
})

describe('what is stored does not fit: never a first run', () => {
  const recovery = (reason: object) => ({ is: 'recovery', reason })

  it('when SRs are missing from the store; what is left can be opened', async () => {
    const { desk, ids } = await withCases()
    await desk.database.cases.delete(ids[0] ?? '')
    const reason = { kind: 'cases-missing', expected: 2, found: 1 }
    expect(await phase(desk)).toEqual(recovery(reason))
    got(await openRemaining(desk))
    const { cases, damaged } = desk.session.getState()
    expect(Object.keys(cases)).toEqual([ids[1]])
    expect(damaged).toMatchObject([{ caseId: ids[0], fault: { code: 'not-found' } }])
  })

  it('when the whole store is empty', async () => {
    const { desk } = await withCases()
    await Promise.all(desk.database.tables.map(table => table.clear()))
    expect(await phase(desk)).toEqual(recovery({ kind: 'cases-missing', expected: 2, found: 0 }))
  })

  it('when one SR is gone and another came: the number alone does not tell', async () => {
    const { desk, ids } = await withCases()
    const row = await desk.database.cases.get(ids[0] ?? '')
    await desk.database.cases.delete(ids[0] ?? '')
    if (row) await desk.database.cases.add({ ...row, id: crypto.randomUUID() })
    expect(await phase(desk)).toEqual({ is: 'ready' })
    const { cases, damaged } = desk.session.getState()
    expect(Object.keys(cases)).toHaveLength(1)
    expect(damaged.map(one => one.fault.code).sort()).toEqual(['damaged', 'not-found'])
  })

  it('when the key file is gone', async () => {
    const { desk } = await withCases()
    await rm(inData(desk, 'keys.json'))
    expect(await phase(desk)).toEqual(recovery({ kind: 'key-missing', storedCases: 2 }))
  })

  it('when the key file is damaged', async () => {
    const { desk } = await withCases()
    await writeFile(inData(desk, 'keys.json'), '{"format":1')
    expect(await phase(desk)).toEqual(recovery({ kind: 'key-damaged' }))
  })

  it('when the key cannot be opened here; the recovery key opens everything again', async () => {
    const { desk, ids } = await withCases()
    const { recoveryKey } = got(await desk.host('vault.renewRecovery', {}))
    await rename(inData(desk, 'sealing.key'), inData(desk, 'sealing.gone'))
    // A host that is running still has the key in memory.
    const next = await restartedDesk(desk)
    expect(await phase(next)).toEqual(recovery({ kind: 'key-lost', storedCases: ids.length }))
    got(await recover(next, recoveryKey))
    expect(Object.keys(next.session.getState().cases).sort()).toEqual(ids.sort())
  })

  it('when the settings are damaged or gone', async () => {
    const { desk } = await withCases()
    await writeFile(inData(desk, 'settings.json'), 'no settings')
    expect(await phase(desk)).toMatchObject(
      recovery({ kind: 'settings-damaged', fault: { code: 'damaged' } }),
    )
    await rm(inData(desk, 'settings.json'))
    expect(await phase(desk)).toMatchObject(
      recovery({ kind: 'settings-damaged', fault: { code: 'not-found' } }),
    )
    got(await saveSettings(desk, someSettings()))
    expect(await phase(desk)).toEqual({ is: 'ready' })
  })

  it('when the list of mapped folders is damaged; mapping one begins it anew', async () => {
    const { desk } = await withCases()
    await writeFile(inData(desk, 'folders.json'), 'no folders')
    expect(await phase(desk)).toMatchObject(recovery({ kind: 'folders-damaged', fault: { code: 'damaged' } }))
    await mapFolder(desk.host, desk.at.share)
    expect(await phase(desk)).toEqual({ is: 'ready' })
  })

  it('when the store itself cannot be read, or cannot be read to its end', async () => {
    const { desk } = await withCases()
    const fail = () => {
      throw new Error('The disk is gone')
    }
    desk.database.cases.hook('reading', fail)
    expect(await phase(desk)).toMatchObject(
      recovery({ kind: 'store-unreadable', fault: { code: 'damaged' } }),
    )
    desk.database.cases.hook('reading').unsubscribe(fail)
    expect(await phase(desk)).toEqual({ is: 'ready' })
  })

  it('does not set up again for a new recovery key that waits to be confirmed: it reminds', async () => {
    const { desk } = await withCases()
    got(await desk.host('vault.renewRecovery', {}))
    expect(await phase(desk)).toEqual({ is: 'ready' })
    expect(desk.session.getState().notices).toMatchObject([{ kind: 'warning' }])
  })
})
