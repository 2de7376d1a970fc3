import type { EventOf } from '../../shared/case/events'
import { type Desk, record } from './desk'

type Visit = Pick<EventOf<'visit-recorded'>, 'step' | 'part' | 'on' | 'attended' | 'note'>

/** Records one attempt at a visit. `on` is a London calendar day. */
export const recordVisit = (desk: Desk, caseId: string, visit: Visit) =>
  record(desk, caseId, { type: 'visit-recorded', ...visit })
