import { calendarDaysBetween } from '../../../../shared/calendar/civil'
import { londonDate, londonInstant } from '../../../../shared/calendar/london'
import { clockTime } from '../../../../shared/calendar/write'
import type { Facts } from '../../../../shared/case/facts'
import type { Procedure } from '../../../../shared/procedures/schema'
import { dayDate, daysAway } from '../../../parts/dates'

export interface HearingWords {
  /** "in 12 days", "today", "3 days ago"; empty while no date is known. */
  countdown: string
  /** "Thu 3 Dec 2026, 10:30am", or that the date or the time is not known. */
  when: string
  /** Two days or less to go, or past: it is shown strongly. */
  near: boolean
}

/** The hearing of a case counted from the London day of `now` (ISO instant); null for a procedure without hearings. */
export const hearingWords = ({ identity }: Procedure, facts: Facts, now: string): HearingWords | null => {
  if (!identity.hearingDate) return null
  const date = facts[identity.hearingDate]
  const known = identity.hearingTime ? facts[identity.hearingTime] : undefined
  if (typeof date !== 'string') return { countdown: '', when: 'No date yet', near: false }
  const days = calendarDaysBetween(londonDate(now), date)
  const time = typeof known === 'string' ? known : null
  const start = time ? londonInstant(date, time) : null
  const begun = days === 0 && start?.ok === true && start.value.instant <= now
  return {
    countdown: begun ? 'today, begun' : daysAway(date, now),
    when: `${dayDate(date)}, ${time ? clockTime(time) : 'time not known'}`,
    near: days <= 2,
  }
}
