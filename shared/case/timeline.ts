import { counted, shortDate } from '../calendar/write'
import { placeNames } from '../mail/paste'
import { factOf, type Procedure, stepOf } from '../procedures/schema'
import { type CaseEvent, type HoldCause, undoable } from './events'
import { type FactValue, rowsIn } from './facts'
import { factWords, pounds } from './fill'
import { undoneIn } from './fold'
import { payerNames } from './payments'

export interface TimelineEntry {
  event: string
  at: string
  by: string
  /** What happened, one line. */
  what: string
  /** The rest, in words; may be empty. */
  detail: string
  /** A later entry undid this one. */
  undone: boolean
  undoable: boolean
}

/** What an SR is held for, in words. */
export const holdNames: Record<HoldCause, string> = {
  complaint: 'a complaint',
  appeal: 'an appeal',
  other: 'another reason',
}

const stepWords = (procedure: Procedure, id: string): string => {
  const step = stepOf(procedure, id)
  return step ? `Step ${step.no}, ${step.title}` : `Step ${id}`
}

const factLine = (procedure: Procedure, name: string, value: FactValue | null): string => {
  const spec = factOf(procedure, name)
  const label = spec?.label ?? name
  // A label that asks has its own mark at its end.
  const named = label.endsWith('?') ? label : `${label}:`
  if (value === null) return `${named} taken out`
  if (!spec) return `${named} ${String(value)}`
  if (spec.kind !== 'table') return `${named} ${factWords(spec, value)}`
  const rows = rowsIn(value).map(row =>
    (spec.columns ?? [])
      .map(column =>
        factWords({ name: column.name, label: column.label, kind: column.kind }, row[column.name]),
      )
      .join(', '),
  )
  return [`${label}:`, ...rows].join('\n')
}

type Words = Pick<TimelineEntry, 'what' | 'detail'>

