import { hasCardNumber, noCardNumbers } from '../../shared/case/card-number'
import type { Case } from '../../shared/case/case'
import { type Happening, notOnceClosed } from '../../shared/case/events'
import { typedTexts } from '../../shared/case/typed'
import type { Context } from '../../shared/checklist/context'
import { underProcedure } from '../../shared/documents/input'
import type { HostClient } from '../../shared/host/contract'
import { forOffice } from '../../shared/procedures/office'
import { procedureFor, procedureUnknown } from '../../shared/procedures/registry'
import type { Procedure } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import type { Offthread } from '../output/offthread'
import type { Locked, SessionStore } from '../session/session'
import type { Cases } from '../store/cases'
import type { Database } from '../store/database'
import type { Files } from '../store/files'
import type { Keys } from '../store/keys'

/** What the page itself holds and does. */
export interface Page {
  /** What was typed and not saved, by the form it belongs to. */
  typed(): Readonly<Record<string, Readonly<Record<string, unknown>>>>
  putBack(typed: Readonly<Record<string, Readonly<Record<string, unknown>>>>): void
  /** Loads the page anew: everything it held is gone, except why. */
  startAnew(locked: Locked): void
  /** Why the page started anew; null where it was opened. */
  locked: Locked | null
}

/** What actions work with: the host, the store once unlocked, the workers, and the session the screens show. */
export interface Desk {
  host: HostClient
  session: SessionStore
  database: Database
  page: Page
  offthread: Offthread
  /** Null until the keys are open. */
  store: { cases: Cases; files: Files; keys: Keys } | null
}

export interface OpenCase {
  one: Case
  procedure: Procedure
  context: Context
  store: { cases: Cases; files: Files }
}

/** The fault of whatever needs the store while it is locked. */
export const notUnlocked = () =>
  failed('locked', 'SSST Desk is not unlocked.', 'Close the window and open SSST Desk again.')

/** What a checklist depends on besides the case, as the session has it; null before set-up. */
export const contextOf = (desk: Desk): Context | null => {
  const { settings, bankHolidays, official } = desk.session.getState()
  return settings && { now: new Date().toISOString(), settings, bankHolidays, official }
}

/** A case with all an action needs to work on it. */
export const openCase = (desk: Desk, caseId: string): Result<OpenCase> => {
  const { cases, procedures } = desk.session.getState()
  const one = cases[caseId]
  const procedure = one && procedureFor(procedures, one.procedure)
  const context = contextOf(desk)
  if (!desk.store || !context) return notUnlocked()
  if (!one) return failed('not-found', 'This SR is not in the store.', 'Go back to the worklist.')
  if (!procedure) return procedureUnknown()
  return ok({
    one,
    procedure: forOffice(procedure, context.settings),
    context: underProcedure(context, procedure),
    store: desk.store,
  })
}

/** Records what happened to a case, and shows the session the case as it then stands. */
export const record = async (
  desk: Desk,
  caseId: string,
  ...happenings: Happening[]
): Promise<Result<Case>> => {
  const { settings } = desk.session.getState()
  if (!desk.store || !settings) return notUnlocked()
  const broken = desk.session.getState().broken[caseId]
  if (broken) return { ok: false, fault: broken.fault }
  if (happenings.flatMap(typedTexts).some(hasCardNumber))
    return failed('refused', `${noCardNumbers}.`, 'Take the number out and save again.')
  if (
    desk.session.getState().cases[caseId]?.closed &&
    happenings.some(happening => notOnceClosed.includes(happening.type))
  )
    return failed(
      'refused',
      'The SR is closed, so nothing on it is changed.',
      'If it was closed too soon, undo the closing first: it is the newest entry of its kind in the timeline.',
    )
  const appended = await desk.store.cases.append(caseId, happenings, {
    by: settings.officer.name,
    at: new Date().toISOString(),
  })
  if (!appended.ok) return appended
  // What was said of the state before may hold no longer.
  desk.session.setState(({ notices }) => ({ notices: notices.filter(notice => notice.kind !== 'success') }))
  await showCase(desk, appended.value)
  return appended
}

/** Puts a stored case into the session, with its history when it is the one on screen. */
export const showCase = async (desk: Desk, one: Case): Promise<void> => {
  const history = desk.session.getState().history
  const events = history?.caseId === one.id ? await desk.store?.cases.history(one.id) : undefined
  desk.session.setState(state => ({
    cases: { ...state.cases, [one.id]: one },
    ...(events?.ok && state.history?.caseId === one.id
      ? { history: { caseId: one.id, events: events.value } }
      : {}),
  }))
}
