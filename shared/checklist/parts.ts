import { planDelivery } from '../bundle/plan'
import { notAllowed } from '../case/allowed-files'
import {
  type Case,
  type CaseFile,
  deliveriesOf,
  emailOf,
  filesAs,
  latestDocument,
  type Mark,
} from '../case/case'
import { applies } from '../case/fill'
import { underProcedure } from '../documents/input'
import { outdatedWords, standing } from '../documents/standing'
import { attachmentsDue, messageFor, nothingToForward, saysTheSame } from '../mail/message'
import { pasteText } from '../mail/paste'
import { factOf, type Part, type PartOf, type Procedure, type Step } from '../procedures/schema'
import { deletionGates, firstMissing, type Gate } from '../retention/gates'
import type { Context } from './context'

/** One part of a step on a case: whether it applies, whether it is satisfied, and if not, what is missing. */
export interface PartState {
  part: Part
  satisfied: boolean
  /** A sentence for the officer; null when satisfied. */
  missing: string | null
}

export const labels = (procedure: Procedure, names: readonly string[]): string =>
  names.map(name => factOf(procedure, name)?.label ?? name).join(', ')

interface On {
  procedure: Procedure
  one: Case
  step: Step
  context: Context
}

const facts = (part: PartOf<'facts'>, { procedure, one }: On) => {
  const unknown = part.required.filter(name => one.facts[name] === undefined)
  return unknown.length ? `Enter: ${labels(procedure, unknown)}.` : null
}

const received = (part: PartOf<'received'>, { one, step }: On) =>
  one.received.some(entry => entry.step === step.id && entry.part === part.id)
    ? null
    : `${part.from}: ${part.what} is not here yet.`

const file = (part: PartOf<'file'>, { one, procedure }: On) => {
  const refused = notAllowed(procedure, part, one)
  if (refused) return refused
  return !part.required || filesAs(one, part.role).length ? null : `Add: ${part.label}.`
}

const payment = (part: PartOf<'payment'>, { one, step }: On) =>
  !part.required || one.payments.some(entry => entry.step === step.id && entry.part === part.id)
    ? null
    : 'Record the payment once the court has taken it.'

const visits = (part: PartOf<'visits'>, { one, step }: On) => {
  const tried = one.visits.filter(entry => entry.step === step.id && entry.part === part.id)
  const missed = tried.filter(entry => !entry.attended).length
  if (tried.some(entry => entry.attended) || missed > part.misses) return null
  if (missed === 0) return 'Record whether the client attended.'
  return `The client has missed ${missed === 1 ? 'one visit' : `${missed} visits`}. Record the next attempt.`
}

/** The newest file in the role of a received form that has not been held against the facts yet; undefined when there is none. */
export const uncompared = (part: PartOf<'compare'>, one: Case): CaseFile | undefined => {
  const file = filesAs(one, part.role).at(-1)
  return one.compared.some(entry => entry.fileId === file?.fileId) ? undefined : file
}

const compare = (part: PartOf<'compare'>, { one }: On) => {
  if (filesAs(one, part.role).length === 0) return 'Add the received form above first.'
  return uncompared(part, one) ? 'Compare the received form with what is recorded here.' : null
}

/** Facts that arrived twice and differ, and have not been settled as they now stand. */
export const differs = (part: PartOf<'settle'>, one: Case): boolean => {
  const [into, against] = [one.facts[part.into], one.facts[part.against]]
  if (into === undefined || against === undefined || into === against) return false
  return !one.settled.some(
    entry => entry.into === part.into && entry.chosen === into && entry.values[part.against] === against,
  )
}

const settle = (part: PartOf<'settle'>, { one, procedure }: On) =>
  differs(part, one)
    ? `${factOf(procedure, part.into)?.label ?? part.into} arrived twice and differs. Settle which one counts.`
    : null

/** Whether a step has facts that arrived twice and differ: nothing may be made or saved from them until they are settled. */
export const unsettled = (step: Step, one: Case): boolean =>
  step.parts.some(part => part.kind === 'settle' && applies(part.when, one) && differs(part, one))

const document = (part: PartOf<'document'>, on: On) => {
  const state = standing(part.form, latestDocument(on.one, part.form, part.format), on.one.facts, on.context)
  switch (state.is) {
    case 'unknown-form':
      return `This version of the product does not know the form ${part.form}.`
    case 'lacks-facts':
      return `${state.reference} needs: ${labels(on.procedure, state.missing)}.`
    case 'not-made':
      return unsettled(on.step, on.one)
        ? `Settle the difference above before making ${state.reference}.`
        : `Make ${state.reference}.`
    case 'out-of-date':
      return unsettled(on.step, on.one)
        ? `Settle the difference above before making ${state.reference}.`
        : `${outdatedWords(state)} Make it again.`
    case 'current':
      return null
  }
}

const paste = (part: PartOf<'paste'>, { one, procedure, step }: On) => {
  if (unsettled(step, one)) return 'Settle the difference above before copying.'
  const filled = pasteText(procedure, part, one)
  if (filled.missing.length) return `The text needs: ${labels(procedure, filled.missing)}.`
  const last = one.copied.findLast(entry => entry.step === step.id && entry.part === part.id)
  if (!last) return 'Copy the text into the 2012 system.'
  return last.text === filled.text ? null : 'The text has changed since you copied it. Copy it again.'
}

