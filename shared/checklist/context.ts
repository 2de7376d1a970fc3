import type { BankHolidays } from '../calendar/holidays'
import type { Settings } from '../host/settings'

/** What a checklist depends on besides the procedure and the case. */
export interface Context {
  /** The present moment, an ISO instant. */
  now: string
  settings: Settings
  bankHolidays: BankHolidays
}
