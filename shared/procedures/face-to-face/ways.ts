import type { Condition } from '../schema'

/** VSAT has rejected the referral (step 3). */
export const rejected: Condition = { fact: 'vsatDecision', is: 'rejected' }
/** More than twice at the same visit (silence 11): the third failure. */
export const missed: Condition = { visitsMissed: 'visits', moreThan: 2 }
export const attended: Condition = { not: { any: [rejected, missed] } }
