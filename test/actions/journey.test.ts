import 'fake-indexeddb/auto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { historyPdf } from '../../renderer/actions/documents'
import { checkDelivery } from '../../renderer/actions/outbox'
import { decide } from '../../renderer/actions/start-up'
import { checklist } from '../../shared/checklist/checklist'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aContext } from '../build/context'
import { aReadyDesk, draftsOf, reopenedDesk, shown } from '../build/desk'
import { doSteps, entered, zipOn } from '../build/journey'
import { sampleFacts } from '../documents/samples'
import { got } from '../host/build/delivering'

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const check = {
  secondPvMarking: 'none',
  secondPvCheckedOn: '2026-06-15',
  paymentsSince: false,
  contactSince: false,
}
const begun = async (changes: Parameters<typeof sampleFacts>[0]) => {
  const desk = await aReadyDesk()
  const known = sampleFacts({ ...check, issueDate: '2026-05-14', ...changes })
  const id = await entered(desk, liabilityOrder, known)
  return { desk, id, known }
}

describe('a Liability Order by the product’s own actions, on a real host and a real folder', () => {
  it('goes from allocation to Close / Complete', async () => {
    const doing = await begun({ cpoDecision: 'proceed', outcome: 'Made.', outcomeDate: '2026-06-18' })
    const { desk, id } = doing
    const one = await doSteps(doing, upTo(14))

    const { tasks } = checklist(liabilityOrder, one, aContext())
    expect(tasks.map(task => task.state)).toEqual(Array(14).fill('done'))
    expect(one.closed).toMatchObject({ end: 'complete', left: [] })

    const reference = 'SR 1-4471902653 liability order'
    expect((await readdir(desk.at.share)).sort()).toEqual([`${reference} v1.zip`, `${reference} v2.zip`])
    const second = await zipOn(desk, `${reference} v2.zip`)
    expect([...second.keys()]).toEqual([
      '01 CMEL7298.pdf',
      '02 CMEL7000.pdf',
      '03 SSST referral.pdf',
      '04 PV check.pdf',
      '05 CMEL9180.pdf',
      'manifest.json',
    ])
    expect(
      Buffer.from(second.get('05 CMEL9180.pdf') ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(one.deliveries.map(delivery => delivery.state)).toEqual(['arrived', 'arrived'])
    const last = one.deliveries[1]?.deliveryId ?? ''
    expect(got(await checkDelivery(desk, id, last))).toBe('there')

    const drafts = await draftsOf(desk)
    expect(drafts).toEqual(['SR 1-4471902653 step 10 email 1.eml', 'SR 1-4471902653 step 13 email 2.eml'])
    const reply = await readFile(path.join(desk.at.draftsDir, drafts[0] ?? ''), 'utf8')
    expect(reply).toMatch(/Disposition-Notification-To/i)
    expect(desk.clipboard).toContain('In Progress')

    const again = reopenedDesk(desk)
    await decide(again)
    expect(shown(again, id)).toEqual(one)
    expect(
      Buffer.from(got(await historyPdf(again, id)))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('goes to Close / Cancel when the CPO stops', async () => {
    const doing = await begun({ cpoDecision: 'stop', stopReason: 'The arrears are paid' })
    const one = await doSteps(doing, upTo(11))
    expect(one.closed).toMatchObject({ end: 'cancelled', left: [] })
  })
})
