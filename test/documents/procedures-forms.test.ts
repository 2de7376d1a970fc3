import { describe, expect, it } from 'vitest'
import type { Facts } from '../../shared/case/facts'
import { formOf, missingFor } from '../../shared/documents/forms'
import { underProcedure } from '../../shared/documents/input'
import { type FormId, fingerprint, modelText } from '../../shared/documents/model'
import { modelFor } from '../../shared/documents/standing'
import { commitment } from '../../shared/procedures/commitment'
import { countyCourt } from '../../shared/procedures/county-court'
import { sharedFacts } from '../../shared/procedures/facts'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import type { Procedure } from '../../shared/procedures/schema'
import { aContext } from '../build/context'
import { commitmentFacts, countyCourtFacts, liabilityOrderFacts } from '../build/known'
import { factsFor, sampleInput } from './samples'

const built = (id: FormId, changes: Record<string, Facts[string]> = {}, madeOn = '2026-04-21') => {
  const form = formOf(id)
  if (!form) throw new Error(`No form ${id}`)
  return form.build({ ...sampleInput(factsFor(id, changes)), madeOn })
}
const said = (id: FormId, changes?: Record<string, Facts[string]>) => modelText(built(id, changes))

describe('CMEL7211', () => {
  it('stays without officer, court and hearing in its part-completed edition, and says so', () => {
    const text = said('cmel7211-part')
    expect(text).toContain('This form is completed in part.')
    expect(text).toContain('Hearing date\tNot known yet')
    expect(text).not.toMatch(/Priya|18 June|Exampleton Magistrates/)
    const later = built('cmel7211-part', { hearingDate: '2026-07-01', cpoName: 'Somebody Else', court: 'X' })
    expect(fingerprint(later)).toBe(fingerprint(built('cmel7211-part')))
  })

  it('names them all once completed', () => {
    const text = said('cmel7211')
    expect(text).toContain('Hearing date\tThursday 18 June 2026')
    expect(text).toContain('Court presenting officer (CPO)\tPriya Notional')
    expect(text).not.toContain('completed in part')
  })
})

describe('the cover letters of a commitment', () => {
  it('ask the court for the summons, naming hearing and officer', () => {
    const text = said('court-cover-letter')
    expect(text).toContain('Person summoned\tMarek Łukasz O’Brien-Nguyễn')
    expect(text).toContain('Hearing date\tThursday 18 June 2026')
    expect(text).toContain('Court presenting officer\tPriya Notional')
    expect(text).not.toMatch(/Rosalind|violent/)
  })

  it('tell the paying parent what may happen, and carry nothing that is for us', () => {
    const text = said('paying-parent-cover-letter', { pvMarking: 'marked', pvDetails: 'Beware' })
    expect(text).toContain('send a person to prison')
    expect(text).toContain('you have not paid £1,516.00 of child maintenance')
    expect(text).not.toMatch(/Rosalind|violent|Beware|Priya/)
    expect(said('paying-parent-cover-letter', { liabilityTotal: undefined })).toContain('not paid all the')
  })

  it('are dated with the letter date, or else with the day they are made, which makes none out of date', () => {
    expect(said('court-cover-letter')).toContain('Date\t21 April 2026')
    expect(said('court-cover-letter', { letterDate: '2026-05-14' })).toContain('Date\t14 May 2026')
    const marks = ['2026-04-21', '2026-04-22'].map(day => fingerprint(built('court-cover-letter', {}, day)))
    expect(marks[0]).toBe(marks[1])
    expect(fingerprint(built('court-cover-letter', { letterDate: '2026-05-14' }))).not.toBe(marks[0])
  })
})

