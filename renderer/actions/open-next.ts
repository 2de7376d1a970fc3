import type { Case } from '../../shared/case/case'
import type { FactValue } from '../../shared/case/facts'
import { currentProcedures } from '../../shared/procedures/registry'
import { failed, ok, type Result } from '../../shared/result'
import { type Desk, openCase } from './desk'
import { enterCase } from './enter-case'

/** The case that an SR went on as, if it has. */
export const wentOnAs = (cases: readonly Case[], from: string): Case | undefined =>
  cases.find(one => one.openedFrom === from)

/** Enters the SR that a closed one goes on as, with everything already known. Answers the one there is, when there is one. */
export const openNext = async (desk: Desk, caseId: string): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure } = opened.value
  const { cases, procedures } = desk.session.getState()
  const there = wentOnAs(Object.values(cases), caseId)
  if (there) return ok(there)
  const opens = procedure.ends.find(end => end.id === one.closed?.end)?.opens
  const next = currentProcedures(procedures).find(candidate => candidate.id === opens?.procedure)
  if (!opens || !next)
    return failed('not-found', 'This SR does not go on as another one.', 'Go back to the worklist.')
  const known = opens.facts.flatMap((name): [string, FactValue][] => {
    const value = one.facts[name]
    return value === undefined ? [] : [[name, value]]
  })
  return enterCase(desk, next, Object.fromEntries(known), caseId)
}
