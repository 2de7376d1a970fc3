import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import {
  bringIn,
  changeBundle,
  putIn,
  setBundleAside,
  startBundle,
} from '../../renderer/actions/court-bundles/keep'
import { record } from '../../renderer/actions/desk'
import { makeDocument } from '../../renderer/actions/documents'
import { decide } from '../../renderer/actions/start-up'
import { recordFacts } from '../../renderer/actions/work-on-steps'
import { issue, moveDocument, removeDocument } from '../../shared/bundle/court/edit'
import { documentsOf } from '../../shared/bundle/court/plan'
import type { FactValue } from '../../shared/case/facts'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aReadyDesk, reopenedDesk, shown, type TestDesk } from '../build/desk'
import { aPdf, entered } from '../build/journey'
import { sampleFacts } from '../documents/samples'
import { faultOf, got } from '../host/build/delivering'

const started = async () => {
  const desk = await aReadyDesk()
  const id = await entered(desk, liabilityOrder, sampleFacts())
  got(await recordFacts(desk, id, { ...sampleFacts() } as Record<string, FactValue>))
  got(await makeDocument(desk, id, 'cmel7000'))
  got(await makeDocument(desk, id, 'pv-check'))
  const bundleId = got(
    await startBundle(desk, id, { name: 'June', caseType: 'liability-order', route: 'magistrates' }),
  )
  return { desk, id, bundleId }
}
const bundleOf = (desk: TestDesk, id: string) => {
  const [bundle] = shown(desk, id).courtBundles
  if (!bundle) throw new Error('There is no court bundle')
  return bundle
}
const titles = (desk: TestDesk, id: string) => documentsOf(bundleOf(desk, id).plan).map(one => one.title)

describe('a court bundle of an SR', () => {
  it('is kept as it stands, and is there when the window is opened again', async () => {
    const { desk, id, bundleId } = await started()
    const { added, faults } = await bringIn(desk, id, bundleId, 'evidence', [
      await aPdf('Invented statement.pdf'),
    ])
    expect({ added, faults }).toEqual({ added: 1, faults: [] })
    const moved =
      documentsOf(bundleOf(desk, id).plan).find(one => one.title === 'Invented statement')?.id ?? ''
    got(await changeBundle(desk, id, bundleId, 'moved', plan => moveDocument(plan, moved, 'application', 0)))
    expect(titles(desk, id)).toEqual(['Invented statement', 'CMEL7000: Liability order application'])

    const again = reopenedDesk(desk)
    await decide(again)
    expect(bundleOf(again, id)).toEqual(bundleOf(desk, id))
  })

  it('takes what is for staff only when the officer puts it in, not by itself', async () => {
    const { desk, id, bundleId } = await started()
    expect(titles(desk, id)).toEqual(['CMEL7000: Liability order application'])
    const pvCheck = shown(desk, id).documents.find(one => one.form === 'pv-check')?.fileId ?? ''
    got(await putIn(desk, id, bundleId, 'other', pvCheck))
    expect(titles(desk, id)).toContain('PV check: Potentially violent (PV) check record')
    expect(faultOf(await putIn(desk, id, bundleId, 'other', crypto.randomUUID())).code).toBe('not-found')
  })

  it('keeps the numbers of an issued bundle, unless told to number afresh', async () => {
    const { desk, id, bundleId } = await started()
    got(await changeBundle(desk, id, bundleId, 'issued', plan => issue(plan, 2)))
    const [first] = documentsOf(bundleOf(desk, id).plan)
    const takeOut = (afresh: boolean) =>
      changeBundle(desk, id, bundleId, 'took out', plan => removeDocument(plan, first?.id ?? ''), { afresh })
    expect(faultOf(await takeOut(false)).message).toContain('move page numbers')
    expect(titles(desk, id)).toHaveLength(1)
    got(await takeOut(true))
    expect(titles(desk, id)).toEqual([])
  })

  it('records nothing where nothing changed, and refuses what cannot be kept, with nothing lost', async () => {
    const { desk, id, bundleId } = await started()
    const before = shown(desk, id)
    got(await changeBundle(desk, id, bundleId, 'nothing', plan => plan))
    expect(shown(desk, id).seq).toBe(before.seq)
    const emptied = await changeBundle(desk, id, bundleId, 'emptied', plan => ({
      ...plan,
      cover: { ...plan.cover, title: '' },
    }))
    expect(faultOf(emptied).code).toBe('invalid')
    expect(shown(desk, id).courtBundles).toEqual(before.courtBundles)
  })

  it('goes from the list when it is set aside', async () => {
    const { desk, id, bundleId } = await started()
    got(await setBundleAside(desk, id, bundleId))
    expect(shown(desk, id).courtBundles).toEqual([])
    expect(faultOf(await changeBundle(desk, id, bundleId, 'x', plan => plan)).code).toBe('not-found')
  })
})

describe('a court bundle of an SR that is closed', () => {
  it('stays as it is: it is not changed, set aside, begun or added to', async () => {
    const { desk, id, bundleId } = await started()
    got(await record(desk, id, { type: 'closed', end: 'cancelled', left: [] }))
    const before = shown(desk, id)
    const refused = [
      await setBundleAside(desk, id, bundleId),
      await changeBundle(desk, id, bundleId, 'issued', plan => issue(plan, 2)),
      await startBundle(desk, id, { name: 'Later', caseType: 'other', route: 'post' }),
    ]
    for (const result of refused) expect(faultOf(result)).toMatchObject({ code: 'refused' })
    const { added, faults } = await bringIn(desk, id, bundleId, 'evidence', [await aPdf()])
    expect({ added, codes: faults.map(fault => fault.code) }).toEqual({ added: 0, codes: ['refused'] })
    expect(shown(desk, id)).toEqual(before)
    expect(await desk.database.fileParts.count()).toBe(before.documents.length)
  })
})
