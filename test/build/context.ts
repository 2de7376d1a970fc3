import published from '../../resources/bank-holidays.json'
import { BankHolidays } from '../../shared/calendar/holidays'
import type { Context } from '../../shared/checklist/context'
import type { Settings } from '../../shared/host/settings'

/** Settings of an invented office in England. */
export const someSettings = (changes: Partial<Settings> = {}): Settings => ({
  format: 1,
  officer: { name: 'Alex Fictional', telephone: '01632 960 001' },
  team: { inbox: 'ssst.inbox@example.gov.uk' },
  jurisdiction: 'england-and-wales',
  secondCheck: { leadWorkingDays: 2 },
  payment: { days: 2, count: 'calendar' },
  lock: { afterMinutes: 15 },
  lists: { reason: ['Face to face held'], 'resolution-code': ['Completed', 'Failed To Attend'] },
  ...changes,
})

const settings = someSettings()
// The same one each time: what follows from a context is kept as long as nothing in it changes.
const official: Context['official'] = []
const bankHolidays = BankHolidays.parse(published)

/** What a checklist depends on besides the case: a Monday morning in May 2026, unless told otherwise. */
export const aContext = (changes: Partial<Context> = {}): Context => ({
  now: '2026-05-11T08:00:00.000Z',
  settings,
  bankHolidays,
  official,
  ...changes,
})
