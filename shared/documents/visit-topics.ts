import { choicesIn, type Facts } from '../case/facts'
import type { Block, Text } from './model'
import { linesOf } from './words'

export type ClientRole = 'receiving-parent' | 'paying-parent'

/** Whom a letter about a visit speaks to; undefined where it is not recorded. */
export const roleOf = (facts: Facts): ClientRole | undefined =>
  facts.clientRole === 'receiving-parent' || facts.clientRole === 'paying-parent'
    ? facts.clientRole
    : undefined

type Topic = string | Record<ClientRole, string>

/**
 * What the appointment letter says for each reason (CMSL5501), in the words of the one who reads it. `other` is the
 * officer's own text.
 */
const topics: Record<string, Topic> = {
  complaint: 'The complaint you made about us, the Child Maintenance Group.',
  parentage: 'Who the parents are of the child or children named in your child maintenance case.',
  'under-16':
    'Your child maintenance case. We are meeting you because you are under 16, so you must bring an adult with you.',
  payments: {
    'receiving-parent': 'The child maintenance payments that the other parent has made in your case.',
    'paying-parent': 'The child maintenance payments that you have made in your case.',
  },
  appeal: 'The appeal you made against one of our decisions.',
  information: 'Information that we need from you about one particular part of your child maintenance case.',
  change: 'The change you asked for in how we work out the child maintenance in your case.',
  enforcement: 'Why we have taken action against you to collect child maintenance that is owed.',
  'steps-taken':
    'The steps we are taking against the other parent of your child or children, to collect child maintenance that is owed.',
}

/** Reasons that can be given to one of the parents only. */
const forOne: Record<string, ClientRole> = {
  enforcement: 'paying-parent',
  'steps-taken': 'receiving-parent',
}

const said: Record<ClientRole, string> = {
  'receiving-parent': 'receiving parent',
  'paying-parent': 'paying parent',
}

const topicText = (reason: string, facts: Facts): Text | undefined => {
  if (reason === 'other') {
    const own = linesOf(facts, 'visitReasonOther').join('\n')
    return own === '' ? undefined : [{ value: own, label: 'Anything else the meeting is about' }]
  }
  const topic = topics[reason]
  if (topic === undefined) return undefined
  return [typeof topic === 'string' ? topic : topic[roleOf(facts) ?? 'paying-parent']]
}

/** One paragraph for each reason that was chosen, in the order of the options. */
export const topicBlocks = (facts: Facts): Block[] =>
  choicesIn(facts.visitReasons).flatMap(reason => {
    const text = topicText(reason, facts)
    return text ? [{ kind: 'paragraph', text }] : []
  })

/** Whether the client comes because they are under 16, and so brings an adult. */
export const bringsAdult = (facts: Facts): boolean => choicesIn(facts.visitReasons).includes('under-16')

/** Reasons that do not fit the parent the letter goes to. */
export const topicChecks = (facts: Facts): string[] => {
  const role = roleOf(facts)
  return choicesIn(facts.visitReasons).flatMap(reason => {
    const fits = forOne[reason]
    return role && fits && fits !== role
      ? [
          `One of the reasons is for a ${said[fits]}, but this letter goes to the ${said[role]}: ‘${topics[reason]}’ Correct the reasons or the client.`,
        ]
      : []
  })
}
