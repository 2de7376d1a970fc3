import type { Facts } from '../case/facts'
import { textOf } from './words'

const markings: Record<string, string> = {
  none: 'No potentially violent marking',
  marked: 'Marked potentially violent',
}

/** What the check of the 2012 system found, in words; undefined where it is not recorded. */
export const pvFinding = (facts: Facts): string | undefined => {
  const marking = textOf(facts, 'pvMarking')
  return marking && (markings[marking] ?? marking)
}

export const isMarked = (facts: Facts): boolean => facts.pvMarking === 'marked'
