import { sharedFacts } from './facts'
import { ownLayout } from './recurring'
import type { Condition, Procedure } from './schema'

/** No criterion is met. Referrals to enforcement investigative officers are exempt from the criteria. */
const ineligible: Condition = {
  all: [
    { fact: 'referralFor', is: 'consultant' },
    { fact: 'criteriaMet', is: false },
  ],
}
const rejected: Condition = { fact: 'tlDecision', is: 'rejected' }
const approved: Condition = { fact: 'tlDecision', is: 'approved' }
const byClient: Condition = { all: [rejected, { fact: 'requestedBy', is: 'client' }] }
/** The source names the caseworker here; a team leader’s own request is no more the client’s than theirs is. */
const byCaseworker: Condition = {
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

const noRequest = 'Not needed: no criterion is met, so no SR is created'

/** P5, "Face To Face – Consider". Step numbers are the source's own; the criteria come first (silence 13). */
export const faceToFaceConsider: Procedure = {
  id: 'face-to-face-consider',
  version: 1,
  code: 'P5',
  title: 'Face to face: consider',
  askedBy: 'Client, caseworker or team leader',
  source: { document: 'Face To Face – Consider', section: 'Create/Process service request' },
  facts: sharedFacts(
    'scin',
    'client',
    'clientRole',
    'clientAddress',
    'clientTelephone',
    'caseworker',
    'caseworkerEmail',
    'requestedBy',
    'referralFor',
    'criteriaMet',
    'criteria',
    'srNumber',
    'subArea',
    'requestDetails',
    'pvMarking',
    'pvDetails',
    'teamLeader',
    'teamLeaderEmail',
    'tlDecision',
    'tlReasons',
    'rejectionReason',
  ),
  opening: {
    required: ['scin', 'client', 'clientRole', 'caseworker', 'requestedBy'],
    optional: ['caseworkerEmail', 'clientAddress', 'clientTelephone', 'pvMarking', 'pvDetails'],
  },
  identity: {
    reference: 'scin',
    created: 'srNumber',
    scin: 'scin',
    person: 'client',
    pvMarking: 'pvMarking',
  },
  stages: [
    {
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
              product:
                'Exempts them from the criteria, as the source says, and invents nothing else for them.',
            },
          ],
        },
      ],
    },
    {
      id: 'request',
      title: 'Create and process the service request',
      steps: [
        {
          id: 'create',
          no: '1',
          title: 'Create the SR',
          does: [
            'Create the SR in the 2012 system with the values below, and enter its number here.',
            'Tell the client that the request is subject to approval.',
          ],
          after: ['criteria'],
          needed: { when: { not: ineligible }, otherwise: noRequest },
          parts: [
            {
              id: 'request',
              kind: 'facts',
              required: ['subArea', 'requestDetails', 'requestedBy'],
              optional: ['clientAddress', 'clientTelephone'],
            },
            {
              id: 'values',
              kind: 'paste',
              place: 'sr',
              text: [
                'Process Status: f2f',
                'Area Sub Status: Arrange f2f',
                'Sub Area: {{subArea}}',
                '{{requestDetails}}',
              ],
            },
            { id: 'number', kind: 'facts', required: ['srNumber'], optional: [] },
            {
              id: 'told',
              kind: 'confirm',
              label: 'The client knows that the request is subject to approval',
            },
          ],
          decisions: [],
        },
        {
          id: 'submit',
          no: '2',
          title: 'Complete the mandatory fields',
          does: ['Fill in every mandatory field of the SR, so that it can go to the team leader.'],
          after: ['create'],
          needed: { when: { not: ineligible }, otherwise: noRequest },
          parts: [
            {
              id: 'complete',
              kind: 'confirm',
              label: 'Every mandatory field of the SR is filled in',
            },
          ],
          decisions: [
            {
              silence: 13,
              source: 'Submits the SR for approval in step 2, and again in step 4.',
              product: 'Has one submission, in step 4.',
            },
          ],
        },
        {
          id: 'pending-approval',
          no: '4',
          title: 'Submit the SR for approval',
          does: [
            'Set the SR to In Progress, which makes its activities.',
            'Then set Pending Approval, with the Sub Status Pending Approval - TL.',
          ],
          after: ['submit'],
          needed: { when: { not: ineligible }, otherwise: noRequest },
          parts: [
            { id: 'in-progress', kind: 'paste', place: 'sr-status', text: ['In Progress'] },
            { id: 'activities', kind: 'confirm', label: 'The SR is In Progress and has its activities' },
            {
              id: 'pending',
              kind: 'paste',
              place: 'sr-status',
              text: ['Pending Approval', 'Sub Status: Pending Approval - TL'],
            },
            { id: 'submitted', kind: 'confirm', label: 'The SR is Pending Approval - TL' },
          ],
          decisions: [],
        },
      ],
    },
    {
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
    },
    {
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
    },
  ],
  ends: [
    {
      id: 'approved',
      title: 'Approved: goes to the support team',
      outcome: 'complete',
      when: approved,
      opens: {
        procedure: 'face-to-face',
        facts: [
          'srNumber',
          'scin',
          'client',
          'clientRole',
          'clientAddress',
          'clientTelephone',
          'caseworker',
          'caseworkerEmail',
          'teamLeader',
          'teamLeaderEmail',
          'requestedBy',
          'referralFor',
          'subArea',
          'criteria',
          'requestDetails',
          'tlDecision',
          'tlReasons',
          'pvMarking',
          'pvDetails',
        ],
      },
    },
    {
      id: 'rejected-client',
      title: 'Rejected: the client has been told',
      outcome: 'cancelled',
      when: byClient,
    },
    {
      id: 'rejected-caseworker',
      title: 'Rejected: the case goes on as usual',
      outcome: 'cancelled',
      when: byCaseworker,
    },
    { id: 'not-created', title: 'No SR is created', outcome: 'cancelled', when: ineligible },
  ],
}
