import type { Case } from '../../shared/case/case'
import type { HoldCause } from '../../shared/case/events'
import { gatesOf } from '../../shared/checklist/parts'
import type { Output } from '../../shared/host/contract'
import type { Deletion, DeletionOrder } from '../../shared/host/deletion'
import type { Procedure } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import { firstMissing } from '../../shared/retention/gates'
import { type Inventory, inventory } from '../../shared/retention/inventory'
import { deletionStated } from '../../shared/retention/stated'
import { continueDeletion, removeRowsOf, showDeletion } from './deletions'
import { type Desk, notUnlocked, openCase, record } from './desk'
import { notifyFault } from './notices'
import { closeCase } from './work-on-steps'

/** What goes with an SR, and what the host knows of handover files that hold it. */
export interface WhatGoes extends Inventory {
  handovers: Output<'retention.handovers'>
}

/** The handover files that hold an SR; `whole` is false where they cannot be known. */
export const handoversOf = async (desk: Desk, caseId: string): Promise<WhatGoes['handovers']> => {
  const found = await desk.host('retention.handovers', { caseId })
  return found.ok ? found.value : { files: [], whole: false }
}

/** What would go if an SR were deleted now. */
export const whatWouldGo = async (desk: Desk, caseId: string): Promise<Result<WhatGoes>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, store } = opened.value
  const events = await store.cases.history(caseId)
  if (!events.ok) return events
  const { cases, folders } = desk.session.getState()
  const goes = inventory(procedure, one, events.value, Object.values(cases), folders)
  return ok({ ...goes, handovers: await handoversOf(desk, caseId) })
}

/** The officer declares that the clerical files may be deleted. Refused while a gate is not met, which is named. */
export const declareDeletion = async (
  desk: Desk,
  caseId: string,
  { step, part, agreedBy = '' }: { step?: string; part?: string; agreedBy?: string },
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const missing = firstMissing(gatesOf(procedure, one, context))
  if (missing) return failed('invalid', missing, 'Do that first, then declare it.')
  if (step === undefined && !deletionStated(procedure, one) && !agreedBy.trim())
    return failed(
      'invalid',
      'The procedure does not state that these files are deleted.',
      'Ask your team leader, and enter who agreed to it.',
    )
  return record(desk, caseId, {
    type: 'deletion-declared',
    ...(step === undefined ? {} : { step }),
    ...(part === undefined ? {} : { part }),
    agreedBy: agreedBy.trim(),
  })
}

/** Holds an SR's files for a complaint or an appeal: nothing of it is deleted until the hold is lifted. */
export const placeHold = (
  desk: Desk,
  caseId: string,
  cause: HoldCause,
  reason: string,
): Promise<Result<Case>> => record(desk, caseId, { type: 'hold-placed', for: cause, reason })

/** Lifts the hold, with the reason. */
export const liftHold = (desk: Desk, caseId: string, reason: string): Promise<Result<Case>> =>
  record(desk, caseId, { type: 'hold-lifted', reason })

const orderFor = (procedure: Procedure, one: Case, by: string, goes: Inventory): Result<DeletionOrder> => {
  const end = procedure.ends.find(candidate => candidate.id === one.closed?.end)
  const { reference } = procedure.identity
  if (!one.closed || !one.declared)
    return failed(
      'invalid',
      one.closed ? 'Nobody has declared that these files may be deleted.' : 'The SR is not closed yet.',
      'Do that first, then delete its files.',
    )
  return ok({
    caseId: one.id,
    reference: {
      label: procedure.facts.find(fact => fact.name === reference)?.label ?? 'SR number',
      value: String(one.facts[reference] ?? ''),
    },
    procedure: `${procedure.title} (${procedure.code})`,
    end: end?.title ?? one.closed.end,
    by,
    stated: deletionStated(procedure, one),
    agreedBy: one.declared.agreedBy,
    declaredAt: one.declared.at,
    kinds: goes.kinds,
    copies: goes.copies,
    drafts: goes.drafts,
  })
}

/** Has the host destroy the key, then removes rows, copies and drafts, and takes the SR off every list on screen. */
export const carryOut = async (desk: Desk, order: DeletionOrder): Promise<Result<Deletion>> => {
  const { store } = desk
  if (!store) return notUnlocked()
  const { caseId } = order
  const deleted = await desk.host('retention.delete', order)
  if (!deleted.ok) return deleted
  showDeletion(desk, deleted.value)
  const removed = await removeRowsOf(desk, deleted.value, store.cases.remove)
  if (!removed.ok) notifyFault(desk, removed.fault)
  desk.session.setState(({ cases: { [caseId]: _, ...cases }, history, damaged, broken }) => ({
    cases,
    history: history?.caseId === caseId ? null : history,
    damaged: damaged.filter(one => one.caseId !== caseId),
    broken: Object.fromEntries(Object.entries(broken).filter(([id]) => id !== caseId)),
  }))
  const vault = await desk.host('vault.status', {})
  if (vault.ok) desk.session.setState({ vault: vault.value })
  const went = await continueDeletion(desk, deleted.value.id)
  return went.ok ? went : deleted
}

/**
 * Deletes a closed SR for good: its key first, then its rows, then the copies on folders and the drafts. Answers the
 * certificate; what could not go yet is pending on it and goes by itself. After a fault the SR is still whole.
 */
export const deleteCase = async (desk: Desk, caseId: string): Promise<Result<Deletion>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const missing = firstMissing(gatesOf(procedure, one, context))
  if (missing) return failed('refused', missing, 'Nothing was deleted. Settle that first.')
  const goes = await whatWouldGo(desk, caseId)
  if (!goes.ok) return goes
  const order = orderFor(procedure, one, context.settings.officer.name, goes.value)
  if (!order.ok) return order

  return carryOut(desk, order.value)
}

/** Closes an SR and, as the last act of that, deletes its clerical files. Where the closing fails nothing is deleted. */
export const closeAndDelete = async (
  desk: Desk,
  caseId: string,
  end: string,
  reasons: Readonly<Record<string, string>>,
): Promise<Result<Deletion>> => {
  const closed = await closeCase(desk, caseId, end, reasons)
  return closed.ok ? deleteCase(desk, caseId) : closed
}
