import type { EventType, Happening } from '../../shared/case/events'
import { aCourtBundlePlan } from '../build/court-bundle'
import { anId, someHash } from '../build/history'

const step = { step: 'second-pv-check', part: 'reply' }
const now = '2026-05-11T08:00:00.000Z'
const file = { fileId: anId(), name: ' scan.pdf ', bytes: 12, sha256: someHash() }
export const mailId = anId()
export const deliveryId = anId()
const bundleId = anId()

/** One happening of every type there is, with nothing left out; texts have spaces around them, as officers type them. */
export const everyHappening: { [T in EventType]: Extract<Happening, { type: T }> } = {
  opened: {
    type: 'opened',
    procedure: { id: 'liability-order', version: 1 },
    from: '000000ca-0000-4000-8000-000000000009',
  },
  'facts-recorded': {
    type: 'facts-recorded',
    facts: {
      court: ' Leeds ',
      costs: 9000,
      contactSince: false,
      hearingTime: null,
      loSchedule: [{ from: '2026-01-01', to: '2026-01-31', due: 100, paid: 0 }],
    },
    step: 'cover-letter',
  },
  'step-done': { type: 'step-done', step: 'allocated' },
  'step-set-aside': { type: 'step-set-aside', step: 'allocated', reason: ' On paper ' },
  undone: { type: 'undone', of: anId(), reason: ' By mistake ' },
  received: {
    type: 'received',
    ...step,
    from: ' CPO ',
    medium: 'email',
    on: '2026-05-11',
    subject: ' Re: ',
    note: ' n ',
  },
  confirmed: { type: 'confirmed', step: 'in-progress', part: 'set' },
  'text-copied': { type: 'text-copied', ...step, place: 'sr', text: ' Copied \n' },
  'difference-settled': {
    type: 'difference-settled',
    step: 'cover-letter',
    part: 'hearing-date',
    into: 'hearingDate',
    values: { hearingDate: '2026-06-18', hearingDateFromEmail: '2026-06-25' },
    chosen: '2026-06-25',
    reason: ' Later ',
  },
  'file-added': {
    type: 'file-added',
    ...file,
    role: 'supporting',
    step: 'first-bundle',
    mediaType: 'application/pdf',
    pages: 2,
  },
  'document-made': {
    type: 'document-made',
    ...file,
    form: 'cmel7298',
    version: 1,
    mediaType: 'application/pdf',
    pages: 1,
    fingerprint: '0123456789abcdef',
    warnings: [' A warning '],
  },
  'email-drafted': {
    type: 'email-drafted',
    mailId,
    ...step,
    to: ['cpo@example.gov.uk'],
    cc: [],
    subject: ' Subject ',
    text: ' Text ',
    readReceipt: true,
    draft: 'd.eml',
    attachments: [file],
  },
  'email-sent': { type: 'email-sent', mailId, sentAt: now },
  'receipt-recorded': { type: 'receipt-recorded', mailId, receipt: 'received', on: '2026-05-12' },
  'call-recorded': { type: 'call-recorded', ...step, calledAt: now, spokeTo: ' Priya ', note: ' n ', mailId },
  'delivery-planned': {
    type: 'delivery-planned',
    deliveryId,
    step: 'first-bundle',
    part: 'bundle',
    folderId: anId(),
    folderLabel: ' Northern ',
    as: 'zip',
    name: 'a.zip',
    version: 1,
    entries: [file],
    changes: [' Added: a '],
  },
  'delivery-arrived': {
    type: 'delivery-arrived',
    deliveryId,
    name: 'a.zip',
    path: '\\\\share\\a.zip',
    bytes: 12,
    sha256: someHash(),
    verifiedAt: now,
    alreadyThere: true,
  },
  'delivery-held': { type: 'delivery-held', deliveryId, code: 'unreachable', message: ' No answer ' },
  'delivery-withdrawn': {
    type: 'delivery-withdrawn',
    deliveryId,
    reason: ' Wrong ',
    content: { bytes: 5, sha256: 'b'.repeat(64) },
  },
  'payment-recorded': {
    type: 'payment-recorded',
    ...step,
    court: ' Leeds ',
    fee: 4500,
    paidOn: '2026-05-11',
    paidBy: 'ssst',
    reference: ' R 1 ',
  },
  'visit-recorded': { type: 'visit-recorded', ...step, on: '2026-05-11', attended: false, note: ' n ' },
  'form-compared': {
    type: 'form-compared',
    ...step,
    fileId: anId(),
    read: true,
    differences: [{ fact: 'court', here: null, there: ' York ', taken: true }],
  },
  'court-bundle-kept': {
    type: 'court-bundle-kept',
    bundleId,
    name: ' Hearing ',
    change: 'started',
    plan: aCourtBundlePlan(),
  },
  'court-bundle-made': {
    type: 'court-bundle-made',
    bundleId,
    copy: 'served',
    of: anId(),
    fileId: anId(),
    certificateId: anId(),
    frontPages: 2,
    notes: ['Page 3 is a scan.'],
  },
  'court-bundle-set-aside': { type: 'court-bundle-set-aside', bundleId },
  'deletion-declared': { type: 'deletion-declared', ...step, agreedBy: ' Perpetua Sample ' },
  'hold-placed': { type: 'hold-placed', for: 'appeal', reason: ' To the tribunal ' },
  'hold-lifted': { type: 'hold-lifted', reason: ' Decided ' },
  'note-written': { type: 'note-written', text: ' Note ' },
  closed: {
    type: 'closed',
    end: 'complete',
    reason: ' Asked to ',
    left: [{ step: 'to-ecm', reason: ' Done by phone ' }],
  },
}

/** A history in which every type of event happens once, `opened` first. */
export const everyType: Happening[] = Object.values(everyHappening)
