import { type Copy, courtBundleStep } from '../../../shared/bundle/court/deliver'
import { type AddressedEmail, attachedCopy, emailPart, emailStops } from '../../../shared/bundle/court/email'
import type { Case } from '../../../shared/case/case'
import { failed, type Result } from '../../../shared/result'
import type { Desk } from '../desk'
import { writeDraft } from '../write-draft'
import { openBundle } from './keep'

/**
 * Drafts the email of a copy with its PDF attached, and records it. Refused where the copy as it stands is not made and
 * checked, or is more than its route takes in one email.
 */
export const draftCourtEmail = async (
  desk: Desk,
  caseId: string,
  bundleId: string,
  copy: Copy,
  email: AddressedEmail & { readReceipt: boolean },
): Promise<Result<Case>> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return opened
  const { one, bundle } = opened.value
  const [stop] = emailStops(one, bundle, copy)
  if (stop) return failed('refused', stop.message, stop.next)
  return writeDraft(
    desk,
    opened.value,
    { step: courtBundleStep, part: emailPart(bundleId, copy), named: 'court bundle' },
    { ...email, attachments: attachedCopy(one, bundle, copy) },
  )
}
