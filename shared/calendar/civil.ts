/**
 * A day of the calendar as `YYYY-MM-DD`, with no time and no zone: what a form, a letter or a court list says.
 * Functions here expect a real day; what comes from outside is judged by `isCivilDate` or `readDate` first.
 */
export type CivilDate = string

const dayMs = 86_400_000

/** Day number since 1 January 1970, or NaN for a text that is not a real day. */
const serial = (date: CivilDate): number => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN
  const ms = Date.parse(`${date}T00:00:00Z`)
  // Date.parse may roll 31 February into March: only what comes back unchanged is a real day.
  return new Date(ms || 0).toISOString().slice(0, 10) === date ? ms / dayMs : Number.NaN
}

const fromSerial = (day: number): CivilDate => new Date(day * dayMs).toISOString().slice(0, 10)

/** Whether the text is a real day written `YYYY-MM-DD`, from year 1 to 9999. */
export const isCivilDate = (text: string): text is CivilDate => !Number.isNaN(serial(text))

/** The day of these numbers, or null when the calendar has none such. `month` counts from 1. */
export const civilDate = (year: number, month: number, day: number): CivilDate | null => {
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return isCivilDate(text) ? text : null
}

/** `date` moved by whole calendar days; negative goes back. */
export const addCalendarDays = (date: CivilDate, days: number): CivilDate => fromSerial(serial(date) + days)

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const calendarDaysBetween = (from: CivilDate, to: CivilDate): number => serial(to) - serial(from)

/** 0 Sunday to 6 Saturday. */
export const weekday = (date: CivilDate): number => (((serial(date) + 4) % 7) + 7) % 7

export const isWeekend = (date: CivilDate): boolean => weekday(date) % 6 === 0

/** How many days the month has. `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number =>
  [31, 30, 29, 28].find(day => civilDate(year, month, day) !== null) ?? 0