describe('CMSF5579', () => {
  it('says whom to visit and why, and warns of a marking first', () => {
    const text = said('cmsf5579', { pvMarking: 'marked', pvDetails: 'Do not visit alone.' })
    expect(text).toContain('The client is the\tReceiving parent')
    expect(text).toContain('A visit is to go through them with her.')
    expect(text).toContain('Sub Area\tVulnerable Client')
    expect(text).toContain('Difficulty with reading or writing')
    expect(text.indexOf('Do not visit alone.')).toBeLessThan(text.indexOf('Rosalind'))
  })

  it('can be made before the PV check, saying so, and not with a marking nobody has described', () => {
    expect(said('cmsf5579', { pvMarking: undefined })).toContain('PV check\tNo full PV check was made')
    expect(said('cmsf5579', { pvCheckedOn: undefined })).toContain('marking. No full PV check was made')
    expect(said('cmsf5579')).not.toContain('No full PV check')
    const form = formOf('cmsf5579')
    expect(form && missingFor(form, factsFor('cmsf5579', { pvMarking: 'marked' }))).toEqual(['pvDetails'])
  })
})

describe('CMSL5501', () => {
  const everyReason = sharedFacts('visitReasons')[0]?.options?.map(option => option.value) ?? []
  const topics = (changes: Record<string, Facts[string]>) =>
    said('cmsl5501', changes).split('What we’ll talk about\n')[1]?.split('\nWhat to bring')[0]

  it('says when, where and with whom', () => {
    const text = said('cmsl5501')
    expect(text).toContain('Date\tTuesday 2 June 2026')
    expect(text).toContain('Time\t2:30pm')
    expect(text).toContain('Place\tExampleton Community Hall')
    expect(text).toContain('You will meet\tTamsin Notreal')
  })

  it('has one paragraph for each of the ten reasons, for either parent', () => {
    expect(everyReason).toHaveLength(10)
    for (const clientRole of ['receiving-parent', 'paying-parent'])
      for (const reason of everyReason) {
        const text = topics({ clientRole, visitReasons: [reason] })
        expect(text?.length, reason).toBeGreaterThan(15)
        expect(text, reason).not.toContain('Not recorded')
      }
    const own = 'The letter of 3 March.\nWhat it asked for.'
    expect(topics({ visitReasons: ['other'] })).toBe(own)
    expect(topics({ visitReasons: ['appeal', 'other'] })).toMatch(/^The appeal .+\nThe letter of 3 March/)
  })

  it('speaks to the parent who reads it', () => {
    const visitReasons = ['payments']
    expect(topics({ visitReasons, clientRole: 'receiving-parent' })).toContain('the other parent has made')
    expect(topics({ visitReasons, clientRole: 'paying-parent' })).toContain('that you have made')
  })

  it('says of each reason what the source says, and no more', () => {
    const says: Record<string, [parts: RegExp[], adds: RegExp]> = {
      complaint: [[/complaint you made/, /Child Maintenance Group/], /decision/],
      parentage: [[/parents/, /child or children named in your child maintenance case/], /test|proof/],
      'under-16': [[/Your child maintenance case/, /under 16/, /must bring an adult/], /trust/],
      payments: [[/payments/, /made in your case/], /due/],
      appeal: [[/appeal you made/, /decisions/], /tribunal/],
      information: [[/Information that we need from you/, /one particular part/], /documents/],
      change: [[/change you asked for/, /how we work out/, /in your case/], /due to you|you pay/],
      enforcement: [[/Why we have taken action against you/, /owed/], /are taking/],
      'steps-taken': [
        [/steps we are taking/, /against the other parent of your child/, /owed/],
        /have taken/,
      ],
    }
    for (const [reason, [parts, adds]] of Object.entries(says))
      for (const clientRole of ['receiving-parent', 'paying-parent']) {
        const text = topics({ clientRole, visitReasons: [reason] }) ?? ''
        for (const part of parts)
          expect(text.replaceAll('child maintenance in your case', 'in your case'), reason).toMatch(part)
        expect(text, reason).not.toMatch(adds)
      }
  })

  it('asks to check a reason that is for the other parent', () => {
    const checks = (clientRole: string, reason: string) =>
      built('cmsl5501', { clientRole, visitReasons: [reason] }).checks
    expect(checks('receiving-parent', 'enforcement')).toHaveLength(1)
    expect(checks('paying-parent', 'steps-taken')).toHaveLength(1)
    expect(checks('paying-parent', 'enforcement')).toEqual([])
    expect(checks('receiving-parent', 'steps-taken')).toEqual([])
  })

  it('tells a client under 16 to bring an adult, and nobody else', () => {
    expect(said('cmsl5501', { visitReasons: ['under-16'] })).toContain('An adult, who must come with you.')
    expect(said('cmsl5501')).not.toContain('An adult')
  })

  it('needs the officer’s own words only where they are the reason', () => {
    const form = formOf('cmsl5501')
    const missing = (visitReasons: string[]) =>
      form && missingFor(form, factsFor('cmsl5501', { visitReasons, visitReasonOther: undefined }))
    expect(missing(['other'])).toEqual(['visitReasonOther'])
    expect(missing(['appeal'])).toEqual([])
  })

  it('uses the words clients are spoken to in', () => {
    for (const clientRole of ['receiving-parent', 'paying-parent'])
      expect(said('cmsl5501', { clientRole, visitReasons: everyReason })).not.toMatch(
        /non-resident|NRP|parent with care|person with care|PWC|PeWC/i,
      )
  })
})

