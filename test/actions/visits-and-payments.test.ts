import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readReceivedForm, recordComparison } from '../../renderer/actions/compare-form'
import { makeDocument } from '../../renderer/actions/documents'
import { enterCase } from '../../renderer/actions/enter-case'
import { addFiles } from '../../renderer/actions/files'
import { openNext } from '../../renderer/actions/open-next'
import { recordPayment } from '../../renderer/actions/payments'
import { recordVisit } from '../../renderer/actions/visits'
import { closeCase, recordCall, recordFacts, writeNote } from '../../renderer/actions/work-on-steps'
import { latestDocument } from '../../shared/case/case'
import type { Facts, FactValue } from '../../shared/case/facts'
import { checklist } from '../../shared/checklist/checklist'
import { paymentRegister } from '../../shared/checklist/payments'
import type { Settings } from '../../shared/host/settings'
import { countyCourt } from '../../shared/procedures/county-court'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { faceToFaceConsider } from '../../shared/procedures/face-to-face-consider'
import { forOffice } from '../../shared/procedures/office'
import { payment } from '../../shared/procedures/payment'
import { factOf, type Procedure } from '../../shared/procedures/schema'
import { aContext, someSettings } from '../build/context'
import { aReadyDesk, shown, type TestDesk } from '../build/desk'
import { aPdf } from '../build/journey'
import { countyCourtFacts, paymentFacts, visitFacts } from '../build/known'
import { faultOf, got } from '../host/build/delivering'

const entered = async (desk: TestDesk, procedure: Procedure, known: Facts, names: readonly string[]) => {
  const facts: Record<string, FactValue> = {}
  for (const name of names) {
    const value = known[name]
    if (value !== undefined) facts[name] = value
  }
  return got(await enterCase(desk, procedure, facts)).id
}
const aPayment = (desk: TestDesk) => entered(desk, payment, paymentFacts(), payment.opening.required)
const card = '4111 1111 1111 1111'

describe('a payment', () => {
  const entry = {
    court: 'Exampleton County Court',
    fee: 11_000,
    paidOn: '2026-05-11',
    paidBy: 'ssst',
    reference: '',
  } as const

  it('is not recorded a second time for the same SCIN and fee unless the officer is sure', async () => {
    const desk = await aReadyDesk()
    const [first, second] = [await aPayment(desk), await aPayment(desk)]
    got(await recordPayment(desk, first, 'pay', 'paid', entry, false))
    expect(faultOf(await recordPayment(desk, second, 'pay', 'paid', entry, false)).code).toBe('conflict')
    expect(shown(desk, second).payments).toEqual([])
    got(await recordPayment(desk, second, 'pay', 'paid', { ...entry, fee: 11_001 }, false))
    got(await recordPayment(desk, second, 'pay', 'paid', entry, true))
    expect(shown(desk, second).payments).toHaveLength(2)
  })

  it('stands in the register: from when it may be paid, then by whom it was', async () => {
    const desk = await aReadyDesk()
    const id = await aPayment(desk)
    const register = () =>
      paymentRegister(
        [{ one: shown(desk, id), procedure: payment }],
        aContext({ now: '2026-05-09T08:00:00Z' }),
      )
    // Two days after Friday 8 May is a Sunday.
    expect(register()).toMatchObject([
      { payment: null, received: '2026-05-08', payFrom: '2026-05-11', due: false, confirmedAt: null },
    ])
    got(await recordPayment(desk, id, 'pay', 'paid', entry, false))
    expect(register()).toMatchObject([{ payment: { paidBy: 'ssst' }, fee: 11_000, confirmedAt: null }])
  })

  it('keeps no card number, nor does a note or a call', async () => {
    const desk = await aReadyDesk()
    const id = await aPayment(desk)
    const refused = [
      await recordPayment(desk, id, 'pay', 'paid', { ...entry, reference: card }, false),
      await writeNote(desk, id, `Paid with ${card}`),
      await recordCall(desk, id, {
        step: 'pay',
        part: 'contact',
        calledAt: '2026-05-11T08:00:00.000Z',
        spokeTo: 'Court',
        note: card,
      }),
    ]
    for (const one of refused) expect(faultOf(one).message).toContain('payment card number')
    expect(shown(desk, id).seq).toBe(2)
  })
})

