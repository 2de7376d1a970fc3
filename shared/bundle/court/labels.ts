/**
 * What a page is called: `12`, in a lettered section `B3`. Pages that came in late take the page before them with more:
 * `12A`, `12B`; between late pages that were given out already `12A.1`, `12A.2`, and before the first of them `12.1`.
 */
export interface Label {
  /** The letters of a section. */
  prefix: string
  count: number
  /** Empty for a page that did not come late; then its letter (1 is A, 0 for none) and what stands after each dot. */
  late: readonly number[]
}

/** 1 is A, 26 is Z, 27 is AA. */
export const letterOf = (count: number): string =>
  count < 1 ? '' : letterOf(Math.floor((count - 1) / 26)) + String.fromCharCode(65 + ((count - 1) % 26))

const countOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

export const labelText = ({ prefix, count, late: [letter = 0, ...further] }: Label): string =>
  [`${prefix}${count}${letterOf(letter)}`, ...further].join('.')

/** Reads a label; null where it is none. */
export const readLabel = (text: string): Label | null => {
  const [, prefix = '', digits, letters = '', dots = ''] =
    /^([A-Z]*)(\d+)([A-Z]*)((?:\.\d+)*)$/.exec(text) ?? []
  if (digits === undefined) return null
  const late = letters || dots ? [countOf(letters), ...dots.split('.').slice(1).map(Number)] : []
  return { prefix, count: Number(digits), late }
}

type Late = Label['late']

const isBefore = (one: Late, other: Late): boolean => {
  const at = one.findIndex((part, index) => part !== other[index])
  return at < 0 ? one.length < other.length : (one[at] ?? 0) < (other[at] ?? -1)
}

/** The next on the same level as a label or on one above it, the highest first. */
const beside = (late: Late): Late[] =>
  late.length === 0 ? [[1]] : late.map((part, level) => [...late.slice(0, level), part + 1])

/** The first one below a label, `zeros` levels further down than need be. */
const below = (late: Late, zeros: number): Late => [
  ...(late.length === 0 ? [0] : late),
  ...Array.from({ length: zeros }, () => 0),
  1,
]

/** What follows a late page and comes before another; `before` is null where none stands in the way. There is always one. */
export const lateBetween = (after: Late, before: Late | null): Late => {
  const next = beside(after).find(late => before === null || isBefore(late, before))
  if (next || before === null) return next ?? [1]
  for (let zeros = 0; ; zeros++) {
    const late = below(after, zeros)
    if (isBefore(late, before)) return late
  }
}

const isSame = (one: Late, other: Late): boolean => one.join('.') === other.join('.')

const goesOn = (late: Late, next: Late): boolean => {
  const zeros = next.length - below(late, 0).length
  return [...beside(late), ...(zeros < 0 ? [] : [below(late, zeros)])].some(one => isSame(one, next))
}

/** Whether a page with the second label may stand behind one with the first. */
export const follows = (before: Label, { prefix, count, late }: Label): boolean => {
  if (prefix === before.prefix)
    return late.length === 0
      ? count === before.count + 1
      : count === before.count && goesOn(before.late, late)
  return (
    prefix === letterOf(countOf(before.prefix) + 1) &&
    (late.length === 0 ? count === 1 : count === 0 && goesOn([], late))
  )
}
