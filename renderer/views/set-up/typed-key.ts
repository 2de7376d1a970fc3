import { failed, ok, type Result } from '../../../shared/result'

/** Letters and digits in a recovery key, groups apart. */
export const keyLength = 32

/** The letters and digits typed so far; spaces and hyphens do not count. */
export const typedLength = (typed: string): number => [...typed.replace(/[\s\p{Pd}]/gu, '')].length

/** Whether what was typed can be a recovery key at all, before it is tried. */
export const checkTypedKey = (typed: string): Result<string> => {
  const count = typedLength(typed)
  if (count === 0) return failed('invalid', 'Enter the recovery key.', 'Type all of it from the paper.')
  if (count !== keyLength)
    return failed(
      'invalid',
      `A recovery key has ${keyLength} letters and digits in eight groups of four; ${count} ${count === 1 ? 'was' : 'were'} typed.`,
      'Compare it with your paper, group by group.',
    )
  return ok(typed)
}
