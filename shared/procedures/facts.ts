import type { FactSpec } from '../case/facts'

/** Facts that several procedures record. A procedure takes the ones it needs by name, so each has one meaning everywhere. */
const dictionary = {
  srNumber: { label: 'SR number', kind: 'text', hint: 'As shown on the service request' },
  scin: { label: 'SCIN', kind: 'text', hint: 'The client identification number on the case' },
  payingParent: { label: 'Paying parent', kind: 'name' },
  payingParentAddress: { label: 'Paying parent’s address', kind: 'multiline' },
  receivingParent: { label: 'Receiving parent', kind: 'name' },
  receivingParentAddress: {
    label: 'Receiving parent’s address',
    kind: 'multiline',
    hint: 'Looked for in what is served, so that it can be taken out. No form made here shows it.',
  },
  receivingParentNationalInsurance: {
    label: 'Receiving parent’s National Insurance number',
    kind: 'text',
    hint: 'Looked for in what is served, so that it can be taken out',
  },
  receivingParentSortCode: {
    label: 'Receiving parent’s sort code',
    kind: 'text',
    hint: 'Looked for in what is served, so that it can be taken out',
  },
  receivingParentAccount: {
    label: 'Receiving parent’s account number',
    kind: 'text',
    hint: 'Looked for in what is served, so that it can be taken out',
  },
  payingParentNationalInsurance: {
    label: 'Paying parent’s National Insurance number',
    kind: 'text',
    hint: 'Looked for in what is served, so that it can be taken out',
  },
  caseworker: { label: 'Caseworker who asked', kind: 'name' },
  caseworkerEmail: { label: 'Caseworker’s email', kind: 'email' },
  ecmName: { label: 'Enforcement case manager', kind: 'name' },
  ecmEmail: { label: 'Enforcement case manager’s email', kind: 'email' },
  pvMarking: {
    label: 'Potentially violent (PV) marking',
    kind: 'choice',
    options: [
      { value: 'none', label: 'No marking' },
      { value: 'marked', label: 'Marked potentially violent' },
    ],
  },
  pvDetails: { label: 'What the PV marking says', kind: 'multiline' },
  pvCheckedOn: { label: 'Date of the full PV check', kind: 'date', past: true },
  pvCheckedBy: { label: 'PV check made by', kind: 'name' },
  cptTeam: { label: 'Court presenting team (CPT)', kind: 'text' },
  cptEmail: { label: 'CPT email', kind: 'email' },
  cptTelephone: { label: 'CPT telephone', kind: 'telephone' },
  court: { label: 'Court', kind: 'text' },
  courtAddress: { label: 'Court address', kind: 'multiline' },
  cpoName: { label: 'Court presenting officer (CPO)', kind: 'name' },
  cpoEmail: { label: 'CPO email', kind: 'email' },
  cpoTelephone: { label: 'CPO telephone', kind: 'telephone' },
  hearingDate: { label: 'Hearing date', kind: 'date' },
  hearingTime: { label: 'Hearing time', kind: 'time', hint: 'Leave empty if the court has not said' },
  letterDate: { label: 'Letter date', kind: 'date', hint: 'The date on which the CPT must send the letter' },
  issueDate: {
    label: 'Issue date',
    kind: 'date',
    hint: 'The date on which the letter and summons were sent',
  },
  costs: { label: 'Costs', kind: 'money' },
  costsNote: { label: 'Anything else the CPT’s email says', kind: 'multiline' },
  supportingNote: { label: 'Anything the CPT or CPO should know', kind: 'multiline' },
  secondPvMarking: {
    label: 'PV marking at the second check',
    kind: 'choice',
    options: [
      { value: 'none', label: 'No marking' },
      { value: 'marked', label: 'Marked potentially violent' },
    ],
  },
  secondPvDetails: { label: 'What the PV marking says now', kind: 'multiline' },
  secondPvCheckedOn: { label: 'Date of the second PV check', kind: 'date', past: true },
  paymentsSince: { label: 'Further payments since the application', kind: 'yes-no' },
  paymentsDetails: { label: 'The payments: dates and amounts', kind: 'multiline' },
  contactSince: { label: 'Contact from the paying parent', kind: 'yes-no' },
  contactDetails: { label: 'What the paying parent said, and when', kind: 'multiline' },
  outcome: { label: 'Outcome of the hearing', kind: 'multiline' },
  outcomeDate: { label: 'Date of the outcome', kind: 'date' },
  caseFileOn: {
    label: 'How the CPO sent the case file',
    kind: 'choice',
    options: [
      { value: 'email', label: 'By email' },
      { value: 'paper', label: 'On paper' },
    ],
  },
  region: {
    label: 'Region',
    kind: 'text',
    hint: 'Whose CPO Manager Folder the file goes to, as it is mapped in Settings',
  },
  actionKind: {
    label: 'Kind of action',
    kind: 'choice',
    options: [
      { value: 'civil', label: 'Civil action' },
      { value: 'criminal', label: 'Criminal action' },
    ],
  },
  screenshotReason: {
    label: 'Why screenshots are used on a civil action',
    kind: 'multiline',
    hint: 'Screenshots are for criminal action. The reason stays in the history.',
  },
  liabilityTotal: { label: 'Amount of the liability order', kind: 'money' },
  courtTelephone: { label: 'Court telephone', kind: 'telephone' },
  fee: { label: 'Court fee', kind: 'money' },
  feeReceivedOn: { label: 'Day the request for payment came', kind: 'date' },
  paidBy: {
    label: 'Paid by',
    kind: 'choice',
    options: [
      { value: 'ssst', label: 'Specialist Services Support Team' },
      { value: 'cpt', label: 'Court presenting team' },
      { value: 'other', label: 'Somebody else' },
    ],
  },
  client: { label: 'Client', kind: 'name' },
  clientRole: {
    label: 'The client is the',
    kind: 'choice',
    options: [
      { value: 'receiving-parent', label: 'Receiving parent' },
      { value: 'paying-parent', label: 'Paying parent' },
    ],
  },
  clientAddress: { label: 'Client’s address', kind: 'multiline' },
  clientTelephone: { label: 'Client’s telephone', kind: 'telephone' },
  requestedBy: {
    label: 'Who asked for the visit',
    kind: 'choice',
    options: [
      { value: 'client', label: 'The client' },
      { value: 'caseworker', label: 'The caseworker' },
      { value: 'team-leader', label: 'The team leader' },
    ],
  },
  requestDetails: {
    label: 'Why a visit is asked for',
    kind: 'multiline',
    hint: 'What the visit is to settle, and what the consultant should know',
  },
  subArea: {
    label: 'Sub Area',
    kind: 'choice',
    options: [
      { value: 'client-under-16', label: 'Client Under 16' },
      { value: 'interview-required', label: 'Interview Required' },
      { value: 'complaint-resolution', label: 'Complaint Resolution' },
      { value: 'vulnerable-client', label: 'Vulnerable Client' },
      { value: 'access-issue-identified', label: 'Access Issue Identified' },
      { value: 'explanation-required', label: 'Explanation Required' },
      { value: 'death-notification', label: 'Death Notification' },
    ],
  },
  referralFor: {
    label: 'Who is to make the visit',
    kind: 'choice',
    options: [
      { value: 'consultant', label: 'Face to face consultant' },
      { value: 'investigative-officer', label: 'Enforcement investigative officer' },
    ],
  },
  criteriaMet: {
    label: 'Is at least one of the criteria for a visit met?',
    kind: 'yes-no',
  },
  criteria: {
    label: 'Criteria that are met',
    kind: 'choices',
    options: [
      { value: 'understanding', label: 'Difficulty in understanding, which a visit would ease' },
      { value: 'complaint', label: 'A complaint that a visit is likely to settle' },
      { value: 'reading-writing', label: 'Difficulty with reading or writing' },
      { value: 'paying-parent-under-16', label: 'The paying parent is under 16' },
      { value: 'death', label: 'One party has died and the other does not know' },
      { value: 'health', label: 'Health' },
      { value: 'complex', label: 'Complex issues' },
    ],
  },
  teamLeader: { label: 'Team leader', kind: 'name' },
  teamLeaderEmail: { label: 'Team leader’s email', kind: 'email' },
  tlDecision: {
    label: 'Team leader’s decision',
    kind: 'choice',
    options: [
      { value: 'approved', label: 'Approved' },
      { value: 'rejected', label: 'Rejected' },
    ],
  },
  tlReasons: { label: 'Reasons for the decision', kind: 'multiline' },
  vsatEmail: {
    label: 'VSAT email',
    kind: 'email',
    hint: 'The address of the group CSA VSAT INTERVIEWS in your mail program',
  },
  vsatTelephone: { label: 'VSAT telephone', kind: 'telephone' },
  vsatDecision: {
    label: 'VSAT’s decision',
    kind: 'choice',
    options: [
      { value: 'accepted', label: 'Accepted' },
      { value: 'rejected', label: 'Rejected' },
    ],
  },
  rejectionReason: { label: 'Why the request was rejected', kind: 'multiline' },
  consultant: { label: 'Face to face consultant', kind: 'name' },
  consultantEmail: { label: 'Consultant’s email', kind: 'email' },
  appointmentDate: { label: 'Date of the appointment', kind: 'date' },
  appointmentTime: { label: 'Time of the appointment', kind: 'time' },
  appointmentPlace: { label: 'Place of the appointment', kind: 'multiline' },
  visitReasons: {
    label: 'What the meeting is about',
    kind: 'choices',
    hint: 'Each one chosen becomes a paragraph of CMSL5501',
    options: [
      { value: 'complaint', label: 'A complaint about the Child Maintenance Group' },
      { value: 'parentage', label: 'Parentage' },
      { value: 'under-16', label: 'The client is under 16 and must bring an adult' },
      { value: 'payments', label: 'Payments' },
      { value: 'appeal', label: 'An appeal' },
      { value: 'information', label: 'Information that is needed' },
      { value: 'change', label: 'A change' },
      { value: 'enforcement', label: 'Enforcement against the paying parent' },
      { value: 'steps-taken', label: 'Steps taken for the receiving parent' },
      { value: 'other', label: 'Anything else, in your own words' },
    ],
  },
  visitReasonOther: { label: 'Anything else the meeting is about', kind: 'multiline' },
  visitOutcome: { label: 'What came of the visit', kind: 'multiline' },
  contactNotes: { label: 'For the Contact Notes', kind: 'multiline' },
  reasonCode: { label: 'Reason', kind: 'choice', optionsFrom: 'reason' },
  resolutionCode: {
    label: 'Resolution Code',
    kind: 'choice',
    optionsFrom: 'resolution-code',
    // It closes an SR without a visit, in a step of its own.
    except: ['Failed To Attend'],
  },
} as const satisfies Record<string, Omit<FactSpec, 'name'>>

export type SharedFact = keyof typeof dictionary

/** The named facts from the dictionary, in the order given. */
export const sharedFacts = (...names: SharedFact[]): FactSpec[] =>
  names.map(name => ({ name, ...(dictionary[name] as Omit<FactSpec, 'name'>) }))
