import { addCalendarDays, type CivilDate, isCivilDate } from '../../../shared/calendar/civil'
import type { WorkingCalendar } from '../../../shared/calendar/holidays'
import { addWorkingDays, rollForward } from '../../../shared/calendar/working-days'
import { failed, ok, type Result } from '../../../shared/result'

const distance = /^(?<sign>[+-])\s?(?<count>\d{1,3}) (?<working>working )?days?$/

/**
 * Reads a date of a case file: `2026-12-03`, or a distance from the day of the run, so that a shipped case never
 * ages: `today`, `+14 working days`, `-3 days`. A distance in working days never falls on a day the courts are shut.
 */
export const readRelativeDate = (
  text: string,
  today: CivilDate,
  calendar: WorkingCalendar,
): Result<CivilDate> => {
  if (isCivilDate(text)) return ok(text)
  if (text === 'today') return ok(today)
  const groups = distance.exec(text)?.groups
  if (!groups)
    return failed(
      'invalid',
      'enter a real date, like 2026-12-03, or a distance from today, like "+14 working days"',
      '',
    )
  const days = Number(groups.count) * (groups.sign === '-' ? -1 : 1)
  if (!groups.working) return ok(addCalendarDays(today, days))
  return ok(days === 0 ? rollForward(today, calendar) : addWorkingDays(today, days, calendar))
}
