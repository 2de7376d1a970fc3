import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { enterCase, lookAt, sameReference } from '../../renderer/actions/enter-case'
import { decide } from '../../renderer/actions/start-up'
import { recordFacts, writeNote } from '../../renderer/actions/work-on-steps'
import type { FactValue } from '../../shared/case/facts'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aDesk, aReadyDesk, reopenedDesk, shown } from '../build/desk'
import { faultOf, got } from '../host/build/delivering'

const opening = {
  srNumber: '1-447',
  scin: '1210',
  payingParent: 'Marek Example',
  caseworker: 'Imogen Specimen',
}
const enter = async (facts: Record<string, FactValue> = opening) => {
  const desk = await aReadyDesk()
  return { desk, entered: await enterCase(desk, liabilityOrder, facts) }
}

describe('entering an SR', () => {
  it('stores it, counts it, and shows it', async () => {
    const { desk, entered } = await enter()
    const one = got(entered)
    expect(one).toMatchObject({ facts: opening, procedure: { id: 'liability-order', version: 1 }, seq: 2 })
    expect(shown(desk, one.id)).toEqual(one)
    expect(got(await desk.host('vault.status', {})).expectedCases).toBe(1)
    const again = reopenedDesk(desk)
    await decide(again)
    expect(shown(again, one.id)).toEqual(one)
  })

  it('takes facts as they were checked: trimmed', async () => {
    const { desk, entered } = await enter({
      ...opening,
      srNumber: ' 1-447 ',
      caseworkerEmail: 'a@example.gov.uk ',
    })
    expect(got(entered).facts).toMatchObject({ srNumber: '1-447', caseworkerEmail: 'a@example.gov.uk' })
    expect(sameReference(desk, liabilityOrder, '  1-447')?.id).toBe(got(entered).id)
    expect(sameReference(desk, liabilityOrder, '1-44')).toBeUndefined()
  })

  it.each([
    [
      'a fact that must be there',
      { srNumber: '1', scin: '2', payingParent: 'Marek' },
      'Enter: Caseworker who asked.',
    ],
    ['an empty one', { ...opening, scin: '  ' }, 'SCIN: Enter something, or leave it for later.'],
    ['an email address that is none', { ...opening, ecmEmail: 'ecm' }, 'email: Enter an email address'],
    ['a wrong amount', { ...opening, liabilityTotal: -5 }, 'Enter an amount that is not negative'],
    ['a fact nobody knows', { ...opening, ghost: 'x' }, 'ghost is not a fact of this procedure.'],
  ])('without %s it is refused in words, and nothing is stored', async (_, facts, words) => {
    const { desk, entered } = await enter(facts as Record<string, FactValue>)
    expect(faultOf(entered).message).toContain(words)
    expect(await desk.database.cases.count()).toBe(0)
    expect(await desk.database.events.count()).toBe(0)
    expect(got(await desk.host('vault.keys', {}))).toEqual([])
  })

  it('needs an open store', async () => {
    expect(faultOf(await enterCase(await aDesk(), liabilityOrder, opening)).code).toBe('locked')
  })
})

describe('recording facts', () => {
  const withCase = async () => {
    const { desk, entered } = await enter()
    const { id } = got(entered)
    return { desk, id, record: (facts: Record<string, FactValue | null>) => recordFacts(desk, id, facts) }
  }

  it('stores all that changed in one entry, and nothing where nothing did', async () => {
    const { desk, id, record } = await withCase()
    got(await lookAt(desk, id))
    got(await record({ court: ' Exampleton ', hearingDate: '2026-06-18', scin: '1210', costs: null }))
    expect(desk.session.getState().history?.events.at(-1)).toMatchObject({
      type: 'facts-recorded',
      facts: { court: 'Exampleton', hearingDate: '2026-06-18' },
    })
    const before = shown(desk, id).seq
    expect(got(await record({ court: 'Exampleton  ', scin: '1210' })).seq).toBe(before)
  })

  it('stores none when one is wrong, and says which', async () => {
    const { desk, id, record } = await withCase()
    const fault = faultOf(await record({ court: 'Exampleton', hearingDate: '2026-02-30' }))
    expect(fault.message).toBe('Hearing date: Enter a real date, like 3 December 2026.')
    expect(shown(desk, id).facts.court).toBeUndefined()
    expect(await desk.database.events.count()).toBe(2)
  })

  it('does not take rows in another order of columns for a change', async () => {
    const { desk, id, record } = await withCase()
    got(await record({ loSchedule: [{ from: '2026-01-01', to: '2026-01-31', due: 100, paid: 0 }] }))
    const before = shown(desk, id).seq
    got(await record({ loSchedule: [{ paid: 0, due: 100, to: '2026-01-31', from: '2026-01-01' }] }))
    expect(shown(desk, id).seq).toBe(before)
  })

  it('takes a fact back', async () => {
    const { record } = await withCase()
    got(await record({ court: 'Exampleton' }))
    expect(got(await record({ court: null })).facts.court).toBeUndefined()
  })

  it('says that an SR is not there', async () => {
    const { desk } = await withCase()
    expect(faultOf(await recordFacts(desk, crypto.randomUUID(), { court: 'A' })).code).toBe('not-found')
  })
})

describe('writing a note', () => {
  it('keeps it, and refuses an empty one in words', async () => {
    const { desk, entered } = await enter()
    const { id } = got(entered)
    expect(got(await writeNote(desk, id, 'Called twice.')).notes).toHaveLength(1)
    expect(faultOf(await writeNote(desk, id, ' \n')).message).toContain('Write something')
  })
})
