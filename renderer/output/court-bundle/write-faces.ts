import type { Subset } from '../fonts/subset'
import type { Entry, ObjectWriter } from '../pdf/identity-font'
import type { Faces } from '../pdf/page'
import { refText, type Target, toBytes } from '../splice/target'
import { type Dict, dict, Name, Quoted, Ref, type Value, valueText } from '../splice/values'

/** What is written as it is; all other text is a name. */
type Made = Ref | Quoted
type Entries = Readonly<Record<string, Entry<Made>>>

const isList = (entry: Entry<Made>): entry is readonly Entry<Made>[] => Array.isArray(entry)

const asValue = (entry: Entry<Made>): Value => {
  if (typeof entry === 'number' || entry instanceof Ref || entry instanceof Quoted) return entry
  if (typeof entry === 'string') return Name.of(entry)
  return isList(entry) ? entry.map(asValue) : dictOf(entry as Entries)
}

const dictOf = (entries: Entries): Dict =>
  dict(Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, asValue(entry)])))

const intoTarget = (target: Target): ObjectWriter<Made> => ({
  object: (entries, into) => target.add(dictOf(entries), into instanceof Ref ? into.number : undefined),
  stream(data, entries) {
    const text = [...dictOf(entries)].map(([key, value]) => `/${key} ${valueText(value, refText)}`).join('')
    return target.addPacked(text, typeof data === 'string' ? toBytes(data) : data)
  },
  quoted: text => new Quoted(`(${text})`),
})

/** Writes the fonts that were used, the first of them where it was promised; answers them as resources have them. */
export const writeFaces = (faces: Faces, subset: Subset, target: Target, first: Ref): Dict => {
  const to = intoTarget(target)
  return new Map(
    faces.all().map((face, index) => {
      const written = face.write(to, subset, index === 0 ? first : undefined)
      return [face.resource, written]
    }),
  )
}
