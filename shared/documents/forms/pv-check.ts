import type { Facts } from '../../case/facts'
import { completedBy } from '../completed-by'
import type { Form } from '../form'
import { type Block, type Field, workingCopy } from '../model'
import { isMarked, pvFinding } from '../pv'
import { choiceOf, field, fieldIfAny, linesOf, textOf, weekdayOf } from '../words'

/** Who is to be met: the client of a visit, otherwise the paying parent. */
const personNeeded = (facts: Facts) => (textOf(facts, 'client') ? [] : ['payingParent'])

const person = (facts: Facts): Field[] =>
  textOf(facts, 'client')
    ? [
        field('Client', textOf(facts, 'client')),
        ...fieldIfAny('The client is the', choiceOf(facts, 'clientRole')),
      ]
    : [field('Paying parent', textOf(facts, 'payingParent'))]

const markedBlocks = (facts: Facts): Block[] =>
  isMarked(facts)
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

const whatItShows = (facts: Facts) =>
  textOf(facts, 'client')
    ? 'This record shows what the 2012 system held on the date of the check.'
    : 'This record shows what the 2012 system held on the date of the check. A second check is made before the hearing, when the court presenting officer asks for it.'

/** Confirms that a full potentially violent (PV) check was made (P1.3, P2.3, P3.4, P4.1). */
export const pvCheck: Form = {
  id: 'pv-check',
  reference: 'PV check',
  title: 'Potentially violent (PV) check record',
  audience: 'CPT',
  needs: ['srNumber', 'scin', 'pvMarking', 'pvCheckedOn', 'pvCheckedBy'],
  alsoNeeds: facts => [...personNeeded(facts), ...(isMarked(facts) ? ['pvDetails'] : [])],
  build: input => {
    const { facts, madeOn } = input
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
            ...person(facts),
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
        ...markedBlocks(facts),
        { kind: 'paragraph', text: [whatItShows(facts)] },
        ...completedBy(input, 'Recorded by'),
      ],
    }
  },
}
