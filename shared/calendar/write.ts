import { type CivilDate, weekday } from './civil'

export const weekdayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

// Own tables, not Intl: a letter must not change with the browser's language data ("Sep" became "Sept").
const parts = (date: CivilDate) => ({
  year: date.slice(0, 4),
  month: monthNames[Number(date.slice(5, 7)) - 1] ?? '',
  day: String(Number(date.slice(8, 10))),
})

/** `Thursday 3 December 2026` */
export const longDate = (date: CivilDate): string => {
  const { year, month, day } = parts(date)
  return `${weekdayNames[weekday(date)]} ${day} ${month} ${year}`
}

/** `3 December 2026`, as letters have it. */
export const plainDate = (date: CivilDate): string => {
  const { year, month, day } = parts(date)
  return `${day} ${month} ${year}`
}

/** `3 Dec 2026`, for tables. */
export const shortDate = (date: CivilDate): string => {
  const { year, month, day } = parts(date)
  return `${day} ${month.slice(0, 3)} ${year}`
}

/** `10:00` as `10am`, `14:30` as `2:30pm`, `12:00` as `midday`, `00:00` as `midnight`. */
export const clockTime = (time: string): string => {
  const hour = Number(time.slice(0, 2))
  const minute = time.slice(3, 5)
  if (minute === '00' && hour === 0) return 'midnight'
  if (minute === '00' && hour === 12) return 'midday'
  return `${hour % 12 || 12}${minute === '00' ? '' : `:${minute}`}${hour < 12 ? 'am' : 'pm'}`
}

/** A count with its noun: `1 day`, `2 days`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
