import type { BankHolidays } from '../calendar/holidays'
import type { OfficialForm } from '../documents/official'
import type { Settings } from '../host/settings'

/** What a checklist depends on besides the procedure and the case. */
export interface Context {
  /** The present moment, an ISO instant. */
  now: string
  settings: Settings
  /** The office's own files for forms. */
  official: readonly OfficialForm[]
  bankHolidays: BankHolidays
  /** What the procedure is called that a case is worked on under; see `underProcedure`. */
  action?: string
}
