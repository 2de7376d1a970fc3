import { canonical } from './chain'
import type { CaseEvent } from './events'

/** same · longer: the other goes on where this one ends · shorter: this one goes on · forked: they differ before that. */
export type Compared = 'same' | 'longer' | 'shorter' | 'forked'

/** How another history of the same case stands to this one. Both are whole, so that one equal entry means all before it are. */
export const compareHistories = (ours: readonly CaseEvent[], other: readonly CaseEvent[]): Compared => {
  const common = Math.min(ours.length, other.length)
  const [last, otherLast] = [ours[common - 1], other[common - 1]]
  if (canonical(last ?? null) !== canonical(otherLast ?? null)) return 'forked'
  if (ours.length === other.length) return 'same'
  return other.length > ours.length ? 'longer' : 'shorter'
}
