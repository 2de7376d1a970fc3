import type { Form } from '../form'
import { contactUs, letterEnd, letterTop } from '../letter'
import { workingCopy } from '../model'
import { linesOf, notRecorded, textOf } from '../words'

/** The letter that tells a client that the meeting they asked for is not offered, and why (P5.6). */
export const cmsl5500: Form = {
  id: 'cmsl5500',
  reference: 'CMSL5500',
  title: 'Face to face request turned down',
  audience: 'client',
  needs: ['srNumber', 'client', 'clientAddress', 'rejectionReason'],
  build: input => {
    const { facts, madeOn } = input
    const name = textOf(facts, 'client') ?? notRecorded
    return {
      form: 'cmsl5500',
      title: 'Face to face request turned down',
      reference: 'CMSL5500',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'letter',
      madeOn,
      checks: [],
      blocks: [
        letterTop(input, {
          label: 'Client’s address',
          lines: [name, ...linesOf(facts, 'clientAddress')],
        }),
        { kind: 'paragraph', text: ['Dear ', { value: name, label: 'Client' }] },
        { kind: 'heading', level: 1, text: 'We have turned down your request for a face to face meeting' },
        {
          kind: 'paragraph',
          text: [
            'You asked to meet one of us in person. We considered your request, and we will not offer you a meeting this time.',
          ],
        },
        { kind: 'heading', level: 2, text: 'Why we decided this' },
        {
          kind: 'paragraph',
          text: [
            {
              value: linesOf(facts, 'rejectionReason').join('\n') || notRecorded,
              label: 'Why the request was rejected',
            },
          ],
        },
        { kind: 'heading', level: 2, text: 'What happens now' },
        {
          kind: 'paragraph',
          text: ['Your child maintenance case goes on as usual. You do not have to do anything.'],
        },
        { kind: 'heading', level: 2, text: 'How to contact us' },
        contactUs(
          input,
          'Tell us if something in your circumstances has changed, or if you need this letter in another format or language.',
        ),
        letterEnd(input, 'Yours sincerely'),
      ],
    }
  },
}
