import {
  type Case,
  type DocumentFormat,
  deliveriesOf,
  type Email,
  filesAs,
  latestDocument,
} from '../case/case'
import type { DeliveredFile } from '../case/events'
import { fill, fillAll } from '../case/fill'
import type { Today } from '../documents/input'
import { outdatedWords, standing } from '../documents/standing'
import type { Settings } from '../host/settings'
import { type PartOf, type Procedure, stepOf } from '../procedures/schema'

export interface Message {
  to: string[]
  cc: string[]
  subject: string
  body: string
  /** The body with the officer's signature. */
  text: string
  readReceipt: boolean
  attachments: DeliveredFile[]
  /** Facts the message asks for that are not known yet. */
  missing: string[]
}

/** The officer’s name, team, telephone and the team’s inbox, one a line. */
export const signature = ({ officer, team }: Settings): string =>
  [officer.name, 'Specialist Services Support Team', officer.telephone, team.inbox].filter(Boolean).join('\n')

/**
 * Whether an email says what the message would say now: to the same people, with the same attachments. The signature does
 * not count: an officer's new telephone number makes no sent email wrong.
 */
export const saysTheSame = (email: Email, message: Message): boolean => {
  const said = ({ to, cc, subject, attachments }: Email | Message) =>
    JSON.stringify([to, cc, subject, attachments.map(file => file.fileId)])
  return said(email) === said(message) && email.text.startsWith(`${message.body}\n\n`)
}

export interface DueAttachment {
  form: string
  format: DocumentFormat
  /** What is to be done first, as a sentence. */
  words: string
}

/** The forms an email attaches, each in its format. */
const attachedForms = (part: PartOf<'message'>): { form: string; format: DocumentFormat }[] => [
  ...part.documents.map(form => ({ form, format: 'pdf' as const })),
  ...(part.word ?? []).map(form => ({ form, format: 'word' as const })),
]

/** What an email attaches that is not made, or not as it would be now: it must not go without it. */
export const attachmentsDue = (part: PartOf<'message'>, one: Case, today: Today): DueAttachment[] =>
  attachedForms(part).flatMap(({ form, format }) => {
    const state = standing(form, latestDocument(one, form, format), one.facts, today)
    if (state.is === 'current' || state.is === 'unknown-form') return []
    const as = format === 'word' ? ' as a Word file' : ''
    const words =
      state.is === 'out-of-date'
        ? `${outdatedWords(state)} Make it again${as} first.`
        : `Make ${state.reference}${as} first.`
    return [{ form, format, words }]
  })

/** The files that arrived with the delivery an email forwards; empty where it forwards none. */
const forwarded = ({ forwards }: PartOf<'message'>, one: Case): DeliveredFile[] =>
  (forwards &&
    deliveriesOf(one, forwards.step, forwards.part).findLast(entry => entry.state === 'arrived')?.entries) ??
  []

/** Why an email cannot forward what it is to forward, as a sentence; null where it can. */
export const nothingToForward = (part: PartOf<'message'>, procedure: Procedure, one: Case): string | null => {
  if (!part.forwards || forwarded(part, one).length > 0) return null
  const step = stepOf(procedure, part.forwards.step)
  return `What this email forwards is not on its folder: save it in step ${step?.no ?? part.forwards.step} first.`
}

/** The email a step sends, filled from the case and signed by the officer. Nothing is sent: it becomes a draft. */
export const messageFor = (
  procedure: Procedure,
  part: PartOf<'message'>,
  one: Case,
  settings: Settings,
): Message => {
  const subject = fill(part.subject, procedure.facts, one.facts)
  const body = fillAll(part.body, procedure.facts, one.facts, '\n\n')
  const unknown = [...part.to, ...part.cc].filter(name => one.facts[name] === undefined)
  const addresses = (names: string[]) =>
    names.map(name => one.facts[name]).filter(value => typeof value === 'string')
  const documents = attachedForms(part).flatMap(({ form, format }) => latestDocument(one, form, format) ?? [])
  const files = part.files.flatMap(role => filesAs(one, role))
  return {
    to: [...addresses(part.to), ...(part.toTeam ? [settings.team.inbox] : [])],
    cc: addresses(part.cc),
    subject: subject.text,
    body: body.text,
    text: `${body.text}\n\n${signature(settings)}\n`,
    readReceipt: part.readReceipt,
    attachments: [...documents, ...forwarded(part, one), ...files].map(({ name, fileId, bytes, sha256 }) => ({
      name,
      fileId,
      bytes,
      sha256,
    })),
    missing: [...new Set([...unknown, ...subject.missing, ...body.missing])],
  }
}
