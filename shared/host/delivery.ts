import { z } from 'zod'
import { FolderId } from './folders'

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 is 64 hexadecimal digits')

/** Largest piece of a file that crosses the contract at once, in bytes. */
export const chunkBytes = 4 * 1024 * 1024

/** How many pieces of one delivery may be on their way at once. */
export const piecesInFlight = 3

/** One file of a delivery. `path` is its name, or for a folder its relative segments; the host refuses unsafe ones. */
export const DeliveryEntry = z.strictObject({
  path: z.array(z.string().min(1).max(255)).min(1).max(8),
  bytes: z.int().nonnegative(),
  sha256,
})
export type DeliveryEntry = z.infer<typeof DeliveryEntry>

/** What is to appear on a mapped folder: one file, or one folder of files, under `name`. */
export const DeliveryPlan = z.strictObject({
  deliveryId: z.uuid(),
  folderId: FolderId,
  kind: z.enum(['file', 'folder']),
  name: z.string().min(1).max(255),
  entries: z.array(DeliveryEntry).min(1).max(2000),
})
export type DeliveryPlan = z.infer<typeof DeliveryPlan>

export const DeliveryToken = z.uuid()

/** Proof that a delivery is there: written once the host has reopened every file on the folder and hashed it. */
export const DeliveryReceipt = z.strictObject({
  /** The name it really has on the folder; differs from the plan when that name was taken by something else. */
  name: z.string(),
  /** For reading and for the receipt only. */
  path: z.string(),
  bytes: z.int().nonnegative(),
  /** Of the file; for a folder, of its sorted `sha256  path` lines. */
  sha256,
  verifiedAt: z.iso.datetime(),
  /** True when the same content was already there under that name (an earlier attempt that lost its answer). */
  alreadyThere: z.boolean(),
})
export type DeliveryReceipt = z.infer<typeof DeliveryReceipt>
