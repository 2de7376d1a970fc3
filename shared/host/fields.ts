import type { z } from 'zod'

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  object: 'a group of fields',
  record: 'a group of fields',
  array: 'a list',
}

const measures: Record<string, string> = { string: 'characters', array: 'items', number: '' }

/**
 * Plain words for what a schema does not word itself; give it to `safeParse` as `error`. Says what was expected, never
 * what was given, so no content of a case gets into a sentence.
 */
export const plainWords: z.core.$ZodErrorMap = issue => {
  if (issue.input === undefined) return 'it is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `${kinds[issue.expected] ?? 'something else'} is expected`
    case 'too_small':
      return `at least ${issue.minimum} ${measures[issue.origin] ?? ''}`.trimEnd()
    case 'too_big':
      return `at most ${issue.maximum} ${measures[issue.origin] ?? ''}`.trimEnd()
    case 'invalid_value':
      return `one of these is expected: ${issue.values.join(', ')}`
    case 'unrecognized_keys':
      return 'it holds a field this version does not know'
    default:
      return 'it does not have the expected form'
  }
}

const step = (part: PropertyKey): string => (typeof part === 'number' ? `item ${part + 1}` : String(part))

/** The first thing a schema found wrong, as a sentence: which field, then what about it. */
export const fieldInWords = (error: z.ZodError): string => {
  const issue = error.issues[0]
  if (issue === undefined) return 'it does not have the expected form.'
  const sentence = issue.message.endsWith('.') ? issue.message : `${issue.message}.`
  return issue.path.length === 0 ? sentence : `“${issue.path.map(step).join(', ')}”: ${sentence}`
}
