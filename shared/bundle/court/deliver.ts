import { type Case, type CourtBundle, deliveriesOf } from '../../case/case'
import type { DeliveredFile } from '../../case/events'
import { distinctNames, safeName } from '../names'

/** Stands for the step in deliveries and emails of a court bundle, which belong to no step; the bundle's id is the part. */
export const courtBundleStep = 'court-bundle'

export interface CourtDelivery {
  /** The folder it becomes on the mapped folder; no personal data beyond the SR number. */
  name: string
  version: number
  entries: DeliveredFile[]
}

/**
 * What goes to a mapped folder: the PDF last made of each copy, with its certificate, in a folder of their own. Null
 * until one was made since the bundle's last change.
 */
export const planCourtDelivery = (
  one: Case,
  bundle: CourtBundle,
  reference: string,
): CourtDelivery | null => {
  const current = bundle.made.filter(made => made.of === bundle.event)
  const copies = (['full', 'served'] as const).flatMap(copy => {
    const last = current.findLast(made => made.copy === copy)
    return last ? [last.fileId, last.certificateId] : []
  })
  const files = copies.flatMap(id => one.files.filter(file => file.fileId === id))
  if (files.length === 0) return null
  const names = distinctNames(files.map(file => file.name))
  const base = safeName(`SR ${reference} court bundle`)
  const before = one.deliveries.filter(delivery => delivery.name.startsWith(`${base} v`))
  const version = 1 + Math.max(0, ...before.map(delivery => delivery.version))
  return {
    name: `${base} v${version}`,
    version,
    entries: files.map(({ fileId, bytes, sha256 }, index) => ({
      name: names[index] ?? fileId,
      fileId,
      bytes,
      sha256,
    })),
  }
}

/** Deliveries of a court bundle, oldest first. */
export const courtDeliveries = (one: Case, bundle: CourtBundle) =>
  deliveriesOf(one, courtBundleStep, bundle.bundleId)
