import { completedBy } from '../completed-by'
import type { Form } from '../form'
import { workingCopy } from '../model'
import { addressOf, field, fieldIfAny, textOf, timeOf, weekdayOf } from '../words'

/**
 * The enforcement form: tells the court presenting team and officer what is to be heard, where and when (P3.3). It says
 * nothing that only a later step asks for, such as the amount: that stands in CMEL7000, and would make this one stale.
 */
export const cmel7298: Form = {
  id: 'cmel7298',
  reference: 'CMEL7298',
  title: 'Enforcement form',
  audience: 'CPT',
  needs: ['srNumber', 'scin', 'payingParent', 'caseworker', 'cptTeam', 'court', 'hearingDate', 'cpoName'],
  build: input => {
    const { facts, madeOn } = input
    return {
      form: 'cmel7298',
      title: 'Enforcement form',
      reference: 'CMEL7298',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'form',
      madeOn,
      checks: [],
      blocks: [
        { kind: 'heading', level: 1, text: 'Hearing' },
        {
          kind: 'fields',
          rows: [
            field('Action', 'Liability order'),
            field('Hearing date', weekdayOf(facts, 'hearingDate')),
            field('Hearing time', timeOf(facts, 'hearingTime')),
            field('Court', textOf(facts, 'court')),
            ...fieldIfAny('Court address', addressOf(facts, 'courtAddress')),
          ],
        },
        { kind: 'heading', level: 1, text: 'Who presents the case' },
        {
          kind: 'fields',
          rows: [
            field('Court presenting officer (CPO)', textOf(facts, 'cpoName')),
            ...fieldIfAny('CPO telephone', textOf(facts, 'cpoTelephone')),
            ...fieldIfAny('CPO email', textOf(facts, 'cpoEmail')),
            field('Court presenting team (CPT)', textOf(facts, 'cptTeam')),
            ...fieldIfAny('CPT telephone', textOf(facts, 'cptTelephone')),
            ...fieldIfAny('CPT email', textOf(facts, 'cptEmail')),
          ],
        },
        { kind: 'heading', level: 1, text: 'The case' },
        {
          kind: 'fields',
          rows: [
            field('SR number', textOf(facts, 'srNumber')),
            field('SCIN', textOf(facts, 'scin')),
            field('Paying parent', textOf(facts, 'payingParent')),
            field('Receiving parent', textOf(facts, 'receivingParent')),
            field('Caseworker who asked', textOf(facts, 'caseworker')),
            ...fieldIfAny('Caseworker’s email', textOf(facts, 'caseworkerEmail')),
          ],
        },
        ...completedBy(input),
      ],
    }
  },
}
