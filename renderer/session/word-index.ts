import MiniSearch from 'minisearch'
import { asked, words } from './words'

/** What one search found: the entry's id, and the fields that hold the words. */
export interface Hit<F extends string> {
  id: string
  fields: F[]
}

/** An index of texts by their words, in memory only. Every word of a query must stand somewhere in an entry; its beginning is enough. */
export interface WordIndex<F extends string> {
  add(entry: Record<F, string> & { id: string }): void
  replace(entry: Record<F, string> & { id: string }): void
  discard(id: string): void
  /** The best first; null for a query without words. */
  find(query: string): Hit<F>[] | null
}

/** An empty index. A word counts `boost` times as much in the fields named there. */
export const newWordIndex = <F extends string>(
  fields: readonly F[],
  boost: Partial<Record<F, number>> = {},
): WordIndex<F> => {
  const index = new MiniSearch<Record<F, string> & { id: string }>({
    fields: [...fields],
    tokenize: words,
    processTerm: term => term,
  })
  return {
    add: entry => index.add(entry),
    replace: entry => index.replace(entry),
    discard: id => index.discard(id),
    find(query) {
      if (asked(query).length === 0) return null
      return index
        .search(query, {
          tokenize: asked,
          prefix: true,
          combineWith: 'AND',
          boost: Object.fromEntries(Object.entries(boost)),
        })
        .map(result => {
          const matched = new Set(Object.values(result.match).flat())
          return { id: String(result.id), fields: fields.filter(field => matched.has(field)) }
        })
    },
  }
}
