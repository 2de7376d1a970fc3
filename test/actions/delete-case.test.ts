import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportRegister, saveCertificate } from '../../renderer/actions/certificates'
import { draftEmail } from '../../renderer/actions/correspondence'
import {
  declareDeletion,
  deleteCase,
  liftHold,
  placeHold,
  whatWouldGo,
} from '../../renderer/actions/delete-case'
import { continueDeletion } from '../../renderer/actions/deletions'
import { record } from '../../renderer/actions/desk'
import { addFiles } from '../../renderer/actions/files'
import { handOver } from '../../renderer/actions/handover'
import { withdraw } from '../../renderer/actions/outbox'
import { decide } from '../../renderer/actions/start-up'
import { recordFacts, undo } from '../../renderer/actions/work-on-steps'
import { modelText } from '../../shared/documents/model'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { failed } from '../../shared/result'
import { certificate } from '../../shared/retention/certificate'
import { inventory } from '../../shared/retention/inventory'
import { progressOf, registerCsv } from '../../shared/retention/register'
import { aReadyDesk, draftsOf, reopenedDesk, shown, type TestDesk } from '../build/desk'
import { aPdf, doSteps, entered } from '../build/journey'
import { sampleFacts } from '../documents/samples'
import { anOrder } from '../host/build/deleting'
import { faultOf, got } from '../host/build/delivering'

const check = {
  secondPvMarking: 'none',
  secondPvCheckedOn: '2026-06-15',
  paymentsSince: false,
  contactSince: false,
  cpoEmail: 'priya.notional@example.gov.uk',
}

/** A Liability Order with a bundle on its folder, two drafts of one email and a scan, closed because the CPO stopped. */
const closed = async ({ bundle } = { bundle: true }) => {
  const desk = await aReadyDesk()
  const known = sampleFacts()
  const id = await entered(desk, liabilityOrder, known)
  await doSteps({ desk, id, known }, bundle ? [1, 2, 3, 4] : [1, 2])
  got(await recordFacts(desk, id, check))
  for (const _ of [1, 2]) got(await draftEmail(desk, id, 'second-pv-check', 'reply'))
  const added = await addFiles(desk, id, { role: 'outcome-scan', step: 'outcome' }, [aPdf('Order.pdf')])
  expect(added.faults).toEqual([])
  got(await recordFacts(desk, id, { cpoDecision: 'stop', stopReason: 'The arrears are paid' }))
  got(await record(desk, id, { type: 'closed', end: 'cancelled', left: [] }))
  return { desk, id }
}

const declared = async (options?: { bundle: boolean }) => {
  const all = await closed(options)
  got(await declareDeletion(all.desk, all.id, { agreedBy: 'Perpetua Sample' }))
  return all
}

const rowsOf = async ({ database }: TestDesk) =>
  (
    await Promise.all([database.cases, database.events, database.fileParts].map(table => table.count()))
  ).join()

