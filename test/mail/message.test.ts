import { describe, expect, it } from 'vitest'
import { emailOf } from '../../shared/case/case'
import type { Happening } from '../../shared/case/events'
import { underProcedure } from '../../shared/documents/input'
import { attachmentsDue, messageFor, saysTheSame } from '../../shared/mail/message'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { partOf, stepOf } from '../../shared/procedures/schema'
import { aContext, someSettings } from '../build/context'
import { aCase, facts } from '../build/history'
import { anOfficer, documentMade, fileAdded } from '../build/officer'
import { sampleFacts } from '../documents/samples'

type Known = Parameters<typeof facts>[0]
const partIn = (id: string, part: string) => {
  const step = stepOf(liabilityOrder, id)
  const found = step && partOf(step, part, 'message')
  if (!found) throw new Error(`There is no message ${part}`)
  return found
}
const reply = partIn('second-pv-check', 'reply')
const known = { ...sampleFacts(), loSchedule: [] } as Known
const none = {
  secondPvMarking: 'none',
  secondPvCheckedOn: '2026-06-15',
  paymentsSince: false,
  contactSince: false,
}
const message = (changes: Known = {}, settings = someSettings()) =>
  messageFor(liabilityOrder, reply, aCase(facts({ ...known, ...none, ...changes })), settings)

describe('what an email attaches', () => {
  const part = { ...reply, documents: ['ssst-referral'], word: ['ssst-referral'] }
  const context = underProcedure(aContext(), liabilityOrder)
  const before = aCase(facts(known))
  const made = (format?: 'word') => documentMade(before, 'ssst-referral', context, format)
  const due = (...happenings: Happening[]) =>
    attachmentsDue(part, aCase(facts(known), ...happenings), context).map(({ words }) => words)

  it('is named where it is not made, each in its format', () => {
    expect(due()).toEqual(['Make SSST referral first.', 'Make SSST referral as a Word file first.'])
    expect(due(made())).toEqual(['Make SSST referral as a Word file first.'])
    expect(due(made(), made('word'))).toEqual([])
  })

  it('is named where it is out of date', () => {
    expect(due(made(), made('word'), facts({ court: 'Another Court' }))).toEqual([
      'SSST referral is out of date: facts on it have changed. Make it again first.',
      'SSST referral is out of date: facts on it have changed. Make it again as a Word file first.',
    ])
  })
})

describe('the answer to the CPO', () => {
  it('says that there is nothing, for each thing that was asked', () => {
    expect(message()).toEqual({
      to: ['priya.notional@example.gov.uk'],
      cc: [],
      subject: 'SR 1-4471902653: second PV check before the hearing on Thursday 18 June 2026',
      body: [
        'Dear Priya Notional',
        'SR 1-4471902653, SCIN 1210 0045 7781. Liability order hearing on Thursday 18 June 2026 at Exampleton Magistrates’ Court.',
        'Second PV check made on Monday 15 June 2026: No marking.',
        'Further payments: none.',
        'Contact from the paying parent: none.',
        'I will telephone you to make sure that this has arrived.',
      ].join('\n\n'),
      text: expect.stringMatching(
        /arrived\.\n\nAlex Fictional\nSpecialist Services Support Team\n01632 960 001\nssst\.inbox@example\.gov\.uk\n$/,
      ),
      readReceipt: true,
      attachments: [],
      missing: [],
    })
  })

  it('says what was found, with the effect of payments on the schedule', () => {
    const paid = { paymentsSince: true, paymentsDetails: '£50 on 1 June' }
    expect(message({ secondPvMarking: 'marked', secondPvDetails: 'Threats' }).body).toContain(
      'The marking says: Threats',
    )
    expect(message({ ...paid, scheduleAffected: false }).body).toContain(
      'Further payments: £50 on 1 June\n\nThese payments do not change any entry on the liability order schedule.',
    )
    const affected = message({ ...paid, scheduleAffected: true, scheduleEffect: 'Entry 3 is paid' }).body
    expect(affected).toContain('Effect on the liability order schedule: Entry 3 is paid')
    expect(affected).not.toContain('do not change')
    expect(message({ contactSince: true, contactDetails: 'Rang' }).body).toContain('paying parent: Rang')
  })

  it('names what it lacks, each once, addresses included', () => {
    const lacking = message({ cpoEmail: null, cpoName: null, hearingDate: null })
    expect(lacking).toMatchObject({ to: [], missing: ['cpoEmail', 'hearingDate', 'cpoName'] })
  })

  it('is signed without a telephone where the officer has none', () => {
    const settings = someSettings({ officer: { name: 'Alex Fictional', telephone: '' } })
    expect(message({}, settings).text).toContain('Support Team\nssst.inbox@example.gov.uk\n')
  })
})

describe('the case file to the ECM', () => {
  it('has the outcome’s scans attached', () => {
    const one = aCase(facts(known), fileAdded('outcome-scan', 'Order.pdf'), fileAdded('supporting'))
    const forwarded = messageFor(liabilityOrder, partIn('to-ecm', 'forward'), one, someSettings())
    expect(forwarded.attachments.map(file => file.name)).toEqual(['Order.pdf'])
    expect(forwarded.readReceipt).toBe(false)
  })
})

describe('whether an email says what it would say now', () => {
  const drafted = (changes: Known = {}) => {
    const { one } = anOfficer()
      .records(facts({ ...known, ...none }))
      .beginsPart(10, 'reply')
    const email = emailOf(one, 'second-pv-check', 'reply')
    return email && saysTheSame(email, message(changes))
  }

  it('looks at people, subject and body, and not at the signature', () => {
    expect(drafted()).toBe(true)
    expect(drafted({ cpoEmail: 'someone.else@example.gov.uk' })).toBe(false)
    expect(drafted({ hearingDate: '2026-07-02' })).toBe(false)
    expect(drafted({ secondPvMarking: 'marked', secondPvDetails: 'Threats' })).toBe(false)
    expect(drafted({ paymentsSince: null })).toBe(false)
  })
})
