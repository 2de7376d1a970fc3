import { appointment } from './face-to-face/appointment'
import { toVsat } from './face-to-face/to-vsat'
import { visit } from './face-to-face/visit'
import { attended, missed, rejected } from './face-to-face/ways'
import { sharedFacts } from './facts'
import type { Procedure } from './schema'

/** P4, "Work Routing for Face to Face". Step numbers are the source's own. */
export const faceToFace: Procedure = {
  id: 'face-to-face',
  version: 1,
  code: 'P4',
  title: 'Face to face',
  askedBy: 'Caseworker',
  source: { document: 'Specialist Services Support Team', section: 'Work Routing for Face to Face' },
  facts: sharedFacts(
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
    'pvCheckedOn',
    'pvCheckedBy',
    'vsatEmail',
    'vsatTelephone',
    'vsatDecision',
    'rejectionReason',
    'consultant',
    'consultantEmail',
    'appointmentDate',
    'appointmentTime',
    'appointmentPlace',
    'visitReasons',
    'visitReasonOther',
    'visitOutcome',
    'contactNotes',
    'reasonCode',
    'resolutionCode',
  ),
  opening: {
    required: ['srNumber', 'scin', 'client', 'clientRole', 'caseworker'],
    optional: [
      'caseworkerEmail',
      'teamLeader',
      'teamLeaderEmail',
      'clientAddress',
      'clientTelephone',
      'subArea',
      'requestDetails',
      'pvMarking',
      'pvDetails',
    ],
  },
  identity: { reference: 'srNumber', scin: 'scin', person: 'client', pvMarking: 'pvMarking' },
  stages: [toVsat, appointment, visit],
  ends: [
    { id: 'complete', title: 'Close / Complete', outcome: 'complete', when: attended },
    { id: 'rejected', title: 'Close / Cancel', outcome: 'cancelled', when: rejected },
    { id: 'failed-to-attend', title: 'Failed To Attend', outcome: 'complete', when: missed },
  ],
  deletion: {
    gates: [
      {
        words: 'CMSF5579 is back from the consultant, and the supporting papers have gone to be scanned',
        step: 'visit',
        parts: ['form-back', 'form-file', 'papers'],
      },
      {
        words: 'The caseworker and team leader have been told',
        step: 'inform',
        parts: ['standard', 'call', 'call-team-leader'],
      },
    ],
  },
}
