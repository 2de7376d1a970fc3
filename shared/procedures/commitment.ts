import {
  allocated,
  caseFileByEmail,
  caseFileToEcm,
  closeWithoutCancel,
  completeOrGivenUp,
  deletionAfterHearing,
  deletionNotStated,
  hearingFacts,
  hearingIdentity,
  outcome,
  secondPvCheck,
  servedFacts,
} from './court-hearing'
import { sharedFacts } from './facts'
import { inProgress, ownLayout, pvCheckParts, supportingPapers } from './recurring'
import type { Condition, Procedure } from './schema'

const onPaper: Condition = { fact: 'caseFileOn', is: 'paper' }
const bundleName = 'SR {{srNumber}} commitment'

/** P2, "Work Routing for Commitment". Step numbers are the source's own. */
export const commitment: Procedure = {
  id: 'commitment',
  version: 1,
  code: 'P2',
  title: 'Commitment',
  askedBy: 'Caseworker',
  source: { document: 'Specialist Services Support Team', section: 'Work Routing for Commitment' },
  facts: sharedFacts(
    'srNumber',
    'scin',
    'payingParent',
    'payingParentAddress',
    'receivingParent',
    'caseworker',
    'caseworkerEmail',
    'ecmName',
    'ecmEmail',
    'liabilityTotal',
    'pvMarking',
    'pvDetails',
    'pvCheckedOn',
    'pvCheckedBy',
    'region',
    'supportingNote',
    'cpoName',
    'cpoEmail',
    'cpoTelephone',
    'court',
    'courtAddress',
    'hearingDate',
    'hearingTime',
    'issueDate',
    'caseFileOn',
    ...hearingFacts,
    ...servedFacts,
  ),
  opening: {
    required: ['srNumber', 'scin', 'payingParent', 'caseworker'],
    optional: [
      'caseworkerEmail',
      'payingParentAddress',
      'receivingParent',
      'liabilityTotal',
      'pvMarking',
      'pvDetails',
      'ecmName',
      'ecmEmail',
    ],
  },
  identity: hearingIdentity,
  stages: [
    {
      id: 'create-folder',
      title: 'Create the folder for the action',
      steps: [
        allocated({
          required: ['srNumber', 'scin', 'payingParent', 'payingParentAddress', 'caseworker'],
          optional: ['receivingParent', 'caseworkerEmail', 'liabilityTotal'],
        }),
        {
          id: 'pv-marking',
          no: '2',
          title: 'Check for a PV marking',
          does: ['Check in the 2012 system whether a PV marking is recorded against the case.'],
          after: ['allocated'],
          parts: pvCheckParts(),
          decisions: [],
        },
        {
          id: 'forms',
          no: '3',
          title: 'Make what goes in the zip',
          does: [
            'Make CMEL7211 as far as it can be completed, the PV check record and the SSST referral form.',
          ],
          after: ['pv-marking'],
          parts: [
            { id: 'note', kind: 'facts', required: [], optional: ['supportingNote'] },
            { id: 'summons', kind: 'document', form: 'cmel7211-part' },
            { id: 'pv-record', kind: 'document', form: 'pv-check' },
            { id: 'referral', kind: 'document', form: 'ssst-referral' },
            supportingPapers('Supporting papers'),
          ],
          decisions: [ownLayout],
        },
        {
          id: 'first-bundle',
          no: '4',
          title: 'Save the zip in the CPO Manager Folder of the region',
          does: ['Find the region of the court summons, and save the zip in its CPO Manager Folder.'],
          after: ['forms'],
          parts: [
            { id: 'region', kind: 'facts', required: ['region'], optional: [] },
            {
              id: 'bundle',
              kind: 'delivery',
              folderKind: 'cpo-manager',
              folderOf: 'region',
              as: 'zip',
              name: bundleName,
              documents: ['cmel7211-part', 'pv-check', 'ssst-referral'],
              files: ['supporting'],
            },
          ],
          decisions: [],
        },
        inProgress({ no: '5', after: ['first-bundle'] }),
      ],
    },
    {
      id: 'cpo-assigned',
      title: 'CPO assigned and summons date provided',
      steps: [
        {
          id: 'summons',
          no: '6',
          title: 'Complete CMEL7211',
          does: [
            'The CPO emails their name and the hearing date.',
            'Enter them, and complete the court summons form.',
          ],
          after: ['in-progress'],
          parts: [
            {
              id: 'from-cpo',
              kind: 'received',
              from: 'Court presenting officer',
              what: 'the CPO’s name and the hearing date',
              medium: 'email',
              dateInSubject: 'hearingDate',
            },
            {
              id: 'hearing',
              kind: 'facts',
              title: 'What the CPO’s email says',
              required: ['cpoName', 'hearingDate', 'court'],
              optional: ['hearingTime', 'courtAddress', 'cpoEmail', 'cpoTelephone'],
            },
            { id: 'cmel7211', kind: 'document', form: 'cmel7211' },
          ],
          decisions: [ownLayout],
        },
        {
          id: 'court-letter',
          no: '7',
          title: 'Make the court cover letter and save the zip again',
          does: [
            'Make the cover letter for the court.',
            'Put it in the zip with the completed CMEL7211, and save it in the CPO Manager Folder again.',
          ],
          after: ['summons'],
          parts: [
            { id: 'address', kind: 'facts', required: ['courtAddress'], optional: [] },
            { id: 'letter', kind: 'document', form: 'court-cover-letter' },
            {
              id: 'bundle',
              kind: 'delivery',
              folderKind: 'cpo-manager',
              folderOf: 'region',
              as: 'zip',
              name: bundleName,
              documents: ['cmel7211', 'court-cover-letter', 'pv-check', 'ssst-referral'],
              files: ['supporting'],
            },
          ],
          decisions: [
            {
              silence: 16,
              source: 'The letters of this procedure carry no form number.',
              product:
                'Calls them by what they are. The completed CMEL7211 takes the place of the part-completed one in the zip.',
            },
            ownLayout,
          ],
        },
      ],
    },
    {
      id: 'paying-parent-letter',
      title: 'CPO requests the paying parent cover letter',
      steps: [
        {
          id: 'summons-back',
          no: '8',
          title: 'The summons comes back through the court and the ECM',
          does: [
            'The CPO sends the court letter and summons to the court; the court updates it and sends it to the ECM.',
            'The ECM forwards it to the CPO, who sends it to you. Record it when it is here.',
          ],
          after: ['court-letter'],
          parts: [
            {
              id: 'back',
              kind: 'received',
              from: 'Court presenting officer',
              what: 'the summons as the court updated it',
              medium: 'email',
            },
            {
              id: 'summons',
              kind: 'file',
              role: 'court-summons',
              label: 'The summons from the court',
              accepts: ['pdf', 'picture'],
              required: false,
            },
          ],
          decisions: [],
        },
        {
          id: 'paying-parent-letter',
          no: '9',
          title: 'Make the paying parent cover letter and save it',
          does: [
            'Complete the cover letter to the paying parent for the CPO.',
            'Save it in the folder where the CPO expects it.',
          ],
          after: ['summons-back'],
          parts: [
            {
              id: 'hearing',
              kind: 'facts',
              title: 'The hearing, as the court confirmed it',
              required: ['court', 'hearingDate'],
              optional: ['hearingTime', 'courtAddress', 'payingParentAddress'],
            },
            { id: 'letter', kind: 'document', form: 'paying-parent-cover-letter' },
            {
              id: 'folder',
              kind: 'delivery',
              folderKind: 'cpo-manager',
              folderOf: 'region',
              as: 'folder',
              name: 'SR {{srNumber}} paying parent letter',
              documents: ['paying-parent-cover-letter'],
              files: ['court-summons'],
            },
            {
              id: 'right-folder',
              kind: 'confirm',
              label: 'The letter is in the folder where the CPO expects it',
              documents: ['paying-parent-cover-letter'],
            },
          ],
          decisions: [
            {
              silence: 16,
              source: 'Says “the correct folder” without naming it.',
              product: 'Offers the CPO Manager Folder of the region, and asks you to confirm it.',
            },
            ownLayout,
          ],
        },
      ],
    },
    {
      id: 'issue-date',
      title: 'CPO provides the issue date',
      steps: [
        {
          id: 'issue-date',
          no: '10',
          title: 'Record the date of issue',
          does: ['The CPO emails the date on which the letter and summons were issued. Put it on the SR.'],
          after: ['paying-parent-letter'],
          parts: [
            {
              id: 'told',
              kind: 'received',
              from: 'Court presenting officer',
              what: 'the date the letter and summons were issued',
              medium: 'email',
              dateInSubject: 'issueDate',
            },
            { id: 'date', kind: 'facts', required: ['issueDate'], optional: [] },
            {
              id: 'sr',
              kind: 'paste',
              place: 'sr',
              text: ['Letter and summons issued by the CPO on {{issueDate}}.'],
            },
          ],
          decisions: [
            {
              silence: 8,
              source: 'The dates of the hearing, of the letter and of issue are easily taken for each other.',
              product: 'Keeps them as facts of their own.',
            },
          ],
        },
      ],
    },
    {
      id: 'second-pv-check',
      title: 'Second PV check, 48 hours before the hearing',
      // Not after the issue date: a CPO may ask before it is known, and the 48 hours do not wait for it.
      steps: [
        secondPvCheck({ no: '11', after: ['summons'], hearing: 'Commitment hearing', asksForDate: true }),
      ],
    },
    {
      id: 'outcome',
      title: 'Receive the outcome and finish',
      steps: [
        outcome({
          no: '12',
          after: ['second-pv-check'],
          received: { id: 'from-cpo', what: 'the case file' },
          caseFile: [
            { id: 'case-file-on', kind: 'facts', required: ['caseFileOn'], optional: [] },
            caseFileByEmail({ fact: 'caseFileOn', is: 'email' }),
          ],
        }),
        {
          id: 'to-ecm',
          no: '13',
          title: 'Send the case file to the ECM',
          does: ['Forward the case file to the enforcement case manager, who dismantles it.'],
          after: ['outcome'],
          parts: [
            ...caseFileToEcm('it can be dismantled and further action considered', { files: ['case-file'] }, [
              {
                text: 'The case file is attached so that it can be dismantled and further action considered.',
                when: { fact: 'caseFileOn', is: 'email' },
              },
              {
                text: 'The case file follows on paper so that it can be dismantled and further action considered.',
                when: onPaper,
              },
            ]),
            {
              id: 'paper-sent',
              kind: 'confirm',
              label: 'The case file on paper has gone to the enforcement case manager',
              when: onPaper,
            },
          ],
          decisions: [deletionNotStated],
        },
        closeWithoutCancel({ no: '14', after: ['to-ecm'] }),
      ],
    },
  ],
  ends: completeOrGivenUp,
  deletion: {
    gates: deletionAfterHearing.gates.map(gate =>
      gate.step === 'to-ecm' ? { ...gate, parts: [...gate.parts, 'paper-sent'] } : gate,
    ),
  },
}
