import type { Form } from '../form'
import { type Block, workingCopy } from '../model'
import { isMarked, pvFinding } from '../pv'
import { dateOf, field, fieldIfAny, linesOf, textOf, weekdayOf } from '../words'

/** The team's referral of a case to the court presenting team (P3.4). */
export const ssstReferral: Form = {
  id: 'ssst-referral',
  reference: 'SSST referral',
  title: 'SSST referral form',
  audience: 'CPT',
  needs: ['srNumber', 'scin', 'payingParent', 'caseworker', 'cptTeam', 'pvMarking'],
  build: ({ facts, officer, inbox, madeOn }) => {
    const marked: Block[] = isMarked(facts)
      ? [
          {
            kind: 'notice',
            text: [
              'The paying parent is marked potentially violent. Read the PV check record before any contact.',
            ],
          },
        ]
      : []
    const note = linesOf(facts, 'supportingNote').join('\n')
    return {
      form: 'ssst-referral',
      title: 'SSST referral form',
      reference: 'SSST referral',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'form',
      madeOn,
      checks: [],
      blocks: [
        ...marked,
        { kind: 'heading', level: 1, text: 'Referred to' },
        {
          kind: 'fields',
          rows: [
            field('Court presenting team (CPT)', textOf(facts, 'cptTeam')),
            ...fieldIfAny('CPT telephone', textOf(facts, 'cptTelephone')),
            ...fieldIfAny('CPT email', textOf(facts, 'cptEmail')),
            field('Court presenting officer (CPO)', textOf(facts, 'cpoName')),
          ],
        },
        { kind: 'heading', level: 1, text: 'What is asked for' },
        {
          kind: 'fields',
          rows: [
            field('Action', 'Liability order'),
            field('Court', textOf(facts, 'court')),
            field('Hearing date', weekdayOf(facts, 'hearingDate')),
          ],
        },
        { kind: 'heading', level: 1, text: 'The case' },
        {
          kind: 'fields',
          rows: [
            field('SR number', textOf(facts, 'srNumber')),
            field('SCIN', textOf(facts, 'scin')),
            field('Paying parent', textOf(facts, 'payingParent')),
            field('Paying parent’s address', linesOf(facts, 'payingParentAddress').join('\n') || undefined),
            field('Receiving parent', textOf(facts, 'receivingParent')),
            field('Caseworker who asked', textOf(facts, 'caseworker')),
            ...fieldIfAny('Caseworker’s email', textOf(facts, 'caseworkerEmail')),
            field('PV check', pvFinding(facts)),
            ...fieldIfAny('Date of the PV check', dateOf(facts, 'pvCheckedOn')),
          ],
        },
        ...(note === ''
          ? []
          : ([
              { kind: 'heading', level: 1, text: 'What the CPT should know' },
              { kind: 'paragraph', text: [{ value: note, label: 'Anything the CPT should know' }] },
            ] satisfies Block[])),
        { kind: 'heading', level: 1, text: 'Referred by' },
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
