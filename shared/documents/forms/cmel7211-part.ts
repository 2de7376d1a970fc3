import { completedBy } from '../completed-by'
import type { Form } from '../form'
import { workingCopy } from '../model'
import { summonsCase } from '../summons'
import { textOf } from '../words'

const toCome = 'Not known yet'

/**
 * The court summons form as far as it can be completed before a court presenting officer is assigned (P2.3). It never
 * shows the officer or the hearing, even once they are known: those stand in the completed edition.
 */
export const cmel7211Part: Form = {
  id: 'cmel7211-part',
  reference: 'CMEL7211 part-completed',
  title: 'Court summons form, part-completed',
  audience: 'CPO',
  needs: ['srNumber', 'scin', 'payingParent', 'payingParentAddress'],
  build: input => ({
    form: 'cmel7211-part',
    title: 'Court summons form, part-completed',
    reference: 'CMEL7211 part-completed',
    sr: textOf(input.facts, 'srNumber') ?? '',
    marking: workingCopy,
    layout: 'form',
    madeOn: input.madeOn,
    checks: [],
    blocks: [
      {
        kind: 'notice',
        text: [
          'This form is completed in part. The court presenting officer, the court and the hearing are added when they are known. Do not send it to a court.',
        ],
      },
      ...summonsCase(input),
      { kind: 'heading', level: 1, text: 'The hearing' },
      {
        kind: 'fields',
        rows: [
          { label: 'Court presenting officer (CPO)', value: toCome },
          { label: 'Court', value: toCome },
          { label: 'Hearing date', value: toCome },
        ],
      },
      ...completedBy(input),
    ],
  }),
}
