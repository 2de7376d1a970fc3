import { currentCopy } from '../../../shared/bundle/court/deliver'
import { issue } from '../../../shared/bundle/court/edit'
import type { Case } from '../../../shared/case/case'
import { failed, type Result } from '../../../shared/result'
import type { Desk } from '../desk'
import { changeBundle, openBundle } from './keep'

/** The bundle has gone out as it was made last: from now on its page numbers stay. */
export const issueBundle = async (desk: Desk, caseId: string, bundleId: string): Promise<Result<Case>> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return opened
  const { bundle } = opened.value
  const made = currentCopy(bundle, 'full')
  if (!made)
    return failed(
      'invalid',
      'The court bundle was changed since it was made.',
      'Make it again; what goes out must be what stands here.',
    )
  const words = bundle.plan.issued
    ? 'issued again: the numbers of late pages stay too'
    : 'issued: page numbers stay from now on'
  return changeBundle(desk, caseId, bundleId, words, plan => issue(plan, made.frontPages))
}
