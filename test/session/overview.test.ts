import { describe, expect, it } from 'vitest'
import { overviews as overviewsOf } from '../../renderer/session/overview'
import type { Case } from '../../shared/case/case'
import type { Context } from '../../shared/checklist/context'
import { procedures } from '../../shared/procedures/registry'
import { aCaseCalled, pastBefore } from '../build/caseload'
import { aContext, someSettings } from '../build/context'

// Step 10 is due 48 hours before the hearing: Wed 13 May, 9am UTC.
const one = aCaseCalled('a', { hearingDate: '2026-05-15', hearingTime: '10:00' }, ...pastBefore(10))
const at = (now: string) => aContext({ now })
const overviews = (cases: Case[], context: Context) => overviewsOf(cases, context, procedures)
const overviewAt = (now: string) => overviews([one], at(now))[0]

describe('the overview of a case', () => {
  it('is kept while nothing it depends on changes', () => {
    const context = aContext()
    const first = overviews([one], context)[0]
    expect(overviews([one], context)[0]).toBe(first)
    expect(overviews([one], { ...context, now: '2026-05-11T08:01:00.000Z' })[0]).toBe(first)
  })

  it('is worked out again when a deadline passes, and not a minute before', () => {
    const before = overviewAt('2026-05-13T08:58:00.000Z')
    expect(before?.attention[0]?.kind).toBe('due')
    expect(overviewAt('2026-05-13T09:00:00.000Z')).toBe(before)
    const after = overviewAt('2026-05-13T09:01:00.000Z')
    expect(after?.attention[0]?.kind).toBe('overdue')
    expect(overviewAt('2026-05-13T18:00:00.000Z')).toBe(after)
  })

  it('is worked out again on another day, when the clock goes back, and for other settings', () => {
    const noon = overviewAt('2026-05-11T12:00:00.000Z')
    const nextDay = overviewAt('2026-05-12T12:00:00.000Z')
    expect(nextDay).not.toBe(noon)
    const back = overviewAt('2026-05-12T11:00:00.000Z')
    expect(back).not.toBe(nextDay)
    const settings = someSettings({ secondCheck: { leadWorkingDays: 0 } })
    const other = overviews([one], aContext({ now: '2026-05-12T11:00:00.000Z', settings }))[0]
    expect(other).not.toBe(back)
    expect(other?.attention).toEqual([])
  })

  it('is left out for a procedure that is not known', () => {
    const unknown = { ...one, procedure: { id: 'liability-order', version: 99 } }
    expect(overviews([unknown], aContext())).toEqual([])
    const known = procedures.find(one => one.id === 'liability-order')
    if (!known) throw new Error('There are no procedures')
    expect(overviewsOf([unknown], aContext(), [{ ...known, version: 99 }])).toHaveLength(1)
  })
})
