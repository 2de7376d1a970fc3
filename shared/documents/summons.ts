import type { Block, DocumentInput } from './model'
import { field, linesOf, moneyOf, textOf } from './words'

/** What both editions of the court summons form say of the case and of the person who is summoned. */
export const summonsCase = ({ facts }: DocumentInput): Block[] => [
  { kind: 'heading', level: 1, text: 'Who is summoned' },
  {
    kind: 'fields',
    rows: [
      field('Paying parent', textOf(facts, 'payingParent')),
      field('Paying parent’s address', linesOf(facts, 'payingParentAddress').join('\n') || undefined),
    ],
  },
  { kind: 'heading', level: 1, text: 'The case' },
  {
    kind: 'fields',
    rows: [
      field('SR number', textOf(facts, 'srNumber')),
      field('SCIN', textOf(facts, 'scin')),
      field('Receiving parent', textOf(facts, 'receivingParent')),
      field('Amount that is unpaid', moneyOf(facts, 'liabilityTotal')),
    ],
  },
]

/** Room for what only the court can put on a summons. */
export const forTheCourt: Block[] = [
  { kind: 'heading', level: 1, text: 'For the court' },
  {
    kind: 'signature',
    toSign: true,
    rows: [
      { label: 'Date of issue', value: '' },
      { label: 'Signature', value: '' },
      { label: 'Name and office', value: '' },
    ],
  },
]
