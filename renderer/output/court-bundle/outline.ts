import { readLabel } from '../../../shared/bundle/court/labels'
import type { Target } from '../splice/target'
import { type Dict, dict, Name, Ref, textString, type Value } from '../splice/values'

/** A bookmark and those inside it. */
export interface Bookmark {
  title: string
  /** An explicit destination in the target; null for a heading that leads nowhere itself. */
  to: Value
  open: boolean
  inside: Bookmark[]
}

const shown = (bookmarks: readonly Bookmark[]): number =>
  bookmarks.reduce((sum, one) => sum + 1 + (one.open ? shown(one.inside) : 0), 0)

/** Writes the bookmarks and answers the root's reference. */
export const writeOutline = (target: Target, bookmarks: readonly Bookmark[]): Ref => {
  const level = (some: readonly Bookmark[], parent: Ref): { first: Ref; last: Ref } | null => {
    const numbers = some.map(() => target.reserve())
    some.forEach((one, index) => {
      const own = new Ref(numbers[index] ?? 0)
      const inside = level(one.inside, own)
      const before = numbers[index - 1]
      const after = numbers[index + 1]
      const entries: Dict = dict({
        Title: textString(one.title),
        Parent: parent,
        Dest: one.to ?? undefined,
        Prev: before === undefined ? undefined : new Ref(before),
        Next: after === undefined ? undefined : new Ref(after),
        First: inside?.first,
        Last: inside?.last,
        Count: inside ? (one.open ? shown(one.inside) : -one.inside.length) : undefined,
      })
      target.add(entries, own.number)
    })
    const [first, last] = [numbers[0], numbers.at(-1)]
    return first === undefined || last === undefined ? null : { first: new Ref(first), last: new Ref(last) }
  }
  const root = new Ref(target.reserve())
  const top = level(bookmarks, root)
  return target.add(dict({ First: top?.first, Last: top?.last, Count: shown(bookmarks) }), root.number)
}

/** The page labels as a number tree: a range for each run that counts up, one of its own for each late page. */
export const pageLabels = (labels: readonly string[]): Dict => {
  const ranges: Value[] = []
  let following = ''
  labels.forEach((label, index) => {
    const { prefix, count, late } = readLabel(label) ?? { prefix: label, count: 0, late: [0] }
    if (label === following) {
      following = `${prefix}${count + 1}`
      return
    }
    following = late.length === 0 ? `${prefix}${count + 1}` : ''
    const style: Record<string, Value> =
      late.length === 0
        ? { S: Name.of('D'), ...(prefix ? { P: textString(prefix) } : {}), St: count }
        : { P: textString(label) }
    ranges.push(index, dict(style))
  })
  return dict({ Nums: ranges })
}
