import {
  createScanner,
  type Node,
  type ParseError,
  type JSONPath as Path,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import type { z } from 'zod'
import { plainWords } from '../host/fields'

export type { Path }

/** Sentences at once: with more than these nobody corrects a file. */
const most = 20

const notUtf8 = 'The file is not text in UTF-8. In your editor, save it as UTF-8 and load it again.'

/** A problem at a place in the text; an empty path is the file as a whole. */
interface Found {
  offset: number
  path: Path
  words: string
}

/** Something wrong with what was written, at its place; for checks that a schema cannot make. */
export interface Problem {
  at: readonly (string | number)[]
  words: string
}

export type ReadJson<T> = { ok: true; value: T } | { ok: false; problems: string[] }

export interface WrittenForm<S extends z.ZodType> {
  schema: S
  /** What the file is, in words that follow "a", for example "procedure". */
  what: string
  /** Largest file, in bytes. */
  mostBytes: number
  /** Brackets inside each other, at most. */
  deepest: number
  /** What else is wrong with content that has the form. */
  check?: (value: z.infer<S>) => readonly Problem[]
  /** Better words for an issue of the schema at a path; undefined where there are none. */
  wording?: (issue: z.core.$ZodIssue, path: Path) => string | undefined
}

/**
 * Reads a JSON file that a person wrote. What is wrong is said in sentences that begin with line and place: "Line 42,
 * stages.1.steps.0.after.0: …"; counting is from line 1, in lists from 0. Comments, trailing commas and names that stand
 * twice are refused.
 */
export const readJson = <S extends z.ZodType>(
  bytes: Uint8Array,
  form: WrittenForm<S>,
): ReadJson<z.infer<S>> => {
  const refused = (words: string): ReadJson<z.infer<S>> => ({ ok: false, problems: [words] })
  if (bytes.byteLength > form.mostBytes)
    return refused(
      `The file is larger than ${form.mostBytes / 1024} KB: it cannot be a ${form.what} that somebody wrote.`,
    )
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refused(notUtf8)
  }
  if (text.trim() === '') return refused('The file is empty.')
  // Letters of two bytes, or no text at all.
  if (text.includes('\0')) return refused(notUtf8)
  const sentences = (found: readonly Found[]): ReadJson<z.infer<S>> => {
    const inOrder = [...found].sort((a, b) => a.offset - b.offset)
    const more = inOrder.length - most
    return {
      ok: false,
      problems: [
        ...inOrder.slice(0, most).map(one => sentence(text, one)),
        ...(more > 0 ? [`There ${more === 1 ? 'is 1 more problem' : `are ${more} more problems`}.`] : []),
      ],
    }
  }

  const tooDeep = deeperThan(text, form.deepest)
  if (tooDeep !== null)
    return sentences([
      { offset: tooDeep, path: [], words: `more than ${form.deepest} brackets stand inside each other.` },
    ])
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const [first] = errors
  // The parser goes on after the first error, and what it finds then mostly comes of it.
  if (first) return sentences([{ offset: first.offset, path: [], words: jsonWords(first) }])
  if (!tree) return refused('The file holds no JSON.')
  const twice = repeatedNames(tree, [])
  if (twice.length > 0) return sentences(twice)

  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return refused('The file is not JSON.')
  }
  const at = (path: Path): Found => ({ ...nearest(tree, path), words: '' })
  const checked = form.schema.safeParse(content, { error: plainWords })
  if (!checked.success)
    return sentences(
      checked.error.issues
        .flatMap(issue => deepestOf(issue, [], form.wording))
        .map(({ path, words }) => ({ ...at(path), words: ended(words) })),
    )
  const problems = form.check?.(checked.data) ?? []
  if (problems.length > 0)
    return sentences(problems.map(problem => ({ ...at([...problem.at]), words: problem.words })))
  return { ok: true, value: checked.data }
}

const ended = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)

const sentence = (text: string, { offset, path, words }: Found): string => {
  const line = text.slice(0, offset).split(/\r\n|\r|\n/).length
  return `Line ${line}${path.length > 0 ? `, ${path.join('.')}` : ''}: ${words}`
}

/** Where a text has more brackets inside each other than `limit`; null where it never has. Not recursive, so it cannot fail. */
const deeperThan = (text: string, limit: number): number | null => {
  const scanner = createScanner(text, true)
  let depth = 0
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    // A bracket inside a text is part of a longer token.
    const token = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : ''
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
    if (depth > limit) return scanner.getTokenOffset()
  }
  return null
}

const jsonProblems: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no value as JSON has it; words stand in quotation marks.',
  InvalidNumberFormat: 'this number is not written as JSON has it.',
  PropertyNameExpected: 'the name of a field is missing; perhaps the comma before is too many.',
  ValueExpected: 'a value is missing; perhaps the comma before is too many.',
  ColonExpected: 'a colon is missing after the name of the field.',
  CommaExpected: 'a comma is missing before this.',
  CloseBraceExpected: 'a closing brace } is missing.',
  CloseBracketExpected: 'a closing bracket ] is missing.',
  EndOfFileExpected: 'there is more after the end of the content.',
  InvalidCommentToken: 'JSON has no comments; take it out.',
  UnexpectedEndOfComment: 'JSON has no comments; take it out.',
  UnexpectedEndOfString: 'a text is not closed with a quotation mark.',
  UnexpectedEndOfNumber: 'this number is not finished.',
}

const jsonWords = ({ error }: ParseError): string =>
  jsonProblems[printParseErrorCode(error)] ??
  'this text holds a character that JSON does not allow as it stands.'

/** Names that stand twice in one group: a reader would take the last one and say nothing. */
const repeatedNames = (node: Node, path: Path): Found[] => {
  if (node.type === 'array')
    return (node.children ?? []).flatMap((child, index) => repeatedNames(child, [...path, index]))
  if (node.type !== 'object') return []
  const seen = new Set<unknown>()
  return (node.children ?? []).flatMap(property => {
    const [key, value] = property.children ?? []
    const name = String(key?.value)
    const again = seen.has(name)
    seen.add(name)
    return [
      ...(again
        ? [{ offset: property.offset, path: [...path, name], words: 'this name stands twice.' }]
        : []),
      ...(value ? repeatedNames(value, [...path, name]) : []),
    ]
  })
}

/** The node of a path, or the nearest above it that is in the text; its own part of the path goes with it. */
const nearest = (tree: Node, path: Path): Pick<Found, 'offset' | 'path'> => {
  let node = tree
  for (const key of path) {
    const child =
      node.type === 'array'
        ? node.children?.[Number(key)]
        : node.children?.find(property => property.children?.[0]?.value === key)?.children?.[1]
    if (!child) break
    node = child
  }
  return { offset: node.offset, path }
}

/**
 * What one issue of the schema comes to. Where several forms are possible and none fits, the form that fits furthest
 * speaks: the others only say that the file is not something else.
 */
const deepestOf = (
  issue: z.core.$ZodIssue,
  above: Path,
  wording: WrittenForm<z.ZodType>['wording'],
): { path: Path; words: string }[] => {
  const path = [...above, ...issue.path.map(key => (typeof key === 'number' ? key : String(key)))]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: [...path, key],
      words: 'no such field is known here; perhaps its name is mistyped',
    }))
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(...issues.map(one => one.path.length))
    const [furthest] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)
    if (furthest && depth(furthest) > 0) return furthest.flatMap(one => deepestOf(one, path, wording))
  }
  return [{ path, words: wording?.(issue, path) ?? issue.message }]
}
