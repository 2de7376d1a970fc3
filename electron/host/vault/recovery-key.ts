import { createHash, randomBytes } from 'node:crypto'
import { failed, ok, type Result } from '../../../shared/result'

/** Crockford's base 32: no I, L, O or U, so that nothing can be misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupLength = 4
/** Seven groups, 140 random bits; the eighth group checks them. */
const secretLength = 28
const wholeLength = secretLength + groupLength

const letters = (bytes: Uint8Array): string => Array.from(bytes, byte => alphabet[byte & 31]).join('')

const checkGroup = (secret: string): string =>
  letters(createHash('sha256').update(`ssst-desk recovery check ${secret}`).digest().subarray(0, groupLength))

/** A new recovery key as it is shown: eight groups of four, joined by hyphens. */
export const newRecoveryKey = (): string => {
  const secret = letters(randomBytes(secretLength))
  return (`${secret}${checkGroup(secret)}`.match(/.{4}/g) ?? []).join('-')
}

const mistyped = (message: string): Result<never> =>
  failed(
    'invalid',
    message,
    'Compare it with what you wrote down, group by group, and type it again. Capitals, spaces and hyphens do not matter.',
  )

/**
 * Reads a recovery key as typed: capitals, spaces and hyphens do not matter, I and L count as 1, O as 0. A typing error
 * is told by the check group (`invalid`), before anything is opened with it. Answers the secret part.
 */
export const readRecoveryKey = (typed: string): Result<string> => {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
  const stranger = [...plain].find(letter => !alphabet.includes(letter))
  if (stranger !== undefined) {
    return mistyped(`A recovery key never contains “${stranger}”.`)
  }
  if (plain.length !== wholeLength) {
    return mistyped(
      `A recovery key has ${wholeLength} letters and digits in eight groups of four; ${plain.length} were typed.`,
    )
  }
  const secret = plain.slice(0, secretLength)
  return checkGroup(secret) === plain.slice(secretLength)
    ? ok(secret)
    : mistyped('There is a typing error in the recovery key: its last group does not fit the others.')
}
