import type { Form } from '../form'
import { contactUs, letterEnd, letterTop, theHearing } from '../letter'
import { type Text, workingCopy } from '../model'
import { linesOf, moneyOf, notRecorded, textOf } from '../words'

const owed = (amount: string | undefined): Text =>
  amount === undefined
    ? ['Our records show that you have not paid all the child maintenance you are due to pay.']
    : [
        'Our records show that you have not paid ',
        { value: amount, label: 'Amount of the liability order', strong: true },
        ' of child maintenance that you are due to pay.',
      ]

/**
 * The letter to the paying parent that goes out with the commitment summons (P2.9). The source gives it no form number.
 * It does not name the receiving parent and carries nothing that is for us.
 */
export const payingParentCoverLetter: Form = {
  id: 'paying-parent-cover-letter',
  reference: 'Paying parent cover letter',
  title: 'Cover letter to the paying parent',
  audience: 'paying parent',
  needs: ['srNumber', 'payingParent', 'payingParentAddress', 'court', 'hearingDate'],
  build: input => {
    const { facts, madeOn } = input
    const name = textOf(facts, 'payingParent') ?? notRecorded
    return {
      form: 'paying-parent-cover-letter',
      title: 'Cover letter to the paying parent',
      reference: 'Paying parent cover letter',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'letter',
      madeOn,
      checks: [],
      blocks: [
        letterTop(input, {
          label: 'Paying parent’s address',
          lines: [name, ...linesOf(facts, 'payingParentAddress')],
        }),
        { kind: 'paragraph', text: ['Dear ', { value: name, label: 'Paying parent' }] },
        { kind: 'heading', level: 1, text: 'You must come to court about unpaid child maintenance' },
        {
          kind: 'paragraph',
          text: [
            ...owed(moneyOf(facts, 'liabilityTotal')),
            ' The summons that comes with this letter tells you to go to court. It is important that you go.',
          ],
        },
        ...theHearing(facts),
        { kind: 'heading', level: 2, text: 'What the court decides' },
        {
          kind: 'paragraph',
          text: [
            'The court asks why the money has not been paid, and what you can afford. It has the power to send a person to prison for not paying. A solicitor can tell you what the court can do in your case.',
          ],
        },
        { kind: 'heading', level: 2, text: 'What you can do' },
        {
          kind: 'list',
          items: [
            ['Get legal advice now. A solicitor or Citizens Advice can help you to find it.'],
            ['Pay what you owe before the hearing, and tell us on the day you pay.'],
            ['Tell us now if you have already paid, or if something has changed. Send us proof.'],
            [
              'Go to the hearing. Take this letter, the summons, and papers that show your income and what you spend.',
            ],
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
