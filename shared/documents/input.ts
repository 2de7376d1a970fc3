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
  /** What the case's procedure is called: the action that forms ask for. */
  action?: string
}

/** The same day, for documents of cases under this procedure. */
export const underProcedure = <T extends Today>(today: T, { title }: { title: string }): T =>
  today.action === title ? today : { ...today, action: title }

/** What a form is built from on this day, by this officer. */
export const documentInput = (
  facts: Facts,
  { now, settings, action }: Pick<Today, 'now' | 'settings' | 'action'>,
): DocumentInput => ({
  facts,
  officer: settings.officer,
  inbox: settings.team.inbox,
  madeOn: londonDate(now),
  ...(action === undefined ? {} : { action }),
})
