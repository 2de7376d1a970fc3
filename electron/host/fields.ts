import type { z } from 'zod'

const step = (part: PropertyKey): string => (typeof part === 'number' ? `item ${part + 1}` : String(part))

/**
 * The first thing a schema found wrong, as a sentence: which field, then what about it.
 * Schemas say what they expected, never what they were given, so no content of a case gets into the sentence.
 */
export const fieldInWords = (error: z.ZodError): string => {
  const issue = error.issues[0]
  if (issue === undefined) return 'it does not have the expected form.'
  const sentence = issue.message.endsWith('.') ? issue.message : `${issue.message}.`
  return issue.path.length === 0 ? sentence : `“${issue.path.map(step).join(', ')}”: ${sentence}`
}
