import { monthNames, weekdayNames } from './write'

/** A date as it was written, before anyone knows whether the calendar has it. */
export interface WrittenDate {
  day: number
  /** 1 to 12 for a named month; for a number, whatever was written. */
  month: number
  year: number | null
  /** 0 Sunday to 6 Saturday, when a weekday was written with it. */
  weekday: number | null
}

const weekdays = '(?:(?<weekday>sun|mon|tue|wed|thu|fri|sat)[a-z]*\\.?,?\\s+(?:the\\s+)?)?'
const day = '(?<day>\\d{1,2})\\s?(?:st|nd|rd|th)?'
const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const year = "(?<year>\\d{4}|['’]?\\d{2})"

interface Pattern {
  source: string
  /** Safe to look for inside other text, where numbers may be anything. */
  inText: boolean
}

/** The most telling first: where two overlap in a text, the earlier wins. */
const patterns: readonly Pattern[] = [
  { source: '(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})', inText: true },
  { source: `${weekdays}${day}(?:\\s+of\\s+|[\\s,./-]*)${month}(?:,?\\s*|[./-])${year}`, inText: true },
  { source: `${weekdays}${month}\\s*${day},?\\s+(?<year>\\d{4})`, inText: true },
  {
    source: `${weekdays}(?<day>\\d{1,2})\\s?([./-])\\s?(?<month>\\d{1,2})\\s?\\3\\s?(?<year>\\d{4}|\\d{2})`,
    inText: true,
  },
  { source: `${weekdays}(?<day>\\d{1,2})\\s+(?<month>\\d{1,2})\\s+(?<year>\\d{4}|\\d{2})`, inText: false },
  { source: `${weekdays}${day}(?:\\s+of\\s+|[\\s,./-]*)${month}`, inText: true },
]

const alone = patterns.map(({ source }) => new RegExp(`^${source}$`, 'iu'))
// Not inside a longer word or number, such as a reference or a telephone number.
const inside = patterns
  .filter(({ inText }) => inText)
  .map(({ source }) => new RegExp(`(?<![\\p{L}\\p{N}]|\\d[./-])${source}(?![\\p{L}\\p{N}]|[./-]\\d)`, 'giu'))

const indexIn = (names: readonly string[], written: string) =>
  names.findIndex(name => name.toLowerCase().startsWith(written.toLowerCase().slice(0, 3)))

const written = (groups: Record<string, string | undefined>): WrittenDate => {
  const digits = groups.year?.replace(/\D/g, '')
  const monthText = groups.month ?? ''
  return {
    day: Number(groups.day),
    month: /^\d/.test(monthText) ? Number(monthText) : indexIn(monthNames, monthText) + 1,
    year: digits ? Number(digits) + (digits.length === 2 ? 2000 : 0) : null,
    weekday: groups.weekday ? indexIn(weekdayNames, groups.weekday) : null,
  }
}

/** The date that the whole text is, or null when it is none. */
export const matchDate = (text: string): WrittenDate | null => {
  for (const pattern of alone) {
    const groups = pattern.exec(text)?.groups
    if (groups) return written(groups)
  }
  return null
}

/** Every date inside a text, in the order they stand. */
export const matchDates = (text: string): { written: WrittenDate; text: string }[] => {
  const taken: { from: number; to: number; written: WrittenDate; text: string }[] = []
  for (const pattern of inside) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (match.groups && !taken.some(other => from < other.to && other.from < to))
        taken.push({ from, to, written: written(match.groups), text: match[0] })
    }
  }
  return taken.sort((a, b) => a.from - b.from).map(({ written, text }) => ({ written, text }))
}
