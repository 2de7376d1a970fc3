import { londonDate, londonInstant, londonTime } from '../../../../shared/calendar/london'
import { readDate, readTime } from '../../../../shared/calendar/read'
import { clockTime, shortDate } from '../../../../shared/calendar/write'

/** An instant as a date and a time are typed: `3 Dec 2026` and `10:05am` on the London clock. */
export const momentEntry = (instant: string): { date: string; time: string } => ({
  date: shortDate(londonDate(instant)),
  time: clockTime(londonTime(instant)),
})

export type ReadMoment = { ok: true; instant: string } | { ok: false; date?: string; time?: string }

const sentence = ({ message, next }: { message: string; next: string }) => `${message} ${next}`

/**
 * Reads a typed date and time of something that has happened, as an ISO instant; what is wrong stands under the field
 * it is about. A moment after `now` is refused; the present minute counts as past.
 */
export const readMoment = (date: string, time: string, now: string): ReadMoment => {
  const day = readDate(date)
  const clock = readTime(time)
  if (!day.ok || !clock.ok)
    return {
      ok: false,
      ...(day.ok ? {} : { date: sentence(day.fault) }),
      ...(clock.ok ? {} : { time: sentence(clock.fault) }),
    }
  const read = londonInstant(day.value, clock.value)
  if (!read.ok) return { ok: false, time: sentence(read.fault) }
  const { instant } = read.value
  if (instant <= now) return { ok: true, instant }
  return londonDate(instant) > londonDate(now)
    ? { ok: false, date: 'This day has not come yet. Enter the day it happened.' }
    : { ok: false, time: 'This time has not come yet. Enter the time it happened.' }
}

/** Reads a typed day of something that has happened; the fault is a sentence. */
export const readPastDay = (
  date: string,
  now: string,
): { ok: true; day: string } | { ok: false; error: string } => {
  const day = readDate(date)
  if (!day.ok) return { ok: false, error: sentence(day.fault) }
  return day.value > londonDate(now)
    ? { ok: false, error: 'This day has not come yet. Enter the day it happened.' }
    : { ok: true, day: day.value }
}
