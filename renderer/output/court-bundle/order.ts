import { lettingGo } from '../../../shared/bundle/court/as-it-is'
import type { BundleChecked } from '../../../shared/bundle/court/checks'
import { londonDate } from '../../../shared/calendar/london'
import { ok, type Result } from '../../../shared/result'
import type { Fonts } from '../fonts/fonts'
import type { JobHands } from '../jobs'
import type { Viewer } from '../page-reading/viewer'
import { BundledViewerFiles } from '../pdf-preview-assets'
import { redrawInWorker } from '../pictures/redraw-in-worker'
import { proveTaken } from '../redact/prove-taken'
import { type RemovedFrom, redactorOf } from '../redact/redactor'
import { buildCourtBundle } from './build'
import { certificatePdf } from './certificate'
import { checkCourtBundle } from './check'
import type { CourtBundleJob, CourtBundleMade } from './job'

/** A court bundle to be made in a worker of the window. */
export interface CourtBundleOrder extends CourtBundleJob {
  /** The served copy leaves out what the plan's areas mark; the court's copy keeps it. */
  copy: 'full' | 'served'
}

export interface CourtBundleOutcome extends CourtBundleMade {
  /** What the served copy left out, by the name of its file; empty for the court's copy. */
  removed: RemovedFrom[]
  /** What another reader found in the finished file. */
  checked: BundleChecked
  /** What says so, as a PDF: one page, and more only where many pages were let go. */
  certificate: Uint8Array<ArrayBuffer>
  certificatePages: number
}

/**
 * Makes a court bundle or its served copy, with the fonts and the PDF reader of the place it runs in. Of its two parts,
 * building counts bytes of the files and checking counts pages. Where the check finds numbers that stand on something, it is
 * made once more with these pages grown: nobody could move a number by hand.
 */
export const makeCourtBundle = async (
  ...[order, ...means]: Parameters<typeof makeOnce>
): Promise<Result<CourtBundleOutcome>> => {
  const made = await makeOnce(order, ...means)
  const grow = made.ok ? made.value.checked.clashes : []
  return grow.length > 0 ? makeOnce({ ...order, grow }, ...means) : made
}

const makeOnce = async (
  { copy, ...job }: CourtBundleOrder,
  { supply, progress }: JobHands,
  { fonts, viewer }: { fonts: Fonts; viewer: Viewer },
): Promise<Result<CourtBundleOutcome>> => {
  const { removed, redact } = redactorOf(viewer)
  const redraw = redrawInWorker
  const jpeg2000 = () => new BundledViewerFiles().fetch({ kind: 'wasm', filename: 'openjpeg.wasm' })
  const made = await buildCourtBundle(
    job,
    fonts,
    supply,
    copy === 'served' ? { redraw, jpeg2000, redact } : { redraw, jpeg2000 },
    (done, total) => progress(done, total, 'building'),
  )
  if (!made.ok) return made
  const { bytes, sha256, pages, lines, frontPages, bookmarks } = made.value
  const labels = pages.map(page => page.label)
  // The check has the bytes to itself: pdfjs takes them away to its own thread.
  const reader = viewer.open(bytes.slice(), 'text')
  const checked = await checkCourtBundle(
    bytes,
    { labels, frontPages, lines, bookmarks, letGo: lettingGo(job.plan, pages) },
    () => reader.document,
    (done, total) => progress(done, total, 'checking'),
  )
  await reader.close()
  if (!checked.ok) return checked
  const proved = await proveTaken(viewer, made.value, removed, checked.value)
  if (!proved.ok) return proved
  const certificate = await certificatePdf(
    job.plan,
    { bytes: bytes.byteLength, sha256, pages, removed },
    proved.value,
    londonDate(job.madeAt),
    fonts,
  )
  if (!certificate.ok) return certificate
  const { bytes: proof, pages: certificatePages } = certificate.value
  return ok({ ...made.value, removed, checked: proved.value, certificate: proof, certificatePages })
}
