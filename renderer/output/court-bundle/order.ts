import type { RemovedArea } from '../../../shared/bundle/court/served-copy'
import { ok, type Result } from '../../../shared/result'
import type { Fonts } from '../fonts/fonts'
import type { JobHands } from '../jobs'
import type { Viewer } from '../page-reading/viewer'
import { redactPdf } from '../redact/redact'
import { buildCourtBundle, type CourtBundleJob, type CourtBundleMade, type CourtBundleMeans } from './build'

/** A court bundle to be made in a worker of the window. */
export interface CourtBundleOrder extends CourtBundleJob {
  /** The served copy leaves out what the plan's areas mark; the court's copy keeps it. */
  copy: 'full' | 'served'
}

export interface CourtBundleOutcome extends CourtBundleMade {
  /** What the served copy left out, by the name of its file; empty for the court's copy. */
  removed: (RemovedArea & { file: string })[]
}

/** Makes a court bundle or its served copy, with the fonts and the PDF reader of the place it runs in. */
export const makeCourtBundle = async (
  { copy, ...job }: CourtBundleOrder,
  { supply, progress }: JobHands,
  { fonts, viewer }: { fonts: Fonts; viewer: Viewer },
): Promise<Result<CourtBundleOutcome>> => {
  const removed: CourtBundleOutcome['removed'] = []
  const redact: CourtBundleMeans['redact'] = async (bytes, areas, name) => {
    const pages = [...areas].map(([page, list]) => ({ page, areas: list }))
    const taken = await redactPdf(viewer, { bytes, name }, pages)
    if (!taken.ok) return taken
    removed.push(...taken.value.removed.map(area => ({ ...area, file: name })))
    return ok(taken.value.bytes)
  }
  const made = await buildCourtBundle(job, fonts, supply, copy === 'served' ? { redact } : {}, progress)
  return made.ok ? ok({ ...made.value, removed }) : made
}
