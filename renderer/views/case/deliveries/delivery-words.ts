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
