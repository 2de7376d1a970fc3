import type { Part, Step } from './schema'

/** The full check of the 2012 system for a potentially violent marking, and what the marking says. */
export const pvCheckParts = (): Part[] => [
  {
    id: 'pv-check',
    kind: 'facts',
    title: 'Full PV check',
    required: ['pvMarking', 'pvCheckedOn', 'pvCheckedBy'],
    optional: [],
  },
  {
    id: 'pv-details',
    kind: 'facts',
    required: ['pvDetails'],
    optional: [],
    when: { fact: 'pvMarking', is: 'marked' },
  },
]

interface Place {
  no: string
  after: string[]
}

/** "Set the SR to In Progress", as P1 to P4 have it. */
export const inProgress = ({ no, after }: Place): Step => ({
  id: 'in-progress',
  no,
  title: 'Set the SR to In Progress',
  does: ['Set the Status of the SR to In Progress in the 2012 system.'],
  after,
  parts: [
    { id: 'status', kind: 'paste', place: 'sr-status', text: ['In Progress'] },
    { id: 'set', kind: 'confirm', label: 'The SR’s Status is now In Progress' },
  ],
  decisions: [],
})

/** The check before the hearing, as P1.6 and P2.11 have it; P3.10 asks for more. `hearing` names it in the email. */
export const secondPvCheck = ({ no, after, hearing }: Place & { hearing: string }): Step => ({
  id: 'second-pv-check',
  no,
  title: 'Answer the CPO’s second PV, payment and contact check',
  does: [
    'The CPO emails for a second PV check, further payments and contact from the paying parent.',
    'Check the 2012 system, answer by email with a read receipt, and follow it with a call.',
  ],
  after,
  deadline: {
    kind: 'hours-before',
    hours: 48,
    date: 'hearingDate',
    time: 'hearingTime',
    prompt: 'The CPO has not asked for the second PV check yet. Contact the CPO.',
  },
  parts: [
    {
      id: 'request',
      kind: 'received',
      from: 'Court presenting officer',
      what: 'the request for the second PV check',
      medium: 'either',
    },
    {
      id: 'check',
      kind: 'facts',
      title: 'What the 2012 system shows now',
      required: ['secondPvMarking', 'secondPvCheckedOn', 'paymentsSince', 'contactSince'],
      optional: [],
    },
    {
      id: 'pv',
      kind: 'facts',
      required: ['secondPvDetails'],
      optional: [],
      when: { fact: 'secondPvMarking', is: 'marked' },
    },
    {
      id: 'payments',
      kind: 'facts',
      required: ['paymentsDetails'],
      optional: [],
      when: { fact: 'paymentsSince', is: true },
    },
    {
      id: 'contact',
      kind: 'facts',
      required: ['contactDetails'],
      optional: [],
      when: { fact: 'contactSince', is: true },
    },
    {
      id: 'cpo',
      kind: 'facts',
      title: 'The hearing and the CPO',
      required: ['hearingDate', 'cpoEmail'],
      optional: ['hearingTime', 'court', 'cpoTelephone'],
    },
    {
      id: 'reply',
      kind: 'message',
      to: ['cpoEmail'],
      cc: [],
      subject: 'SR {{srNumber}}: second PV check before the hearing on {{hearingDate}}',
      readReceipt: true,
      documents: [],
      files: [],
      body: [
        'Dear {{cpoName}}',
        `SR {{srNumber}}, SCIN {{scin}}. ${hearing} on {{hearingDate}}.`,
        'Second PV check made on {{secondPvCheckedOn}}: {{secondPvMarking}}.',
        { text: 'The marking says: {{secondPvDetails}}', when: { fact: 'secondPvMarking', is: 'marked' } },
        { text: 'Further payments: none.', when: { fact: 'paymentsSince', is: false } },
        { text: 'Further payments: {{paymentsDetails}}', when: { fact: 'paymentsSince', is: true } },
        { text: 'Contact from the paying parent: none.', when: { fact: 'contactSince', is: false } },
        {
          text: 'Contact from the paying parent: {{contactDetails}}',
          when: { fact: 'contactSince', is: true },
        },
        'I will telephone you to make sure that this has arrived.',
      ],
    },
    {
      id: 'call',
      kind: 'call',
      with: 'Court presenting officer',
      about: 'Second PV check for SR {{srNumber}}: email sent, results read out',
      telephone: 'cpoTelephone',
      follows: 'reply',
    },
  ],
  decisions: [
    {
      silence: 7,
      source: 'The check starts when the CPO emails; nothing is said for when no email comes.',
      product:
        'Prompts you before the 48-hour point to contact the CPO. A point on a weekend or bank holiday moves to the working day before.',
    },
  ],
})

/** The outcome on the SR, its scan, and the link between them, as P1.7 and P2.12 have it. `what` the CPO sends. */
export const outcome = ({ no, after, what }: Place & { what: string }): Step => ({
  id: 'outcome',
  no,
  title: 'Record the outcome and link the scan',
  does: [
    `The CPO sends ${what}. Record it and put the outcome on the SR.`,
    'Scan the outcome as a PDF and link it with the SR in the 2012 system.',
  ],
  after,
  parts: [
    { id: 'from-cpo', kind: 'received', from: 'Court presenting officer', what, medium: 'email' },
    { id: 'result', kind: 'facts', required: ['outcome', 'outcomeDate'], optional: [] },
    { id: 'sr', kind: 'paste', place: 'sr', text: ['Outcome of {{outcomeDate}}: {{outcome}}'] },
    {
      id: 'scan',
      kind: 'file',
      role: 'outcome-scan',
      label: 'Scan of the outcome',
      accepts: ['pdf', 'picture'],
      required: true,
    },
    { id: 'linked', kind: 'confirm', label: 'The scan is linked with the SR in the 2012 system' },
  ],
  decisions: [],
})

/** The case file to the enforcement case manager, who dismantles it. */
export const caseFileToEcm = (): Part[] => [
  { id: 'ecm', kind: 'facts', required: ['ecmName', 'ecmEmail'], optional: [] },
  {
    id: 'forward',
    kind: 'message',
    to: ['ecmEmail'],
    cc: [],
    subject: 'SR {{srNumber}}: case file after the hearing',
    readReceipt: false,
    documents: [],
    files: ['outcome-scan'],
    body: [
      'Dear {{ecmName}}',
      'SR {{srNumber}}, SCIN {{scin}}. Outcome of {{outcomeDate}}: {{outcome}}',
      'The case file is forwarded so that it can be dismantled and further action considered.',
    ],
  },
]

/** Close / Complete, as P1 to P4 have it. */
export const closeComplete = ({ no, after }: Place): Step => ({
  id: 'close',
  no,
  title: 'Close and complete the SR',
  does: ['Set the SR to Close / Complete in the 2012 system, and close it here.'],
  after,
  parts: [
    { id: 'status', kind: 'paste', place: 'sr-status', text: ['Close / Complete'] },
    { id: 'close', kind: 'close', end: 'complete' },
  ],
  decisions: [],
})
