import { choicesIn } from '../../case/facts'
import type { Form } from '../form'
import { contactUs, letterEnd, letterTop } from '../letter'
import { type Block, workingCopy } from '../model'
import { bringsAdult, topicBlocks, topicChecks } from '../visit-topics'
import { fieldIfAny, linesOf, notRecorded, textOf, timeOf, weekdayOf } from '../words'

const bring = (isUnder16: boolean): Block => ({
  kind: 'list',
  items: [
    ['This letter, and proof of who you are.'],
    ['Any papers about what we will talk about.'],
    ...(isUnder16 ? [['An adult, who must come with you.']] : []),
  ],
})

/** The letter that tells a client when and where a face to face meeting is, and what it is about (P4.4). */
export const cmsl5501: Form = {
  id: 'cmsl5501',
  reference: 'CMSL5501',
  title: 'Face to face appointment letter',
  audience: 'client',
  needs: [
    'srNumber',
    'client',
    'clientRole',
    'clientAddress',
    'appointmentDate',
    'appointmentTime',
    'appointmentPlace',
    'visitReasons',
  ],
  alsoNeeds: facts => (choicesIn(facts.visitReasons).includes('other') ? ['visitReasonOther'] : []),
  build: input => {
    const { facts, madeOn } = input
    const name = textOf(facts, 'client') ?? notRecorded
    const topics = topicBlocks(facts)
    return {
      form: 'cmsl5501',
      title: 'Face to face appointment letter',
      reference: 'CMSL5501',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'letter',
      madeOn,
      checks: topicChecks(facts),
      blocks: [
        letterTop(input, {
          label: 'Client’s address',
          lines: [name, ...linesOf(facts, 'clientAddress')],
        }),
        { kind: 'paragraph', text: ['Dear ', { value: name, label: 'Client' }] },
        { kind: 'heading', level: 1, text: 'Your face to face meeting with us' },
        {
          kind: 'paragraph',
          text: ['We have arranged a meeting with you. One of our face to face consultants will meet you.'],
        },
        {
          kind: 'fields',
          rows: [
            { label: 'Date', value: weekdayOf(facts, 'appointmentDate') ?? notRecorded },
            { label: 'Time', value: timeOf(facts, 'appointmentTime') ?? notRecorded },
            { label: 'Place', value: linesOf(facts, 'appointmentPlace').join('\n') || notRecorded },
            ...fieldIfAny('You will meet', textOf(facts, 'consultant')),
          ],
        },
        { kind: 'heading', level: 2, text: 'What we’ll talk about' },
        ...(topics.length > 0 ? topics : [{ kind: 'paragraph', text: [notRecorded] } satisfies Block]),
        { kind: 'heading', level: 2, text: 'What to bring' },
        bring(bringsAdult(facts)),
        { kind: 'heading', level: 2, text: 'If you cannot come' },
        contactUs(
          input,
          'Tell us as soon as you can if the date, the time or the place does not suit you, if you need help to take part, or if you need this letter in another format or language.',
        ),
        letterEnd(input, 'Yours sincerely'),
      ],
    }
  },
}
