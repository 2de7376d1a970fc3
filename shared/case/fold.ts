import { makesTheSame } from '../bundle/court/edit'
import { type Case, documentTypes, type Mark } from './case'
import type { CaseEvent } from './events'
import { withReceipt } from './receipts'

const mark = (event: CaseEvent): Mark => ({
  event: event.id,
  seq: event.seq,
  at: event.at,
  by: event.by,
})

const replaceWhere = <T>(list: readonly T[], is: (one: T) => boolean, change: (one: T) => T): T[] =>
  list.map(one => (is(one) ? change(one) : one))

const opened = (event: Extract<CaseEvent, { type: 'opened' }>): Case => ({
  id: event.caseId,
  procedure: event.procedure,
  openedAt: event.at,
  openedBy: event.by,
  openedFrom: event.from ?? null,
  changedAt: event.at,
  seq: event.seq,
  facts: {},
  steps: {},
  files: [],
  documents: [],
  received: [],
  confirmed: {},
  copied: [],
  settled: [],
  emails: [],
  calls: [],
  deliveries: [],
  payments: [],
  visits: [],
  compared: [],
  courtBundles: [],
  notes: [],
  declared: null,
  hold: null,
  closed: null,
})

const apply = (one: Case, event: CaseEvent): Case => {
  switch (event.type) {
    case 'opened':
    case 'undone':
      return one
    case 'facts-recorded': {
      const facts = { ...one.facts }
      for (const [name, value] of Object.entries(event.facts)) {
        if (value === null) delete facts[name]
        else facts[name] = value
      }
      return { ...one, facts }
    }
    case 'step-done':
      return {
        ...one,
        steps: { ...one.steps, [event.step]: { ...mark(event), state: 'done', reason: '' } },
      }
    case 'step-set-aside':
      return {
        ...one,
        steps: { ...one.steps, [event.step]: { ...mark(event), state: 'set-aside', reason: event.reason } },
      }
    case 'received': {
      const { step, part, from, medium, on, subject, note } = event
      return {
        ...one,
        received: [...one.received, { ...mark(event), step, part, from, medium, on, subject, note }],
      }
    }
    case 'confirmed':
      return {
        ...one,
        confirmed: { ...one.confirmed, [`${event.step}/${event.part}`]: mark(event) },
      }
    case 'text-copied': {
      const { step, part, place, text } = event
      return { ...one, copied: [...one.copied, { ...mark(event), step, part, place, text }] }
    }
    case 'difference-settled': {
      const { step, part, into, values, chosen, reason } = event
      return {
        ...one,
        facts: { ...one.facts, [into]: chosen },
        settled: [...one.settled, { ...mark(event), step, part, into, values, chosen, reason }],
      }
    }
    case 'file-added': {
      const { fileId, role, step, name, mediaType, bytes, sha256, pages } = event
      return {
        ...one,
        files: [...one.files, { ...mark(event), fileId, role, step, name, mediaType, bytes, sha256, pages }],
      }
    }
    case 'document-made': {
      const { fileId, form, version, name, mediaType, bytes, sha256, pages, fingerprint, warnings } = event
      return {
        ...one,
        documents: [
          ...one.documents,
          {
            ...mark(event),
            fileId,
            form,
            format: event.asked ?? (mediaType === documentTypes.word ? 'word' : 'pdf'),
            version,
            name,
            mediaType,
            bytes,
            sha256,
            pages,
            fingerprint,
            warnings,
          },
        ],
      }
    }
    case 'email-drafted': {
      const { mailId, step, part, to, cc, subject, text, readReceipt, draft, attachments } = event
      return {
        ...one,
        emails: [
          ...one.emails,
          {
            ...mark(event),
            mailId,
            step,
            part,
            to,
            cc,
            subject,
            text,
            readReceipt,
            draft,
            attachments,
            sent: null,
            receipts: [],
            receipt: null,
          },
        ],
      }
    }
    case 'email-sent':
      return {
        ...one,
        emails: replaceWhere(
          one.emails,
          email => email.mailId === event.mailId,
          email => ({ ...email, sent: { ...mark(event), sentAt: event.sentAt } }),
        ),
      }
    case 'receipt-recorded':
      return {
        ...one,
        emails: replaceWhere(
          one.emails,
          // A receipt belongs to a sending: it goes when that is undone.
          email => email.mailId === event.mailId && email.sent !== null,
          email => withReceipt(email, { ...mark(event), receipt: event.receipt, on: event.on, of: event.of }),
        ),
      }
    case 'call-recorded': {
      const { step, part, calledAt, spokeTo, note, mailId } = event
      return {
        ...one,
        calls: [...one.calls, { ...mark(event), step, part, calledAt, spokeTo, note, mailId }],
      }
    }
    case 'delivery-planned': {
      const { deliveryId, step, part, folderId, folderLabel, as, name, version, entries, changes } = event
      return {
        ...one,
        deliveries: [
          ...one.deliveries,
          {
            ...mark(event),
            deliveryId,
            step,
            part,
            folderId,
            folderLabel,
            as,
            name,
            version,
            entries,
            changes,
            state: 'waiting',
            held: null,
            receipt: null,
          },
        ],
      }
    }
    case 'delivery-arrived': {
      const { name, path, bytes, sha256, verifiedAt, alreadyThere } = event
      return {
        ...one,
        deliveries: replaceWhere(
          one.deliveries,
          delivery => delivery.deliveryId === event.deliveryId,
          delivery => ({
            ...delivery,
            state: 'arrived',
            held: null,
            receipt: { name, path, bytes, sha256, verifiedAt, alreadyThere },
          }),
        ),
      }
    }
    case 'delivery-held':
      return {
        ...one,
        deliveries: replaceWhere(
          one.deliveries,
          delivery => delivery.deliveryId === event.deliveryId && delivery.state === 'waiting',
          delivery => ({
            ...delivery,
            held: { at: event.at, code: event.code, message: event.message },
          }),
        ),
      }
    case 'delivery-withdrawn':
      return {
        ...one,
        deliveries: replaceWhere(
          one.deliveries,
          delivery => delivery.deliveryId === event.deliveryId && delivery.state === 'waiting',
          delivery => ({
            ...delivery,
            state: 'withdrawn',
            ...(event.content ? { content: event.content } : {}),
          }),
        ),
      }
    case 'payment-recorded': {
      const { step, part, court, fee, paidOn, paidBy, reference } = event
      return {
        ...one,
        payments: [...one.payments, { ...mark(event), step, part, court, fee, paidOn, paidBy, reference }],
      }
    }
    case 'visit-recorded': {
      const { step, part, on, attended, note } = event
      return { ...one, visits: [...one.visits, { ...mark(event), step, part, on, attended, note }] }
    }
    case 'form-compared': {
      const { step, part, fileId, read, differences } = event
      return {
        ...one,
        compared: [...one.compared, { ...mark(event), step, part, fileId, read, differences }],
      }
    }
    case 'court-bundle-kept': {
      const { bundleId, name, plan } = event
      const before = one.courtBundles.find(bundle => bundle.bundleId === bundleId)
      const same = before && makesTheSame(before.plan, plan) ? [...before.same, event.id] : [event.id]
      const kept = { ...mark(event), bundleId, name, plan, same, made: before?.made ?? [] }
      return {
        ...one,
        courtBundles: before
          ? replaceWhere(
              one.courtBundles,
              bundle => bundle.bundleId === bundleId,
              () => kept,
            )
          : [...one.courtBundles, kept],
      }
    }
    case 'court-bundle-made': {
      const { bundleId, copy, of, fileId, certificateId, frontPages, notes } = event
      return {
        ...one,
        courtBundles: replaceWhere(
          one.courtBundles,
          bundle => bundle.bundleId === bundleId,
          bundle => ({
            ...bundle,
            made: [...bundle.made, { ...mark(event), copy, of, fileId, certificateId, frontPages, notes }],
          }),
        ),
      }
    }
    case 'court-bundle-set-aside':
      return {
        ...one,
        courtBundles: one.courtBundles.filter(bundle => bundle.bundleId !== event.bundleId),
      }
    case 'deletion-declared':
      return { ...one, declared: { ...mark(event), agreedBy: event.agreedBy } }
    case 'hold-placed':
      return { ...one, hold: { ...mark(event), for: event.for, reason: event.reason } }
    case 'hold-lifted':
      return { ...one, hold: null }
    case 'note-written':
      return { ...one, notes: [...one.notes, { ...mark(event), text: event.text }] }
    case 'closed':
      return {
        ...one,
        closed: { ...mark(event), end: event.end, reason: event.reason ?? '', left: event.left },
      }
  }
}

/** The ids of events that a later one undid. */
export const undoneIn = (events: readonly CaseEvent[]): Set<string> =>
  new Set(events.flatMap(event => (event.type === 'undone' ? [event.of] : [])))

/**
 * Folds a case's events, oldest first, into the case as it stands. Undone events are passed over,
 * so what they changed is as if it had not been. Null when the list does not begin with `opened`.
 */
export const fold = (events: readonly CaseEvent[]): Case | null => {
  const [first, ...rest] = events
  if (first?.type !== 'opened') return null
  const undone = undoneIn(events)
  return rest.reduce<Case>(
    (one, event) => ({
      ...(undone.has(event.id) ? one : apply(one, event)),
      changedAt: event.at,
      seq: event.seq,
    }),
    opened(first),
  )
}

/**
 * What can be made of the entries that can be read, where others cannot: to say what there is, never to work on. Null
 * where none can be read.
 */
export const foldReadable = (events: readonly CaseEvent[]): Case | null => {
  const [first] = events
  if (!first || first.type === 'opened') return fold(events)
  const { format, caseId, at, by } = first
  const procedure = { id: 'not-known', version: 1 }
  return fold([{ format, id: '', caseId, seq: 0, at, by, prev: '', type: 'opened', procedure }, ...events])
}
