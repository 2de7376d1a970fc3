import { describe, expect, it } from 'vitest'
import { pasteText, placeNames } from '../../shared/mail/paste'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { type PartOf, stepsOf, systemPlaces } from '../../shared/procedures/schema'
import { aCase, facts } from '../build/history'
import { sampleFacts } from '../documents/samples'

type Known = Parameters<typeof facts>[0]
const texts = (changes: Known = {}) => {
  const one = aCase(facts({ ...(sampleFacts() as Known), ...changes }))
  const parts = stepsOf(liabilityOrder).flatMap(step =>
    step.parts.flatMap(part => (part.kind === 'paste' ? [[step.no, part] as const] : [])),
  )
  return parts.map(([no, part]: readonly [string, PartOf<'paste'>]) => ({
    no,
    place: part.place,
    ...pasteText(liabilityOrder, part, one),
  }))
}
const rest = {
  issueDate: '2026-05-14',
  outcome: 'Order made\nin full',
  outcomeDate: '2026-06-18',
  stopReason: 'Paid',
}

describe('text for the 2012 system', () => {
  it('is there for every place a Liability Order touches, filled from the facts', () => {
    expect(texts(rest).map(({ no, place, text }) => [no, place, text])).toEqual([
      [
        '3',
        'activity-plan',
        'Liability order hearing: Thursday 18 June 2026 at Exampleton Magistrates’ Court.\nTime: 10:30.\nCPO: Priya Notional. CMEL7298 created.',
      ],
      ['5', 'sr-status', 'In Progress'],
      [
        '7',
        'sr',
        'Hearing date confirmed by the CPT: Thursday 18 June 2026 at Exampleton Magistrates’ Court.\nCosts: £90.00.',
      ],
      ['9', 'sr', 'CMEL9180 and summons issued by the CPT on Thursday 14 May 2026.'],
      ['11', 'sr-status', 'Close / Cancel\nThe CPO has decided not to proceed: Paid'],
      ['12', 'sr', 'Outcome of Thursday 18 June 2026: Order made\nin full'],
      ['14', 'sr-status', 'Close / Complete'],
    ])
  })

  it('leaves out costs where there are none, and names what is not known', () => {
    const [, , letter, issued] = texts({ costs: null })
    expect(letter?.text).not.toContain('Costs')
    expect(letter?.missing).toEqual([])
    expect(issued).toMatchObject({ text: expect.stringContaining('[Issue date]'), missing: ['issueDate'] })
  })

  it('has a name on screen for every place', () => {
    expect(Object.keys(placeNames).sort()).toEqual([...systemPlaces].sort())
  })
})
