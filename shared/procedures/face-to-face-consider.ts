import { approval } from './face-to-face-consider/approval'
import { criteria } from './face-to-face-consider/criteria'
import { decided } from './face-to-face-consider/decided'
import { request } from './face-to-face-consider/request'
import { approved, byCaseworker, byClient, ineligible } from './face-to-face-consider/ways'
import { sharedFacts } from './facts'
import type { Procedure } from './schema'

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
  stages: [criteria, request, approval, decided],
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
