import 'fake-indexeddb/auto'
import { rename } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { makeDocument } from '../../renderer/actions/documents'
import { addFiles } from '../../renderer/actions/files'
import { checkDelivery, saveDelivery, tryAgain, withdraw } from '../../renderer/actions/outbox'
import { decide } from '../../renderer/actions/start-up'
import { recordFacts } from '../../renderer/actions/work-on-steps'
import type { Facts } from '../../shared/case/facts'
import type { HostClient } from '../../shared/host/contract'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { stepOf } from '../../shared/procedures/schema'
import { failed } from '../../shared/result'
import { aReadyDesk, reopenedDesk, shown, type TestDesk } from '../build/desk'
import { aPdf, doPart, doSteps, entered, zipOn } from '../build/journey'
import { sampleFacts } from '../documents/samples'
import { faultOf, got } from '../host/build/delivering'

type Ready = Awaited<ReturnType<typeof aReadyDesk>>

/** An SR on which everything is ready for the bundle of step 4. */
const readyToSave = async (desk: Ready, known: Facts = sampleFacts()) => {
  const id = await entered(desk, liabilityOrder, known)
  await doSteps({ desk, id, known }, [1, 2, 3])
  const step = stepOf(liabilityOrder, 'first-bundle')
  for (const part of step?.parts ?? [])
    if (step && part.kind !== 'delivery' && !part.when) await doPart({ desk, id, known }, step, part)
  return id
}
const begun = async () => {
  const desk = await aReadyDesk()
  return { desk, id: await readyToSave(desk) }
}
const save = (desk: Ready, id: string) => saveDelivery(desk, id, 'first-bundle', 'bundle', desk.folderId)
const away = (desk: TestDesk) => rename(desk.at.share, `${desk.at.share}-away`)
const back = (desk: TestDesk) => rename(`${desk.at.share}-away`, desk.at.share)
const states = (desk: TestDesk, id: string) => shown(desk, id).deliveries.map(one => one.state)

describe('saving on a mapped folder', () => {
  it('puts it there, and says so once it is proved', async () => {
    const { desk, id } = await begun()
    const [delivery] = got(await save(desk, id)).deliveries
    expect(delivery).toMatchObject({ state: 'arrived', receipt: { alreadyThere: false } })
    expect((await zipOn(desk, delivery?.name ?? '')).size).toBe(5)
    expect(desk.session.getState().notices.at(-1)).toMatchObject({ kind: 'success' })
    expect(desk.session.getState().work).toEqual([])
  })

  it('is refused with what is missing, for a folder of another kind, and for one that is not mapped', async () => {
    const { desk, id } = await begun()
    const to = (folderId: string) => saveDelivery(desk, id, 'first-bundle', 'bundle', folderId)
    desk.session.setState(({ folders }) => ({
      folders: folders.map(folder => ({ ...folder, kind: 'cpo-manager' as const })),
    }))
    expect(faultOf(await to(desk.folderId)).message).toBe(
      'Northern CPT is not a CPT shared folder, and this goes to one.',
    )
    expect(faultOf(await to(crypto.randomUUID())).message).toBe('This folder is no longer mapped.')
    await decide(desk)
    got(await recordFacts(desk, id, { cpoName: 'Someone Else' }))
    expect(faultOf(await save(desk, id)).message).toContain('CMEL7298 is out of date')
    expect(states(desk, id)).toEqual([])
  })

  it('is refused, like CMEL9180, while the hearing date that arrived twice differs', async () => {
    const { desk, id } = await begun()
    got(await recordFacts(desk, id, { letterDate: '2026-05-14', hearingDateFromEmail: '2026-06-25' }))
    expect(faultOf(await makeDocument(desk, id, 'cmel9180')).message).toContain('arrived twice and differ')
    const saved = await saveDelivery(desk, id, 'cover-letter', 'bundle', desk.folderId)
    expect(faultOf(saved).message).toContain('arrived twice and differ')
    expect((await makeDocument(desk, id, 'cmel7298')).ok).toBe(true)
  })
})