const inWords = (event: CaseEvent, procedure: Procedure, all: readonly CaseEvent[]): Words => {
  const step = (id: string) => stepWords(procedure, id)
  const emailSubject = (mailId: string) => {
    const drafted = all.find(one => one.type === 'email-drafted' && one.mailId === mailId)
    return drafted?.type === 'email-drafted' ? drafted.subject : ''
  }
  const deliveryName = (deliveryId: string) => {
    const planned = all.find(one => one.type === 'delivery-planned' && one.deliveryId === deliveryId)
    return planned?.type === 'delivery-planned' ? `${planned.name} → ${planned.folderLabel}` : ''
  }
  const bundleName = (bundleId: string) => {
    const kept = all.findLast(
      one => one.type === 'court-bundle-kept' && one.bundleId === bundleId && one.seq < event.seq,
    )
    return kept?.type === 'court-bundle-kept' ? kept.name : ''
  }
  switch (event.type) {
    case 'opened':
      return {
        what: `SR entered: ${procedure.title} (${procedure.code})`,
        detail: event.from ? 'It goes on from an SR that was closed here.' : '',
      }
    case 'facts-recorded': {
      const lines = Object.entries(event.facts).map(([name, value]) => factLine(procedure, name, value))
      return {
        what: lines.length === 1 ? 'Fact recorded' : `${lines.length} facts recorded`,
        detail: lines.join('\n'),
      }
    }
    case 'step-done':
      return { what: `${step(event.step)}: done`, detail: '' }
    case 'step-set-aside':
      return { what: `${step(event.step)}: set aside, not done`, detail: event.reason }
    case 'undone': {
      const of = all.find(one => one.id === event.of && one.seq < event.seq)
      return {
        what: `Undone: ${of ? inWords(of, procedure, all).what : 'an earlier entry'}`,
        detail: event.reason,
      }
    }
    case 'received':
      return {
        what: `Received from ${event.from} by ${event.medium}, ${shortDate(event.on)}`,
        detail: [event.subject && `Subject: ${event.subject}`, event.note].filter(Boolean).join('\n'),
      }
    case 'confirmed': {
      const part = stepOf(procedure, event.step)?.parts.find(one => one.id === event.part)
      return {
        what: part?.kind === 'confirm' ? `Confirmed: ${part.label}` : 'Confirmed',
        detail: step(event.step),
      }
    }
    case 'text-copied':
      return { what: `Text copied for ${placeNames[event.place]}`, detail: event.text }
    case 'difference-settled': {
      const spec = factOf(procedure, event.into)
      const words = (value: FactValue) => (spec ? factWords(spec, value) : String(value))
      const values = Object.entries(event.values).map(([name, value]) => factLine(procedure, name, value))
      return {
        what: `${spec?.label ?? event.into} settled: ${words(event.chosen)}`,
        detail: [...values, `Reason: ${event.reason}`].join('\n'),
      }
    }
    case 'file-added':
      return { what: `File added: ${event.name}`, detail: event.pages ? counted(event.pages, 'page') : '' }
    case 'document-made':
      return { what: `${event.name} made, version ${event.version}`, detail: event.warnings.join('\n') }
    case 'email-drafted':
      return {
        what: `Email drafted to ${event.to.join(', ')}`,
        detail: `Subject: ${event.subject}${event.readReceipt ? '\nRead receipt requested' : ''}`,
      }
    case 'email-sent':
      return { what: 'Email sent', detail: `Subject: ${emailSubject(event.mailId)}` }
    case 'receipt-recorded':
      return {
        what: event.receipt === 'received' ? 'Read receipt received' : 'No read receipt came',
        detail: [
          `Subject: ${emailSubject(event.mailId)}`,
          ...(event.of ? [`Whose: ${event.of}`] : []),
          shortDate(event.on),
        ].join('\n'),
      }
    case 'call-recorded':
      return { what: `Telephone call with ${event.spokeTo}`, detail: event.note }
    case 'delivery-planned':
      return {
        what: `To be saved: ${event.name} → ${event.folderLabel}`,
        detail: [...event.changes, ...(event.changes.length ? [] : event.entries.map(one => one.name))].join(
          '\n',
        ),
      }
    case 'delivery-arrived':
      return {
        what: `Saved and verified: ${deliveryName(event.deliveryId)}`,
        detail: `${event.path}\nSHA-256 ${event.sha256}${
          event.alreadyThere ? '\nIt was already there from an earlier attempt' : ''
        }`,
      }
    case 'delivery-held':
      return { what: `Waits in the outbox: ${deliveryName(event.deliveryId)}`, detail: event.message }
    case 'delivery-withdrawn':
      return { what: `Taken out of the outbox: ${deliveryName(event.deliveryId)}`, detail: event.reason }
    case 'payment-recorded':
      return {
        what: `Payment recorded: ${pounds(event.fee)} to ${event.court}, ${shortDate(event.paidOn)}`,
        detail: [
          `Paid by: ${payerNames[event.paidBy]}`,
          ...(event.reference ? [`Court’s reference: ${event.reference}`] : []),
        ].join('\n'),
      }
    case 'visit-recorded':
      return {
        what: `Visit of ${shortDate(event.on)}: ${event.attended ? 'the client attended' : 'the client did not attend'}`,
        detail: event.note,
      }
    case 'form-compared':
      return {
        what: event.read
          ? `Received form compared: ${event.differences.length || 'no'} ${event.differences.length === 1 ? 'difference' : 'differences'}`
          : 'Received form compared by eye',
        detail: event.differences
          .map(({ fact, here, there, taken }) => {
            const ours = factLine(procedure, fact, here).replace(/: taken out$/, ': not known')
            return `${ours}; the form says “${there}” (${taken ? 'taken over' : 'not taken over'})`
          })
          .join('\n'),
      }
    case 'court-bundle-kept':
      return { what: `Court bundle ${event.name}: ${event.change}`, detail: '' }
    case 'court-bundle-made':
      return {
        what: `${event.copy === 'served' ? 'Served copy' : 'Court bundle'} made and checked: ${bundleName(event.bundleId)}`,
        detail: event.notes.join('\n'),
      }
    case 'court-bundle-set-aside':
      return { what: `Court bundle set aside: ${bundleName(event.bundleId)}`, detail: '' }
    case 'deletion-declared':
      return {
        what: 'Declared: the clerical files may be deleted',
        detail: event.agreedBy ? `Agreed by: ${event.agreedBy}` : '',
      }
    case 'hold-placed':
      return { what: `Held: ${holdNames[event.for]}`, detail: event.reason }
    case 'hold-lifted':
      return { what: 'The hold was lifted', detail: event.reason }
    case 'note-written':
      return { what: 'Note', detail: event.text }
    case 'closed': {
      const end = procedure.ends.find(one => one.id === event.end)
      const left = event.left.map(({ step: id, reason }) =>
        reason === event.reason ? `${step(id)}: not done` : `${step(id)}: not done. ${reason}`,
      )
      const outside = event.reason ? [`Outside the procedure: ${event.reason}`] : []
      return { what: `SR closed: ${end?.title ?? event.end}`, detail: [...outside, ...left].join('\n') }
    }
  }
}

/** A case's history in words, oldest first. Undone entries stay in it, marked. */
export const timeline = (procedure: Procedure, events: readonly CaseEvent[]): TimelineEntry[] => {
  const undone = undoneIn(events)
  return events.map(event => ({
    event: event.id,
    at: event.at,
    by: event.by,
    ...inWords(event, procedure, events),
    undone: undone.has(event.id),
    undoable: undoable.includes(event.type) && !undone.has(event.id),
  }))
}
