import { type Case, fileOf } from '../../shared/case/case'
import type { DeliveredFile } from '../../shared/case/events'
import { type Reference, referenceOf } from '../../shared/procedures/reference'
import { ok, type Result } from '../../shared/result'
import { type Desk, type OpenCase, record } from './desk'

const withBytes = async ({ one, store }: OpenCase, list: readonly DeliveredFile[]) => {
  const attachments: { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }[] = []
  for (const { fileId, name } of list) {
    const bytes = await store.files.get(one.id, fileId)
    if (!bytes.ok) return bytes
    const mediaType = fileOf(one, fileId)?.mediaType ?? 'application/octet-stream'
    attachments.push({ name, mediaType, bytes: bytes.value })
  }
  return ok(attachments)
}

/** Letters that are safe in a draft's file name everywhere; the SR number or SCIN identifies it, no person does. */
const draftName = ({ label, value }: Reference, named: string, version: number) =>
  `${label} ${value.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 60)} ${named} email ${version}.eml`

interface ToDraft {
  to: string[]
  cc: string[]
  subject: string
  text: string
  readReceipt: boolean
  attachments: DeliveredFile[]
}

/** Writes an email as a draft for the officer's mail program, and records it. `named` tells its file from others. */
export const writeDraft = async (
  desk: Desk,
  opened: OpenCase,
  { step, part, named }: { step: string; part: string; named: string },
  { to, cc, subject, text, readReceipt, attachments }: ToDraft,
): Promise<Result<Case>> => {
  const { one, procedure, context } = opened
  const withContent = await withBytes(opened, attachments)
  if (!withContent.ok) return withContent
  const mailId = crypto.randomUUID()
  const from = context.settings.team.inbox
  const written = await desk.host('drafts.write', {
    draftId: mailId,
    name: draftName(referenceOf(procedure, one.facts), named, one.emails.length + 1),
    message: { from, to, cc, subject, text, readReceipt, attachments: withContent.value },
  })
  if (!written.ok) return written
  const recorded = await record(desk, one.id, {
    type: 'email-drafted',
    mailId,
    step,
    part,
    to,
    cc,
    subject,
    text,
    readReceipt,
    draft: written.value.name,
    attachments,
  })
  // A draft that the case does not know of would lie there for nobody.
  if (!recorded.ok) await desk.host('drafts.remove', { draftId: mailId })
  return recorded
}
