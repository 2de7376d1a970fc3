import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutFolder } from './out-folder'
import type { DeletionFinding, DeliveryFinding, DraftFinding } from './report'
import { inOut } from './report'

/** A deletion as the product's certificate and the folder show it. */
export interface ReadDeletion {
  /** The title of the end at which the SR was closed. */
  end: string
  finding: DeletionFinding
}

/** Copies what was delivered and drafted, before it is deleted; the findings then name the copies. */
export const keepCopies = async (
  out: OutFolder,
  found: { deliveries: DeliveryFinding[]; drafts: DraftFinding[] },
): Promise<{ deliveries: DeliveryFinding[]; drafts: DraftFinding[] }> => {
  for (const place of [out.share, out.drafts])
    await cp(place, join(out.deleted, inOut(out, place)), { recursive: true })
  const kept = (path: string) => inOut(out, join(out.deleted, path))
  return {
    deliveries: found.deliveries.map(one => ({ ...one, path: kept(one.path) })),
    drafts: found.drafts.map(one => ({ ...one, file: kept(one.file) })),
  }
}

/** Whether no file is left on the share, and no draft. */
export const nothingLeft = async ({ share, drafts }: OutFolder): Promise<boolean> => {
  const files = (await readdir(share, { recursive: true, withFileTypes: true })).filter(one => one.isFile())
  const emails = (await readdir(drafts)).filter(name => name.endsWith('.eml'))
  return files.length === 0 && emails.length === 0
}
