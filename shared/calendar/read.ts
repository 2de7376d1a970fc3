import { failed, ok, type Result } from '../result'
import { type CivilDate, calendarDaysBetween, civilDate, daysInMonth, weekday } from './civil'
import { matchDate, matchDates, type WrittenDate } from './date-patterns'
import { monthNames, plainDate, weekdayNames } from './write'

const example = 'Enter a date, like 3 December 2026 or 3 12 2026.'

const tidy = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

const quoted = (text: string) => `‘${text.length > 40 ? `${text.slice(0, 40)}…` : text}’`

const wrongWeekday = (date: CivilDate, written: WrittenDate): string | null =>
  written.weekday === null || written.weekday === weekday(date)
    ? null
    : `${plainDate(date)} is a ${weekdayNames[weekday(date)]}, not a ${weekdayNames[written.weekday]}.`

const impossible = ({ day, month, year }: WrittenDate): string => {
  const name = monthNames[month - 1]
  if (!name) return `There is no month ${month}.`
  if (day < 1) return `There is no day ${day}.`
  return `There is no ${day} ${name}${year === null ? '' : ` ${year}`}: it has ${daysInMonth(year ?? 2024, month)} days.`
}

/**
 * Reads a date that an officer typed or pasted, day before month: `3 12 2026`, `03/12/2026`, `3 Dec 2026`,
 * `Thu 3rd December 2026`, `2026-12-03`. Two digits of a year are in this century.
 * Fails, saying why, for a day the calendar has not, a weekday that does not fit, and a missing year.
 */
export const readDate = (text: string): Result<CivilDate> => {
  const typed = tidy(text)
  if (typed === '') return failed('invalid', 'No date was entered.', example)
  const written = matchDate(typed)
  if (!written) return failed('invalid', `${quoted(typed)} cannot be read as a date.`, example)
  if (written.year === null) return failed('invalid', `${quoted(typed)} has no year.`, example)
  if (written.year < 1900 || written.year > 2100)
    return failed('invalid', `The year ${written.year} cannot be right.`, example)
  const date = civilDate(written.year, written.month, written.day)
  if (!date) return failed('invalid', impossible(written), `${example} The day comes before the month.`)
  const mismatch = wrongWeekday(date, written)
  if (mismatch) return failed('invalid', mismatch, 'Check the date, then enter it without the weekday.')
  return ok(date)
}

export interface FoundDate {
  date: CivilDate
  /** The words it was read from. */
  text: string
  /** Why the officer should look twice, or null. */
  doubt: string | null
}

const nearest = ({ day, month }: WrittenDate, today: CivilDate): CivilDate | null => {
  const year = Number(today.slice(0, 4))
  return [year - 1, year, year + 1]
    .map(candidate => civilDate(candidate, month, day))
    .filter(date => date !== null)
    .reduce<CivilDate | null>(
      (best, date) =>
        best === null ||
        Math.abs(calendarDaysBetween(today, date)) < Math.abs(calendarDaysBetween(today, best))
          ? date
          : best,
      null,
    )
}

/**
 * Every date written in a text such as an email subject, in order, each day once. Numbers divided by spaces only are
 * not taken for dates here: a reference looks the same. A date without a year is taken as the nearest one to
 * `today`, and that is said in `doubt`; so is a weekday that does not fit.
 */
export const findDates = (text: string, today: CivilDate): FoundDate[] => {
  const found = new Map<CivilDate, FoundDate>()
  for (const { written, text: words } of matchDates(tidy(text))) {
    const { year, month, day } = written
    if (year !== null && (year < 1900 || year > 2100)) continue
    const date = year === null ? nearest(written, today) : civilDate(year, month, day)
    if (!date || found.get(date)?.doubt === null) continue
    const noYear = year === null ? `${quoted(words)} has no year: ${date.slice(0, 4)} is assumed.` : null
    const doubts = [noYear, wrongWeekday(date, written)].filter(doubt => doubt !== null)
    found.set(date, { date, text: words, doubt: doubts.length > 0 ? doubts.join(' ') : null })
  }
  return [...found.values()]
}

/**
 * Reads a time of day as `HH:MM`: `10am`, `10.30`, `2:30pm`, `14:30`, `1430`, `midday`, `midnight`.
 * A small hour without am or pm (`2:30`) is refused, since 2:30 in the morning is hardly ever meant.
 */
export const readTime = (text: string): Result<string> => {
  const typed = tidy(text).toLowerCase()
  const next = 'Enter a time, like 10am, 2:30pm or 14:30.'
  if (typed === '') return failed('invalid', 'No time was entered.', next)
  if (/^(12 ?)?(midday|noon)$/.test(typed)) return ok('12:00')
  if (/^(12 ?)?midnight$/.test(typed)) return ok('00:00')
  const match =
    /^(?<hour>\d{1,2})(?: ?[:.] ?(?<minute>\d{2}))? ?(?<half>[ap])\.?m\.?$/.exec(typed) ??
    /^(?<hour>\d{1,2}) ?[:.] ?(?<minute>\d{2})(?: ?h(?:ou)?rs?)?$/.exec(typed) ??
    /^(?<hour>\d{2})(?<minute>\d{2})(?: ?h(?:ou)?rs?)?$/.exec(typed)
  if (!match?.groups) return failed('invalid', `${quoted(typed)} cannot be read as a time.`, next)
  const { hour = '', minute = '00', half } = match.groups
  const most = half ? 12 : 23
  if (Number(hour) > most || (half && Number(hour) === 0) || Number(minute) > 59)
    return failed('invalid', `There is no time ${quoted(typed)}.`, next)
  if (!half && hour.length === 1 && Number(hour) < 7)
    return failed('invalid', `${quoted(typed)} may be in the morning or the afternoon.`, next)
  const hour24 = half ? (Number(hour) % 12) + (half === 'p' ? 12 : 0) : Number(hour)
  return ok(`${String(hour24).padStart(2, '0')}:${minute}`)
}