describe('a folder that is away', () => {
  it('leaves the delivery in the outbox with the reason, and it goes later', async () => {
    const { desk, id } = await begun()
    await away(desk)
    const [waiting] = got(await save(desk, id)).deliveries
    expect(waiting).toMatchObject({
      state: 'waiting',
      held: { message: expect.stringContaining('Northern CPT') },
    })
    await back(desk)
    const [arrived] = got(await tryAgain(desk, id, waiting?.deliveryId ?? '')).deliveries
    expect(arrived).toMatchObject({ state: 'arrived', held: null })
  })

  it('does not fill the history with the same reason over and over', async () => {
    const { desk, id } = await begun()
    await away(desk)
    const [waiting] = got(await save(desk, id)).deliveries
    const { seq } = shown(desk, id)
    await tryAgain(desk, id, waiting?.deliveryId ?? '')
    expect(shown(desk, id).seq).toBe(seq)
  })

  it('gets what waited when the product is opened again', async () => {
    const { desk, id } = await begun()
    await away(desk)
    got(await save(desk, id))
    await back(desk)
    const again = reopenedDesk(desk)
    await decide(again)
    await vi.waitFor(() => expect(states(again, id)).toEqual(['arrived']), 10_000)
  })

  it('gets only the newest version of what was saved twice', async () => {
    const { desk, id } = await begun()
    await away(desk)
    got(await save(desk, id))
    got(await save(desk, id))
    expect(states(desk, id)).toEqual(['withdrawn', 'waiting'])
    expect(shown(desk, id).deliveries.map(one => one.version)).toEqual([1, 2])
  })

  it('lets the officer take it back, once, and not when it has gone', async () => {
    const { desk, id } = await begun()
    const [gone] = got(await save(desk, id)).deliveries
    expect(faultOf(await withdraw(desk, id, gone?.deliveryId ?? '', 'Wrong')).code).toBe('conflict')
    expect(got(await checkDelivery(desk, id, gone?.deliveryId ?? ''))).toBe('there')
    await away(desk)
    const waiting = got(await save(desk, id)).deliveries[1]
    got(await withdraw(desk, id, waiting?.deliveryId ?? '', 'Wrong'))
    expect(states(desk, id)).toEqual(['arrived', 'withdrawn'])
  })
})

describe('a delivery that cannot go for a reason of its own', () => {
  it('does not hold up the others', async () => {
    const { desk, id } = await begun()
    const other = await readyToSave(desk, sampleFacts({ srNumber: '1-2' }))
    await away(desk)
    got(await save(desk, id))
    got(await save(desk, other))
    await back(desk)
    const lost = shown(desk, id).documents[0]?.fileId ?? ''
    await desk.database.fileParts.where({ fileId: lost }).delete()
    const again = reopenedDesk(desk)
    await decide(again)
    await vi.waitFor(() => expect(states(again, other)).toEqual(['arrived']), 10_000)
    expect(shown(again, id).deliveries[0]).toMatchObject({ state: 'waiting', held: { code: 'not-found' } })
  })

  it('waits when the host broke it off: only the officer takes it back', async () => {
    const { desk, id } = await begun()
    const closing = failed('cancelled', 'The application is closing.', 'Open it again.')
    const host: HostClient = async (name, input) =>
      name === 'delivery.commit' ? closing : desk.host(name, input)
    const saved = await save({ ...desk, host }, id)
    expect(got(saved).deliveries[0]).toMatchObject({ state: 'waiting', held: { code: 'unreachable' } })
  })

  it('is not taken out of the outbox when it had arrived and only its answer was lost', async () => {
    const { desk, id } = await begun()
    const lost: HostClient = async (name, input) => {
      const answer = await desk.host(name, input)
      return name === 'delivery.commit' ? failed('unreachable', 'The host has stopped.', 'Again.') : answer
    }
    const [waiting] = got(await save({ ...desk, host: lost }, id)).deliveries
    expect(waiting?.state).toBe('waiting')
    const refused = faultOf(await withdraw(desk, id, waiting?.deliveryId ?? '', 'Not needed any more'))
    expect(refused.message).toContain('is on Northern CPT already')
    expect(shown(desk, id).deliveries).toMatchObject([
      { state: 'arrived', receipt: { name: waiting?.name, alreadyThere: true } },
    ])
  })

  it('is taken back when the officer stops it', async () => {
    const { desk, id } = await begun()
    const host: HostClient = async (name, input) => {
      if (name === 'delivery.begin') for (const work of desk.session.getState().work) work.cancel()
      return desk.host(name, input)
    }
    await save({ ...desk, host }, id)
    expect(states(desk, id)).toEqual(['withdrawn'])
  })
})

describe('bringing files', () => {
  const place = { role: 'supporting', step: 'first-bundle' }

  it('takes each by what it is, and refuses one without losing the others', async () => {
    const { desk, id } = await begun()
    const { added, faults } = await addFiles(desk, id, place, [
      aPdf('A.pdf'),
      new File(['no pdf'], 'B.pdf'),
      aPdf('C.pdf'),
    ])
    expect(added).toBe(2)
    expect(faults.map(fault => fault.message)).toEqual([expect.stringContaining('B.pdf')])
    expect(shown(desk, id).files.map(file => file.name)).toEqual(['A.pdf', 'C.pdf'])
  })

  it('gives it an ending by which it opens, also when its name is too long', async () => {
    const { desk, id } = await begun()
    await addFiles(desk, id, place, [aPdf('scan'), aPdf('photo.jpg'), aPdf(`${'x'.repeat(300)}.pdf`)])
    const names = shown(desk, id).files.map(file => file.name)
    expect(names.slice(0, 2)).toEqual(['scan.pdf', 'photo.jpg.pdf'])
    expect(names[2]).toMatch(/^x+~x+\.pdf$/)
  })
})
