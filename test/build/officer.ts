import { planDelivery } from '../../shared/bundle/plan'
import {
  type Case,
  type DocumentFormat,
  documentTypes,
  emailOf,
  filesAs,
  latestDocument,
} from '../../shared/case/case'
import type { CaseEvent, DeliveredFile, Happening } from '../../shared/case/events'
import type { Facts, FactValue } from '../../shared/case/facts'
import { applies } from '../../shared/case/fill'
import { type Checklist, checklist, type Task } from '../../shared/checklist/checklist'
import type { Context } from '../../shared/checklist/context'
import { formOf } from '../../shared/documents/forms'
import { underProcedure } from '../../shared/documents/input'
import { markNow } from '../../shared/documents/mark'
import { messageFor } from '../../shared/mail/message'
import { pasteText } from '../../shared/mail/paste'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { procedureFor, procedures } from '../../shared/procedures/registry'
import { type Part, type Procedure, type Step, stepsOf } from '../../shared/procedures/schema'
import { sampleFacts } from '../documents/samples'
import { aContext } from './context'
import { andThen, anId, eventId, folded, someHash } from './history'

const aFile = (name: string): DeliveredFile => ({ name, fileId: anId(), bytes: 1200, sha256: someHash() })

/** That a form was made from the facts of a case as they are. */
export const documentMade = (
  one: Case,
  form: string,
  context: Context,
  format: DocumentFormat = 'pdf',
): Happening => {
  const known = formOf(form)
  if (!known) throw new Error(`There is no form ${form}`)
  const procedure = procedureFor(procedures, one.procedure)
  const today = procedure ? underProcedure(context, procedure) : context
  return {
    type: 'document-made',
    ...aFile(`${known.reference}.pdf`),
    form,
    version: (latestDocument(one, form, format)?.version ?? 0) + 1,
    mediaType: documentTypes[format],
    pages: 1,
    fingerprint: markNow(known, format, one.facts, today),
    warnings: [],
  }
}

/** That the officer brought a file. */
export const fileAdded = (role: string, name = 'scan.pdf', step?: string): Happening => ({
  type: 'file-added',
  ...aFile(name),
  role,
  mediaType: 'application/pdf',
  pages: 2,
  ...(step ? { step } : {}),
})

interface Knowing {
  procedure: Procedure
  step: Step
  one: Case
  known: Facts
  context: Context
}

const knownOf = (names: readonly string[], known: Facts): Record<string, FactValue> =>
  Object.fromEntries(names.flatMap(name => (known[name] === undefined ? [] : [[name, known[name]]])))

/** What happens when an officer does one part of a step, with what he knows. Nothing where nothing is to be done. */
const doing = (part: Part, { procedure, step, one, known, context }: Knowing): Happening[] => {
  const at = { step: step.id, part: part.id }
  const on = context.now.slice(0, 10)
  switch (part.kind) {
    case 'facts':
      return [
        {
          type: 'facts-recorded',
          facts: knownOf([...part.required, ...part.optional], known),
          step: step.id,
        },
      ]
    case 'received':
      return [{ type: 'received', ...at, from: part.from, medium: 'email', on, subject: 'Hearing', note: '' }]
    case 'file':
      return part.required ? [fileAdded(part.role, `${part.role}.pdf`, step.id)] : []
    case 'document':
      return [documentMade(one, part.form, context, part.format)]
    case 'settle': {
      const [into, against] = [one.facts[part.into], one.facts[part.against]]
      if (into === undefined || against === undefined || into === against) return []
      return [
        {
          type: 'difference-settled',
          ...at,
          into: part.into,
          values: { [part.into]: into, [part.against]: against },
          chosen: against,
          reason: 'The later one counts',
        },
      ]
    }
    case 'paste':
      return [{ type: 'text-copied', ...at, place: part.place, text: pasteText(procedure, part, one).text }]
    case 'delivery': {
      const plan = planDelivery(procedure, part, one, context)
      if (plan.problems.length) throw new Error(plan.problems.join(' '))
      const deliveryId = anId()
      const { name, version, entries, changes } = plan
      return [
        {
          type: 'delivery-planned',
          ...at,
          deliveryId,
          folderId: anId(),
          folderLabel: 'Northern CPT',
          as: part.as,
          name,
          version,
          entries,
          changes,
        },
        {
          type: 'delivery-arrived',
          deliveryId,
          name,
          path: `\\\\share\\cpt\\${name}`,
          bytes: 5000,
          sha256: someHash('b'),
          verifiedAt: context.now,
          alreadyThere: false,
        },
      ]
    }
    case 'message': {
      const mailId = anId()
      const { to, cc, subject, text, readReceipt, attachments } = messageFor(
        procedure,
        part,
        one,
        context.settings,
      )
      return [
        {
          type: 'email-drafted',
          mailId,
          ...at,
          to,
          cc,
          subject,
          text,
          readReceipt,
          draft: 'd.eml',
          attachments,
        },
        { type: 'email-sent', mailId, sentAt: context.now },
      ]
    }
    case 'call': {
      const mailId = part.follows && emailOf(one, step.id, part.follows)?.mailId
      return [
        {
          type: 'call-recorded',
          ...at,
          calledAt: context.now,
          spokeTo: 'Priya Notional',
          note: '',
          ...(mailId ? { mailId } : {}),
        },
      ]
    }
    case 'payment':
      if (!part.required) return []
      return [
        {
          type: 'payment-recorded',
          ...at,
          court: String(one.facts[part.court] ?? 'Exampleton County Court'),
          fee: Number(one.facts[part.fee]),
          paidOn: on,
          paidBy: part.payer,
          reference: 'R 1',
        },
      ]
    case 'visits':
      return [{ type: 'visit-recorded', ...at, on, attended: true, note: '' }]
    case 'compare': {
      const file = filesAs(one, part.role).at(-1)
      return file ? [{ type: 'form-compared', ...at, fileId: file.fileId, read: true, differences: [] }] : []
    }
    case 'deletion':
      return [{ type: 'deletion-declared', ...at, agreedBy: '' }]
    case 'confirm':
      return [{ type: 'confirmed', ...at }]
    case 'close':
      return [{ type: 'closed', end: part.end, left: [] }]
  }
}

