import type { RemovedArea } from '../../../shared/bundle/court/served-copy'
import { ok } from '../../../shared/result'
import type { CourtBundleMeans } from '../court-bundle/job'
import type { Viewer } from '../page-reading/viewer'
import { redactPdf } from './redact'

/** What a served copy left out, and of which file. */
export type RemovedFrom = RemovedArea & { file: string }

/** Takes areas out of the files of a served copy with the PDF reader at hand, and notes what they held. */
export const redactorOf = (
  viewer: Viewer,
): { removed: RemovedFrom[]; redact: NonNullable<CourtBundleMeans['redact']> } => {
  const removed: RemovedFrom[] = []
  return {
    removed,
    async redact(bytes, areas, name, tell) {
      const pages = [...areas].map(([page, list]) => ({ page, areas: list }))
      const taken = await redactPdf(viewer, { bytes, name }, pages, tell)
      if (!taken.ok) return taken
      removed.push(...taken.value.removed.map(area => ({ ...area, file: name })))
      return ok(taken.value.bytes)
    },
  }
}
