import { ownLayout } from '../recurring'
import type { Stage } from '../schema'
import { rejected } from './ways'

/** P4, step 4. */
export const appointment: Stage = {
  id: 'appointment',
  title: 'Face to face consultant provides the appointment',
  steps: [
    {
      id: 'appointment',
      no: '4',
      title: 'Record the appointment and send CMSL5501',
      does: [
        'The consultant gives the date, time and place. Put them on the SR.',
        'Send CMSL5501 to the client. Choose every reason the meeting is about, then review the letter.',
      ],
      after: ['vsat-decision'],
      needed: { when: { not: rejected }, otherwise: 'Not needed: VSAT has rejected the referral' },
      parts: [
        {
          id: 'given',
          kind: 'received',
          from: 'Face to face consultant',
          what: 'the date, time and place of the appointment',
          medium: 'either',
        },
        {
          id: 'when',
          kind: 'facts',
          title: 'The appointment',
          required: ['appointmentDate', 'appointmentTime', 'appointmentPlace'],
          optional: ['consultant', 'consultantEmail'],
        },
        {
          id: 'sr',
          kind: 'paste',
          place: 'sr',
          text: [
            'Face to face appointment: {{appointmentDate}}, {{appointmentTime}}.',
            'Place: {{appointmentPlace}}',
          ],
        },
        { id: 'reasons', kind: 'facts', required: ['visitReasons'], optional: [] },
        {
          id: 'other',
          kind: 'facts',
          required: ['visitReasonOther'],
          optional: [],
          when: { fact: 'visitReasons', has: 'other' },
        },
        { id: 'letter', kind: 'document', form: 'cmsl5501' },
        {
          id: 'reviewed',
          kind: 'confirm',
          label: 'I have read CMSL5501 through, and what it says is right for this client',
          documents: ['cmsl5501'],
        },
        {
          id: 'sent',
          kind: 'confirm',
          label:
            'CMSL5501 has gone to the client: Letter Name, f2f Appointment Confirmation, in the 2012 system',
          documents: ['cmsl5501'],
        },
      ],
      decisions: [
        {
          silence: 15,
          source: 'The Sub Areas of the SR are not the reasons of the letter.',
          product: 'Never infers the one from the other. You choose the reasons; there may be several.',
        },
        ownLayout,
      ],
    },
  ],
}
