import type { Case } from '../case/case'
import type { Part, Step } from '../procedures/schema'
import type { PartState } from './parts'

/** Parts that say or hold something of the case, so that they can stop holding after their step was done. */
const holdsSomething: ReadonlySet<Part['kind']> = new Set([
  'settle',
  'document',
  'paste',
  'message',
  'call',
  'file',
  'confirm',
  'compare',
])

/**
 * Why a step that is done no longer stands as it was done, as a sentence; null while it stands: a document, a copied text, an
 * email or the newest bundle on the folder does not say what the case says now, or what was vouched for is an earlier version.
 * A bundle that a later step saved again is no longer this step's.
 */
export const changedSince = (step: Step, parts: readonly PartState[], one: Case): string | null => {
  const newest = one.deliveries.findLast(delivery => delivery.state !== 'withdrawn')
  const isNewest = (part: Part) =>
    part.kind === 'delivery' &&
    newest?.state === 'arrived' &&
    newest.step === step.id &&
    newest.part === part.id
  const changed = parts.find(
    ({ part, missing }) => missing !== null && (holdsSomething.has(part.kind) || isNewest(part)),
  )
  return changed?.missing ?? null
}