export interface Officer {
  readonly events: CaseEvent[]
  readonly one: Case
  /** Records anything. */
  records(...happenings: Happening[]): Officer
  /** Undoes the newest event of a type. */
  undoes(type: CaseEvent['type']): Officer
  sees(): Checklist
  /** The task of the step with this number in the source. */
  task(no: number): Task
  /** Begins a part that has two halves: a delivery on its way, an email drafted and not sent. */
  beginsPart(no: number, part: string): Officer
  /** Does one part of a step. */
  doesPart(no: number, part: string): Officer
  /** Does every part of a step that applies, in order. */
  doesParts(no: number): Officer
  /** Does a step to its end: all parts, and marks it done unless it closes the SR. */
  does(...numbers: number[]): Officer
}

/** An officer who works on one SR, knows the given facts, and does what the procedure's data says, by events alone. */
export const anOfficer = ({
  procedure = liabilityOrder,
  known = sampleFacts(),
  context = aContext(),
}: {
  procedure?: Procedure
  known?: Facts
  context?: Context
} = {}): Officer => {
  let events = andThen(
    [],
    { type: 'opened', procedure: { id: procedure.id, version: procedure.version } },
    { type: 'facts-recorded', facts: knownOf(procedure.opening.required, known) },
  )
  const stepNo = (no: number): Step => {
    const step = stepsOf(procedure).find(one => one.no === String(no))
    if (!step) throw new Error(`There is no step ${no}`)
    return step
  }
  const partOf = (no: number, part: string): Happening[] => {
    const step = stepNo(no)
    const found = step.parts.find(one => one.id === part)
    if (!found) throw new Error(`Step ${no} has no part ${part}`)
    return doing(found, { procedure, step, one: officer.one, known, context })
  }
  const officer: Officer = {
    get events() {
      return events
    },
    get one() {
      return folded(events)
    },
    records(...happenings) {
      events = andThen(events, ...happenings)
      return officer
    },
    undoes(type) {
      const last = events.findLast(event => event.type === type)
      if (!last) throw new Error(`Nothing of type ${type} happened`)
      return officer.records({ type: 'undone', of: eventId(last.seq), reason: 'By mistake' })
    },
    sees: () => checklist(procedure, officer.one, context),
    task(no) {
      const task = officer.sees().tasks.find(one => one.step.no === String(no))
      if (!task) throw new Error(`There is no step ${no}`)
      return task
    },
    beginsPart: (no, part) => officer.records(...partOf(no, part).slice(0, 1)),
    doesPart: (no, part) => officer.records(...partOf(no, part)),
    doesParts(no) {
      for (const part of stepNo(no).parts) if (applies(part.when, officer.one)) officer.doesPart(no, part.id)
      return officer
    },
    does(...numbers) {
      for (const no of numbers) {
        officer.doesParts(no)
        if (!officer.one.closed) officer.records({ type: 'step-done', step: stepNo(no).id })
      }
      return officer
    },
  }
  return officer
}
