import 'fake-indexeddb/auto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { enterCase } from '../../renderer/actions/enter-case'
import { lockDesk } from '../../renderer/actions/lock'
import { makeRecoveryKey, saveSettings, setPassphrase, unlockDesk } from '../../renderer/actions/set-up'
import { decide } from '../../renderer/actions/start-up'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { ok } from '../../shared/result'
import { someSettings } from '../build/context'
import { aDesk, aPage, aReadyDesk, reopenedDesk, restartedDesk } from '../build/desk'
import { faultOf, got } from '../host/build/delivering'

const opening = { srNumber: '1-1', scin: '1', payingParent: 'Marek Example', caseworker: 'Imogen Specimen' }
const typed = { 'case/1/note': { text: 'Zebedee Unsaved' } }

/** A desk with one SR, something typed and not saved, and something looked for. */
const aBusyDesk = async () => {
  const page = aPage()
  const desk = { ...(await aReadyDesk()), page }
  const { id } = got(await enterCase(desk, liabilityOrder, opening))
  page.fields = typed
  desk.session.setState(({ worklist }) => ({ worklist: { ...worklist, query: 'marek' } }))
  return { desk, page, id }
}

it('empties the screen, takes the keys away and starts the page anew', async () => {
  const { desk, page } = await aBusyDesk()
  await lockDesk(desk, 'officer')
  expect(desk.session.getState().phase).toMatchObject({ is: 'locked', why: 'officer' })
  expect(page.started).toEqual([{ why: 'officer', entriesLost: false }])
  expect(faultOf(await desk.host('vault.keys', {})).code).toBe('locked')
  const sealed = await readFile(path.join(desk.at.dataDir, 'entries.sealed'), 'latin1')
  expect(sealed).not.toContain('Zebedee')
})

it('stays locked however often the page is loaded, and opens where it was', async () => {
  const { desk, page, id } = await aBusyDesk()
  await lockDesk(desk, 'idle')
  const next = reopenedDesk(desk)
  await decide(next)
  expect(next.session.getState()).toMatchObject({ phase: { is: 'locked', passphrase: false }, cases: {} })
  got(await unlockDesk(next, null))
  expect(Object.keys(next.session.getState().cases)).toEqual([id])
  expect(page.fields).toEqual(typed)
  expect(next.session.getState().worklist.query).toBe('marek')
})

it('asks for the passphrase, after a restart as well', async () => {
  const { desk, id } = await aBusyDesk()
  got(await setPassphrase(desk, null, 'three short words'))
  await lockDesk(desk, 'officer')
  const next = await restartedDesk(desk)
  await decide(next)
  expect(next.session.getState().phase).toMatchObject({ is: 'locked', passphrase: true, why: 'opening' })
  expect(faultOf(await unlockDesk(next, 'three short worlds')).code).toBe('refused')
  expect(next.session.getState().cases).toEqual({})
  got(await unlockDesk(next, 'three short words'))
  expect(Object.keys(next.session.getState().cases)).toEqual([id])
})

it('locks although what was typed cannot be kept, and says so', async () => {
  const { desk, page } = await aBusyDesk()
  const host: typeof desk.host = (name, input) =>
    name === 'entries.keep'
      ? desk.host('host.systemLocked', {}).then(told => told as never)
      : desk.host(name, input)
  await lockDesk({ ...desk, host }, 'computer')
  expect(page.started).toEqual([{ why: 'computer', entriesLost: true }])
  expect(faultOf(await desk.host('vault.keys', {})).code).toBe('locked')
})

it('locks on the recovery screen, and comes back to it with what an earlier lock kept', async () => {
  const { desk, page } = await aBusyDesk()
  await lockDesk(desk, 'officer')
  const settings = path.join(desk.at.dataDir, 'settings.json')
  const whole = await readFile(settings)
  await rm(settings)
  const lost = await restartedDesk(desk)
  const isRecovery = { is: 'recovery', reason: { kind: 'settings-damaged' } }
  await decide(lost)
  expect(lost.session.getState().phase).toMatchObject(isRecovery)

  await lockDesk(lost, 'idle')
  expect(lost.session.getState().phase).toMatchObject({ is: 'locked', why: 'idle' })
  expect(page.started.at(-1)).toEqual({ why: 'idle', entriesLost: false })
  expect(faultOf(await lost.host('vault.keys', {})).code).toBe('locked')

  const next = reopenedDesk(lost)
  await decide(next)
  expect(next.session.getState().phase).toMatchObject({ is: 'locked' })
  got(await unlockDesk(next, null))
  expect(next.session.getState().phase).toMatchObject(isRecovery)

  await writeFile(settings, whole)
  await decide(next)
  expect(next.session.getState().phase).toEqual({ is: 'ready' })
  expect(page.fields).toEqual(typed)
})

it('locks in set-up once there is a key, and asks for it or makes another', async () => {
  const page = aPage()
  const desk = { ...(await aDesk()), page }
  got(await saveSettings(desk, someSettings()))
  await decide(desk)
  await lockDesk(desk, 'idle')
  expect([desk.session.getState().phase.is, page.started]).toEqual(['set-up', []])
  got(await makeRecoveryKey(desk))
  await lockDesk(desk, 'idle')
  expect(page.started).toEqual([{ why: 'idle', entriesLost: false }])
  const next = reopenedDesk(desk)
  await decide(next)
  got(await unlockDesk(next, null))
  expect(next.session.getState()).toMatchObject({
    phase: { is: 'set-up' },
    vault: { state: 'open', recoveryConfirmed: false },
  })
})

it('locks on the recovery screen when the computer is locked', async () => {
  const { desk, page } = await aBusyDesk()
  await rm(path.join(desk.at.dataDir, 'settings.json'))
  let lockComputer: () => void = () => undefined
  const once = new Promise<void>(resolve => {
    lockComputer = resolve
  })
  let asked = 0
  const host: typeof desk.host = async (name, input) => {
    if (name !== 'host.systemLocked') return desk.host(name, input)
    if (asked++ > 0) return new Promise<never>(() => undefined)
    await once
    return ok({}) as never
  }
  const lost = { ...reopenedDesk(desk), host }
  await decide(lost)
  expect(lost.session.getState().phase.is).toBe('recovery')
  lockComputer()
  await vi.waitFor(() => expect(page.started).toEqual([{ why: 'computer', entriesLost: expect.anything() }]))
  expect(faultOf(await desk.host('vault.keys', {})).code).toBe('locked')
})
