import MailComposer from 'nodemailer/lib/mail-composer'
import type { DraftMessage } from '../../../shared/host/drafts'
import { failed, ok, type Result } from '../../../shared/result'
import { unsafeName } from '../delivery/names'

const control = /\p{Cc}/u
const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i

const refuse = (message: string, next: string): Result<never> => failed('invalid', message, next)

const check = ({ subject, attachments }: DraftMessage): Result<null> => {
  if (control.test(subject)) {
    return refuse(
      'The subject of the email contains a line break or a control character.',
      'Put the subject on one line and try again.',
    )
  }
  for (const { name, mediaType: type } of attachments) {
    const why = unsafeName(name)
    if (why !== null) {
      return refuse(
        `The attachment name “${name}” ${why}.`,
        'Give the attachment another name and try again.',
      )
    }
    if (!mediaType.test(type)) {
      return refuse(
        `The kind of the attachment “${name}” is not known.`,
        'Make the attachment again and try again.',
      )
    }
  }
  return ok(null)
}

/**
 * The message as an `.eml` that mail programs open as a draft to be sent (`X-Unsent`), with both kinds of request for a
 * read receipt where one is asked for. Lines end in CRLF; the text is quoted-printable UTF-8, attachments are base64.
 * Anything that could start another header is the fault `invalid`, never silently changed.
 */
export const composeDraft = async (message: DraftMessage): Promise<Result<Uint8Array>> => {
  const checked = check(message)
  if (!checked.ok) return checked
  const composer = new MailComposer({
    from: message.from,
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    text: { content: message.text, contentTransferEncoding: 'quoted-printable' },
    headers: {
      'X-Unsent': '1',
      ...(message.readReceipt
        ? { 'Disposition-Notification-To': message.from, 'Return-Receipt-To': message.from }
        : {}),
    },
    attachments: message.attachments.map(({ name, mediaType: type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
      contentTransferEncoding: 'base64',
      contentDisposition: 'attachment',
    })),
    newline: 'windows',
    // Attachments are bytes; nothing a message says may make this process read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return ok(await composer.compile().build())
}
