import { closeComplete, type Place, scinAsWritten } from './recurring'
import type { Condition, End, Paragraph, Part, PartOf, Procedure, Step } from './schema'

/** What P1 to P3 record last: the check before the hearing, and its outcome. */
export const hearingFacts = [
  'secondPvMarking',
  'secondPvDetails',
  'secondPvCheckedOn',
  'paymentsSince',
  'paymentsDetails',
  'contactSince',
  'contactDetails',
  'outcome',
  'outcomeDate',
] as const

/** What P1 to P3 may record about the parents only to find it in court papers and take it out of what is served. */
export const servedFacts = [
  'receivingParentAddress',
  'receivingParentNationalInsurance',
  'receivingParentSortCode',
  'receivingParentAccount',
  'payingParentNationalInsurance',
] as const

/** What identifies an SR that goes to a hearing, P1 to P3. */
export const hearingIdentity: Procedure['identity'] = {
  reference: 'srNumber',
  scin: 'scin',
  person: 'payingParent',
  pvMarking: 'pvMarking',
  pvRecheck: 'secondPvMarking',
  hearingDate: 'hearingDate',
  hearingTime: 'hearingTime',
}

/** Who it is about and who asked, as P1 to P3 enter it first. */
export const allocated = (who: { required: string[]; optional: string[] }): Step => ({
  id: 'allocated',
  no: '1',
  title: 'Take the allocated SR',
  does: ['Check the SR your case manager allocated to you, and enter who and what it is about.'],
  after: [],
  parts: [{ id: 'who', kind: 'facts', ...who }],
  decisions: [scinAsWritten],
})

/** The court presenting team and the call to it, as P1.2 and P3.2 have them. */
export const askPresentingTeam = (about: string): Part[] => [
  {
    id: 'team',
    kind: 'facts',
    title: 'The court presenting team',
    required: ['cptTeam'],
    optional: ['cptTelephone', 'cptEmail'],
  },
  { id: 'contact', kind: 'call', with: 'Court presenting team', about, telephone: 'cptTelephone' },
]

interface SecondPvCheck extends Place {
  /** Names the hearing in the email. */
  hearing: string
  /** The step asks for its date too, where no earlier step made sure of it. */
  asksForDate: boolean
  /** What further payments change, where the source asks for it. */
  effect?: { required: string[]; parts: Part[]; words: Paragraph[] }
}

