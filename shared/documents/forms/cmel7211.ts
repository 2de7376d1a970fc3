import { completedBy } from '../completed-by'
import type { Form } from '../form'
import { workingCopy } from '../model'
import { forTheCourt, summonsCase } from '../summons'
import { addressOf, field, fieldIfAny, textOf, timeOf, weekdayOf } from '../words'

/** The court summons form, completed once the court presenting officer has given their name and the hearing (P2.6). */
export const cmel7211: Form = {
  id: 'cmel7211',
  reference: 'CMEL7211',
  title: 'Court summons form',
  audience: 'court',
  needs: ['srNumber', 'scin', 'payingParent', 'payingParentAddress', 'court', 'hearingDate', 'cpoName'],
  build: input => {
    const { facts, madeOn } = input
    return {
      form: 'cmel7211',
      title: 'Court summons form',
      reference: 'CMEL7211',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'form',
      madeOn,
      checks: [],
      blocks: [
        { kind: 'heading', level: 1, text: 'The hearing' },
        {
          kind: 'fields',
          rows: [
            field('Court', textOf(facts, 'court')),
            ...fieldIfAny('Court address', addressOf(facts, 'courtAddress')),
            field('Hearing date', weekdayOf(facts, 'hearingDate')),
            field('Hearing time', timeOf(facts, 'hearingTime')),
          ],
        },
        ...summonsCase(input),
        { kind: 'heading', level: 1, text: 'Who presents the case' },
        {
          kind: 'fields',
          rows: [
            field('Court presenting officer (CPO)', textOf(facts, 'cpoName')),
            ...fieldIfAny('CPO telephone', textOf(facts, 'cpoTelephone')),
            ...fieldIfAny('CPO email', textOf(facts, 'cpoEmail')),
          ],
        },
        ...completedBy(input),
        ...forTheCourt,
      ],
    }
  },
}
