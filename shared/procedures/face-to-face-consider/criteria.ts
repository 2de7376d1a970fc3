import type { Stage } from '../schema'
import { ineligible } from './ways'

/** P5, step 3, which comes first (silence 13). */
export const criteria: Stage = {
  id: 'criteria',
  title: 'Eligibility and criteria',
  steps: [
    {
      id: 'criteria',
      no: '3',
      title: 'Check the criteria before an SR is created',
      does: [
        'At least one of the criteria must be met, or no SR is created.',
        'A referral to an enforcement investigative officer is exempt.',
      ],
      after: [],
      parts: [
        { id: 'referral', kind: 'facts', required: ['referralFor'], optional: [] },
        {
          id: 'met',
          kind: 'facts',
          required: ['criteriaMet'],
          optional: [],
          when: { fact: 'referralFor', is: 'consultant' },
        },
        {
          id: 'which',
          kind: 'facts',
          required: ['criteria'],
          optional: [],
          when: {
            all: [
              { fact: 'referralFor', is: 'consultant' },
              { fact: 'criteriaMet', is: true },
            ],
          },
        },
        { id: 'none', kind: 'close', end: 'not-created', when: ineligible },
      ],
      decisions: [
        {
          silence: 13,
          source: 'Checks the criteria after the SR was created, though without one there is to be none.',
          product: 'Asks for the criteria first.',
        },
        {
          silence: 18,
          source: 'Names investigative officers as a visiting role without a procedure for them.',
          product: 'Exempts them from the criteria, as the source says, and invents nothing else for them.',
        },
      ],
    },
  ],
}