describe('screenshots on a civil action', () => {
  it('are refused before the reason is recorded, whichever way they come', async () => {
    const desk = await aReadyDesk()
    const known = { ...countyCourtFacts(), actionKind: 'civil' }
    const id = await entered(desk, countyCourt, known, [...countyCourt.opening.required, 'actionKind'])
    const file = new File(['%PDF-1.7'], 'screen.pdf', { type: 'application/pdf' })
    const { added, faults } = await addFiles(desk, id, { role: 'screenshots', step: 'file' }, [file])
    expect(added).toBe(0)
    expect(faults.map(fault => fault.message)).toEqual(['Screenshots are for criminal action only.'])
    got(await recordFacts(desk, id, { screenshotReason: 'The court asked for them' }))
    const again = await addFiles(desk, id, { role: 'screenshots', step: 'file' }, [file])
    expect(again.faults.map(fault => fault.message)).not.toContain(
      'Screenshots are for criminal action only.',
    )
  })
})

describe('an end outside the procedure', () => {
  it('needs one reason, which stands for every step that is left', async () => {
    const desk = await aReadyDesk()
    const id = await aPayment(desk)
    expect(faultOf(await closeCase(desk, id, 'not-paid', {}, ' ')).message).toContain('outside the procedure')
    const one = got(await closeCase(desk, id, 'not-paid', {}, ' The ECM took it back '))
    expect(one.closed).toMatchObject({ end: 'not-paid', reason: 'The ECM took it back' })
    expect(one.closed?.left).toHaveLength(3)
  })
})

