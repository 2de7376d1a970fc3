import type { Form } from '../form'
import { type Block, workingCopy } from '../model'
import { scheduleChecks, scheduleOf, scheduleTable } from '../schedule'
import { addressOf, field, linesOf, moneyOf, penceOf, textOf } from '../words'

/** The application for a liability order, with the schedule of what was due and what was paid (P3.4). */
export const cmel7000: Form = {
  id: 'cmel7000',
  reference: 'CMEL7000',
  title: 'Liability order application',
  audience: 'court',
  needs: ['srNumber', 'scin', 'payingParent', 'payingParentAddress', 'court', 'liabilityTotal', 'loSchedule'],
  build: ({ facts, officer, inbox, madeOn }) => {
    const schedule = scheduleOf(facts)
    const amount = moneyOf(facts, 'liabilityTotal')
    const scheduleBlocks: Block[] = schedule
      ? [scheduleTable(schedule)]
      : [{ kind: 'paragraph', text: ['No schedule is recorded yet.'] }]
    return {
      form: 'cmel7000',
      title: 'Liability order application',
      reference: 'CMEL7000',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'form',
      madeOn,
      checks: scheduleChecks(schedule, penceOf(facts, 'liabilityTotal')),
      blocks: [
        { kind: 'heading', level: 1, text: 'Court' },
        {
          kind: 'fields',
          rows: [
            field('Court', textOf(facts, 'court')),
            field('Court address', addressOf(facts, 'courtAddress')),
          ],
        },
        { kind: 'heading', level: 1, text: 'Parties' },
        {
          kind: 'fields',
          rows: [
            field('Paying parent', textOf(facts, 'payingParent')),
            field('Paying parent’s address', linesOf(facts, 'payingParentAddress').join('\n') || undefined),
            field('Receiving parent', textOf(facts, 'receivingParent')),
            field('SCIN', textOf(facts, 'scin')),
            field('SR number', textOf(facts, 'srNumber')),
          ],
        },
        { kind: 'heading', level: 1, text: 'The application' },
        {
          kind: 'paragraph',
          text: [
            'Child maintenance that the paying parent named above was due to pay has not been paid. The court is asked to make a liability order for ',
            amount === undefined
              ? 'the amount that is unpaid'
              : { value: amount, label: 'Amount of the liability order', strong: true },
            ', as set out in the schedule.',
          ],
        },
        ...scheduleBlocks,
        { kind: 'heading', level: 1, text: 'For the applicant' },
        {
          kind: 'fields',
          rows: [
            field('Prepared by', officer.name),
            field('Telephone', officer.telephone),
            field('Team inbox', inbox),
          ],
        },
        {
          kind: 'signature',
          toSign: true,
          rows: [
            { label: 'Signature', value: '' },
            { label: 'Name and role', value: '' },
            { label: 'Date', value: '' },
          ],
        },
      ],
    }
  },
}
