import type { Graft } from '../splice/graft'
import { Broken } from '../splice/parse'
import { type Target, toBytes } from '../splice/target'
import { type Dict, dict, Name, nameText, numberText, Ref, type Value } from '../splice/values'
import { keepAnnotations } from './annotations'
import { matrixOf, rectOf } from './boxes'
import { readContent } from './content'
import type { Destinations } from './destinations'
import type { SourceDocument, SourcePage } from './document'
import { drawnFontsOf, lineWidthsOf } from './drawn-fonts'
import { fromSeen, quarterTurns, type Rect, type Seen, seenSize } from './geometry'
import type { Content, Form, Surroundings } from './page-content'
import { freeSpot, nearEdge } from './spots'
import { inMatrix, type Stamps } from './stamps'

/** Most that the drawing of one page may unpack to, in bytes. */
const mostDrawing = 256 * 1024 ** 2

const nothing: Rect = { left: 0, bottom: 0, right: 0, top: 0 }

/** Looks up what drawing operators name, in the resources of a page or form. */
export const surroundingsOf = (document: SourceDocument, resources: Value): Surroundings => {
  const { source } = document
  const own = source.dict(resources)
  let objects: Dict | null = null
  const at = (name: string): Value => {
    objects ??= source.dict(own.get('XObject'))
    return objects.get(name) ?? null
  }
  return {
    pictureAt: at,
    drawnFonts: () => drawnFontsOf(source, own.get('Font')),
    lineWidths: () => lineWidthsOf(source, own.get('ExtGState')),
    drawn(name) {
      const reference = at(name)
      const lying = reference instanceof Ref ? source.object(reference.number) : null
      if (!lying || !(lying.value instanceof Map)) return null
      if (nameText(source.resolve(lying.value.get('Subtype'))) !== 'Form') return 'picture'
      const form: Form = {
        matrix: matrixOf(source, lying.value.get('Matrix')),
        box: rectOf(source, lying.value.get('BBox')) ?? nothing,
        bytes: source.unpack(lying, mostDrawing),
        surroundings: surroundingsOf(document, lying.value.get('Resources') ?? resources),
      }
      return form
    },
  }
}

/** What is known of a page whose drawing cannot be read here: that something may stand anywhere. */
const unknown: Content = {
  marks: [{ left: -1e6, bottom: -1e6, right: 1e6, top: 1e6 }],
  hasText: true,
  letters: { 0: 0, 90: 0, 180: 0, 270: 0 },
  hasMarks: true,
  pictures: [],
  open: 0,
  unopened: 0,
  unended: 0,
  whole: false,
}

/**
 * Reads what is drawn on a page; of the marks those near where its number goes, or those that are wanted, in their order.
 */
export const contentOf = (
  document: SourceDocument,
  page: SourcePage,
  seen: Seen,
  wanted?: (mark: Rect) => boolean,
): Content => {
  const near = nearEdge(seen, page.unit)
  const { source } = document
  const contents = page.entries.get('Contents')
  const listed = source.resolve(contents)
  const streams = Array.isArray(listed) ? listed : [contents ?? null]
  try {
    const parts = streams.flatMap(stream => {
      const lying = stream instanceof Ref ? source.object(stream.number) : null
      if (!lying?.data) return []
      const bytes = source.unpack(lying, mostDrawing)
      if (!bytes) throw new Broken()
      return [bytes]
    })
    return readContent(
      parts,
      surroundingsOf(document, page.resources),
      wanted ?? near,
      wanted !== undefined,
      near,
    )
  } catch {
    return unknown
  }
}

/** What is the same for all pages of one document. */
export interface Placing {
  document: SourceDocument
  destinations: Destinations
  target: Target
  graft: Graft
  /** The fonts of the numbers, in the target's references. */
  fonts: Dict
  stamps: Stamps
  pageOf: (number: number) => number | undefined
  /** Resources that have been given the fonts already, by their own object. */
  prepared: Map<number, Value>
  /** Drawings that are put before many pages, by their text. */
  before: Map<string, Ref>
}

const boxOf = ({ left, bottom, right, top }: Rect): Value => [left, bottom, right, top]

