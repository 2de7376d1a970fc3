import { certificatePdf } from '../../renderer/output/court-bundle/certificate'
import { checkCourtBundle } from '../../renderer/output/court-bundle/check'
import type { CourtBundleMade } from '../../renderer/output/court-bundle/job'
import type { Fonts } from '../../renderer/output/fonts/fonts'
import { lettingGo } from '../../shared/bundle/court/as-it-is'
import { type BundleChecked, mayLeave } from '../../shared/bundle/court/checks'
import type { CourtBundlePlan } from '../../shared/bundle/court/plan'
import { type Preflight, preflight } from '../../shared/bundle/court/preflight'
import { londonDate } from '../../shared/calendar/london'
import type { Fault, Result } from '../../shared/result'
import { openReader } from './means'

/** What is proved beyond what every bundle must hold. */
type ProveMore = (made: CourtBundleMade, checked: BundleChecked) => Promise<Result<BundleChecked>>

export interface Proof {
  preflight: Preflight[]
  checked: BundleChecked | null
  checkMs: number
  /** Why the bundle may not leave, in sentences; empty when it may. */
  refused: string[]
  /** What a person should weigh, in sentences. */
  notes: string[]
  certificate: Uint8Array<ArrayBuffer>
}

const sentences = ({ message, next }: Preflight | Fault): string => `${message} ${next}`

const refusals = (found: readonly Preflight[], checked: BundleChecked): string[] => {
  const held = found.filter(({ stops }) => stops).map(sentences)
  const failed = checked.checks.flatMap(({ title, problems }) =>
    problems.map(problem => `Not so: “${title}”. ${problem}`),
  )
  return [
    ...(held.length > 0 ? ['The bundle was not written: it cannot go by this route.', ...held] : []),
    ...(mayLeave(checked)
      ? []
      : ['The bundle was not written: the check of the finished file found faults.', ...failed]),
  ]
}

/** Holds a finished bundle against its route, has it read by another reader, and makes its certificate. */
const prove = async (
  plan: CourtBundlePlan,
  made: CourtBundleMade,
  fonts: Fonts,
  madeAt: string,
  more?: ProveMore,
): Promise<Proof> => {
  const bytes = made.bytes.byteLength
  const letGo = lettingGo(plan, made.pages)
  const blank = made.blank.filter(label => !letGo.has(label))
  const found = preflight(plan, { ...made, blank, bytes, pages: made.pages.length })
  const start = performance.now()
  const read = await checkCourtBundle(
    made.bytes,
    {
      labels: made.pages.map(({ label }) => label),
      frontPages: made.frontPages,
      bookmarks: made.bookmarks,
      lines: made.lines,
      letGo,
    },
    openReader,
  )
  const proved = read.ok && more ? await more(made, read.value) : read
  const checkMs = Math.round(performance.now() - start)
  const refusedFor = (refused: string[], checked: BundleChecked | null): Proof => ({
    preflight: found,
    checked,
    checkMs,
    refused,
    notes: [],
    certificate: new Uint8Array(0),
  })
  if (!proved.ok) return refusedFor([sentences(proved.fault)], null)
  const checked = proved.value
  const refused = refusals(found, checked)
  if (refused.length > 0) return refusedFor(refused, checked)
  const certificate = await certificatePdf(plan, { ...made, bytes }, checked, londonDate(madeAt), fonts)
  if (!certificate.ok) return refusedFor([sentences(certificate.fault)], checked)
  return {
    preflight: found,
    checked,
    checkMs,
    refused: [],
    notes: [...found.map(sentences), ...checked.checks.flatMap(check => check.letGo), ...checked.notes],
    certificate: certificate.value.bytes,
  }
}

/**
 * Proves a bundle. Where numbers stand on something it is built once more by `again`, with these pages grown, and that one is
 * proved: nobody could move a number by hand.
 */
export const proveOrGrow = async (
  plan: CourtBundlePlan,
  made: CourtBundleMade,
  fonts: Fonts,
  madeAt: string,
  again: (grow: readonly string[]) => Promise<Result<CourtBundleMade>>,
  more?: ProveMore,
): Promise<{ bundle: CourtBundleMade; proof: Proof }> => {
  const proof = await prove(plan, made, fonts, madeAt, more)
  const clashes = proof.checked?.clashes ?? []
  const grown = clashes.length > 0 ? await again(clashes) : null
  return grown?.ok
    ? { bundle: grown.value, proof: await prove(plan, grown.value, fonts, madeAt, more) }
    : { bundle: made, proof }
}

/** What `--report` writes of a bundle, for scripts. */
export const reportOf = (made: CourtBundleMade, { preflight: found, checked, checkMs, refused }: Proof) => ({
  bytes: made.bytes.byteLength,
  sha256: made.sha256,
  frontPages: made.frontPages,
  pages: made.pages,
  lines: made.lines,
  preflight: found,
  checks: checked?.checks ?? [],
  notes: checked?.notes ?? [],
  refused,
  checkMs,
})
