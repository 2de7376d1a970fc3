import {
  courtBundleStep,
  courtDeliveries,
  planCourtDelivery,
  stopsOnRoute,
} from '../../../shared/bundle/court/deliver'
import type { Case } from '../../../shared/case/case'
import { failed, type Result } from '../../../shared/result'
import type { Desk } from '../desk'
import { queueDelivery } from '../outbox'
import { openBundle } from './keep'

/** Saves the court bundle that was made last, with its certificate, on a mapped folder, like any delivery. */
export const saveCourtBundle = async (
  desk: Desk,
  caseId: string,
  bundleId: string,
  folderId: string,
): Promise<Result<Case>> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return opened
  const { one, procedure, bundle } = opened.value
  const folder = desk.session.getState().folders.find(entry => entry.id === folderId)
  if (!folder)
    return failed(
      'not-found',
      'This folder is no longer mapped.',
      'Map it in Settings, or choose another folder.',
    )
  const plan = planCourtDelivery(one, bundle, String(one.facts[procedure.identity.reference] ?? ''))
  if (!plan)
    return failed(
      'invalid',
      'The court bundle was changed since it was made.',
      'Make it again, then save it on the mapped folder.',
    )
  const [stop] = stopsOnRoute(one, bundle)
  if (stop) return failed('refused', stop.message, stop.next)
  return queueDelivery(desk, caseId, courtDeliveries(one, bundle), {
    step: courtBundleStep,
    part: bundleId,
    folderId,
    folderLabel: folder.label,
    as: 'folder',
    name: plan.name,
    version: plan.version,
    entries: plan.entries,
    changes: [],
  })
}
