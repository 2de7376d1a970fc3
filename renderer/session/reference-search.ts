import type { Procedure } from '../../shared/procedures/schema'
import { type ReferenceEntry, referenceEntries } from '../../shared/reference/entries'
import { newWordIndex } from './word-index'

/** Search over everything in the reference. */
export interface ReferenceSearch {
  /** The entries that hold every word of the query, the best first; null for an empty query. */
  find(query: string): ReferenceEntry[] | null
}

/** The search of the reference of these procedures. */
export const searchReference = (procedures: readonly Procedure[]): ReferenceSearch => {
  const entries = new Map(referenceEntries(procedures).map(entry => [entry.id, entry]))
  const index = newWordIndex(['names', 'title', 'text', 'more'], { names: 8, title: 4, text: 2 })
  for (const { id, names, title, text, more } of entries.values()) index.add({ id, names, title, text, more })
  return {
    find: query => index.find(query)?.flatMap(({ id }) => entries.get(id) ?? []) ?? null,
  }
}
