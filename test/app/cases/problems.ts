import type { z } from 'zod'

/** One place of a case file that is wrong, and what should be there, as the end of a sentence. */
export interface Problem {
  path: string[]
  what: string
}

export const problem = (path: string[], what: string): Problem => ({ path, what: what.replace(/\.$/, '') })

const types: Readonly<Record<string, string>> = {
  string: 'a text in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false, without quotation marks',
  array: 'a list in [ ]',
  object: 'entries in { }',
  record: 'entries in { }',
}

/** What zod found, in words for the person who wrote the file. Own messages of the schemas are taken as they are. */
export const sentences = (error: z.ZodError, options: readonly string[] = []): Problem[] =>
  error.issues.flatMap(issue => {
    // Lists are counted from 1, as people do.
    const path = issue.path.map(key => (typeof key === 'number' ? String(key + 1) : String(key)))
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map(key => problem([...path, key], 'there is no entry of this name here'))
      case 'invalid_type':
        return [
          // zod leaves the input itself out of its issues, so that nothing personal stands in them.
          problem(
            path,
            `${issue.message.endsWith('undefined') ? 'this entry is missing;' : 'this is something else;'} put ${types[issue.expected] ?? issue.expected} here`,
          ),
        ]
      case 'invalid_value':
        return [problem(path, `use ${issue.values.map(String).join(' or ')}`)]
      case 'invalid_union':
        return [problem(path, 'this is not one of the forms that docs/case-file.md shows')]
      default:
        return [problem(path, ownWords(issue.message, options))]
    }
  })

const ownWords = (message: string, options: readonly string[]) =>
  options.length > 0 ? `use ${options.join(' or ')}` : message.charAt(0).toLowerCase() + message.slice(1)
