import published from '../../resources/bank-holidays.json'
import { addCalendarDays, type CivilDate } from '../../shared/calendar/civil'
import { BankHolidays, workingCalendar } from '../../shared/calendar/holidays'

export const bankHolidays = BankHolidays.parse(published)
export const england = workingCalendar(bankHolidays, 'england-and-wales')
export const scotland = workingCalendar(bankHolidays, 'scotland')
export const northernIreland = workingCalendar(bankHolidays, 'northern-ireland')
export const calendars = [england, scotland, northernIreland]

/** Every day from `from` to `to`, both included. */
export const days = (from: CivilDate, to: CivilDate): CivilDate[] => {
  const all: CivilDate[] = []
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) all.push(day)
  return all
}
