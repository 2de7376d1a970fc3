import { londonDate } from '../calendar/london'
import type { Facts } from '../case/facts'
import type { Settings } from '../host/settings'
import type { DocumentInput } from './model'
import type { OfficialForm } from './official'

/** What documents depend on besides the facts. */
export interface Today {
  /** An ISO instant. */
  now: string
  settings: Settings
  /** The office's own files for forms. */
  official: readonly OfficialForm[]
}

/** What a form is built from on this day, by this officer. */
export const documentInput = (
  facts: Facts,
  { now, settings }: Pick<Today, 'now' | 'settings'>,
): DocumentInput => ({
  facts,
  officer: settings.officer,
  inbox: settings.team.inbox,
  madeOn: londonDate(now),
})
