import { allocated, askPresentingTeam } from '../court-hearing'
import { inProgress, ownLayout, pvCheckParts, supportingPapers } from '../recurring'
import type { PartOf, Stage } from '../schema'

/** The zip in the CPT shared folder: saved in step 4, and again in step 7. */
export const bundleOf = (documents: string[]): PartOf<'delivery'> => ({
  id: 'bundle',
  kind: 'delivery',
  folderKind: 'cpt-shared',
  folderOf: 'cptTeam',
  as: 'zip',
  name: 'SR {{srNumber}} liability order',
  documents,
  files: ['supporting'],
})

/** P3, steps 1 to 5. */
export const establishCourt: Stage = {
  id: 'establish-court',
  title: 'Establish the court and create the file',
  steps: [
    allocated({
      required: ['srNumber', 'scin', 'payingParent', 'payingParentAddress', 'caseworker'],
      optional: ['receivingParent', 'caseworkerEmail'],
    }),
    {
      id: 'hearing-and-cpo',
      no: '2',
      title: 'Get a hearing date and the CPO’s name from the CPT',
      does: ['Contact the court presenting team.', 'Ask for a hearing date and who the CPO will be.'],
      after: ['allocated'],
      parts: [
        ...askPresentingTeam('Hearing date and assigned CPO for SR {{srNumber}}'),
        {
          id: 'hearing',
          kind: 'facts',
          title: 'What the CPT told you',
          required: ['court', 'hearingDate', 'cpoName'],
          optional: ['hearingTime', 'courtAddress', 'cpoEmail', 'cpoTelephone'],
        },
      ],
      decisions: [],
    },
    {
      id: 'cmel7298',
      no: '3',
      title: 'Create CMEL7298 and update the Activity Plan',
      does: [
        'Make CMEL7298 with the hearing date on it.',
        'Put the hearing date on the SR’s Activity Plan in the 2012 system.',
      ],
      after: ['hearing-and-cpo'],
      parts: [
        { id: 'form', kind: 'document', form: 'cmel7298' },
        {
          id: 'plan',
          kind: 'paste',
          place: 'activity-plan',
          text: [
            'Liability order hearing: {{hearingDate}} at {{court}}.',
            { text: 'Time: {{hearingTime}}.', when: { fact: 'hearingTime', known: true } },
            'CPO: {{cpoName}}. CMEL7298 created.',
          ],
        },
      ],
      decisions: [
        {
          silence: 10,
          source: 'Names the Activity Plan, the Notes and the SR without saying how they relate.',
          product: 'Gives you text for each place, and records that you copied it.',
        },
        ownLayout,
      ],
    },
    {
      id: 'first-bundle',
      no: '4',
      title: 'Compile the application and save it in the CPT shared folder',
      does: [
        'Make CMEL7000, the SSST referral form and the record of the full PV check.',
        'Put them with CMEL7298 in one zip, in the CPT shared folder.',
      ],
      after: ['cmel7298'],
      parts: [
        ...pvCheckParts(),
        {
          id: 'liability',
          kind: 'facts',
          title: 'The liability',
          required: ['liabilityTotal', 'loSchedule'],
          optional: ['supportingNote'],
        },
        { id: 'cmel7000', kind: 'document', form: 'cmel7000' },
        { id: 'referral', kind: 'document', form: 'ssst-referral' },
        { id: 'pv-record', kind: 'document', form: 'pv-check' },
        supportingPapers('Supporting papers for the CPT'),
        bundleOf(['cmel7298', 'cmel7000', 'ssst-referral', 'pv-check']),
      ],
      decisions: [ownLayout],
    },
    inProgress({ no: '5', after: ['first-bundle'] }),
  ],
}
