import { type Dict, Name, nameText, Quoted, quotedBytes, quotedText, Ref, type Value } from '../splice/values'
import type { SourceDocument } from './document'

/** Where a link or bookmark of a file leads: the object of its page, and how the page is then shown. */
export interface Destination {
  page: number
  view: Value[]
}

/** Names of destinations that one file may have; more is a trap. */
const mostNames = 100_000

/** A heading of a file's own bookmarks; those inside it come with it. */
export interface Heading {
  title: string
  to: Destination | null
  inside: Heading[]
}

const mostHeadings = 5000

/** Finds where the links and bookmarks of one file lead, also by name. */
export class Destinations {
  private named: Map<string, Value> | null = null

  constructor(private readonly document: SourceDocument) {}

  /** Where a link annotation or bookmark leads within its file, or null. */
  of(entries: Dict): Destination | null {
    const { source } = this.document
    const direct = entries.get('Dest')
    if (direct !== undefined && direct !== null) return this.resolve(direct)
    const action = source.dict(entries.get('A'))
    return nameText(source.resolve(action.get('S'))) === 'GoTo' ? this.resolve(action.get('D')) : null
  }

  private resolve(value: Value | undefined, depth = 0): Destination | null {
    const { source, pages } = this.document
    const found = source.resolve(value)
    if (depth > 4) return null
    if (found instanceof Name) return this.resolve(this.names().get(found.text), depth + 1)
    if (found instanceof Quoted) return this.resolve(this.names().get(quotedBytes(found)), depth + 1)
    if (found instanceof Map) return this.resolve(found.get('D'), depth + 1)
    if (!Array.isArray(found)) return null
    const [page, ...view] = found
    const number =
      page instanceof Ref ? page.number : typeof page === 'number' ? pages[page]?.number : undefined
    if (number === undefined) return null
    return { page: number, view: view.map(one => source.resolve(one)) }
  }

  private names(): Map<string, Value> {
    if (this.named) return this.named
    const { source, catalog } = this.document
    const named = new Map<string, Value>()
    // The older way is a dictionary of names, the newer one a tree of strings.
    for (const [name, value] of source.dict(catalog.get('Dests'))) named.set(name, value)
    const seen = new Set<Dict>()
    const visit = (node: Dict, depth: number): void => {
      if (depth > 32 || seen.has(node) || named.size > mostNames) return
      seen.add(node)
      const kids = source.resolve(node.get('Kids'))
      if (Array.isArray(kids)) for (const kid of kids) visit(source.dict(kid), depth + 1)
      const pairs = source.resolve(node.get('Names'))
      if (!Array.isArray(pairs)) return
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        const name = source.resolve(pairs[at])
        const value = pairs[at + 1]
        if (name instanceof Quoted && value !== undefined) named.set(quotedBytes(name), value)
      }
    }
    visit(source.dict(source.dict(catalog.get('Names')).get('Dests')), 0)
    this.named = named
    return named
  }
}

/** The file's own bookmarks, as they are nested, and whether they are all. */
export const headingsOf = (
  document: SourceDocument,
  destinations: Destinations,
): { headings: Heading[]; areAll: boolean } => {
  const { source, catalog } = document
  const seen = new Set<number>()
  let areAll = true
  const level = (first: Value | undefined, depth: number): Heading[] => {
    const headings: Heading[] = []
    for (let next = first; next instanceof Ref && depth < 16; ) {
      if (seen.has(next.number)) break
      if (seen.size >= mostHeadings) {
        areAll = false
        break
      }
      seen.add(next.number)
      const entries = source.dict(next)
      const title = source.resolve(entries.get('Title'))
      headings.push({
        title: title instanceof Quoted ? quotedText(title) : '',
        to: destinations.of(entries),
        inside: level(entries.get('First'), depth + 1),
      })
      next = entries.get('Next')
    }
    return headings
  }
  const headings = level(source.dict(catalog.get('Outlines')).get('First'), 0)
  return { headings, areAll }
}
