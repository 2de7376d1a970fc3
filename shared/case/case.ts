import type { CourtBundlePlan } from '../bundle/court/plan'
import type { DeliveredFile, EventOf } from './events'
import type { Facts } from './facts'

/** Who did something, when, and in which event. */
export interface Mark {
  event: string
  /** Its place in the history: clocks may be set back, this only grows. */
  seq: number
  at: string
  by: string
}

export interface StepRecord extends Mark {
  state: 'done' | 'set-aside'
  reason: string
}

export interface CaseFile extends Mark {
  fileId: string
  role: string
  step: string | undefined
  name: string
  mediaType: string
  bytes: number
  sha256: string
  pages: number | undefined
}

export interface CaseDocument extends Mark {
  fileId: string
  form: string
  /** What the procedure asks for; an office's Word template stands in for a PDF as the Word file it is. */
  format: DocumentFormat
  version: number
  name: string
  mediaType: string
  bytes: number
  sha256: string
  /** Undefined for a Word file. */
  pages: number | undefined
  fingerprint: string
  warnings: string[]
}

/** Whether a read receipt came; `of` is whose, and everybody’s where it is undefined. */
export type Receipt = Mark & Pick<EventOf<'receipt-recorded'>, 'receipt' | 'on' | 'of'>

export interface Email extends Mark {
  mailId: string
  step: string
  part: string
  to: string[]
  cc: string[]
  subject: string
  text: string
  readReceipt: boolean
  draft: string
  attachments: DeliveredFile[]
  sent: (Mark & { sentAt: string }) | null
  /** What was recorded of the read receipts, of each it went to. */
  receipts: readonly Receipt[]
  /** How the receipts stand together: null until each is recorded; `none` where one did not come. */
  receipt: Receipt | null
}

export interface Delivery extends Mark {
  deliveryId: string
  step: string
  part: string
  folderId: string
  folderLabel: string
  as: 'zip' | 'folder'
  name: string
  version: number
  entries: DeliveredFile[]
  changes: string[]
  state: 'waiting' | 'arrived' | 'withdrawn'
  /** Why it waits, when an attempt was made and failed. */
  held: { at: string; code: string; message: string } | null
  receipt: Pick<
    EventOf<'delivery-arrived'>,
    'name' | 'path' | 'bytes' | 'sha256' | 'verifiedAt' | 'alreadyThere'
  > | null
  /** The zip of one that was withdrawn, where it was put together. */
  content?: { bytes: number; sha256: string }
}

export type Received = Mark &
  Pick<EventOf<'received'>, 'step' | 'part' | 'from' | 'medium' | 'on' | 'subject' | 'note'>
export type Call = Mark &
  Pick<EventOf<'call-recorded'>, 'step' | 'part' | 'calledAt' | 'spokeTo' | 'note' | 'mailId'>
export type Settlement = Mark &
  Pick<EventOf<'difference-settled'>, 'step' | 'part' | 'into' | 'values' | 'chosen' | 'reason'>
export type Payment = Mark &
  Pick<EventOf<'payment-recorded'>, 'step' | 'part' | 'court' | 'fee' | 'paidOn' | 'paidBy' | 'reference'>
export type Visit = Mark & Pick<EventOf<'visit-recorded'>, 'step' | 'part' | 'on' | 'attended' | 'note'>
export type Comparison = Mark &
  Pick<EventOf<'form-compared'>, 'step' | 'part' | 'fileId' | 'read' | 'differences'>
export type Declaration = Mark & Pick<EventOf<'deletion-declared'>, 'agreedBy'>
export type Hold = Mark & Pick<EventOf<'hold-placed'>, 'for' | 'reason'>
export type Copied = Mark & Pick<EventOf<'text-copied'>, 'step' | 'part' | 'place' | 'text'>

/** A court bundle; its mark is of the last change. */
export interface CourtBundle extends Mark {
  bundleId: string
  name: string
  plan: CourtBundlePlan
  /** The changes from which the same PDF is made as from this one: holding page numbers fast changes nothing of it. */
  same: readonly string[]
  /** Every PDF made of it, oldest first. */
  made: readonly (Mark &
    Pick<EventOf<'court-bundle-made'>, 'copy' | 'of' | 'fileId' | 'certificateId' | 'frontPages' | 'notes'>)[]
}

/** A service request's case as it stands: the fold of its events. Lists are in the order things happened. */
export interface Case {
  id: string
  procedure: { id: string; version: number }
  openedAt: string
  openedBy: string
  /** The case whose end opened this one; null for an SR that was entered. */
  openedFrom: string | null
  changedAt: string
  /** Number of events folded. */
  seq: number
  facts: Facts
  steps: Readonly<Record<string, StepRecord>>
  files: readonly CaseFile[]
  documents: readonly CaseDocument[]
  received: readonly Received[]
  /** Confirmations, by `step/part`. */
  confirmed: Readonly<Record<string, Mark>>
  copied: readonly Copied[]
  settled: readonly Settlement[]
  emails: readonly Email[]
  calls: readonly Call[]
  deliveries: readonly Delivery[]
  payments: readonly Payment[]
  visits: readonly Visit[]
  compared: readonly Comparison[]
  courtBundles: readonly CourtBundle[]
  notes: readonly (Mark & { text: string })[]
  /** That its clerical files may be deleted; null while nobody has said so. */
  declared: Declaration | null
  /** Null where nothing stands against deleting it. */
  hold: Hold | null
  closed: (Mark & { end: string; reason: string; left: { step: string; reason: string }[] }) | null
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** The media type of a document in each of its formats. */
export const documentTypes = { pdf: 'application/pdf', word: wordType } as const
export type DocumentFormat = keyof typeof documentTypes

/** The newest document of a form in a format, or undefined. */
export const latestDocument = (
  one: Case,
  form: string,
  format: DocumentFormat = 'pdf',
): CaseDocument | undefined =>
  one.documents.findLast(document => document.form === form && document.format === format)

/** The deliveries of one part of a step, oldest first. */
export const deliveriesOf = (one: Case, step: string, part: string): Delivery[] =>
  one.deliveries.filter(delivery => delivery.step === step && delivery.part === part)

/** A document or file of the case by its id; undefined when it was removed. */
export const fileOf = (one: Case, fileId: string): CaseDocument | CaseFile | undefined =>
  [...one.documents, ...one.files].find(file => file.fileId === fileId)

/** The files in the role asked for. */
export const filesAs = (one: Case, role: string): CaseFile[] => one.files.filter(file => file.role === role)

/** The newest email drafted for a part of a step, or undefined. */
export const emailOf = (one: Case, step: string, part: string): Email | undefined =>
  one.emails.findLast(email => email.step === step && email.part === part)
