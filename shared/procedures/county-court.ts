import {
  allocated,
  askPresentingTeam,
  caseFileToEcm,
  closeWithoutCancel,
  completeOrGivenUp,
  deletionAfterHearing,
  hearingFacts,
  hearingIdentity,
  outcome,
  secondPvCheck,
  servedFacts,
} from './court-hearing'
import { sharedFacts } from './facts'
import { inProgress, ownLayout, pvCheckParts, supportingPapers } from './recurring'
import type { Procedure } from './schema'

/** P1, "Work Routing for County Court". Step numbers are the source's own. */
export const countyCourt: Procedure = {
  id: 'county-court',
  version: 1,
  code: 'P1',
  title: 'County court',
  askedBy: 'Enforcement case manager',
  source: {
    document: 'Specialist Services Support Team',
    section: 'Work Routing for County Court',
  },
  facts: sharedFacts(
    'srNumber',
    'scin',
    'payingParent',
    'payingParentAddress',
    'receivingParent',
    'ecmName',
    'ecmEmail',
    'actionKind',
    'screenshotReason',
    'pvMarking',
    'pvDetails',
    'pvCheckedOn',
    'pvCheckedBy',
    'cptTeam',
    'cptEmail',
    'cptTelephone',
    'cpoName',
    'cpoEmail',
    'cpoTelephone',
    'region',
    'court',
    'courtAddress',
    'hearingDate',
    'hearingTime',
    'supportingNote',
    ...hearingFacts,
    ...servedFacts,
  ),
  opening: {
    required: ['srNumber', 'scin', 'payingParent', 'ecmName'],
    optional: ['ecmEmail', 'payingParentAddress', 'receivingParent', 'actionKind', 'pvMarking', 'pvDetails'],
  },
  identity: hearingIdentity,
  stages: [
    {
      id: 'locate-cpo',
      title: 'Locate the court presenting officer and create the file',
      steps: [
        allocated({
          required: ['srNumber', 'scin', 'payingParent', 'ecmName', 'actionKind'],
          optional: ['payingParentAddress', 'receivingParent', 'ecmEmail'],
        }),
        {
          id: 'locate-cpo',
          no: '2',
          title: 'Find out from the CPT who the CPO is',
          does: ['Contact the court presenting team and ask who the court presenting officer will be.'],
          after: ['allocated'],
          parts: [
            ...askPresentingTeam('Who the CPO is for SR {{srNumber}}'),
            {
              id: 'officer',
              kind: 'facts',
              title: 'What the CPT told you',
              required: ['cpoName'],
              optional: ['cpoEmail', 'cpoTelephone', 'court', 'hearingDate', 'hearingTime'],
            },
          ],
          decisions: [],
        },
        {
          id: 'file',
          no: '3',
          title: 'Create the folder in the CPO Manager Folder',
          does: [
            'Put the supporting papers, the SSST referral form and the PV check in a folder of their own.',
            'Add screenshots of the SR for criminal action only.',
          ],
          after: ['locate-cpo'],
          parts: [
            ...pvCheckParts(),
            { id: 'note', kind: 'facts', required: [], optional: ['supportingNote'] },
            { id: 'referral', kind: 'document', form: 'ssst-referral' },
            { id: 'pv-record', kind: 'document', form: 'pv-check' },
            {
              id: 'screenshots',
              kind: 'file',
              role: 'screenshots',
              label: 'Screenshots of the SR',
              accepts: ['picture', 'pdf'],
              required: true,
              when: { fact: 'actionKind', is: 'criminal' },
            },
            {
              id: 'screenshots-civil',
              kind: 'file',
              role: 'screenshots',
              label: 'Screenshots of the SR',
              accepts: ['picture', 'pdf'],
              required: false,
              allowed: {
                when: { fact: 'actionKind', is: 'criminal' },
                reason: 'screenshotReason',
                words: 'Screenshots are for criminal action only.',
              },
              when: { not: { fact: 'actionKind', is: 'criminal' } },
            },
            supportingPapers('Supporting documents'),
            { id: 'region', kind: 'facts', required: ['region'], optional: [] },
            {
              id: 'folder',
              kind: 'delivery',
              folderKind: 'cpo-manager',
              folderOf: 'region',
              as: 'folder',
              name: 'SR {{srNumber}} county court',
              documents: ['ssst-referral', 'pv-check'],
              files: ['screenshots', 'supporting'],
            },
          ],
          decisions: [
            {
              silence: 4,
              source:
                'Lists screenshots among what the folder holds, and then keeps them for criminal action.',
              product:
                'Asks for them on a criminal action. On a civil one it refuses them until you record a reason, which stays in the history.',
            },
            ownLayout,
          ],
        },
        inProgress({ no: '4', after: ['file'] }),
        {
          id: 'notes',
          no: '5',
          title: 'Enter the CPO and the hearing date in the Notes',
          does: ['Put the CPO’s name, and the hearing date if it is known, in the Notes of the SR.'],
          after: ['in-progress'],
          parts: [
            {
              id: 'notes',
              kind: 'paste',
              place: 'sr-notes',
              text: [
                'CPO: {{cpoName}}.',
                { text: 'Hearing date: {{hearingDate}}.', when: { fact: 'hearingDate', known: true } },
                { text: 'Hearing date: not known yet.', when: { fact: 'hearingDate', known: false } },
              ],
            },
          ],
          decisions: [
            {
              silence: 10,
              source: 'Names the SR and its Notes without saying how they relate.',
              product: 'Gives you text for each place, and records that you copied it.',
            },
          ],
        },
      ],
    },
    {
      id: 'second-pv-check',
      title: 'Second PV check, 48 hours before the hearing',
      steps: [
        secondPvCheck({ no: '6', after: ['notes'], hearing: 'County court hearing', asksForDate: true }),
      ],
    },
    {
      id: 'outcome',
      title: 'Receive the outcome and finish',
      steps: [
        outcome({ no: '7', after: ['second-pv-check'], received: { id: 'from-cpo', what: 'the outcome' } }),
        {
          id: 'to-ecm',
          no: '8',
          title: 'Send the case file to the ECM and delete the clerical files',
          does: [
            'Forward the case file to the enforcement case manager, who dismantles it.',
            'Once all action is complete, delete the clerical files.',
          ],
          after: ['outcome'],
          parts: [
            ...caseFileToEcm('it can be dismantled and further action considered', {
              // The CPO sends the outcome only: the case file is what was saved for the CPO in step 3.
              forwards: { step: 'file', part: 'folder' },
              files: [],
            }),
            { id: 'deletion', kind: 'deletion' },
          ],
          decisions: [
            {
              silence: 5,
              source: 'Deletion is stated here and for face to face visits, and nowhere else.',
              product:
                'Here it must be declared before the SR is closed, and is done as the last act of closing it.',
            },
            {
              silence: 6,
              source: 'The files are deleted before the SR is closed.',
              product:
                'Asks for it only after the scan of the outcome is linked and the file has gone to the ECM.',
            },
          ],
        },
        closeWithoutCancel({ no: '9', after: ['to-ecm'] }),
      ],
    },
  ],
  ends: completeOrGivenUp,
  deletion: deletionAfterHearing,
}
