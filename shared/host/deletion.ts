import { z } from 'zod'
import { DeliveryEntry, sha256 } from './delivery'
import { DraftId } from './drafts'
import { FolderId } from './folders'
import { CaseId } from './vault'

const when = z.iso.datetime()
const words = z.string().max(2000)
const short = z.string().max(500)

/**
 * pending: still to be removed · removed · not-there: it was looked for in the right place and is not there · changed: it
 * is there and is not what the product put there, so the officer decides · kept: the officer has decided, and said what
 * became of it.
 */
export const removalStates = ['pending', 'removed', 'not-there', 'changed', 'kept'] as const
export type RemovalState = (typeof removalStates)[number]

const removal = {
  state: z.enum(removalStates),
  /** Why it is pending, what was found, or what the officer decided; empty when there is nothing to say. */
  words,
  /** When the state came about; null while nothing was tried. */
  at: when.nullable(),
}

/** Something a case had, by its kind; never by a name that somebody gave it. */
export const DeletedKind = z.strictObject({
  what: short,
  count: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: z.array(sha256).max(5000),
})
export type DeletedKind = z.infer<typeof DeletedKind>

const copy = {
  /** The delivery that put it there. */
  deliveryId: z.uuid(),
  folderId: FolderId,
  folderLabel: short,
  kind: z.enum(['file', 'folder']),
  name: z.string().min(1).max(255),
  /** For reading, and to find the folder again where it was mapped anew. */
  path: z.string().max(2000),
  bytes: z.int().nonnegative(),
  /** Empty where it is not known: of a zip that was sought and never put together again. */
  sha256: sha256.or(z.literal('')),
  files: z.int().positive(),
  /** What must match before anything is removed; emptied once it is, because names in it may tell of the case. */
  entries: z.array(DeliveryEntry).max(2000),
  /**
   * It has no receipt: it was taken out of the outbox. An attempt whose answer was lost may have put it there all the same,
   * so it is looked for, under every name it may have got.
   */
  sought: z.literal(true).optional(),
}

/** A copy on a mapped folder. */
export const DeletedCopy = z.strictObject({
  ...copy,
  /** What of it is still there because somebody changed or added it, by its path inside. */
  left: z.array(z.string().max(2000)).max(2000),
  /** Written right before its removal: where it then is not there after a kill, it was removed. */
  removing: z.literal(true).optional(),
  ...removal,
})
export type DeletedCopy = z.infer<typeof DeletedCopy>

const draft = { draftId: DraftId, name: short }

/** An email draft on this computer. */
export const DeletedDraft = z.strictObject({ ...draft, ...removal })
export type DeletedDraft = z.infer<typeof DeletedDraft>

/** A handover file that was written on this computer: with its passphrase it opens the SRs in it. */
export const WrittenHandover = z.strictObject({
  id: z.uuid(),
  name: short,
  place: z.string().max(2000),
  bytes: z.int().positive(),
  sha256,
  madeAt: when,
})

/** One that holds an SR, and how many further ones that are still here. */
export const HandoverOf = z.strictObject({ ...WrittenHandover.shape, others: z.int().nonnegative() })
export type HandoverOf = z.infer<typeof HandoverOf>

/** One that held an SR that was deleted. */
export const DeletedHandover = z.strictObject({ ...WrittenHandover.shape, ...removal })
export type DeletedHandover = z.infer<typeof DeletedHandover>

/** What was wrong with an SR that was deleted damaged, and what could therefore not be known of it. */
export const Damage = z.strictObject({
  words: short,
  /** The first entry of its history that does not hold, counted from 1; null where that cannot be told. */
  entry: z.int().positive().nullable(),
  /** How many entries could be read, and of how many; null where even that is not known. */
  readable: z.int().nonnegative(),
  entries: z.int().nonnegative().nullable(),
  unknown: z.array(short).max(20),
  /** Why a hold that stood in it was lifted; empty where none stood. Its own history could not take that in. */
  holdLifted: words,
})
export type Damage = z.infer<typeof Damage>

const order = {
  caseId: CaseId,
  /** What the SR is known by, with the name of that number. */
  reference: z.strictObject({ label: short, value: short }),
  procedure: short,
  /** How the SR was closed. */
  end: short,
  by: short,
  /** Whether the procedure states the deletion; otherwise somebody agreed to it. */
  stated: z.boolean(),
  agreedBy: short,
  declaredAt: when,
  kinds: z.array(DeletedKind).max(500),
  damage: Damage.optional(),
}

/** For so many days after a deletion, a copy that was not there is looked for again at each start. */
export const soughtForDays = 30

/** What is to be deleted for good, as the officer saw and confirmed it. */
export const DeletionOrder = z.strictObject({
  ...order,
  copies: z.array(z.strictObject(copy)).max(500),
  drafts: z.array(z.strictObject(draft)).max(1000),
})
export type DeletionOrder = z.infer<typeof DeletionOrder>

/** A backup made while the case was still there. */
export const OlderBackup = z.strictObject({ name: short, place: z.string().max(2000), madeAt: when })
export type OlderBackup = z.infer<typeof OlderBackup>

/** Backups of which it could not be told whether they hold the case. */
export const UnsureBackups = z.strictObject({
  place: z.string().max(2000),
  /** False where not even a list of them was to be had. */
  listed: z.boolean(),
  /** Those that could not be read. */
  names: z.array(short).max(2000),
})
export type UnsureBackups = z.infer<typeof UnsureBackups>

/** A deletion, begun or finished: the journal while it runs, and the certificate for good. No content of the case. */
export const Deletion = z.strictObject({
  format: z.literal(1),
  id: z.uuid(),
  ...order,
  orderedAt: when,
  /** Null while the case's key may still be there; from then on nothing of the case can be read. */
  keyDestroyedAt: when.nullable(),
  rowsRemovedAt: when.nullable(),
  copies: z.array(DeletedCopy).max(500),
  drafts: z.array(DeletedDraft).max(1000),
  handovers: z.array(DeletedHandover).max(1000).optional(),
  /** The list of handover files could not be read, or not all of it. */
  handoversUnknown: z.literal(true).optional(),
  backups: z.array(OlderBackup).max(1000),
  backupsUnsure: UnsureBackups.optional(),
})
export type Deletion = z.infer<typeof Deletion>

/** Whether the days in which what was not there is looked for again are not over. `at` is now. */
export const isRecent = ({ orderedAt }: Pick<Deletion, 'orderedAt'>, at: string): boolean =>
  Date.parse(at) - Date.parse(orderedAt) < soughtForDays * 24 * 60 * 60 * 1000
