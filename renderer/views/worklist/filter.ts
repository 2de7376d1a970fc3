import { addCalendarDays, type CivilDate, calendarDaysBetween, weekday } from '../../../shared/calendar/civil'
import type { HearingFilter, StatusFilter, WorklistView } from '../../session/worklist-view'
import type { Row } from './rows'

/** How the filters read on screen. */
export const statusNames: Record<StatusFilter, string> = {
  all: 'All',
  open: 'Open (not closed)',
  'to-do': 'To do now',
  waiting: 'Waiting',
  closed: 'Closed',
}

export const hearingNames: Record<HearingFilter, string> = {
  all: 'Any or none',
  'this-week': 'This week',
  'next-14-days': 'Next 14 days',
  none: 'No hearing date',
  past: 'Past',
}

/** The folder filter's choice for SRs whose folder is not known; no folder has this label, since labels are trimmed. */
export const noFolder = ' none'

const fitsStatus = ({ status }: Row, filter: StatusFilter): boolean =>
  filter === 'all' || (filter === 'open' ? status.is !== 'closed' : status.is === filter)

const monday = (day: CivilDate): CivilDate => addCalendarDays(day, -((weekday(day) + 6) % 7))

const fitsHearing = ({ hearing }: Row, filter: HearingFilter, today: CivilDate): boolean => {
  if (filter === 'all') return true
  if (filter === 'none' || hearing === null) return filter === 'none' && hearing === null
  const days = calendarDaysBetween(today, hearing.date)
  if (filter === 'past') return days < 0
  if (filter === 'next-14-days') return days >= 0 && days <= 14
  return monday(hearing.date) === monday(today)
}

/** The rows that fit the filters, in the order they had. `found` are the cases the search found, null for no search; `today` is the London day. */
export const fitting = (
  rows: readonly Row[],
  view: WorklistView,
  found: ReadonlyMap<string, unknown> | null,
  today: CivilDate,
): Row[] =>
  rows.filter(
    row =>
      (found === null || found.has(row.caseId)) &&
      (view.procedure === '' || row.procedure.id === view.procedure) &&
      fitsStatus(row, view.status) &&
      (view.folder === '' || (view.folder === noFolder ? row.folder === '' : row.folder === view.folder)) &&
      fitsHearing(row, view.hearing, today),
  )
