import type { Form } from '../form'
import { type Block, workingCopy } from '../model'
import { isMarked, pvFinding } from '../pv'
import { field, linesOf, textOf, weekdayOf } from '../words'

/** Confirms to the court presenting team that a full potentially violent (PV) check was made (P3.4). */
export const pvCheck: Form = {
  id: 'pv-check',
  reference: 'PV check',
  title: 'Potentially violent (PV) check record',
  audience: 'CPT',
  needs: ['srNumber', 'scin', 'payingParent', 'pvMarking', 'pvCheckedOn', 'pvCheckedBy'],
  alsoNeeds: facts => (isMarked(facts) ? ['pvDetails'] : []),
  build: ({ facts, officer, inbox, madeOn }) => {
    const marked: Block[] = isMarked(facts)
      ? [
          { kind: 'heading', level: 1, text: 'What the marking says' },
          {
            kind: 'notice',
            text: [
              {
                value: linesOf(facts, 'pvDetails').join('\n') || 'Not recorded',
                label: 'What the PV marking says',
              },
            ],
          },
        ]
      : []
    return {
      form: 'pv-check',
      title: 'Potentially violent (PV) check record',
      reference: 'PV check',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'form',
      madeOn,
      checks: [],
      blocks: [
        { kind: 'heading', level: 1, text: 'Whose record was checked' },
        {
          kind: 'fields',
          rows: [
            field('Paying parent', textOf(facts, 'payingParent')),
            field('SCIN', textOf(facts, 'scin')),
            field('SR number', textOf(facts, 'srNumber')),
          ],
        },
        { kind: 'heading', level: 1, text: 'The check' },
        {
          kind: 'fields',
          rows: [
            field('Kind of check', 'Full PV check in the 2012 system'),
            field('Date of the check', weekdayOf(facts, 'pvCheckedOn')),
            field('Checked by', textOf(facts, 'pvCheckedBy')),
            field('Result', pvFinding(facts)),
          ],
        },
        ...marked,
        {
          kind: 'paragraph',
          text: [
            'This record shows what the 2012 system held on the date of the check. A second check is made before the hearing, when the court presenting officer asks for it.',
          ],
        },
        { kind: 'heading', level: 1, text: 'Recorded by' },
        {
          kind: 'fields',
          rows: [
            field('Officer', officer.name),
            field('Telephone', officer.telephone),
            field('Team inbox', inbox),
          ],
        },
      ],
    }
  },
}
