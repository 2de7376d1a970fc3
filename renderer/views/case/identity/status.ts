import { londonDate } from '../../../../shared/calendar/london'
import type { Case } from '../../../../shared/case/case'
import type { Checklist, Task } from '../../../../shared/checklist/checklist'
import type { Procedure } from '../../../../shared/procedures/schema'
import { dayDate } from '../../../parts/dates'

export interface StatusWords {
  /** open: the officer can go on · waiting: somebody outside must act · closed. */
  is: 'open' | 'waiting' | 'closed'
  words: string
  /** What was last copied as the SR's status for the 2012 system, one line; null when none was. */
  inSystem: string | null
}

/** "Court presenting team" inside a sentence, with CPT, CPO and the like left as they are. */
export const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) && !/^\S+ \p{Lu}\p{Ll}/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name

const waitsFor = (task: Task, one: Case): string => {
  const missing = task.parts.find(part => !part.satisfied)?.part
  if (missing?.kind === 'received') return `the ${inSentence(missing.from)}`
  const delivery = one.deliveries.findLast(
    entry => entry.step === task.step.id && entry.part === missing?.id && entry.state === 'waiting',
  )
  return delivery ? delivery.folderLabel : 'somebody outside'
}

const statusNow = (
  procedure: Procedure,
  one: Case,
  { current }: Checklist,
): Omit<StatusWords, 'inSystem'> => {
  if (one.closed) {
    const end = procedure.ends.find(candidate => candidate.id === one.closed?.end)
    const on = dayDate(londonDate(one.closed.at))
    return { is: 'closed', words: `Closed: ${end?.title ?? one.closed.end}, ${on}` }
  }
  if (!current) return { is: 'open', words: 'Open: no step can be done now' }
  if (current.state === 'next') return { is: 'open', words: `Open: step ${current.step.no} is next` }
  return { is: 'waiting', words: `Waiting for ${waitsFor(current, one)} (step ${current.step.no})` }
}

/** How an SR stands: open, waiting and for whom, or closed and how. */
export const statusWords = (procedure: Procedure, one: Case, list: Checklist): StatusWords => ({
  ...statusNow(procedure, one, list),
  inSystem: one.copied.findLast(entry => entry.place === 'sr-status')?.text.split('\n')[0] ?? null,
})
