/** What is proved of a finished court bundle before it may leave. */
export const checkIds = [
  'opens',
  'labels',
  'stamps',
  'clear',
  'numbering',
  'index',
  'bookmarks',
  'links',
  'blank',
  'upright',
] as const
export type CheckId = (typeof checkIds)[number]

export interface BundleCheck {
  id: CheckId
  /** What is proved, as a sentence. */
  title: string
  /** What was looked at: "606 pages", "33 lines". */
  looked: string
  /** Each a sentence naming the page and what to do; empty when it holds. */
  problems: string[]
}

/** What another reader found in the finished file. */
export interface BundleChecked {
  pages: number
  checks: BundleCheck[]
  /** Things to look at that do not keep the bundle back, each a sentence. */
  notes: string[]
}

/** Whether a bundle may leave. */
export const mayLeave = ({ checks }: BundleChecked): boolean =>
  checks.every(({ problems }) => problems.length === 0)

interface Label {
  prefix: string
  count: number
  late: string
}

const labelOf = (text: string): Label | null => {
  const [, prefix, digits, late] = /^([A-Z]*)(\d+)([A-Z]*)$/.exec(text) ?? []
  return digits === undefined ? null : { prefix: prefix ?? '', count: Number(digits), late: late ?? '' }
}

/** The letters after these: none, A, … Z, AA. */
const nextLate = (late: string): string => {
  if (late === '') return 'A'
  const last = late.charCodeAt(late.length - 1)
  return last < 90
    ? late.slice(0, -1) + String.fromCharCode(last + 1)
    : `${late.length === 1 ? 'A' : nextLate(late.slice(0, -1))}A`
}

const follows = (before: Label, next: Label): boolean => {
  if (next.prefix !== before.prefix)
    return (
      next.prefix === nextLate(before.prefix) && next.count <= 1 && (next.count === 1 || next.late === 'A')
    )
  if (next.late === '') return next.count === before.count + 1
  return next.count === before.count && next.late === nextLate(before.late)
}

/** Where a row of labels does not go on as it should, counted from 0; empty when every label follows the one before. */
export const breaksIn = (labels: readonly string[]): number[] =>
  labels.flatMap((text, index) => {
    const label = labelOf(text)
    if (!label) return [index]
    if (index === 0) return label.prefix === '' && label.count === 1 && label.late === '' ? [] : [0]
    const before = labelOf(labels[index - 1] ?? '')
    return before && follows(before, label) ? [] : [index]
  })