const withFonts = (placing: Placing, resources: Value, forms: Dict): Value => {
  const { document, graft, fonts } = placing
  const own = document.source.dict(resources)
  const mapped: Dict = new Map()
  for (const [key, value] of own)
    if (key !== 'Font' && !(key === 'XObject' && forms.size > 0)) mapped.set(key, graft.value(value))
  const fontsThere = graft.value(document.source.dict(own.get('Font')))
  mapped.set('Font', new Map([...(fontsThere instanceof Map ? fontsThere : []), ...fonts]))
  if (forms.size > 0) {
    const there = graft.value(document.source.dict(own.get('XObject')))
    mapped.set('XObject', new Map([...(there instanceof Map ? there : []), ...forms]))
  }
  return mapped
}

/** The resources of a page together with the fonts of the numbers; shared ones are written once. */
const resourcesFor = (placing: Placing, resources: Value, forms: Dict): Value => {
  if (forms.size > 0 || !(resources instanceof Ref)) return withFonts(placing, resources, forms)
  const known = placing.prepared.get(resources.number)
  if (known) return known
  const reference = placing.target.add(withFonts(placing, resources, forms))
  placing.prepared.set(resources.number, reference)
  return reference
}

/** Entries of a page that go with it; the others lead back into its file or are only for its program. */
const keptEntries = ['Group', 'UserUnit', 'Trans'] as const

/**
 * Puts a page into the target as object `number`, turned and with its label where nothing stands. Its drawing stays as it
 * is, between brackets of the graphics state; it is cut to what was seen of it, so that a page that grows shows nothing
 * that was not to be seen. Answers the corner that is seen at the top left, in the page's own space, and whether anything is
 * on the page, entries and notes included.
 */
export const placePage = (
  placing: Placing,
  page: SourcePage,
  content: Content,
  put: {
    number: number
    parent: Ref
    label: string
    turn: number
    /** Whether it grows for its number whatever stands on it. */
    grows: boolean
    links: readonly Dict[]
  },
): { corner: Corner; isMarked: boolean } => {
  const { document, target, graft, stamps } = placing
  const seen: Seen = { box: page.seen, rotation: quarterTurns(page.rotation + put.turn) }
  const { annotations, drawn, marks } = keepAnnotations(
    document,
    page,
    placing.destinations,
    graft,
    placing.pageOf,
  )
  const stamp = stamps.of(put.label)
  const spot = freeSpot(seen, stamp.width, [...content.marks, ...marks], page.unit, put.grows)

  const forms: Dict = new Map()
  const flattened = drawn.map(({ form, matrix }, index) => {
    forms.set(`SsstField${index + 1}`, form)
    return inMatrix(matrix, `/SsstField${index + 1} Do`)
  })
  const { left, bottom, right, top } = page.seen
  const cut = spot.grown
    ? `${[left, bottom, right - left, top - bottom].map(numberText).join(' ')} re W n\n`
    : ''
  // A drawing that closes brackets it has not opened would close ours.
  const opening = `${'q\n'.repeat(1 + content.unopened)}${cut}`
  let before = placing.before.get(opening)
  if (!before) {
    before = target.addStreamText('', toBytes(opening))
    placing.before.set(opening, before)
  }
  const closing = `\n${'EMC\n'.repeat(content.unended)}${'Q\n'.repeat(1 + content.open)}${flattened.join('')}${inMatrix(spot.matrix, stamp.drawing)}`
  const after = target.addStreamText('', toBytes(closing))
  const contents = document.source.resolve(page.entries.get('Contents'))
  const own = Array.isArray(contents) ? contents : [page.entries.get('Contents') ?? null]

  const entries: Dict = dict({ Type: Name.of('Page'), Parent: put.parent })
  for (const key of keptEntries) {
    const value = page.entries.get(key)
    if (value !== undefined) entries.set(key, graft.value(value))
  }
  entries.set('MediaBox', boxOf(spot.box))
  if (seen.rotation !== 0) entries.set('Rotate', seen.rotation)
  entries.set('Resources', resourcesFor(placing, page.resources, forms))
  entries.set('Contents', [
    before,
    ...own.flatMap(one => (one instanceof Ref ? [graft.value(one)] : [])),
    after,
  ])
  if (annotations.length + put.links.length > 0)
    entries.set(
      'Annots',
      [...annotations, ...put.links].map(one => target.add(one)),
    )
  target.add(entries, put.number)
  const corner = topLeft({ box: spot.box, rotation: seen.rotation })
  return { corner, isMarked: content.hasMarks || marks.length > 0 }
}

/** A point of a page in its own space: left and up. */
export type Corner = readonly [number, number]

const topLeft = (seen: Seen): Corner => {
  const [, , c, d, e, f] = fromSeen(seen)
  const { height } = seenSize(seen)
  return [c * height + e, d * height + f]
}
