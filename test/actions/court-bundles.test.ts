import 'fake-indexeddb/auto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftCourtEmail } from '../../renderer/actions/court-bundles/email'
import { issueBundle } from '../../renderer/actions/court-bundles/issue'
import {
  bringIn,
  changeBundle,
  putIn,
  setBundleAside,
  startBundle,
} from '../../renderer/actions/court-bundles/keep'
import { record } from '../../renderer/actions/desk'
import { makeDocument } from '../../renderer/actions/documents'
import { keepBytes } from '../../renderer/actions/keep-bytes'
import { decide } from '../../renderer/actions/start-up'
import { recordFacts } from '../../renderer/actions/work-on-steps'
import { issue, moveDocument, removeDocument } from '../../shared/bundle/court/edit'
import { documentsOf } from '../../shared/bundle/court/plan'
import type { FactValue } from '../../shared/case/facts'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aReadyDesk, draftsOf, reopenedDesk, shown, type TestDesk } from '../build/desk'
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

describe('a court bundle that goes by email', () => {
  const byEmail = async () => {
    const { desk, id, bundleId } = await started()
    got(
      await changeBundle(desk, id, bundleId, 'by email', plan => ({ ...plan, route: 'county-court-email' })),
    )
    const file = { type: 'file-added', role: 'court-bundle', mediaType: 'application/pdf', pages: 5 } as const
    const make = async () =>
      got(
        await keepBytes(
          desk,
          id,
          [
            {
              bytes: new Uint8Array([1, 2, 3]),
              as: kept => ({ ...file, ...kept, name: 'Court bundle June.pdf' }),
            },
            { bytes: new Uint8Array([4]), as: kept => ({ ...file, ...kept, name: 'Proof.pdf' }) },
          ],
          ([pdf, proof]) => [
            {
              type: 'court-bundle-made',
              bundleId,
              copy: 'full',
              of: bundleOf(desk, id).event,
              fileId: pdf?.fileId ?? '',
              certificateId: proof?.fileId ?? '',
              frontPages: 2,
              notes: [],
            },
          ],
        ),
      )
    const email = () =>
      draftCourtEmail(desk, id, bundleId, 'full', {
        to: ['court@example.gov.uk'],
        cc: [],
        subject: 'Bundle',
        text: 'Attached.',
        readReceipt: false,
      })
    return { desk, id, bundleId, make, email }
  }

  it('goes as it was made last, and not before it is made or after it was changed', async () => {
    const { desk, id, bundleId, make, email } = await byEmail()
    expect(faultOf(await email()).message).toContain('not made yet')
    await make()
    got(await email())
    const [draft = ''] = await draftsOf(desk)
    expect(await readFile(path.join(desk.at.draftsDir, draft), 'utf8')).toContain(
      'filename="Court bundle June.pdf"',
    )
    got(await changeBundle(desk, id, bundleId, 'changed', plan => ({ ...plan, dividers: false })))
    expect(faultOf(await email()).message).toContain('changed since')
    expect(await draftsOf(desk)).toHaveLength(1)
    expect(shown(desk, id).emails).toHaveLength(1)
  })

  it('is given out again with what came late, and holds those numbers too', async () => {
    const { desk, id, bundleId, make } = await byEmail()
    await make()
    got(await issueBundle(desk, id, bundleId))
    const pvCheck = shown(desk, id).documents.find(one => one.form === 'pv-check')?.fileId ?? ''
    got(await putIn(desk, id, bundleId, 'other', pvCheck))
    expect(faultOf(await issueBundle(desk, id, bundleId)).message).toContain('changed since')
    await make()
    got(await issueBundle(desk, id, bundleId))
    expect(bundleOf(desk, id).plan.issued).toEqual({ frontPages: 2, again: [2] })
    const late = documentsOf(bundleOf(desk, id).plan).find(one => one.late)?.id ?? ''
    expect(
      faultOf(await changeBundle(desk, id, bundleId, 'out', plan => removeDocument(plan, late))).message,
    ).toContain('move page numbers')
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
