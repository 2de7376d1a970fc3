import type { Matrix } from '../page-reading/matrix'
import type { Graft } from '../splice/graft'
import { type Dict, dict, Name, nameText, Ref, type Value } from '../splice/values'
import { matrixOf, rectOf } from './boxes'
import type { Destinations } from './destinations'
import type { SourceDocument, SourcePage } from './document'
import { moved, type Rect } from './geometry'
import { isSwitchedOff } from './layers'

/** What becomes of the annotations of a page. */
export interface KeptAnnotations {
  /** In the target's references. */
  annotations: Dict[]
  /** Appearances of form fields, drawn as part of the page: the bundle has no form that could be filled. */
  drawn: { form: Value; matrix: Matrix }[]
  /** Where the annotations can be seen. */
  marks: Rect[]
}

/** What only works with its file or a program, or is not seen on paper. */
const dropped = new Set([
  'Popup',
  'Screen',
  'Movie',
  'Sound',
  '3D',
  'RichMedia',
  'FileAttachment',
  'TrapNet',
  'PrinterMark',
])
/** Entries that lead back into the file, or do something when touched. */
const leftOut = new Set(['P', 'Parent', 'Popup', 'IRT', 'RT', 'A', 'AA', 'PA', 'Dest', 'StructParent'])

/** The stream that shows an annotation in its present state, or null. */
const appearance = (document: SourceDocument, entries: Dict): Value => {
  const { source } = document
  const normal = source.dict(entries.get('AP')).get('N')
  const found = source.resolve(normal)
  if (!(found instanceof Map)) return null
  if (found.has('BBox')) return normal ?? null
  const state = nameText(source.resolve(entries.get('AS')))
  return (state && found.get(state)) || null
}

/** How an appearance is drawn into its rectangle (ISO 32000-1, 12.5.5). */
const placed = (document: SourceDocument, stream: Value, rect: Rect): Matrix | null => {
  const entries = document.source.dict(stream)
  const box = rectOf(document.source, entries.get('BBox'))
  if (!box) return null
  const drawn = moved(box, matrixOf(document.source, entries.get('Matrix')))
  const [width, height] = [drawn.right - drawn.left, drawn.top - drawn.bottom]
  if (width <= 0 || height <= 0) return null
  const across = (rect.right - rect.left) / width
  const up = (rect.top - rect.bottom) / height
  return [across, 0, 0, up, rect.left - drawn.left * across, rect.bottom - drawn.bottom * up]
}

const hidden = 2
const notSeen = 32

/**
 * Goes through the annotations of a page: links are kept where they still lead somewhere, marks and notes as they look,
 * form fields as part of the page. `pageOf` gives the target's page for an object of the source, where it is kept.
 */
export const keepAnnotations = (
  document: SourceDocument,
  page: SourcePage,
  destinations: Destinations,
  graft: Graft,
  pageOf: (number: number) => number | undefined,
): KeptAnnotations => {
  const { source } = document
  const kept: KeptAnnotations = { annotations: [], drawn: [], marks: [] }
  const listed = source.resolve(page.entries.get('Annots'))
  if (!Array.isArray(listed)) return kept
  for (const one of listed) {
    const entries = source.dict(one)
    const kind = nameText(source.resolve(entries.get('Subtype')))
    const flags = source.resolve(entries.get('F'))
    const rect = rectOf(source, entries.get('Rect'))
    if (!kind || !rect || dropped.has(kind)) continue
    if (typeof flags === 'number' && flags & (hidden | notSeen)) continue
    if (isSwitchedOff(document, entries.get('OC'))) continue
    if (kind === 'Widget') {
      const form = appearance(document, entries)
      const matrix = form instanceof Ref ? placed(document, form, rect) : null
      if (!matrix) continue
      kept.drawn.push({ form: graft.value(form), matrix })
      kept.marks.push(rect)
      continue
    }
    const own: Dict = new Map()
    for (const [key, value] of entries) if (!leftOut.has(key)) own.set(key, graft.value(value))
    if (kind !== 'Link') {
      kept.annotations.push(own)
      kept.marks.push(rect)
      continue
    }
    const action = source.dict(entries.get('A'))
    if (nameText(source.resolve(action.get('S'))) === 'URI') {
      own.set('A', dict({ S: Name.of('URI'), URI: graft.value(source.resolve(action.get('URI'))) }))
      kept.annotations.push(own)
      continue
    }
    const to = destinations.of(entries)
    const target = to && pageOf(to.page)
    if (!to || target === undefined || target === null) continue
    own.set('Dest', [new Ref(target), ...graftedView(to.view)])
    kept.annotations.push(own)
  }
  return kept
}

/** How a page is shown where a link leads: names and numbers only. */
export const graftedView = (view: readonly Value[]): Value[] => {
  const plain = view.map(one => (one instanceof Name || typeof one === 'number' ? one : null))
  return plain[0] instanceof Name ? plain : [Name.of('Fit')]
}
