import type { Case, Email } from '../../shared/case/case'
import { unsettled } from '../../shared/checklist/parts'
import { attachmentsDue, messageFor, nothingToForward } from '../../shared/mail/message'
import { pasteText } from '../../shared/mail/paste'
import { factOf, partOf, stepOf } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import { type Desk, openCase, record } from './desk'
import { writeDraft } from './write-draft'

/** Puts text on the clipboard, through the host or, where the page may do so itself, directly. */
export const copyPlain = async (desk: Desk, text: string): Promise<Result<null>> => {
  const written = await desk.host('clipboard.write', { text })
  if (written.ok) return ok(null)
  if (written.fault.code !== 'unsupported') return written
  try {
    await navigator.clipboard.writeText(text)
    return ok(null)
  } catch {
    return failed(
      'refused',
      'The text could not be put on the clipboard.',
      'Select the text on the screen and copy it with Ctrl+C.',
    )
  }
}

/** Copies a part's ready-to-paste text for its place in the 2012 system, and records that it was copied. */
export const copyText = async (
  desk: Desk,
  caseId: string,
  step: string,
  part: string,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure } = opened.value
  const found = stepOf(procedure, step)
  const paste = found && partOf(found, part, 'paste')
  if (!found || !paste) return failed('not-found', 'This step has no such text.', 'Open the step again.')
  if (unsettled(found, one))
    return failed(
      'invalid',
      'Facts in this text arrived twice and differ.',
      'Settle which one counts, then copy the text.',
    )
  const { text, missing } = pasteText(procedure, paste, one)
  if (missing.length)
    return failed(
      'invalid',
      `The text needs: ${missing.map(name => factOf(procedure, name)?.label ?? name).join(', ')}.`,
      'Enter that first, then copy the text.',
    )
  const copied = await copyPlain(desk, text)
  return copied.ok
    ? record(desk, caseId, { type: 'text-copied', step, part, place: paste.place, text })
    : copied
}

/** Writes the email of a step as a draft, records it. */
export const draftEmail = async (
  desk: Desk,
  caseId: string,
  step: string,
  part: string,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const found = stepOf(procedure, step)
  const spec = found && partOf(found, part, 'message')
  if (!found || !spec) return failed('not-found', 'This step has no email.', 'Open the step again.')
  const message = messageFor(procedure, spec, one, context.settings)
  if (message.missing.length)
    return failed(
      'invalid',
      `The email needs: ${message.missing.map(name => factOf(procedure, name)?.label ?? name).join(', ')}.`,
      'Enter that first, then draft the email.',
    )
  const [due] = attachmentsDue(spec, one, context)
  if (due) return failed('invalid', due.words, 'Then draft the email.')
  const nothing = nothingToForward(spec, procedure, one)
  if (nothing) return failed('invalid', nothing, 'Then draft the email.')
  return writeDraft(desk, opened.value, { step, part, named: `step ${found.no}` }, message)
}

/** Opens a draft in the officer's mail program. */
export const openDraft = async (desk: Desk, mailId: string): Promise<Result<null>> => {
  const done = await desk.host('drafts.open', { draftId: mailId })
  return done.ok ? ok(null) : done
}

const emailIn = (desk: Desk, caseId: string, mailId: string): Result<Email> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const email = opened.value.one.emails.find(one => one.mailId === mailId)
  return email ? ok(email) : failed('not-found', 'This SR has no such email.', 'Open the step again.')
}

/** Records that the officer sent the email. `sentAt` is an ISO instant. */
export const markSent = async (
  desk: Desk,
  caseId: string,
  mailId: string,
  sentAt: string,
): Promise<Result<Case>> => {
  const email = emailIn(desk, caseId, mailId)
  return email.ok ? record(desk, caseId, { type: 'email-sent', mailId, sentAt }) : email
}

/**
 * Records whether the read receipt came, of one whom the email went to, or of all. `on` is a London calendar day. Refused
 * for an email that was not sent.
 */
export const recordReceipt = async (
  desk: Desk,
  caseId: string,
  mailId: string,
  receipt: 'received' | 'none',
  on: string,
  of?: string,
): Promise<Result<Case>> => {
  const email = emailIn(desk, caseId, mailId)
  if (!email.ok) return email
  return email.value.sent
    ? record(desk, caseId, { type: 'receipt-recorded', mailId, receipt, on, ...(of ? { of } : {}) })
    : failed('invalid', 'This email is not recorded as sent yet.', 'Record it as sent first.')
}