describe('a visit', () => {
  const missedOn = (on: string) => ({ step: 'visit', part: 'visits', on, attended: false, note: '' })
  const aVisit = async (desk: TestDesk, changes: Facts = {}) =>
    entered(desk, faceToFace, visitFacts(changes), [
      ...faceToFace.opening.required,
      'clientAddress',
      'requestDetails',
    ])

  it('that is missed a third time can be closed as Failed To Attend', async () => {
    const desk = await aReadyDesk()
    const id = await aVisit(desk)
    const ends = () => checklist(faceToFace, shown(desk, id), aContext()).ends.map(end => end.id)
    for (const on of ['2026-05-20', '2026-05-27', '2026-06-03']) {
      expect(ends()).not.toContain('failed-to-attend')
      got(await recordVisit(desk, id, missedOn(on)))
    }
    expect(ends()).toEqual(['failed-to-attend'])
  })

  it('is not counted twice on one day, nor before its appointment', async () => {
    const desk = await aReadyDesk()
    const id = await aVisit(desk)
    got(await recordFacts(desk, id, { appointmentDate: '2026-05-20' }))
    expect(faultOf(await recordVisit(desk, id, missedOn('2026-05-19'))).message).toBe(
      'The appointment is on Wednesday 20 May 2026: the visit cannot have been before it.',
    )
    got(await recordVisit(desk, id, missedOn('2026-05-20')))
    expect(faultOf(await recordVisit(desk, id, missedOn('2026-05-20'))).message).toBe(
      'An attempt on Wednesday 20 May 2026 is recorded already.',
    )
    expect(shown(desk, id).visits).toHaveLength(1)
  })

  it('that was completed has no Failed To Attend among its codes, whoever types it', async () => {
    const desk = await aReadyDesk()
    const id = await aVisit(desk)
    const settings = someSettings({ lists: { reason: [], 'resolution-code': ['Failed To Attend'] } })
    const offered = (office: Settings) =>
      factOf(forOffice(faceToFace, office), 'resolutionCode')?.options?.map(option => option.value)
    // Nothing is left to offer: the officer types it.
    expect(offered(settings)).toEqual([])
    expect(offered(someSettings())).toEqual(['Completed'])
    desk.session.setState({ settings })
    for (const resolutionCode of ['Failed To Attend', 'failed to attend'])
      expect((await recordFacts(desk, id, { resolutionCode })).ok).toBe(false)
    got(await recordFacts(desk, id, { resolutionCode: 'Visit held' }))
  })

  it('asks for a tick where the form that came can be compared by eye only', async () => {
    const desk = await aReadyDesk()
    const id = await aVisit(desk)
    await addFiles(desk, id, { role: 'received-referral', step: 'referral' }, [aPdf('Form.pdf')])
    const form = got(await readReceivedForm(desk, id, 'referral', 'compare'))
    expect(form.read).toBe(false)
    const compared = (byEye: boolean) => recordComparison(desk, id, 'referral', 'compare', form, [], byEye)
    expect(faultOf(await compared(false)).next).toContain('tick that you have')
    expect(got(await compared(true)).compared).toMatchObject([{ read: false }])
  })

  it('shows every difference of the form: marking, sub area, criteria, who asked and for whom', async () => {
    const desk = await aReadyDesk()
    const facts = {
      pvMarking: 'marked',
      pvDetails: 'Two officers',
      subArea: 'access-issue-identified',
      criteria: ['complaint', 'complex'],
      requestedBy: 'team-leader',
      referralFor: 'investigative-officer',
    }
    const other = await aVisit(desk)
    got(await recordFacts(desk, other, facts))
    const made = got(await makeDocument(desk, other, 'cmsf5579', 'word'))
    const document = latestDocument(made, 'cmsf5579', 'word')
    const bytes = got((await desk.store?.files.get(other, document?.fileId ?? '')) ?? fail())
    const id = await aVisit(desk)
    const place = { role: 'received-referral', step: 'referral' }
    await addFiles(desk, id, place, [new File([bytes], 'CMSF5579.docx')])
    const form = got(await readReceivedForm(desk, id, 'referral', 'compare'))
    expect(Object.fromEntries(form.differences.map(({ spec, value }) => [spec.name, value]))).toEqual(facts)
  })

  it('takes over from the form that came what the officer chooses, and keeps the rest', async () => {
    const desk = await aReadyDesk()
    // The form as a colleague made it, with another address and name.
    const other = await aVisit(desk, { clientAddress: '9 Other Lane', client: 'Rosalind Tester' })
    const made = got(await makeDocument(desk, other, 'cmsf5579', 'word'))
    const document = latestDocument(made, 'cmsf5579', 'word')
    const bytes = got((await desk.store?.files.get(other, document?.fileId ?? '')) ?? fail())
    const id = await aVisit(desk)
    const file = new File([bytes], 'CMSF5579.docx')
    const place = { role: 'received-referral', step: 'referral' }
    expect(await addFiles(desk, id, place, [file])).toEqual({ added: 1, faults: [] })

    const form = got(await readReceivedForm(desk, id, 'referral', 'compare'))
    expect(form.read).toBe(true)
    expect(form.differences.map(({ spec, there }) => [spec.name, there])).toEqual([
      ['client', 'Rosalind Tester'],
      ['clientAddress', '9 Other Lane'],
    ])
    const one = got(await recordComparison(desk, id, 'referral', 'compare', form, ['clientAddress'], false))
    expect(one.facts).toMatchObject({ client: 'Rosalind Testwell', clientAddress: '9 Other Lane' })
    expect(one.compared[0]?.differences.map(({ fact, taken }) => [fact, taken])).toEqual([
      ['client', false],
      ['clientAddress', true],
    ])
    expect(faultOf(await readReceivedForm(desk, id, 'referral', 'compare')).code).toBe('not-found')
  })

  it('is entered once from an approved request, with everything already known', async () => {
    const desk = await aReadyDesk()
    const known = visitFacts()
    const id = await entered(desk, faceToFaceConsider, known, [
      ...faceToFaceConsider.opening.required,
      'srNumber',
      'requestDetails',
      'criteria',
      'tlDecision',
    ])
    expect(faultOf(await openNext(desk, id)).code).toBe('not-found')
    desk.session.setState(({ cases }) => ({
      cases: {
        ...cases,
        [id]: {
          ...shown(desk, id),
          closed: { event: '', seq: 0, at: '', by: '', end: 'approved', reason: '', left: [] },
        },
      },
    }))
    const next = got(await openNext(desk, id))
    expect(next).toMatchObject({ procedure: { id: 'face-to-face' }, openedFrom: id })
    for (const name of ['srNumber', 'client', 'requestDetails', 'criteria'])
      expect(next.facts[name]).toEqual(known[name])
    expect(got(await openNext(desk, id)).id).toBe(next.id)
  })
})

const fail = (): never => {
  throw new Error('There is no store')
}
