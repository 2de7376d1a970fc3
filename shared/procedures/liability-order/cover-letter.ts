import { ownLayout } from '../recurring'
import type { Stage, Step } from '../schema'
import { bundleOf } from './establish-court'

/** The three dates that are easily taken for each other. */
const threeDates: Step['decisions'][number] = {
  silence: 8,
  source: 'Says the letter goes on “the date recorded” without saying which date.',
  product:
    'Keeps the hearing date, the letter date and the issue date as three facts. The letter goes on the letter date.',
}

/** P3, steps 6 to 9. */
export const coverLetter: Stage = {
  id: 'cover-letter',
  title: 'CPT request the cover letter',
  steps: [
    {
      id: 'letter-requested',
      no: '6',
      title: 'CPT ask for the CMEL9180 cover letter',
      does: [
        'The CPT pay the court, receive the summons, and email for CMEL9180.',
        'When the email is here, record it with its subject line.',
      ],
      after: ['in-progress'],
      parts: [
        {
          id: 'request',
          kind: 'received',
          from: 'Court presenting team',
          what: 'the email asking for CMEL9180',
          medium: 'email',
          dateInSubject: 'hearingDateFromEmail',
        },
        { id: 'paid', kind: 'payment', court: 'court', fee: 'fee', payer: 'cpt', required: false },
      ],
      decisions: [
        {
          silence: 3,
          source: 'One section has the support team paying the court; here the CPT pays.',
          product:
            'Follows this procedure: the CPT has paid before it asks for the letter. You can record who paid and what; a second payment of the same fee is warned of.',
        },
      ],
    },
    {
      id: 'cover-letter',
      no: '7',
      title: 'Create CMEL9180 and save the bundle again',
      does: [
        'Take the hearing date from the email’s subject, and costs or anything else from the email.',
        'Update the SR, make CMEL9180 as a PDF, and save the bundle in the CPT shared folder again.',
      ],
      after: ['letter-requested'],
      parts: [
        {
          id: 'from-email',
          kind: 'facts',
          title: 'From the CPT’s email',
          required: ['hearingDateFromEmail'],
          optional: ['costs', 'costsNote'],
        },
        {
          id: 'hearing-date',
          kind: 'settle',
          title: 'Hearing date',
          into: 'hearingDate',
          against: 'hearingDateFromEmail',
        },
        {
          id: 'letter',
          kind: 'facts',
          title: 'The letter',
          required: ['letterDate', 'payingParentAddress'],
          optional: ['hearingTime', 'courtAddress'],
        },
        {
          id: 'sr',
          kind: 'paste',
          place: 'sr',
          text: [
            'Hearing date confirmed by the CPT: {{hearingDate}} at {{court}}.',
            { text: 'Costs: {{costs}}.', when: { fact: 'costs', known: true } },
            { text: '{{costsNote}}', when: { fact: 'costsNote', known: true } },
          ],
        },
        { id: 'cmel9180', kind: 'document', form: 'cmel9180' },
        bundleOf(['cmel7298', 'cmel7000', 'ssst-referral', 'pv-check', 'cmel9180']),
      ],
      decisions: [
        {
          silence: 9,
          source: 'The hearing date arrives twice: from the CPT in step 2 and in this email’s subject.',
          product: 'Shows a difference and asks you to settle it before CMEL9180 is made.',
        },
        threeDates,
        ownLayout,
      ],
    },
    {
      id: 'tell-cpt',
      no: '8',
      title: 'Telephone the CPT: the letter is ready',
      does: [
        'Call the CPT and say that CMEL9180 is in the shared folder.',
        'Tell them the letter and summons must go on the letter date.',
      ],
      after: ['cover-letter'],
      deadline: {
        kind: 'on-date',
        date: 'letterDate',
        prompt: 'The CPT must send the letter on this date',
      },
      parts: [
        {
          id: 'ready',
          kind: 'call',
          with: 'Court presenting team',
          about: 'CMEL9180 for SR {{srNumber}} is ready; letter and summons to be sent on {{letterDate}}',
          telephone: 'cptTelephone',
        },
      ],
      decisions: [threeDates],
    },
    {
      id: 'issue-date',
      no: '9',
      title: 'CPT give the issue date',
      does: [
        'The CPT send the letter and summons and tell you the issue date.',
        'Put the issue date on the system.',
      ],
      after: ['tell-cpt'],
      parts: [
        {
          id: 'told',
          kind: 'received',
          from: 'Court presenting team',
          what: 'the date the letter and summons were sent',
          medium: 'either',
        },
        { id: 'date', kind: 'facts', required: ['issueDate'], optional: [] },
        {
          id: 'sr',
          kind: 'paste',
          place: 'sr',
          text: ['CMEL9180 and summons issued by the CPT on {{issueDate}}.'],
        },
      ],
      decisions: [],
    },
  ],
}
