import { londonDate } from '../../shared/calendar/london'
import type { Case } from '../../shared/case/case'
import { checkFacts } from '../../shared/case/check-facts'
import type { FactValue } from '../../shared/case/facts'
import { procedureFor } from '../../shared/procedures/registry'
import type { Procedure } from '../../shared/procedures/schema'
import { factOf } from '../../shared/procedures/schema'
import { failed, type Result } from '../../shared/result'
import { showBreak } from './check-histories'
import { type Desk, notUnlocked, showCase } from './desk'

/** Another case with the same SR number, if there is one: entered twice, or wrongly. */
export const sameReference = (desk: Desk, procedure: Procedure, reference: string): Case | undefined =>
  Object.values(desk.session.getState().cases).find(
    one =>
      one.facts[procedure.identity.reference] === reference.trim() &&
      // Several SRs may be about one SCIN: a case known by its SR number is another matter.
      procedureFor(desk.session.getState().procedures, one.procedure)?.identity.reference ===
        procedure.identity.reference,
  )

/** Enters an allocated SR with the facts known so far. The required ones of the procedure's opening must be there. */
export const enterCase = async (
  desk: Desk,
  procedure: Procedure,
  facts: Readonly<Record<string, FactValue>>,
  /** The case whose end opens this one. */
  from?: string,
): Promise<Result<Case>> => {
  const { settings } = desk.session.getState()
  if (!desk.store || !settings) return notUnlocked()
  for (const name of procedure.opening.required)
    if (facts[name] === undefined)
      return failed(
        'invalid',
        `Enter: ${factOf(procedure, name)?.label ?? name}.`,
        'Then enter the SR again.',
      )
  const at = new Date().toISOString()
  const checked = checkFacts(procedure.facts, facts, londonDate(at))
  if (!checked.ok) return checked
  const started = await desk.store.cases.start(
    crypto.randomUUID(),
    [
      {
        type: 'opened',
        procedure: { id: procedure.id, version: procedure.version },
        ...(from === undefined ? {} : { from }),
      },
      { type: 'facts-recorded', facts: checked.value },
    ],
    { by: settings.officer.name, at },
  )
  if (started.ok) await showCase(desk, started.value)
  return started
}

/** Brings a case on screen with its history: every entry that can be read, and where it is broken. */
export const lookAt = async (desk: Desk, caseId: string): Promise<Result<null>> => {
  if (!desk.store) return notUnlocked()
  const looked = await desk.store.cases.look(caseId)
  if (!looked.ok) return looked
  const { events, broken } = looked.value
  desk.session.setState({ history: { caseId, events } })
  showBreak(desk, caseId, broken)
  return { ok: true, value: null }
}
