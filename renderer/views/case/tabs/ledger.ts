import { bundleOfEmail } from '../../../../shared/bundle/court/email'
import { londonDate, londonInstant } from '../../../../shared/calendar/london'
import type { Case, Email } from '../../../../shared/case/case'
import { receiptsOf } from '../../../../shared/case/receipts'
import { type Procedure, stepOf } from '../../../../shared/procedures/schema'
import { dayDate } from '../../../parts/dates'

export interface LedgerRow {
  event: string
  /** ISO instant, for the order; a day without a time stands at the instant it was recorded, or at its beginning. */
  at: string
  /** The time of day is known and shown. */
  timed: boolean
  kind: 'email' | 'call' | 'received'
  what: string
  /** Who it came from or went to. */
  who: string
  about: string
  /** What became of it: sent, read receipt, note. */
  outcome: string
  /** Something is still owed: a draft not sent, a receipt not recorded. */
  open: boolean
  step: { id: string; no: string } | null
  by: string
  recordedAt: string
  /** The email it is, for opening its draft again or recording its receipt. */
  mailId: string | null
  /** The court bundle that an email belongs to in place of a step. */
  bundleId: string | null
}

const dayInstant = (day: string, recordedAt: string): string => {
  if (londonDate(recordedAt) === day) return recordedAt
  const start = londonInstant(day, '00:00')
  return start.ok ? start.value.instant : recordedAt
}

const receiptWords = (email: Email): string => {
  if (!email.readReceipt) return 'No read receipt asked for'
  const people = receiptsOf(email)
  return people
    .map(({ of, receipt }) => {
      const whose = people.length > 1 ? ` (${of})` : ''
      if (!receipt) return `Read receipt asked for, not recorded yet${whose}`
      const on = dayDate(receipt.on)
      return receipt.receipt === 'received'
        ? `Read receipt received ${on}${whose}`
        : `No read receipt had come by ${on}${whose}`
    })
    .join('. ')
}

/** Every email, call and thing received of a case as one table, in the order it happened. */
export const ledger = (procedure: Procedure, one: Case): LedgerRow[] => {
  const stepAt = (id: string) => {
    const step = stepOf(procedure, id)
    return step ? { id, no: step.no } : null
  }
  const emails = one.emails.map(
    (email): LedgerRow => ({
      event: email.event,
      at: email.sent?.sentAt ?? email.at,
      timed: true,
      kind: 'email',
      what: email.sent ? 'Email sent' : 'Email drafted, not sent',
      who: [...email.to, ...email.cc].join(', '),
      about: email.subject,
      outcome: email.sent ? receiptWords(email) : 'Send it from your mail program, then record it as sent',
      open: !email.sent || (email.readReceipt && !email.receipt),
      step: stepAt(email.step),
      by: email.by,
      recordedAt: email.sent?.at ?? email.at,
      mailId: email.mailId,
      bundleId: bundleOfEmail(email) ?? null,
    }),
  )
  const calls = one.calls.map(
    (call): LedgerRow => ({
      event: call.event,
      at: call.calledAt,
      timed: true,
      kind: 'call',
      what: 'Telephone call',
      who: call.spokeTo,
      about: stepOf(procedure, call.step)?.title ?? '',
      outcome: call.note,
      open: false,
      step: stepAt(call.step),
      by: call.by,
      recordedAt: call.at,
      mailId: null,
      bundleId: null,
    }),
  )
  const received = one.received.map(
    (entry): LedgerRow => ({
      event: entry.event,
      at: dayInstant(entry.on, entry.at),
      timed: false,
      kind: 'received',
      what: entry.medium === 'email' ? 'Email received' : 'Told by telephone',
      who: entry.from,
      about: entry.subject || (stepOf(procedure, entry.step)?.title ?? ''),
      outcome: entry.note,
      open: false,
      step: stepAt(entry.step),
      by: entry.by,
      recordedAt: entry.at,
      mailId: null,
      bundleId: null,
    }),
  )
  // Typed times have no seconds: within a minute, what was recorded first comes first.
  const minute = (row: LedgerRow) => row.at.slice(0, 16)
  return [...emails, ...calls, ...received].sort(
    (a, b) => minute(a).localeCompare(minute(b)) || a.recordedAt.localeCompare(b.recordedAt),
  )
}
