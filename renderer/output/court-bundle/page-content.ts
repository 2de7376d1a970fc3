import type { Matrix } from '../page-reading/matrix'
import type { Value } from '../splice/values'
import type { Rect, Rotation } from './geometry'

/** What stands on a page, as far as its drawing tells without looking at fonts or pictures. */
export interface Content {
  /** Where something is drawn, in the page's own space, as far as `wanted` asked for it. */
  marks: Rect[]
  /** Text, seen or not, as letters to copy. */
  hasText: boolean
  /** Letters by the direction in which they run in the page's own space, in degrees to the left. */
  letters: Record<Rotation, number>
  /** Anything that leaves a mark. */
  hasMarks: boolean
  /** Each picture that is drawn, by its name in the resources of where it is drawn, with its size on paper in points. */
  pictures: { name: string; within: Surroundings; width: number; height: number }[]
  /** Brackets of the graphics state that are left open at the end, and that are closed without having been opened. */
  open: number
  unopened: number
  /** Parts of the drawing that are begun and not ended; such a part may not be seen. */
  unended: number
  /** Whether all of it was read. */
  whole: boolean
  /** Only where it was asked for: what each of the marks is, and white that may lie over those before it. */
  order?: { kinds: MarkKind[]; covers: Cover[] }
}

export type MarkKind = 'text' | 'picture' | 'drawing'

/** Where something was filled with white, and how many of the marks had been drawn by then. */
export interface Cover {
  box: Rect
  after: number
}

/** Nothing at all. */
export const emptyContent = (): Content => ({
  marks: [],
  hasText: false,
  letters: { 0: 0, 90: 0, 180: 0, 270: 0 },
  hasMarks: false,
  pictures: [],
  open: 0,
  unopened: 0,
  unended: 0,
  whole: true,
})

/** Where drawing operators find what they name. */
export interface Surroundings {
  /** A form that is drawn by name, or "picture", or null where there is none. */
  drawn(name: string): Form | 'picture' | null
  /** The reference of what is drawn by a name. */
  pictureAt(name: string): Value
  /** Fonts whose letters are drawings of a size of their own (Type 3), by their names. */
  drawnFonts(): ReadonlyMap<string, DrawnFont>
  /** Line widths that are set by the name of a graphics state. */
  lineWidths(): ReadonlyMap<string, number>
}

/** How far a letter reaches and how far the pen then goes, in the font's size; null where the font does not say. */
export type DrawnFont = { box: Rect; advance: number } | null

export interface Form {
  matrix: Matrix
  box: Rect
  /** Null where its drawing cannot be read. */
  bytes: Uint8Array | null
  surroundings: Surroundings
}
