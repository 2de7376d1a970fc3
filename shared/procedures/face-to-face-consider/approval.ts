import type { Stage } from '../schema'
import { ineligible, noRequest } from './ways'

/** P5, step 5. */
export const approval: Stage = {
  id: 'approval',
  title: 'Approve or reject (team leader)',
  steps: [
    {
      id: 'tl-decision',
      no: '5',
      title: 'Team leader decides',
      does: [
        'The team leader opens the inbox work item, self-allocates the SR and considers the request.',
        'TL Approved and Comments take the decision with its reasons; the work item goes back to the caseworker.',
      ],
      after: ['pending-approval'],
      needed: { when: { not: ineligible }, otherwise: noRequest },
      parts: [
        { id: 'allocated', kind: 'confirm', label: 'The team leader has self-allocated the SR' },
        {
          id: 'decision',
          kind: 'facts',
          required: ['teamLeader', 'tlDecision', 'tlReasons'],
          optional: ['teamLeaderEmail'],
        },
        {
          id: 'comments',
          kind: 'paste',
          place: 'sr-approval',
          text: ['TL Approved: {{tlDecision}}', 'Comments: {{tlReasons}}'],
        },
        {
          id: 'work-item',
          kind: 'confirm',
          label: 'The inbox work item says what was decided, and is allocated back to the caseworker',
        },
      ],
      decisions: [],
    },
  ],
}
