import { plainDate } from '../calendar/write'
import type { Facts } from '../case/facts'
import type { Block, DocumentInput, Field } from './model'
import { linesOf, notRecorded, textOf, timeOf, weekdayOf } from './words'

/** The letter date where one is recorded; otherwise the day the letter is made. */
const letterDay = ({ facts, madeOn }: DocumentInput): Field => {
  const recorded = textOf(facts, 'letterDate')
  return recorded
    ? { label: 'Date', value: plainDate(recorded) }
    : { label: 'Date', value: plainDate(madeOn), ofMaking: true }
}

/** The top of a letter from the team. `lines` are the name and the address of the one it goes to. */
export const letterTop = (
  input: DocumentInput,
  recipient: { label: string; lines: string[] },
  day: Field = letterDay(input),
): Block => ({
  kind: 'letterhead',
  sender: ['Specialist Services Support Team', 'Child maintenance'],
  details: [
    { label: 'Telephone', value: input.officer.telephone },
    { label: 'Email', value: input.inbox },
    { label: 'Our reference', value: textOf(input.facts, 'srNumber') ?? notRecorded },
    day,
  ],
  recipient,
})

/** The hearing a summons calls the reader to; the court and its address are one thing to them. */
export const theHearing = (facts: Facts): Block[] => [
  { kind: 'heading', level: 2, text: 'The hearing' },
  {
    kind: 'fields',
    rows: [
      { label: 'Date', value: weekdayOf(facts, 'hearingDate') ?? notRecorded },
      { label: 'Time', value: timeOf(facts, 'hearingTime') ?? 'As your summons says' },
      {
        label: 'Court',
        value: [...linesOf(facts, 'court'), ...linesOf(facts, 'courtAddress')].join('\n') || notRecorded,
      },
    ],
  },
]

/** How to reach the team, followed by what else the reader may tell it. */
export const contactUs = ({ officer, inbox }: DocumentInput, ...more: string[]): Block => ({
  kind: 'paragraph',
  text: [
    'Call us on ',
    { value: officer.telephone, label: 'Officer’s telephone', strong: true },
    ' or email ',
    { value: inbox, label: 'Team inbox', strong: true },
    ['. Give our reference, which is at the top of this letter.', ...more].join(' '),
  ],
})

/** The end of a letter from the officer. */
export const letterEnd = ({ officer }: DocumentInput, closing: string): Block => ({
  kind: 'signature',
  closing,
  toSign: true,
  rows: [
    { label: '', value: officer.name },
    { label: '', value: 'Specialist Services Support Team' },
  ],
})
