import type { Case } from '../../shared/case/case'
import type { EventOf } from '../../shared/case/events'
import { visitRefused } from '../../shared/checklist/visits'
import { partOf, stepOf } from '../../shared/procedures/schema'
import { failed, type Result } from '../../shared/result'
import { type Desk, openCase, record } from './desk'

type Visit = Pick<EventOf<'visit-recorded'>, 'step' | 'part' | 'on' | 'attended' | 'note'>

/**
 * Records one attempt at a visit. `on` is a London calendar day; refused for a second one on the same day, and for one
 * before the appointment.
 */
export const recordVisit = async (desk: Desk, caseId: string, visit: Visit): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure } = opened.value
  const step = stepOf(procedure, visit.step)
  const part = step && partOf(step, visit.part, 'visits')
  if (!step || !part) return failed('not-found', 'This step has no visits.', 'Open the step again.')
  return visitRefused(part, step, one, visit) ?? record(desk, caseId, { type: 'visit-recorded', ...visit })
}
