import { caseFileByEmail, caseFileToEcm, deletionNotStated, outcome, secondPvCheck } from '../court-hearing'
import { closeComplete } from '../recurring'
import type { Condition, Stage } from '../schema'

/** The CPO has decided not to proceed (step 11). */
export const stopped: Condition = { fact: 'cpoDecision', is: 'stop' }
export const goesAhead: Condition = { not: stopped }

/** Further payments, and whether they change an entry on the schedule. */
const affected = (is: boolean): Condition => ({
  all: [
    { fact: 'paymentsSince', is: true },
    { fact: 'scheduleAffected', is },
  ],
})

/** P3, steps 10 and 11. */
export const beforeHearing: Stage = {
  id: 'second-pv-check',
  title: 'Second PV check, 48 hours before the hearing',
  steps: [
    secondPvCheck({
      no: '10',
      after: ['in-progress'],
      hearing: 'Liability order hearing',
      asksForDate: false,
      effect: {
        required: ['scheduleAffected'],
        parts: [
          { id: 'effect', kind: 'facts', required: ['scheduleEffect'], optional: [], when: affected(true) },
        ],
        words: [
          {
            text: 'These payments do not change any entry on the liability order schedule.',
            when: affected(false),
          },
          {
            text: 'Effect on the liability order schedule: {{scheduleEffect}}',
            when: affected(true),
          },
        ],
      },
    }),
    {
      id: 'cpo-decision',
      no: '11',
      title: 'CPO decides whether to proceed',
      does: [
        'Record whether the hearing goes ahead.',
        'If the CPO stops here, the SR is closed as Close / Cancel.',
      ],
      after: ['second-pv-check'],
      parts: [
        { id: 'decision', kind: 'facts', required: ['cpoDecision'], optional: [] },
        {
          id: 'reason',
          kind: 'facts',
          required: ['stopReason'],
          optional: [],
          when: stopped,
        },
        {
          id: 'status',
          kind: 'paste',
          place: 'sr-status',
          text: ['Close / Cancel', 'The CPO has decided not to proceed: {{stopReason}}'],
          when: stopped,
        },
        { id: 'cancel', kind: 'close', end: 'cancelled', when: stopped },
      ],
      decisions: [],
    },
  ],
}

/** P3, steps 12 to 14. */
export const afterHearing: Stage = {
  id: 'outcome',
  title: 'Receive the outcome and finish',
  steps: [
    {
      ...outcome({
        no: '12',
        after: ['cpo-decision'],
        received: { id: 'case-file', what: 'the case file with the outcome' },
        caseFile: [caseFileByEmail()],
      }),
      needed: { when: goesAhead, otherwise: 'Not needed: the CPO decided not to proceed' },
    },
    {
      id: 'to-ecm',
      no: '13',
      title: 'Send the case file to the ECM',
      does: ['Forward the case file to the enforcement case manager for the liability order system action.'],
      after: ['outcome'],
      needed: { when: goesAhead, otherwise: 'Not needed: the CPO decided not to proceed' },
      parts: caseFileToEcm('the liability order action on the system can be completed', {
        files: ['case-file'],
      }),
      decisions: [deletionNotStated],
    },
    {
      ...closeComplete({ no: '14', after: ['to-ecm'] }),
      needed: { when: goesAhead, otherwise: 'Not needed: the SR ends as Close / Cancel' },
    },
  ],
}
