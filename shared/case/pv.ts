import type { Procedure } from '../procedures/schema'
import type { Facts } from './facts'

/** What is known of a potentially violent marking, the louder of two checks; `words` stand in the identity bar. */
export interface PvStanding {
  is: 'marked' | 'none' | 'unknown' | 'not-asked'
  words: string
}

/** The PV marking of a case as an officer must know it before meeting or writing about the person. */
export const pvStanding = ({ identity }: Procedure, facts: Facts): PvStanding => {
  if (!identity.pvMarking) return { is: 'not-asked', words: '' }
  const first = facts[identity.pvMarking]
  const second = identity.pvRecheck ? facts[identity.pvRecheck] : undefined
  if (first === 'marked' && second === 'none')
    return { is: 'marked', words: 'PV marked at the first check only' }
  if (first !== 'marked' && second === 'marked')
    return { is: 'marked', words: 'PV marked at the second check' }
  if (first === 'marked' || second === 'marked')
    return { is: 'marked', words: 'PV marked: potentially violent' }
  if (first === undefined && second === undefined) return { is: 'unknown', words: 'PV not checked yet' }
  return { is: 'none', words: 'No PV marking' }
}
