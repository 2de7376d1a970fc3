import { londonDate } from '../../shared/calendar/london'
import type { Case } from '../../shared/case/case'
import { type Attention, attention } from '../../shared/checklist/attention'
import { type Checklist, checklist } from '../../shared/checklist/checklist'
import type { Context } from '../../shared/checklist/context'
import { procedureFor } from '../../shared/procedures/registry'
import type { Procedure } from '../../shared/procedures/schema'
import type { Session } from './session'

/** A case with what follows from it at a moment. */
export interface Overview {
  one: Case
  procedure: Procedure
  checklist: Checklist
  /** Most pressing first. */
  attention: Attention[]
}

interface Kept {
  overview: Overview
  context: Context
  today: string
  /** The ISO instant at which the next deadline passes, after which it must be worked out again; null for none. */
  until: string | null
}

const kept = new WeakMap<Case, Kept>()

const nextDeadline = ({ tasks }: Checklist, now: string): string | null =>
  tasks
    .flatMap(({ deadline }) => (deadline && deadline.dueAt >= now ? [deadline.dueAt] : []))
    .sort()
    .at(0) ?? null

const stillTrue = ({ context, today, until }: Kept, now: Context, day: string): boolean =>
  context.settings === now.settings &&
  context.official === now.official &&
  context.bankHolidays === now.bankHolidays &&
  today === day &&
  now.now >= context.now &&
  (until === null || now.now <= until)

/**
 * The overviews of all cases at a moment; a case whose procedure is not among those known is left out. Each is worked
 * out again only when its case, the settings or the day changed, or one of its deadlines passed.
 */
export const overviews = (
  cases: readonly Case[],
  context: Context,
  procedures: readonly Procedure[],
): Overview[] => {
  const today = londonDate(context.now)
  return cases.flatMap(one => {
    const known = kept.get(one)
    if (known && stillTrue(known, context, today)) return [known.overview]
    const procedure = procedureFor(procedures, one.procedure)
    if (!procedure) return []
    const list = checklist(procedure, one, context)
    const overview = { one, procedure, checklist: list, attention: attention(procedure, one, context, list) }
    kept.set(one, { overview, context, today, until: nextDeadline(list, context.now) })
    return [overview]
  })
}

/** What checklists on screen depend on, at the session's minute; null before set-up. */
export const sessionContext = ({ settings, bankHolidays, official, now }: Session): Context | null =>
  settings && { now, settings, bankHolidays, official }
