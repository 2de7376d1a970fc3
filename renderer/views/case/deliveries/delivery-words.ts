import type { Delivery } from '../../../../shared/case/case'
import type { Tone } from '../../../parts/tag'

export interface DeliveryState {
  tone: Tone
  words: string
}

/** A delivery's state in two or three words. `saving` says that it is being written at this moment. */
export const deliveryState = (delivery: Delivery, saving: boolean): DeliveryState => {
  if (delivery.state === 'arrived') return { tone: 'green', words: 'There, verified' }
  if (delivery.state === 'withdrawn') return { tone: 'grey', words: 'Withdrawn' }
  if (saving) return { tone: 'blue', words: 'Being saved' }
  return delivery.held ? { tone: 'orange', words: 'In the outbox' } : { tone: 'blue', words: 'In line' }
}

/** What a check of an arrived delivery found, as a sentence. */
export const checkWords: Record<'there' | 'missing' | 'changed', string> = {
  there: 'It is there, unchanged.',
  missing: 'It is no longer there. Somebody has moved or deleted it: ask the team, or save it again.',
  changed: 'Something of that name is there, but it is not what was saved. Ask the team, or save it again.',
}

export interface ProgressWords {
  /** 0 to 100, or null while it is not known how much there is. */
  percent: number | null
  words: string
}

/** How far a piece of long work is; `sizes` says bytes as people read them. */
export const progressWords = (
  { doneBytes, totalBytes, stalled }: { doneBytes: number; totalBytes: number; stalled: boolean },
  sizes: (bytes: number) => string,
): ProgressWords => {
  const percent = totalBytes > 0 ? Math.min(100, Math.floor((100 * doneBytes) / totalBytes)) : null
  const far = percent === null ? 'Preparing…' : `${sizes(doneBytes)} of ${sizes(totalBytes)}`
  return { percent, words: stalled ? `${far}. The folder does not answer at the moment; still trying.` : far }
}
