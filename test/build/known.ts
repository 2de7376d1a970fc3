import type { Facts } from '../../shared/case/facts'
import { commitment } from '../../shared/procedures/commitment'
import { countyCourt } from '../../shared/procedures/county-court'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import type { Procedure } from '../../shared/procedures/schema'
import { sampleFacts } from '../documents/samples'

const outcome = {
  secondPvMarking: 'none',
  secondPvCheckedOn: '2026-06-15',
  paymentsSince: true,
  paymentsDetails: '£900 on 10 June 2026',
  contactSince: false,
  outcome: 'Order made.',
  outcomeDate: '2026-06-18',
}

/** Of these facts, those that an SR of this procedure can know. */
const knownTo = ({ facts }: Procedure, known: Facts): Facts =>
  Object.fromEntries(facts.map(({ name }) => [name, known[name]]))

/** What an officer knows of a County Court SR. The people, places and numbers are invented. */
export const countyCourtFacts = (changes: Facts = {}): Facts =>
  knownTo(countyCourt, {
    ...sampleFacts(),
    caseworker: undefined,
    ...outcome,
    actionKind: 'civil',
    region: 'Placeholder Vale',
    ...changes,
  })

/** What an officer knows of a Commitment SR. */
export const commitmentFacts = (changes: Facts = {}): Facts =>
  knownTo(commitment, {
    ...sampleFacts(),
    ...outcome,
    caseFileOn: 'email',
    region: 'Placeholder Vale',
    issueDate: '2026-05-14',
    ...changes,
  })

/** What an officer knows of a Liability Order that goes to the hearing. */
export const liabilityOrderFacts = (changes: Facts = {}): Facts =>
  knownTo(liabilityOrder, {
    ...sampleFacts(),
    ...outcome,
    issueDate: '2026-05-14',
    scheduleAffected: true,
    scheduleEffect: 'Entry 8 is paid',
    cpoDecision: 'proceed',
    ...changes,
  })

/** What an officer knows of a payment that an enforcement case manager asks for. */
export const paymentFacts = (changes: Facts = {}): Facts => ({
  scin: '1210 0045 7781',
  client: 'Rosalind Testwell',
  court: 'Exampleton County Court',
  fee: 11_000,
  feeReceivedOn: '2026-05-08',
  ecmName: 'Desmond Placeholder',
  ecmEmail: 'desmond.placeholder@example.gov.uk',
  ...changes,
})

/** What an officer knows of a visit, from the request to its end. */
export const visitFacts = (changes: Facts = {}): Facts => ({
  srNumber: '1-4471902653',
  scin: '1210 0045 7781',
  client: 'Rosalind Testwell',
  clientRole: 'receiving-parent',
  clientAddress: '3 Invented Row\nExampleton\nZZ2 2ZZ',
  clientTelephone: '01632 960 220',
  caseworker: 'Imogen Specimen',
  caseworkerEmail: 'imogen.specimen@example.gov.uk',
  teamLeader: 'Perpetua Sample',
  teamLeaderEmail: 'perpetua.sample@example.gov.uk',
  requestedBy: 'client',
  referralFor: 'consultant',
  criteriaMet: true,
  criteria: ['understanding', 'health'],
  subArea: 'vulnerable-client',
  requestDetails: 'The client cannot follow the letters about the arrears.',
  tlDecision: 'approved',
  tlReasons: 'A visit is likely to settle it.',
  rejectionReason: 'It can be settled by telephone.',
  pvMarking: 'none',
  pvCheckedOn: '2026-04-20',
  pvCheckedBy: 'Alex Fictional',
  vsatEmail: 'vsat@example.gov.uk',
  vsatTelephone: '01632 960 230',
  vsatDecision: 'accepted',
  consultant: 'Quentin Madeup',
  appointmentDate: '2026-05-20',
  appointmentTime: '11:00',
  appointmentPlace: '3 Invented Row, Exampleton',
  visitReasons: ['payments', 'other'],
  visitReasonOther: 'How to read your annual statement',
  visitOutcome: 'The client understands the arrears.',
  contactNotes: 'Met the client at home.',
  reasonCode: 'Face to face held',
  resolutionCode: 'Completed',
  ...changes,
})
