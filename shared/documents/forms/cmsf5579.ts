import { choicesIn, type Facts } from '../../case/facts'
import { sharedFacts } from '../../procedures/facts'
import { completedBy } from '../completed-by'
import type { Form } from '../form'
import { type Block, workingCopy } from '../model'
import { isMarked, pvFinding } from '../pv'
import { choiceOf, dateOf, field, fieldIfAny, linesOf, textOf } from '../words'

/** The labels of the chosen options, one list item each. */
const chosen = (facts: Facts, name: 'criteria'): string[] => {
  const options = sharedFacts(name)[0]?.options ?? []
  return choicesIn(facts[name]).map(value => options.find(option => option.value === value)?.label ?? value)
}

const marked = (facts: Facts): Block[] =>
  isMarked(facts)
    ? [
        {
          kind: 'notice',
          text: [
            'This case is marked potentially violent. Read what the marking says before any visit: ',
            {
              value: linesOf(facts, 'pvDetails').join('\n') || 'Not recorded',
              label: 'What the PV marking says',
            },
          ],
        },
      ]
    : []

/** The marking as an option of its fact. */
const markingOf = (facts: Facts): string | undefined => choiceOf(facts, 'pvMarking')

/** What an SR says of a marking is not yet a full check. */
const pvWords = (facts: Facts): string => {
  const finding = pvFinding(facts)
  const noCheck = 'No full PV check was made when this form was completed'
  if (finding === undefined) return noCheck
  return textOf(facts, 'pvCheckedOn') ? finding : `${finding}. ${noCheck}.`
}

/**
 * The Visiting Service referral form: whom a consultant is to visit, and why (P4.1, P5.7). The caseworker completes it
 * before a full PV check is made, and the team after. What the consultant writes in stands empty.
 */
export const cmsf5579: Form = {
  id: 'cmsf5579',
  reference: 'CMSF5579',
  title: 'Visiting Service referral form',
  audience: 'VSAT',
  needs: ['srNumber', 'scin', 'client', 'clientRole', 'clientAddress', 'requestDetails'],
  alsoNeeds: facts => (isMarked(facts) ? ['pvDetails'] : []),
  build: input => {
    const { facts, madeOn } = input
    return {
      form: 'cmsf5579',
      title: 'Visiting Service referral form',
      reference: 'CMSF5579',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'form',
      madeOn,
      checks: [],
      blocks: [
        ...marked(facts),
        { kind: 'heading', level: 1, text: 'The client' },
        {
          kind: 'fields',
          rows: [
            field('Client', textOf(facts, 'client')),
            field('The client is the', choiceOf(facts, 'clientRole')),
            field('Client’s address', linesOf(facts, 'clientAddress').join('\n') || undefined),
            ...fieldIfAny('Client’s telephone', textOf(facts, 'clientTelephone')),
            field('SR number', textOf(facts, 'srNumber')),
            field('SCIN', textOf(facts, 'scin')),
          ],
        },
        { kind: 'heading', level: 1, text: 'Safety' },
        {
          kind: 'fields',
          rows: [
            { label: 'PV check', value: pvWords(facts) },
            ...fieldIfAny('Date of the full PV check', dateOf(facts, 'pvCheckedOn')),
            ...fieldIfAny('PV check made by', textOf(facts, 'pvCheckedBy')),
            // In the words of the facts, so that who receives it can hold it against them.
            ...fieldIfAny('Potentially violent (PV) marking', markingOf(facts)),
            ...(isMarked(facts)
              ? fieldIfAny('What the PV marking says', linesOf(facts, 'pvDetails').join('\n') || undefined)
              : []),
          ],
        },
        { kind: 'heading', level: 1, text: 'The request' },
        {
          kind: 'fields',
          rows: [
            ...fieldIfAny('Who asked for the visit', choiceOf(facts, 'requestedBy')),
            ...fieldIfAny('Sub Area', choiceOf(facts, 'subArea')),
            ...fieldIfAny('Who is to make the visit', choiceOf(facts, 'referralFor')),
            ...fieldIfAny('Criteria that are met', chosen(facts, 'criteria').join('; ') || undefined),
            field('Why a visit is asked for', linesOf(facts, 'requestDetails').join('\n') || undefined),
            ...fieldIfAny('Caseworker who asked', textOf(facts, 'caseworker')),
            ...fieldIfAny('Caseworker’s email', textOf(facts, 'caseworkerEmail')),
            ...fieldIfAny('Team leader', textOf(facts, 'teamLeader')),
            ...fieldIfAny('Team leader’s email', textOf(facts, 'teamLeaderEmail')),
          ],
        },
        ...completedBy(input),
        { kind: 'heading', level: 1, text: 'For the face to face consultant' },
        {
          kind: 'signature',
          toSign: true,
          rows: [
            { label: 'Date and time of the visit', value: '' },
            { label: 'Did the client attend?', value: '' },
            { label: 'What came of the visit', value: '' },
            { label: 'Papers sent for scanning', value: '' },
            { label: 'Name and signature', value: '' },
          ],
        },
      ],
    }
  },
}
