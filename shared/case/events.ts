import { z } from 'zod'
import { CourtBundlePlan } from '../bundle/court/plan'
import { sha256 } from '../host/delivery'
import { CaseId } from '../host/vault'
import { systemPlaces } from '../procedures/schema'
import { FactName, FactValue, payers } from './facts'

const id = z.uuid()
const slug = z.string().min(1).max(60)
const when = z.iso.datetime()
const day = z.iso.date()
// A stored event is read back exactly as it was written, or its hash would not fit: nothing here may change a text.
const text = (max: number) => z.string().max(max, `Use ${max} characters or fewer`)
const said = (max: number, otherwise: string) =>
  text(max).refine(words => words.trim() !== '', { error: otherwise })
const short = text(500)
const long = text(10_000)
/** What the product puts together from several long facts. */
const composed = text(100_000)
const reason = said(2000, 'Say why')

/** Why the files of an SR must stay although it is closed. */
export const holdCauses = ['complaint', 'appeal', 'other'] as const
export type HoldCause = (typeof holdCauses)[number]

/** One file inside a delivery, by the name it has there. */
export const DeliveredFile = z.strictObject({
  name: short,
  fileId: id,
  bytes: z.int().nonnegative(),
  sha256,
})
export type DeliveredFile = z.infer<typeof DeliveredFile>

const body = {
  /** The SR was allocated and entered here. */
  opened: {
    procedure: z.strictObject({ id: slug, version: z.int().positive() }),
    /** The case whose end opened this one. */
    from: CaseId.optional(),
  },
  /** Facts as the officer entered them; null takes one back to unknown. */
  'facts-recorded': { facts: z.record(FactName, FactValue.nullable()), step: slug.optional() },
  'step-done': { step: slug },
  /** The officer goes on without the step, for a reason. It stays "not done". */
  'step-set-aside': { step: slug, reason },
  /** An earlier event no longer counts. Both stay in the history. */
  undone: { of: id, reason: short },
  /** Something arrived from outside. */
  received: {
    step: slug,
    part: slug,
    from: short,
    medium: z.enum(['email', 'telephone']),
    on: day,
    subject: short,
    note: long,
  },
  confirmed: { step: slug, part: slug },
  'text-copied': { step: slug, part: slug, place: z.enum(systemPlaces), text: composed },
  'difference-settled': {
    step: slug,
    part: slug,
    into: FactName,
    values: z.record(FactName, FactValue),
    chosen: FactValue,
    reason,
  },
  'file-added': {
    fileId: id,
    role: slug,
    step: slug.optional(),
    /** The officer's own name for it; kept encrypted like everything else. */
    name: short,
    mediaType: z.string().max(100),
    bytes: z.int().nonnegative(),
    sha256,
    pages: z.int().positive().optional(),
  },
  'document-made': {
    fileId: id,
    form: slug,
    version: z.int().positive(),
    name: short,
    mediaType: z.string().max(100),
    /** What the procedure asks for, where the file is of another kind. */
    asked: z.literal('pdf').optional(),
    bytes: z.int().nonnegative(),
    sha256,
    /** Not known of a Word file: Word lays it out on each computer anew. */
    pages: z.int().positive().optional(),
    /** Of the content it was made from; a different one today means the document is out of date. */
    fingerprint: z.string().max(100),
    warnings: z.array(long).max(200),
  },
  'email-drafted': {
    mailId: id,
    step: slug,
    part: slug,
    to: z.array(z.string()).min(1),
    cc: z.array(z.string()),
    subject: short,
    text: composed,
    readReceipt: z.boolean(),
    /** File name of the draft on this computer. */
    draft: short,
    attachments: z.array(DeliveredFile),
  },
  'email-sent': { mailId: id, sentAt: when },
  'receipt-recorded': {
    mailId: id,
    receipt: z.enum(['received', 'none']),
    on: day,
    /** Whose it is, where the email went to several; without it, everybody’s. */
    of: z.email().optional(),
  },
  'call-recorded': {
    step: slug,
    part: slug,
    calledAt: when,
    spokeTo: said(200, 'Enter who you spoke to'),
    note: long,
    mailId: id.optional(),
  },
  'delivery-planned': {
    deliveryId: id,
    step: slug,
    part: slug,
    folderId: id,
    folderLabel: short,
    as: z.enum(['zip', 'folder']),
    name: short,
    version: z.int().positive(),
    entries: z.array(DeliveredFile).min(1),
    /** What is different from the version before, in words; empty for the first. */
    changes: z.array(long),
  },
  'delivery-arrived': {
    deliveryId: id,
    name: short,
    path: z.string().max(2000),
    bytes: z.int().nonnegative(),
    sha256,
    verifiedAt: when,
    alreadyThere: z.boolean(),
  },
  /** It could not go now and waits in the outbox. */
  'delivery-held': { deliveryId: id, code: text(40), message: long },
  /** The officer took it back before it arrived. */
  'delivery-withdrawn': {
    deliveryId: id,
    reason,
    /** The zip that was tried: by it one is known that had arrived without an answer. */
    content: z.strictObject({ bytes: z.int().nonnegative(), sha256 }).optional(),
  },
  /** A court fee was paid. No card data is ever stored. */
  'payment-recorded': {
    step: slug,
    part: slug,
    court: said(300, 'Enter the court'),
    /** Whole pence. */
    fee: z.int().positive(),
    paidOn: day,
    paidBy: z.enum(payers),
    /** The court's receipt or reference number. */
    reference: short,
  },
  /** A visit was tried: the client was there, or not. */
  'visit-recorded': { step: slug, part: slug, on: day, attended: z.boolean(), note: long },
  /** A received form was held against the facts. What was taken over is recorded as facts beside it. */
  'form-compared': {
    step: slug,
    part: slug,
    fileId: id,
    /** Read by the product; otherwise by the officer's own eyes, as for a scan. */
    read: z.boolean(),
    differences: z.array(
      z.strictObject({ fact: FactName, here: FactValue.nullable(), there: long, taken: z.boolean() }),
    ),
  },
  /** A court bundle as it stands after a change: the whole plan, so that undoing goes back to the one before. */
  'court-bundle-kept': {
    bundleId: id,
    name: said(200, 'Give the court bundle a name'),
    /** What was done to it, in words. */
    change: composed,
    plan: CourtBundlePlan,
  },
  /** Built, opened again and proved. The PDF and its certificate are files of the case. */
  'court-bundle-made': {
    bundleId: id,
    copy: z.enum(['full', 'served']),
    /** The `court-bundle-kept` it was made from. */
    of: id,
    fileId: id,
    certificateId: id,
    /** Pages that cover and index took: what an issue holds fast. */
    frontPages: z.int().positive(),
    /** What the officer was told about it, each a sentence. */
    notes: z.array(long).max(500),
  },
  /** The officer does not need it any more. Files made of it stay. */
  'court-bundle-set-aside': { bundleId: id },
  /** The officer vouches that the clerical files may go; who agreed to it where no step asks for it. */
  'deletion-declared': { step: slug.optional(), part: slug.optional(), agreedBy: short },
  /** Nothing may be deleted until it is lifted. */
  'hold-placed': { for: z.enum(holdCauses), reason },
  'hold-lifted': { reason },
  'note-written': { text: said(10_000, 'Write something') },
  closed: {
    end: slug,
    /** For an end outside the procedure. */
    reason: reason.optional(),
    /** Every step that was not done, and why. */
    left: z.array(z.strictObject({ step: slug, reason })),
  },
} as const

