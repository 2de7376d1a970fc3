import type { Fonts } from '../fonts/fonts'
import type { Faces } from '../pdf/page'
import type { Setter } from '../pdf/setter'
import type { Graft } from '../splice/graft'
import type { Target } from '../splice/target'
import { Name, type Ref, type Value } from '../splice/values'
import type { Supply } from '../supply'
import { Destinations } from './destinations'
import type { SourceDocument } from './document'
import type { IndexEntry } from './front'
import type { CourtBundleJob, CourtBundleMeans, Flags } from './job'
import type { KeptLayer } from './layers'
import type { PageTree } from './page-tree'
import type { Corner, Placing } from './place-page'
import type { Stamps } from './stamps'

/** A bundle in the making: what every part of it is put into. */
export interface Binding {
  job: CourtBundleJob
  means: CourtBundleMeans
  supply: Supply
  fonts: Fonts
  faces: Faces
  setter: Setter
  target: Target
  tree: PageTree
  stamps: Stamps
  /** The font of the numbers, which is written with the front pages. */
  stampFont: Ref
  /** Drawings that are put before many pages, by their text. */
  before: Map<string, Ref>
  /** The corner of each page that is seen at the top left, by its object. */
  corners: Map<number, Corner>
  flags: Flags
  layers: KeptLayer[]
  /** How many bytes of the files are in. */
  done: number
  /** Says so; in the middle of a file too, because work that gives no sign of life is taken for stuck. */
  tell(): void
}

/** A line of the index, and the page it leads to. */
export interface Placed {
  entry: IndexEntry
  to: Ref | null
}

/** What all pages of one file are put in with; `kept` are the pages of it that go in, by their objects there. */
export const placingOf = (
  { target, stamps, stampFont, before }: Binding,
  document: SourceDocument,
  graft: Graft,
  kept: ReadonlyMap<number, number>,
): Placing => ({
  document,
  destinations: new Destinations(document),
  target,
  graft,
  fonts: new Map([[stamps.resource, stampFont]]),
  stamps,
  pageOf: number => kept.get(number),
  prepared: new Map(),
  before,
})

/** The destination of a page from its top, without another zoom. */
export const atTop = ({ corners }: Binding, page: Ref | null, zoom: Value = null): Value => {
  if (!page) return null
  const [left, top] = corners.get(page.number) ?? [0, 0]
  return [page, Name.of('XYZ'), left, top, zoom]
}

/** A title with the number of its page, as bookmarks have it. */
export const titled = (title: string, label: string): string => `${title} (page ${label})`
