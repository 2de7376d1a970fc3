import type { Form } from '../form'
import { contactUs, letterEnd, letterTop, theHearing } from '../letter'
import { type Text, workingCopy } from '../model'
import { dateOf, field, linesOf, moneyOf, notRecorded, penceOf, textOf } from '../words'

/** What the letter says about the costs that the court is asked for. */
const costsText = (costs: string | undefined, pence: number | undefined): Text => {
  if (costs === undefined)
    return [
      'We may also ask the court to order you to pay the costs of the application. We do not know yet how much they will be.',
    ]
  if (pence === 0) return ['We are not asking the court to order you to pay costs.']
  return [
    'We will also ask the court to order you to pay ',
    { value: costs, label: 'Costs', strong: true },
    ' towards the costs of the application.',
  ]
}

/**
 * The cover letter to the paying parent that goes out with the summons (P3.7). It carries nothing from the CPT's
 * email but the hearing and the costs (that email is for us), and it does not name the receiving parent.
 */
export const cmel9180: Form = {
  id: 'cmel9180',
  reference: 'CMEL9180',
  title: 'Cover letter to the paying parent',
  onlyPdf: true,
  audience: 'paying parent',
  needs: [
    'srNumber',
    'payingParent',
    'payingParentAddress',
    'court',
    'hearingDate',
    'liabilityTotal',
    'letterDate',
  ],
  build: input => {
    const { facts, madeOn } = input
    const name = textOf(facts, 'payingParent') ?? notRecorded
    return {
      form: 'cmel9180',
      title: 'Cover letter to the paying parent',
      reference: 'CMEL9180',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'letter',
      madeOn,
      checks: [],
      blocks: [
        letterTop(
          input,
          {
            label: 'Paying parent’s address',
            lines: [name, ...linesOf(facts, 'payingParentAddress')],
          },
          field('Date', dateOf(facts, 'letterDate')),
        ),
        { kind: 'paragraph', text: ['Dear ', { value: name, label: 'Paying parent' }] },
        { kind: 'heading', level: 1, text: 'We are taking you to court about unpaid child maintenance' },
        {
          kind: 'paragraph',
          text: [
            'Our records show that you have not paid all the child maintenance you are due to pay to the receiving parent. We are asking the court for a liability order for ',
            {
              value: moneyOf(facts, 'liabilityTotal') ?? notRecorded,
              label: 'Amount of the liability order',
              strong: true,
            },
            '. The summons that comes with this letter tells you to go to court.',
          ],
        },
        ...theHearing(facts),
        { kind: 'heading', level: 2, text: 'What the court decides' },
        {
          kind: 'paragraph',
          text: [
            'The court decides whether the amount was due and has not been paid. If it agrees that it was, it makes a liability order. We can then use further ways to collect the money. The court can decide without you if you do not come.',
          ],
        },
        { kind: 'paragraph', text: costsText(moneyOf(facts, 'costs'), penceOf(facts, 'costs')) },
        { kind: 'heading', level: 2, text: 'What you can do' },
        {
          kind: 'list',
          items: [
            ['Pay the full amount before the hearing, and tell us on the day you pay.'],
            ['Tell us now if you have already paid, or if you think the amount is wrong. Send us proof.'],
            ['Go to the hearing and tell the court your side. Take this letter and the summons with you.'],
            ['Get advice. A solicitor or Citizens Advice can explain what a liability order means for you.'],
          ],
        },
        { kind: 'heading', level: 2, text: 'How to contact us' },
        contactUs(
          input,
          'Tell us if this letter and the summons do not say the same, or if you need this letter in another format or language.',
        ),
        letterEnd(input, 'Yours sincerely'),
      ],
    }
  },
}
