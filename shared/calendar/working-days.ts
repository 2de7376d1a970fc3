import { addCalendarDays, type CivilDate, isWeekend } from './civil'
import type { WorkingCalendar } from './holidays'

/** Monday to Friday, bank holidays of the jurisdiction apart. */
export const isWorkingDay = (date: CivilDate, calendar: WorkingCalendar): boolean =>
  !isWeekend(date) && !calendar.holidays.has(date)

const roll = (date: CivilDate, step: 1 | -1, calendar: WorkingCalendar): CivilDate => {
  let day = date
  while (!isWorkingDay(day, calendar)) day = addCalendarDays(day, step)
  return day
}

/** `date` itself when it is a working day, otherwise the first one after it. */
export const rollForward = (date: CivilDate, calendar: WorkingCalendar): CivilDate => roll(date, 1, calendar)

/** `date` itself when it is a working day, otherwise the last one before it. */
export const rollBack = (date: CivilDate, calendar: WorkingCalendar): CivilDate => roll(date, -1, calendar)

/**
 * The `days`-th working day after `date`, or before it when `days` is negative. `date` itself is not counted,
 * whether it is a working day or not; 0 gives `date` back unchanged.
 */
export const addWorkingDays = (date: CivilDate, days: number, calendar: WorkingCalendar): CivilDate => {
  const step = days < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(days); left > 0; left--) day = roll(addCalendarDays(day, step), step, calendar)
  return day
}

/**
 * Working days after `from` up to and including `to`; negative, and counted the other way, when `to` is earlier.
 * For a working day `to` it is the number that `addWorkingDays` takes from `from` to `to`.
 */
export const workingDaysBetween = (from: CivilDate, to: CivilDate, calendar: WorkingCalendar): number => {
  const step = to < from ? -1 : 1
  let count = 0
  for (let day = from; day !== to; ) {
    day = addCalendarDays(day, step)
    if (isWorkingDay(day, calendar)) count += step
  }
  return count
}
