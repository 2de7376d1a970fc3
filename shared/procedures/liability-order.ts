import { deletionAfterHearing, hearingFacts, hearingIdentity, servedFacts } from './court-hearing'
import { sharedFacts } from './facts'
import { coverLetter } from './liability-order/cover-letter'
import { establishCourt } from './liability-order/establish-court'
import { afterHearing, beforeHearing, goesAhead, stopped } from './liability-order/hearing'
import type { Procedure } from './schema'

/** P3, "Work Routing for Liability Order". Step numbers are the source's own. */
export const liabilityOrder: Procedure = {
  id: 'liability-order',
  version: 1,
  code: 'P3',
  title: 'Liability order',
  askedBy: 'Caseworker',
  source: {
    document: 'Specialist Services Support Team',
    section: 'Work Routing for Liability Order',
  },
  facts: [
    ...sharedFacts(
      'srNumber',
      'scin',
      'payingParent',
      'payingParentAddress',
      'receivingParent',
      'caseworker',
      'caseworkerEmail',
      'ecmName',
      'ecmEmail',
      'pvMarking',
      'pvDetails',
      'pvCheckedOn',
      'pvCheckedBy',
      'cptTeam',
      'cptEmail',
      'cptTelephone',
      'court',
      'courtAddress',
      'cpoName',
      'cpoEmail',
      'cpoTelephone',
      'hearingDate',
      'hearingTime',
      'supportingNote',
      'fee',
      'liabilityTotal',
      'costs',
      'costsNote',
      'letterDate',
      'issueDate',
      ...hearingFacts,
      ...servedFacts,
    ),
    {
      name: 'hearingDateFromEmail',
      label: 'Hearing date in the CPT’s email',
      kind: 'date',
      hint: 'It is in the subject line of the email',
    },
    {
      name: 'loSchedule',
      label: 'Liability order schedule',
      kind: 'table',
      hint: 'One row for each period: what was due and what was paid',
      columns: [
        { name: 'from', label: 'From', kind: 'date' },
        { name: 'to', label: 'To', kind: 'date' },
        { name: 'due', label: 'Due', kind: 'money' },
        { name: 'paid', label: 'Paid', kind: 'money' },
      ],
    },
    {
      name: 'scheduleAffected',
      label: 'Do the payments change an entry on the liability order schedule?',
      kind: 'yes-no',
    },
    { name: 'scheduleEffect', label: 'Which entries change, and how', kind: 'multiline' },
    {
      name: 'cpoDecision',
      label: 'Does the CPO go ahead with the hearing?',
      kind: 'choice',
      options: [
        { value: 'proceed', label: 'Yes, the hearing goes ahead' },
        { value: 'stop', label: 'No, the CPO has decided not to proceed' },
      ],
    },
    { name: 'stopReason', label: 'Why the CPO is not proceeding', kind: 'multiline' },
  ],
  opening: {
    required: ['srNumber', 'scin', 'payingParent', 'caseworker'],
    optional: [
      'caseworkerEmail',
      'receivingParent',
      'payingParentAddress',
      'pvMarking',
      'pvDetails',
      'liabilityTotal',
      'loSchedule',
      'ecmName',
      'ecmEmail',
    ],
  },
  identity: hearingIdentity,
  stages: [establishCourt, coverLetter, beforeHearing, afterHearing],
  ends: [
    {
      id: 'complete',
      title: 'Close / Complete',
      outcome: 'complete',
      when: goesAhead,
    },
    {
      id: 'cancelled',
      title: 'Close / Cancel',
      outcome: 'cancelled',
      when: stopped,
    },
  ],
  deletion: deletionAfterHearing,
}
