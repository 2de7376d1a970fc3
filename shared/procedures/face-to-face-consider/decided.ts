import { ownLayout } from '../recurring'
import type { Stage } from '../schema'
import { approved, byCaseworker, byClient, rejected } from './ways'

/** P5, steps 6 and 7. */
export const decided: Stage = {
  id: 'caseworker',
  title: 'What the caseworker does then',
  steps: [
    {
      id: 'rejected',
      no: '6',
      title: 'The request is rejected',
      does: [
        'If the caseworker or a team leader asked: nothing more. The case goes on as usual.',
        'If the client asked: telephone the client, explain why, and issue CMSL5500.',
      ],
      after: ['tl-decision'],
      needed: { when: rejected, otherwise: 'Not needed: the request is not rejected' },
      parts: [
        {
          id: 'explain',
          kind: 'facts',
          title: 'What the client is told',
          required: ['rejectionReason', 'clientAddress'],
          optional: ['clientTelephone'],
          when: byClient,
        },
        {
          id: 'call',
          kind: 'call',
          with: 'Client',
          about: 'The request for a visit is not accepted, and why; no visit is offered this time',
          telephone: 'clientTelephone',
          when: byClient,
        },
        { id: 'letter', kind: 'document', form: 'cmsl5500', when: byClient },
        {
          id: 'issued',
          kind: 'confirm',
          label: 'CMSL5500 has been issued to the client',
          documents: ['cmsl5500'],
          when: byClient,
        },
        { id: 'close-client', kind: 'close', end: 'rejected-client', when: byClient },
        { id: 'close-caseworker', kind: 'close', end: 'rejected-caseworker', when: byCaseworker },
      ],
      decisions: [ownLayout],
    },
    {
      id: 'approved',
      no: '7',
      title: 'The request is approved',
      does: [
        'Complete CMSF5579; it is scanned and attached to the Arrange F2F SR.',
        'Send its Word version to the Support Team inbox. The request goes to the support team by itself.',
      ],
      after: ['tl-decision'],
      needed: { when: approved, otherwise: 'Not needed: the request is not approved' },
      parts: [
        {
          id: 'client',
          kind: 'facts',
          required: ['clientAddress'],
          optional: ['clientTelephone'],
        },
        { id: 'form', kind: 'document', form: 'cmsf5579' },
        {
          id: 'attached',
          kind: 'confirm',
          label: 'CMSF5579 is scanned and attached to the Arrange F2F SR',
          documents: ['cmsf5579'],
        },
        { id: 'word', kind: 'document', form: 'cmsf5579', format: 'word' },
        {
          id: 'to-team',
          kind: 'message',
          to: [],
          toTeam: true,
          cc: [],
          subject: 'SR {{srNumber}}: CMSF5579 for an approved visit',
          readReceipt: false,
          documents: [],
          word: ['cmsf5579'],
          files: [],
          body: [
            'SR {{srNumber}}, SCIN {{scin}}. The face to face request has been approved.',
            'CMSF5579 is attached as a Word file, to be forwarded to the consultant.',
          ],
        },
        { id: 'close', kind: 'close', end: 'approved' },
      ],
      decisions: [
        {
          silence: 1,
          source: 'The two documents spell the Support Team inbox differently, on a retired domain.',
          product: 'Uses the address that your office entered in Settings.',
        },
        ownLayout,
      ],
    },
  ],
}
