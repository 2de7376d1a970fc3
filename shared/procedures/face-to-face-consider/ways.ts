import type { Condition } from '../schema'

/** No criterion is met. Referrals to enforcement investigative officers are exempt from the criteria. */
export const ineligible: Condition = {
  all: [
    { fact: 'referralFor', is: 'consultant' },
    { fact: 'criteriaMet', is: false },
  ],
}
/** The team leader has rejected the request. */
export const rejected: Condition = { fact: 'tlDecision', is: 'rejected' }
/** The team leader has approved it. */
export const approved: Condition = { fact: 'tlDecision', is: 'approved' }
/** Rejected, and the client had asked. */
export const byClient: Condition = { all: [rejected, { fact: 'requestedBy', is: 'client' }] }
/** The source names the caseworker here; a team leader’s own request is no more the client’s than theirs is. */
export const byCaseworker: Condition = {
  all: [
    rejected,
    {
      any: [
        { fact: 'requestedBy', is: 'caseworker' },
        { fact: 'requestedBy', is: 'team-leader' },
      ],
    },
  ],
}

/** Why the steps of a request are not needed. */
export const noRequest = 'Not needed: no criterion is met, so no SR is created'
