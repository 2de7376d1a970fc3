import { type CivilDate, calendarDaysBetween, weekday } from '../../shared/calendar/civil'
import { londonDate, londonTime } from '../../shared/calendar/london'
import { clockTime, counted, shortDate, weekdayNames } from '../../shared/calendar/write'

const dayName = (date: CivilDate) => (weekdayNames[weekday(date)] ?? '').slice(0, 3)

/** A day as every screen shows it: `Thu 3 Dec 2026`. */
export const dayDate = (date: CivilDate): string => `${dayName(date)} ${shortDate(date)}`

/** An ISO instant on the London clock: `Thu 3 Dec 2026, 10:05am`. */
export const moment = (instant: string): string =>
  `${dayDate(londonDate(instant))}, ${clockTime(londonTime(instant))}`

/** How far a day is from the London day of an instant: `today`, `tomorrow`, `in 3 days`, `5 days ago`. */
export const daysAway = (date: CivilDate, now: string): string => daysFrom(date, londonDate(now))

/** How far a day is from another, in calendar days: `today`, `tomorrow`, `in 3 days`, `5 days ago`. */
export const daysFrom = (date: CivilDate, today: CivilDate): string => {
  const days = calendarDaysBetween(today, date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`
}

// Near days by their weekday alone, as people say them; further ones with the date.
const nearDay = (date: CivilDate, today: CivilDate): string => {
  if (date === today) return 'today'
  if (Math.abs(calendarDaysBetween(today, date)) < 7) return dayName(date)
  const withYear = date.slice(0, 4) !== today.slice(0, 4)
  return withYear ? dayDate(date) : dayDate(date).slice(0, -5)
}

/** When something is due, against the present: `overdue since Thu 10am`, `due today 10am`, `by Tue 1 Dec 10am`. */
export const dueWords = (dueAt: string, now: string): string => {
  const date = londonDate(dueAt)
  const today = londonDate(now)
  const time = londonTime(dueAt)
  // A deadline that is a whole day is stored as its last minute: nobody wants to read 11:59pm.
  const clock = time === '23:59' ? '' : ` ${clockTime(time)}`
  if (dueAt < now)
    return date === today
      ? `overdue since${clock || ' today'}`
      : `overdue since ${nearDay(date, today)}${clock}`
  if (date === today) return `due today${clock}`
  return `by ${calendarDaysBetween(today, date) === 1 ? 'tomorrow' : dayDate(date).slice(0, -5)}${clock}`
}