describe('CMSL5500', () => {
  it('gives the reason in the officer’s words', () => {
    const text = said('cmsl5500', { rejectionReason: 'First.\nSecond.' })
    expect(text).toContain('Why we decided this\nFirst.\nSecond.')
    expect(text).toContain('Dear Rosalind Testwell-Ó Dálaigh')
  })
})

describe('the referral and the PV record, for every procedure', () => {
  it('say who asked: the caseworker, or else the enforcement case manager', () => {
    const ecm = { caseworker: undefined, caseworkerEmail: undefined }
    expect(said('ssst-referral', ecm)).toContain('Enforcement case manager who asked\tDesmond Placeholder')
    expect(said('ssst-referral')).not.toContain('Desmond')
    const form = formOf('ssst-referral')
    const nobody = { ...ecm, ecmName: undefined }
    expect(form && missingFor(form, factsFor('ssst-referral', nobody))).toEqual(['caseworker'])
  })

  it('say what is asked for', () => {
    const action = (under: Procedure, known: Facts) => {
      const { settings, now } = aContext()
      const model = modelFor('ssst-referral', known, underProcedure({ settings, now, official: [] }, under))
      return /Action\t(.*)/.exec(model ? modelText(model) : '')?.[1]
    }
    expect(action(liabilityOrder, liabilityOrderFacts())).toBe('Liability order')
    expect(action(commitment, commitmentFacts())).toBe('Commitment')
    expect(action(countyCourt, countyCourtFacts({ actionKind: 'criminal' }))).toBe(
      'County court: criminal action',
    )
    expect(action(countyCourt, countyCourtFacts())).toBe('County court: civil action')
    expect(said('ssst-referral', { loSchedule: undefined })).toContain('Action\tAs on the service request')
  })

  it('do not go stale when an officer is assigned later, where no team was asked first', () => {
    const commitment = { cptTeam: undefined }
    const before = built('ssst-referral', { ...commitment, cpoName: undefined, hearingDate: undefined })
    expect(fingerprint(built('ssst-referral', commitment))).toBe(fingerprint(before))
    expect(modelText(before)).toContain('To be assigned')
    expect(fingerprint(built('ssst-referral', { cpoName: 'X' }))).not.toBe(
      fingerprint(built('ssst-referral')),
    )
  })

  it('check the client of a visit, without a word of a hearing', () => {
    const client = { client: 'Rosalind Testwell', clientRole: 'receiving-parent' }
    const text = said('pv-check', client)
    expect(text).toContain('Client\tRosalind Testwell')
    expect(text).not.toMatch(/hearing|Marek/)
    expect(said('pv-check')).toContain('before the hearing')
  })
})

describe('CMEL9180', () => {
  it('says plainly that the costs are not known yet', () => {
    expect(said('cmel9180', { costs: undefined })).toContain('We do not know yet how much they will be.')
    expect(said('cmel9180')).not.toContain('do not know yet')
  })
})
