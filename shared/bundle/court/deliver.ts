import { type Case, type CourtBundle, deliveriesOf } from '../../case/case'
import type { DeliveredFile } from '../../case/events'
import { distinctNames, safeName } from '../names'
import { type CourtBundlePlan, documentsOf, pagesKept } from './plan'
import { nothingToTell, type Preflight, preflight } from './preflight'

export type Copy = 'full' | 'served'

/** The copy that was made last of the bundle as it stands; undefined where it was changed since, or none was made. */
export const currentCopy = (bundle: CourtBundle, copy: Copy): CourtBundle['made'][number] | undefined =>
  bundle.made.findLast(made => made.copy === copy && bundle.same.includes(made.of))

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
  const copies = (['full', 'served'] as const).flatMap(copy => {
    const last = currentCopy(bundle, copy)
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

/** What stands about copies of the bundle as it stands and its route: what stops them, and what is to be weighed. */
export const foundOnRoute = (
  one: Case,
  bundle: CourtBundle,
  copies: readonly Copy[] = ['full', 'served'],
): Preflight[] =>
  copies
    .flatMap(copy => currentCopy(bundle, copy) ?? [])
    .flatMap(made => one.files.filter(file => file.fileId === made.fileId))
    .flatMap(({ bytes, pages = 0 }) => preflight(bundle.plan, { ...nothingToTell(), bytes, pages }))
    .filter((found, index, all) => all.findIndex(other => other.message === found.message) === index)

/** What keeps copies of the bundle as it stands from leaving on its route, with what to do about each. */
export const stopsOnRoute = (...of: Parameters<typeof foundOnRoute>): Preflight[] =>
  foundOnRoute(...of).filter(found => found.stops)

/** What a bundle would come to, before it is made: its documents, its dividers, a cover and an index. */
export const expectedOnRoute = (one: Case, plan: CourtBundlePlan): Preflight[] => {
  const files = new Map([...one.documents, ...one.files].map(file => [file.fileId, file]))
  const sections = plan.sections.filter(section => section.documents.length > 0)
  const documents = documentsOf(plan)
  const bytes = documents.reduce((sum, document) => sum + (files.get(document.file)?.bytes ?? 0), 0)
  const pages = documents.reduce(
    (sum, document) => sum + pagesKept(document, files.get(document.file)?.pages ?? 1).length,
    2 + (plan.dividers ? sections.length : 0),
  )
  return preflight(plan, { ...nothingToTell(), bytes, pages })
}

/** Deliveries of a court bundle, oldest first. */
export const courtDeliveries = (one: Case, bundle: CourtBundle) =>
  deliveriesOf(one, courtBundleStep, bundle.bundleId)
