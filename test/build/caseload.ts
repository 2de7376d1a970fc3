import type { Case } from '../../shared/case/case'
import type { Happening } from '../../shared/case/events'
import type { FactValue } from '../../shared/case/facts'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { stepsOf } from '../../shared/procedures/schema'
import { aCase, facts } from './history'

/** A Liability Order with an id of its own, with these facts and whatever happened since. */
export const aCaseCalled = (
  id: string,
  known: Readonly<Record<string, FactValue>>,
  ...happenings: readonly Happening[]
): Case => ({
  ...aCase(
    facts({ srNumber: id, scin: `S${id}`, payingParent: 'Nadia Example', caseworker: 'Pat', ...known }),
    ...happenings,
  ),
  id,
})

/** That every step before the one with this number was gone past. */
export const pastBefore = (no: number): Happening[] =>
  stepsOf(liabilityOrder)
    .filter(step => Number(step.no) < no)
    .map(step => ({ type: 'step-set-aside', step: step.id, reason: 'Done by hand' }))

/** Cases by id, as a session has them. */
export const byId = (...cases: readonly Case[]): Record<string, Case> =>
  Object.fromEntries(cases.map(one => [one.id, one]))