const delivery = (part: PartOf<'delivery'>, { one, procedure, step, context }: On) => {
  if (unsettled(step, one)) return 'Settle the difference above before saving.'
  const plan = planDelivery(procedure, part, one, context)
  if (plan.problems[0]) return plan.problems[0]
  const last = deliveriesOf(one, step.id, part.id).findLast(entry => entry.state !== 'withdrawn')
  if (!last) return `Save ${part.as === 'zip' ? 'the bundle' : 'the folder'} on the mapped folder.`
  if (last.state === 'waiting')
    return last.held
      ? `Version ${last.version} waits in the outbox: ${last.held.message}`
      : `Version ${last.version} is on its way to ${last.folderLabel}.`
  const same =
    last.entries.length === plan.entries.length &&
    last.entries.every((entry, index) => entry.fileId === plan.entries[index]?.fileId)
  return same ? null : `Version ${last.version} is there, and its contents have changed since. Save it again.`
}

const message = (part: PartOf<'message'>, { one, procedure, step, context }: On) => {
  const email = emailOf(one, step.id, part.id)
  const now = messageFor(procedure, part, one, context.settings)
  if (now.missing.length) return `The email needs: ${labels(procedure, now.missing)}.`
  // What was sent is sent: a document that is made anew is what tells whether it still holds.
  const due = email?.sent ? [] : attachmentsDue(part, one, context)
  if (due[0]) return due[0].words
  const nothing = email?.sent ? null : nothingToForward(part, procedure, one)
  if (nothing) return nothing
  if (!email) return 'Draft the email.'
  const same = saysTheSame(email, now)
  if (email.sent)
    return same
      ? null
      : 'What you sent has changed since. Draft the email again, and send it as a correction.'
  return same
    ? 'Send the draft from your mail program, then record it as sent.'
    : 'What the draft says has changed since. Draft the email again.'
}

const call = (part: PartOf<'call'>, { one, step }: On) => {
  const calls = one.calls.filter(entry => entry.step === step.id && entry.part === part.id)
  const sent = part.follows && emailOf(one, step.id, part.follows)?.sent
  if (part.follows && !sent) return `Send the email first, then call: ${part.with}.`
  // A call that was made before the email went does not follow it up. Both times are entered by the minute.
  const follows = (calledAt: string) => !sent || calledAt.slice(0, 16) >= sent.sentAt.slice(0, 16)
  if (calls.some(entry => follows(entry.calledAt))) return null
  return calls.length
    ? `The email was sent after your call. Telephone again and record it: ${part.with}.`
    : `Telephone and record the call: ${part.with}.`
}

/** What the officer vouched for as it was then: a document or file that came after it was not meant. */
export const vouchedFor = (part: PartOf<'confirm'>, step: Step, one: Case): Mark | null => {
  const confirmed = one.confirmed[`${step.id}/${part.id}`]
  const meant: (Mark | undefined)[] = [
    ...(part.documents ?? []).map(form => latestDocument(one, form)),
    ...(part.files ?? []).flatMap(role => filesAs(one, role)),
  ]
  return confirmed && meant.every(mark => !mark || mark.seq < confirmed.seq) ? confirmed : null
}

const confirm = (part: PartOf<'confirm'>, { one, step }: On) => {
  if (vouchedFor(part, step, one)) return null
  return one.confirmed[`${step.id}/${part.id}`]
    ? `What you confirmed was an earlier version. Confirm again: ${part.label}.`
    : `Confirm: ${part.label}.`
}

/** The gates before the clerical files of a case may be deleted, as they stand. */
export const gatesOf = (procedure: Procedure, one: Case, context: Context): Gate[] => {
  const under = underProcedure(context, procedure)
  return deletionGates(procedure, one, (step, parts) =>
    parts.map(part => missingIn(part, { procedure, one, step, context: under })),
  )
}

const deletion = ({ procedure, one, context }: On): string | null =>
  firstMissing(gatesOf(procedure, one, context)) ??
  (one.declared ? null : 'Declare that the clerical files may be deleted.')

const missingIn = (part: Part, on: On): string | null => {
  switch (part.kind) {
    case 'facts':
      return facts(part, on)
    case 'received':
      return received(part, on)
    case 'file':
      return file(part, on)
    case 'settle':
      return settle(part, on)
    case 'document':
      return document(part, on)
    case 'paste':
      return paste(part, on)
    case 'delivery':
      return delivery(part, on)
    case 'message':
      return message(part, on)
    case 'call':
      return call(part, on)
    case 'payment':
      return payment(part, on)
    case 'visits':
      return visits(part, on)
    case 'compare':
      return compare(part, on)
    case 'confirm':
      return confirm(part, on)
    case 'deletion':
      return deletion(on)
    case 'close':
      return on.one.closed?.end === part.end ? null : 'Close the SR.'
  }
}

/** The parts of a step that apply to the case as it is, each with what is missing. */
export const partStates = (procedure: Procedure, one: Case, step: Step, context: Context): PartState[] => {
  const under = underProcedure(context, procedure)
  return step.parts
    .filter(part => applies(part.when, one))
    .map(part => {
      const missing = missingIn(part, { procedure, one, step, context: under })
      return { part, satisfied: missing === null, missing }
    })
}
