import { longDate } from '../calendar/write'
import type { Case, Visit } from '../case/case'
import type { PartOf, Step } from '../procedures/schema'
import { type Failed, failed } from '../result'

/**
 * Why an attempt at a visit cannot be one: there is one on that day already, or it is before the appointment; null where
 * it can. A day is a London calendar day.
 */
export const visitRefused = (
  part: PartOf<'visits'>,
  step: Step,
  one: Case,
  { on }: Pick<Visit, 'on'>,
): Failed | null => {
  if (one.visits.some(visit => visit.step === step.id && visit.part === part.id && visit.on === on))
    return failed(
      'conflict',
      `An attempt on ${longDate(on)} is recorded already.`,
      'Each attempt has a day of its own. Correct the day, or undo the attempt that is there if it is wrong.',
    )
  const appointment = part.appointment === undefined ? undefined : one.facts[part.appointment]
  if (typeof appointment === 'string' && on < appointment)
    return failed(
      'invalid',
      `The appointment is on ${longDate(appointment)}: the visit cannot have been before it.`,
      'Correct the day, or correct the appointment in its step first.',
    )
  return null
}
