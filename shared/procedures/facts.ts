import type { FactSpec } from '../case/facts'

/** Facts that several procedures record. A procedure takes the ones it needs by name, so each has one meaning everywhere. */
const dictionary = {
  srNumber: { label: 'SR number', kind: 'text', hint: 'As shown on the service request' },
  scin: { label: 'SCIN', kind: 'text', hint: 'The client identification number on the case' },
  payingParent: { label: 'Paying parent', kind: 'name' },
  payingParentAddress: { label: 'Paying parent’s address', kind: 'multiline' },
  receivingParent: { label: 'Receiving parent', kind: 'name' },
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
  pvCheckedOn: { label: 'Date of the full PV check', kind: 'date' },
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
  supportingNote: { label: 'Anything the CPT should know', kind: 'multiline' },
  secondPvMarking: {
    label: 'PV marking at the second check',
    kind: 'choice',
    options: [
      { value: 'none', label: 'No marking' },
      { value: 'marked', label: 'Marked potentially violent' },
    ],
  },
  secondPvDetails: { label: 'What the PV marking says now', kind: 'multiline' },
  secondPvCheckedOn: { label: 'Date of the second PV check', kind: 'date' },
  paymentsSince: { label: 'Further payments since the application', kind: 'yes-no' },
  paymentsDetails: { label: 'The payments: dates and amounts', kind: 'multiline' },
  contactSince: { label: 'Contact from the paying parent', kind: 'yes-no' },
  contactDetails: { label: 'What the paying parent said, and when', kind: 'multiline' },
  outcome: { label: 'Outcome of the hearing', kind: 'multiline' },
  outcomeDate: { label: 'Date of the outcome', kind: 'date' },
} as const satisfies Record<string, Omit<FactSpec, 'name'>>

export type SharedFact = keyof typeof dictionary

/** The named facts from the dictionary, in the order given. */
export const sharedFacts = (...names: SharedFact[]): FactSpec[] =>
  names.map(name => ({ name, ...(dictionary[name] as Omit<FactSpec, 'name'>) }))