const head = {
  format: z.literal(1),
  id,
  caseId: CaseId,
  /** 1 for the first event of a case; no gaps. */
  seq: z.int().positive(),
  at: when,
  by: z.string().min(1).max(80),
  /** SHA-256 of the event before, so that a history cannot be changed quietly; empty for the first. */
  prev: z.union([sha256, z.literal('')]),
}

type Body = typeof body
export type EventType = keyof Body

const event = <T extends EventType>(type: T) =>
  z.strictObject({ ...head, type: z.literal(type), ...(body[type] as Body[T]) })

/** One thing that happened to a case, with time and officer. A case is the fold of its events. */
export const CaseEvent = z.discriminatedUnion('type', [
  event('opened'),
  event('facts-recorded'),
  event('step-done'),
  event('step-set-aside'),
  event('undone'),
  event('received'),
  event('confirmed'),
  event('text-copied'),
  event('difference-settled'),
  event('file-added'),
  event('document-made'),
  event('email-drafted'),
  event('email-sent'),
  event('receipt-recorded'),
  event('call-recorded'),
  event('delivery-planned'),
  event('delivery-arrived'),
  event('delivery-held'),
  event('delivery-withdrawn'),
  event('payment-recorded'),
  event('visit-recorded'),
  event('form-compared'),
  event('court-bundle-kept'),
  event('court-bundle-made'),
  event('court-bundle-set-aside'),
  event('deletion-declared'),
  event('hold-placed'),
  event('hold-lifted'),
  event('note-written'),
  event('closed'),
])
export type CaseEvent = z.infer<typeof CaseEvent>
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>

type HeadKey = keyof typeof head
/** An event before it has its place in the history: what an action says happened. */
export type Happening = { [T in EventType]: Omit<EventOf<T>, HeadKey> }[EventType]

/** What changes an SR or its steps, and so is not recorded of one that is closed. */
export const notOnceClosed: readonly EventType[] = [
  'facts-recorded',
  'step-done',
  'step-set-aside',
  'received',
  'confirmed',
  'difference-settled',
  'file-added',
  'document-made',
  'delivery-planned',
  'payment-recorded',
  'visit-recorded',
  'form-compared',
  'court-bundle-kept',
  'court-bundle-made',
  'court-bundle-set-aside',
]

/** What may be undone by saying so. Deliveries and documents are not: they are there; a new version replaces them. */
export const undoable: readonly EventType[] = [
  'step-done',
  'step-set-aside',
  'received',
  'confirmed',
  'text-copied',
  'difference-settled',
  'file-added',
  'email-drafted',
  'email-sent',
  'receipt-recorded',
  'call-recorded',
  'payment-recorded',
  'visit-recorded',
  'form-compared',
  'court-bundle-kept',
  'court-bundle-set-aside',
  'deletion-declared',
  'note-written',
  'closed',
]