describe('deleting the files of an SR', () => {
  it('leaves nothing of it but its certificate, and the other SRs as they were', async () => {
    const { desk, id } = await declared()
    const other = await entered(desk, liabilityOrder, sampleFacts({ srNumber: '1-9999999999' }))
    const done = got(await deleteCase(desk, id))
    expect(await readdir(desk.at.share)).toEqual([])
    expect(await draftsOf(desk)).toEqual([])
    expect(await rowsOf(desk)).toBe('1,2,0')
    expect(Object.keys(desk.session.getState().cases)).toEqual([other])
    expect(got(await desk.host('vault.keys', {})).map(key => key.caseId)).toEqual([other])
    expect(desk.session.getState().vault?.expectedCases).toBe(1)

    expect(done).toMatchObject({
      reference: { label: 'SR number', value: '1-4471902653' },
      procedure: 'Liability order (P3)',
      end: 'Close / Cancel',
      by: 'Alex Fictional',
      stated: false,
      agreedBy: 'Perpetua Sample',
      copies: [{ name: 'SR 1-4471902653 liability order v1.zip', state: 'removed' }],
      drafts: [{ state: 'removed' }, { state: 'removed' }],
    })
    expect(done.kinds.find(kind => kind.what === 'Scan of the outcome')).toMatchObject({ count: 1 })
    const said = JSON.stringify(done)
    const { payingParent, payingParentAddress, receivingParent, scin, caseworker, court } = sampleFacts()
    const people = [payingParent, payingParentAddress, receivingParent, scin, caseworker, court].map(String)
    for (const word of ['Order.pdf', 'arrears', 'Priya', ...people]) expect(said).not.toContain(word)

    const again = reopenedDesk(desk)
    await decide(again)
    expect(again.session.getState()).toMatchObject({ phase: { is: 'ready' }, damaged: [], deletions: [done] })
    expect(Object.keys(again.session.getState().cases)).toEqual([other])
  })

  it('is refused while the SR is open, while nobody agreed, and while it is held', async () => {
    const { desk, id } = await closed({ bundle: false })
    expect(faultOf(await deleteCase(desk, id)).message).toContain('Nobody has declared')
    expect(faultOf(await declareDeletion(desk, id, {})).next).toContain('team leader')
    got(await placeHold(desk, id, 'complaint', 'Received on Monday'))
    expect(faultOf(await declareDeletion(desk, id, { agreedBy: 'Perpetua Sample' })).message).toBe(
      'It is held for a complaint: Received on Monday',
    )
    got(await liftHold(desk, id, 'It was answered'))
    got(await declareDeletion(desk, id, { agreedBy: 'Perpetua Sample' }))
    got(await placeHold(desk, id, 'appeal', 'To the tribunal'))
    expect(faultOf(await deleteCase(desk, id)).message).toContain('an appeal')
    got(await liftHold(desk, id, 'It was decided'))
    const closing = got((await desk.store?.cases.history(id)) ?? faultless()).find(
      one => one.type === 'closed',
    )
    got(await undo(desk, id, closing?.id ?? '', 'Too early'))
    expect(faultOf(await deleteCase(desk, id)).message).toContain('not closed')
    expect(shown(desk, id).files).toHaveLength(1)
    expect(desk.session.getState().deletions).toEqual([])
  })

  it('goes on after the window was killed between the key and the rows', async () => {
    const { desk, id } = await declared()
    const events = got(await (desk.store?.cases.history(id) ?? faultless()))
    const { copies, drafts } = inventory(liabilityOrder, shown(desk, id), events, [], [])
    got(await desk.host('retention.delete', anOrder(id, { copies, drafts })))
    const again = reopenedDesk(desk)
    await decide(again)
    expect(again.session.getState()).toMatchObject({ phase: { is: 'ready' }, damaged: [], cases: {} })
    expect(await rowsOf(again)).toBe('0,0,0')
    const [deletion] = again.session.getState().deletions
    expect(deletion?.rowsRemovedAt).not.toBeNull()
    const done = got(await continueDeletion(again, deletion?.id ?? ''))
    expect([...done.copies, ...done.drafts].map(part => part.state)).toEqual([
      'removed',
      'removed',
      'removed',
    ])
    expect(await readdir(desk.at.share)).toEqual([])
  })

  it('keeps what is on a folder that is away as pending, over a restart', async () => {
    const { desk, id } = await declared()
    await rename(desk.at.share, `${desk.at.share}-away`)
    const begun = got(await deleteCase(desk, id))
    expect(begun.copies).toMatchObject([{ state: 'pending' }])
    const again = reopenedDesk(desk)
    await decide(again)
    expect(again.session.getState().deletions).toMatchObject([
      { id: begun.id, copies: [{ state: 'pending' }] },
    ])
    await rename(`${desk.at.share}-away`, desk.at.share)
    expect(got(await continueDeletion(again, begun.id)).copies).toMatchObject([{ state: 'removed' }])
  })

  it('finds what had arrived without an answer and was taken out of the outbox while the folder was away', async () => {
    const desk = await aReadyDesk()
    const known = sampleFacts()
    const lost: typeof desk = {
      ...desk,
      host: async (name, input) => {
        const answer = await desk.host(name, input)
        return name === 'delivery.commit' ? failed('unreachable', 'The host has stopped.', 'Again.') : answer
      },
    }
    const id = await entered(desk, liabilityOrder, known)
    await doSteps({ desk, id, known }, [1, 2, 3])
    // The step cannot be done without its delivery.
    await expect(doSteps({ desk: lost, id, known }, [4])).rejects.toThrow()
    const [waiting] = shown(desk, id).deliveries
    expect(waiting?.state).toBe('waiting')
    expect(await readdir(desk.at.share)).toEqual([waiting?.name])
    await rename(desk.at.share, `${desk.at.share}-away`)
    got(await withdraw(desk, id, waiting?.deliveryId ?? '', 'Not needed any more'))
    await rename(`${desk.at.share}-away`, desk.at.share)
    got(await recordFacts(desk, id, { ...check, cpoDecision: 'stop', stopReason: 'The arrears are paid' }))
    got(await record(desk, id, { type: 'closed', end: 'cancelled', left: [] }))
    got(await declareDeletion(desk, id, { agreedBy: 'Perpetua Sample' }))
    expect(got(await deleteCase(desk, id)).copies).toMatchObject([{ sought: true, state: 'removed' }])
    expect(await readdir(desk.at.share)).toEqual([])
  })

  it('removes the handover file that holds it alone, and names the one that holds another SR too', async () => {
    const { desk, id } = await closed({ bundle: false })
    const other = await entered(desk, liabilityOrder, sampleFacts({ srNumber: '1-9999999999' }))
    const to = { to: 'Sam Invented', passphrase: 'three invented words' }
    const alone = got(await handOver(desk, { caseIds: [id], ...to }))
    const both = got(await handOver(desk, { caseIds: [other, id], ...to }))
    await rename(alone.place, path.join(path.dirname(alone.place), 'For Sam.ssst-handover'))
    got(await declareDeletion(desk, id, { agreedBy: 'Perpetua Sample' }))
    expect(got(await whatWouldGo(desk, id)).handovers).toMatchObject({
      files: [
        { place: alone.place, others: 0 },
        { place: both.place, others: 1 },
      ],
      whole: true,
    })
    const done = got(await deleteCase(desk, id))
    expect(done.handovers).toMatchObject([
      { place: alone.place, state: 'removed' },
      { place: both.place, sha256: both.sha256, state: 'changed' },
    ])
    expect(await readdir(path.dirname(alone.place))).toEqual([both.name])
    expect(progressOf(done)).toBe('to-decide')
    const words = [modelText(certificate(done, '2026-06-15')), registerCsv([done])]
    for (const text of words)
      for (const word of [both.place, 'holds another SR too', 'passphrase']) expect(text).toContain(word)
    const list = await readFile(path.join(desk.at.dataDir, 'handovers.json'), 'utf8')
    for (const word of [id, other, both.name]) expect(list).not.toContain(word)
    // The colleague has it: the officer deletes the file and looks again.
    await rm(both.place)
    const again = got(await continueDeletion(desk, done.id, true))
    expect(again.handovers).toMatchObject([{ state: 'removed' }, { state: 'not-there' }])
    expect(progressOf(again)).toBe('finished')
  })

  it('saves the certificate as a PDF and the register as CSV, each beside the one before', async () => {
    const { desk, id } = await declared({ bundle: false })
    const done = got(await deleteCase(desk, id))
    const saved = got(await saveCertificate(desk, done.id))
    expect((await readFile(saved.place)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(path.basename(saved.place)).not.toContain('4471902653')
    const csv = [got(await exportRegister(desk)), got(await exportRegister(desk))].map(one => one.name)
    expect(csv).toEqual(['Register of deletions.csv', 'Register of deletions (2).csv'])
  })
})

describe('what broken-off work left', () => {
  it('is cleared at the next start: files without an entry, drafts without an email; never what a history names', async () => {
    const { desk, id } = await closed({ bundle: false })
    const before = await rowsOf(desk)
    const stray = randomUUID()
    got((await desk.store?.files.put(id, stray, new Uint8Array(10))) ?? faultless())
    const message = {
      ...{ from: 'a@example.gov.uk', to: ['b@example.gov.uk'], cc: [], subject: 'S', text: 'T' },
      ...{ readReceipt: false, attachments: [] },
    }
    got(await desk.host('drafts.write', { draftId: randomUUID(), name: 'stray.eml', message }))
    const events = got((await desk.store?.cases.history(id)) ?? faultless())
    const scan = events.findLast(event => event.type === 'file-added')
    // Undone as such: its bytes belong to the history all the same.
    got(await record(desk, id, { type: 'undone', of: scan?.id ?? '', reason: 'The wrong one' }))

    const again = reopenedDesk(desk)
    await decide(again)
    await expect.poll(() => draftsOf(again)).toHaveLength(2)
    await expect.poll(async () => (await rowsOf(again)).split(',')[2]).toBe(before.split(',')[2])
    expect(await desk.database.fileParts.where({ fileId: stray }).count()).toBe(0)
  })
})

const faultless = (): never => {
  throw new Error('the store is not open')
}