/** The check before the hearing: P1.6, P2.11 and P3.10. */
export const secondPvCheck = ({ no, after, hearing, asksForDate, effect }: SecondPvCheck): Step => ({
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
      ...(effect ? { title: 'The payments' } : {}),
      required: ['paymentsDetails', ...(effect?.required ?? [])],
      optional: [],
      when: { fact: 'paymentsSince', is: true },
    },
    ...(effect?.parts ?? []),
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
      ...(asksForDate
        ? {
            title: 'The hearing and the CPO',
            required: ['hearingDate', 'cpoEmail'],
            optional: ['hearingTime', 'court', 'cpoTelephone'],
          }
        : { required: ['cpoEmail'], optional: ['cpoTelephone'] }),
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
        {
          text: `SR {{srNumber}}, SCIN {{scin}}. ${hearing} on {{hearingDate}} at {{court}}.`,
          when: { fact: 'court', known: true },
        },
        {
          text: `SR {{srNumber}}, SCIN {{scin}}. ${hearing} on {{hearingDate}}.`,
          when: { fact: 'court', known: false },
        },
        'Second PV check made on {{secondPvCheckedOn}}: {{secondPvMarking}}.',
        { text: 'The marking says: {{secondPvDetails}}', when: { fact: 'secondPvMarking', is: 'marked' } },
        { text: 'Further payments: none.', when: { fact: 'paymentsSince', is: false } },
        { text: 'Further payments: {{paymentsDetails}}', when: { fact: 'paymentsSince', is: true } },
        ...(effect?.words ?? []),
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

/** The outcome on the SR, its scan, and the link between them: P1.7, P2.12, P3.12. `received` is what the CPO sends. */
export const outcome = ({
  no,
  after,
  received,
  caseFile = [],
}: Place & { received: { id: string; what: string }; caseFile?: Part[] }): Step => ({
  id: 'outcome',
  no,
  title: 'Record the outcome and link the scan',
  does: [
    `The CPO sends ${received.what}. Record it and put the outcome on the SR.`,
    'Scan the outcome as a PDF and link it with the SR in the 2012 system.',
  ],
  after,
  parts: [
    { ...received, kind: 'received', from: 'Court presenting officer', medium: 'email' },
    ...caseFile,
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
    {
      id: 'linked',
      kind: 'confirm',
      label: 'The scan is linked with the SR in the 2012 system',
      files: ['outcome-scan'],
    },
  ],
  decisions: [],
})

/** The case file that the CPO sends by email: P3.12, and P2.12 where it is not on paper. */
export const caseFileByEmail = (when?: Condition): Part => ({
  id: 'case-file-papers',
  kind: 'file',
  role: 'case-file',
  label: 'The case file from the CPO',
  accepts: ['pdf', 'picture', 'word'],
  required: true,
  ...(when ? { when } : {}),
})

/** What the case file is that goes to the ECM: what was saved for the CPO (P1), or what the CPO sent (P2, P3). */
type CaseFileIs = Pick<PartOf<'message'>, 'forwards' | 'files'>

/** The case file to the enforcement case manager. `soThat` says what can be done there; `words` how it goes. */
export const caseFileToEcm = (
  soThat: string,
  { files, forwards }: CaseFileIs,
  words: Paragraph[] = [`The case file is attached so that ${soThat}.`],
): Part[] => [
  { id: 'ecm', kind: 'facts', required: ['ecmName', 'ecmEmail'], optional: [] },
  {
    id: 'forward',
    kind: 'message',
    to: ['ecmEmail'],
    cc: [],
    subject: 'SR {{srNumber}}: case file after the hearing',
    readReceipt: false,
    documents: [],
    files: [...files, 'outcome-scan'],
    ...(forwards ? { forwards } : {}),
    body: [
      'Dear {{ecmName}}',
      'SR {{srNumber}}, SCIN {{scin}}. Outcome of {{outcomeDate}}: {{outcome}}',
      ...words,
    ],
  },
]

/** What the officer is told where the case file has gone to the ECM, and nothing is said of deleting it (silence 5). */
export const deletionNotStated: Step['decisions'][number] = {
  silence: 5,
  source: 'Says nothing here of deleting the clerical files; for the county court and for visits it does.',
  product: 'Offers it once the SR is closed, never by itself. It is not stated here: ask your team leader.',
}

/** Close / Complete in P1 and P2, which know no other end. */
export const closeWithoutCancel = (place: Place): Step => ({
  ...closeComplete(place),
  decisions: [
    {
      silence: 12,
      source: 'States no way to cancel.',
      product: 'Lets you cancel with a reason only, marked as outside the procedure.',
    },
  ],
})

/** Before the files of an SR of P1 to P3 may be deleted: the outcome is on the SR, and its case file with the ECM. */
export const deletionAfterHearing: NonNullable<Procedure['deletion']> = {
  gates: [
    {
      words: 'The scan of the outcome is linked with the SR',
      step: 'outcome',
      parts: ['result', 'scan', 'linked'],
    },
    { words: 'The case file has gone to the ECM', step: 'to-ecm', parts: ['forward'] },
  ],
}

/** The ends of P1 and P2. */
export const completeOrGivenUp: End[] = [
  { id: 'complete', title: 'Close / Complete', outcome: 'complete' },
  { id: 'cancelled', title: 'Close / Cancel', outcome: 'cancelled', outside: true },
]
