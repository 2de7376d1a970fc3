import { closeComplete } from '../recurring'
import type { Stage } from '../schema'
import { attended, missed, rejected } from './ways'

/** P4, steps 5 to 8. */
export const visit: Stage = {
  id: 'visit',
  title: 'Visit details provided by the consultant',
  steps: [
    {
      id: 'visit',
      no: '5',
      title: 'Receive CMSF5579 after the visit',
      does: [
        'The consultant sends CMSF5579 once the interview is done; supporting papers go to the postal contractor.',
        'Record every attempt. For a new appointment, correct step 4 and send CMSL5501 again.',
        'If the client has missed the same visit more than twice, set Failed To Attend and close the SR.',
      ],
      after: ['appointment'],
      needed: { when: { not: rejected }, otherwise: 'Not needed: VSAT has rejected the referral' },
      parts: [
        {
          id: 'visits',
          kind: 'visits',
          title: 'Attempts at the visit',
          misses: 2,
          appointment: 'appointmentDate',
        },
        {
          id: 'resolution',
          kind: 'paste',
          place: 'sr-resolution',
          text: ['Resolution Code: Failed To Attend'],
          when: missed,
        },
        { id: 'failed', kind: 'close', end: 'failed-to-attend', when: missed },
        {
          id: 'form-back',
          kind: 'received',
          from: 'Face to face consultant',
          what: 'CMSF5579 after the interview',
          medium: 'email',
          when: attended,
        },
        {
          id: 'form-file',
          kind: 'file',
          role: 'completed-referral',
          label: 'CMSF5579 as the consultant completed it',
          accepts: ['word', 'pdf', 'picture'],
          required: true,
          when: attended,
        },
        { id: 'result', kind: 'facts', required: ['visitOutcome'], optional: [], when: attended },
        {
          id: 'papers',
          kind: 'confirm',
          label: 'Any supporting papers have gone to the postal contractor for scanning, or there are none',
          when: attended,
        },
      ],
      decisions: [
        {
          silence: 11,
          source: 'Closes the SR where the same visit was missed “more than twice”.',
          product: 'Counts the visits. The third one missed opens Failed To Attend.',
        },
      ],
    },
    {
      id: 'inform',
      no: '6',
      title: 'Update the SR and Contact Notes, and tell the caseworker',
      does: [
        'Update the SR and the Contact Notes in the 2012 system.',
        'Send the standard email to the owning caseworker and team leader with a read receipt, and follow it with a call to each.',
        'Then delete the clerical files.',
      ],
      after: ['visit'],
      needed: { when: attended, otherwise: 'Not needed: no visit took place' },
      parts: [
        { id: 'notes', kind: 'facts', required: ['contactNotes'], optional: [] },
        {
          id: 'sr',
          kind: 'paste',
          place: 'sr',
          text: ['Face to face visit completed. {{visitOutcome}}'],
        },
        { id: 'contact-notes', kind: 'paste', place: 'contact-notes', text: ['{{contactNotes}}'] },
        {
          id: 'people',
          kind: 'facts',
          title: 'Whom to tell',
          required: ['caseworkerEmail', 'teamLeaderEmail'],
          optional: ['caseworker', 'teamLeader'],
        },
        {
          id: 'standard',
          kind: 'message',
          to: ['caseworkerEmail', 'teamLeaderEmail'],
          cc: [],
          subject: 'SR {{srNumber}}: face to face visit completed',
          readReceipt: true,
          documents: [],
          files: [],
          body: [
            'SR {{srNumber}}, SCIN {{scin}}.',
            'The face to face visit has been completed. The SR and the Contact Notes are up to date.',
            'I will telephone to make sure that this has arrived.',
          ],
        },
        {
          id: 'call',
          kind: 'call',
          with: 'Owning caseworker',
          about: 'Face to face visit completed for SR {{srNumber}}',
          follows: 'standard',
        },
        {
          id: 'call-team-leader',
          kind: 'call',
          with: 'Team leader',
          about: 'Face to face visit completed for SR {{srNumber}}',
          follows: 'standard',
        },
        { id: 'deletion', kind: 'deletion' },
      ],
      decisions: [
        {
          silence: 5,
          source: 'Deletion is stated here and for the county court, and nowhere else.',
          product:
            'Here it must be declared before the SR is closed, and is done as the last act of closing it.',
        },
        {
          silence: 6,
          source: 'The files are deleted before the SR is closed.',
          product: 'Asks for it only after the caseworker and team leader have been told.',
        },
        {
          silence: 10,
          source: 'Names the SR and the Contact Notes without saying how they relate.',
          product: 'Gives you text for each place, and records that you copied it.',
        },
      ],
    },
    {
      id: 'codes',
      no: '7',
      title: 'Choose the Reason and Resolution Code',
      does: [
        'Choose both values in the 2012 system to record the visit as completed.',
        'The system tells the owning area and the caseworker who asked: you need not.',
      ],
      after: ['inform'],
      needed: { when: attended, otherwise: 'Not needed: no visit took place' },
      parts: [
        { id: 'codes', kind: 'facts', required: ['reasonCode', 'resolutionCode'], optional: [] },
        {
          id: 'sr',
          kind: 'paste',
          place: 'sr-resolution',
          text: ['Reason: {{reasonCode}}', 'Resolution Code: {{resolutionCode}}'],
        },
      ],
      decisions: [
        {
          silence: 17,
          source: 'Does not say which values the two lists have, but for Failed To Attend.',
          product:
            'Your office keeps both lists in Settings. Failed To Attend closes an SR in step 5 and is not offered here; where your office has listed nothing else, you type the value.',
        },
      ],
    },
    {
      ...closeComplete({ no: '8', after: ['codes'] }),
      does: [
        'Set the SR to Close / Complete in the 2012 system, and close it here.',
        'Consultants encourage clients to seek support elsewhere too, such as Citizens Advice.',
      ],
      needed: { when: attended, otherwise: 'Not needed: the SR ends in another way' },
    },
  ],
}
