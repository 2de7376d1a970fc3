import { failed, ok, type Result } from '../result'
import { type CivilDate, isCivilDate } from './civil'
import { clockTime, longDate } from './write'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

const onTheWall = (ms: number): { date: CivilDate; time: string } => {
  const part = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, value]))
  const year = String(part.year).padStart(4, '0')
  return { date: `${year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

/** The day it is in London at an instant. Throws a RangeError for a text that is no instant. */
export const londonDate = (instant: string): CivilDate => onTheWall(Date.parse(instant)).date

/** The time on the London clock at an instant, as `HH:MM` on the 24-hour clock. */
export const londonTime = (instant: string): string => onTheWall(Date.parse(instant)).time

export interface LondonInstant {
  /** ISO 8601 in UTC. */
  instant: string
  /** True when the clocks go back and the hour occurs twice; `instant` is then the first of the two. */
  twice: boolean
}

/**
 * The instant at which the London clock shows `time` (`HH:MM`) on `date`.
 * Fails for a date or time that is none, and for the hour that is left out when the clocks go forward.
 */
export const londonInstant = (date: CivilDate, time: string): Result<LondonInstant> => {
  if (!isCivilDate(date))
    return failed('invalid', 'The date is not a real date.', 'Enter a date, like 3 December 2026.')
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return failed('invalid', 'The time is not a real time.', 'Enter a time on the 24-hour clock, like 10:30.')

  const asUtc = Date.parse(`${date}T${time}:00Z`)
  // London has been 0 or 1 hour ahead of UTC ever since 1947; the larger offset is the earlier instant.
  const instants = [60, 0]
    .map(minutes => asUtc - minutes * 60_000)
    .filter(ms => {
      const shown = onTheWall(ms)
      return shown.date === date && shown.time === time
    })
  const first = instants[0]
  if (first === undefined)
    return failed(
      'invalid',
      `There is no ${clockTime(time)} on ${longDate(date)}: the clocks go forward that night.`,
      'Enter a time before 1am or from 2am on.',
    )
  return ok({ instant: new Date(first).toISOString(), twice: instants.length > 1 })
}
