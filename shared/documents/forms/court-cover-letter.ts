import type { Form } from '../form'
import { contactUs, letterEnd, letterTop } from '../letter'
import { workingCopy } from '../model'
import { field, fieldIfAny, linesOf, notRecorded, textOf, timeOf, weekdayOf } from '../words'

/** The letter to the court that goes with the completed summons form (P2.7). The source gives it no form number. */
export const courtCoverLetter: Form = {
  id: 'court-cover-letter',
  reference: 'Court cover letter',
  title: 'Cover letter to the court',
  audience: 'court',
  needs: ['srNumber', 'scin', 'payingParent', 'court', 'courtAddress', 'hearingDate', 'cpoName'],
  build: input => {
    const { facts, madeOn } = input
    return {
      form: 'court-cover-letter',
      title: 'Cover letter to the court',
      reference: 'Court cover letter',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'letter',
      madeOn,
      checks: [],
      blocks: [
        letterTop(input, {
          label: 'Court address',
          lines: [textOf(facts, 'court') ?? notRecorded, ...linesOf(facts, 'courtAddress')],
        }),
        { kind: 'paragraph', text: ['To the court office'] },
        { kind: 'heading', level: 1, text: 'Summons for a commitment hearing' },
        {
          kind: 'paragraph',
          text: [
            'We enclose a court summons form, CMEL7211. It concerns child maintenance that the person named below was due to pay and has not paid. Please issue the summons for the hearing set out here.',
          ],
        },
        {
          kind: 'fields',
          rows: [
            field('Person summoned', textOf(facts, 'payingParent')),
            field('SCIN', textOf(facts, 'scin')),
            field('Hearing date', weekdayOf(facts, 'hearingDate')),
            ...fieldIfAny('Hearing time', timeOf(facts, 'hearingTime')),
            field('Court presenting officer', textOf(facts, 'cpoName')),
            ...fieldIfAny('Their telephone', textOf(facts, 'cpoTelephone')),
            ...fieldIfAny('Their email', textOf(facts, 'cpoEmail')),
          ],
        },
        { kind: 'heading', level: 2, text: 'What we ask you to do' },
        {
          kind: 'list',
          items: [
            ['Check the hearing date and time on the form, and correct them if they are not right.'],
            ['Complete the part of the form that is for the court.'],
            ['Return the summons to us, so that it can be sent to the person summoned.'],
          ],
        },
        { kind: 'heading', level: 2, text: 'How to contact us' },
        contactUs(
          input,
          'The court presenting officer named above presents the case and answers questions about it.',
        ),
        letterEnd(input, 'Yours faithfully'),
      ],
    }
  },
}
