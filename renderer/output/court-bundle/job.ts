import type { NumberedPage } from '../../../shared/bundle/court/numbering'
import type { Area, CourtBundlePlan } from '../../../shared/bundle/court/plan'
import type { Result } from '../../../shared/result'
import type { Jpeg2000Decoder } from '../picture-samples/jpx'
import type { Redraw } from '../pictures/smaller'
import type { Inflate } from '../splice/inflate'
import type { IndexEntry } from './front'
import type { Rect } from './geometry'

export interface CourtBundleJob {
  plan: CourtBundlePlan
  /** The file behind each document, in the order of the bundle: its name, for sentences, and its size in bytes. */
  files: readonly { name: string; bytes: number }[]
  /** An ISO instant for the file's properties. The same job at the same instant gives the same bytes. */
  madeAt: string
  /** Labels of pages that grow for their numbers, because the check of a bundle found these standing on something. */
  grow?: readonly string[]
}

/** What a bundle can do only where the machine it is made on has the means. */
export interface CourtBundleMeans {
  /** Unpacks streams where something faster than the built-in way is at hand. */
  inflate?: Inflate
  /** Packs data, where something faster is at hand. */
  deflate?: (data: Uint8Array) => Uint8Array
  /** The SHA-256 of data in hexadecimal digits, where it can be had without holding the data a second time meanwhile. */
  digest?: (data: Uint8Array) => string
  /** Draws a JPEG or a PNG smaller, where the machine has something faster than the built-in way. */
  redraw?: Redraw
  /** The decoder of JPEG 2000; without it such pictures stay as they are. */
  jpeg2000?: Jpeg2000Decoder
  /** Takes areas out of a file for the served copy: the same pages, by number from 1, without what was in the areas. */
  redact?: (
    bytes: Uint8Array<ArrayBuffer>,
    areas: ReadonlyMap<number, readonly Area[]>,
    name: string,
    tell: () => void,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>
}

/** Where areas were taken out of a page, in the page's own space. */
export interface TakenOut {
  label: string
  areas: Rect[]
}

export interface CourtBundleMade {
  bytes: Uint8Array<ArrayBuffer>
  sha256: string
  /** Every page in order. */
  pages: NumberedPage[]
  /** The lines of the index in order, each with the first and last number of its pages. */
  lines: IndexEntry[]
  /** How many bookmarks it has, those inside others counted too. */
  bookmarks: number
  /** How many pages cover and index take; a late document keeps the numbering when the plan says so as `issued`. */
  frontPages: number
  /** Labels of pages that are pictures without any text, and of pages with nothing on them. */
  withoutText: string[]
  blank: string[]
  /** Labels of pages that stood upside down in their file and were turned. */
  righted: string[]
  /** Labels of pages with a picture of more than 300 dpi that could not be made smaller. */
  tooFine: string[]
  /** Labels of pages with layers that are switched off: nobody sees what is on them, and it is in the file. */
  switchedOff: string[]
  /** Titles of documents with form entries that could not be drawn, and with more bookmarks than are brought along. */
  entriesUnseen: string[]
  bookmarksCut: string[]
  /** What the served copy leaves out of its pages; none in the court's copy. */
  takenOut: TakenOut[]
}

/** What is told of single pages, by their labels, and of single documents, by their titles. */
export type Flags = Pick<
  CourtBundleMade,
  | 'withoutText'
  | 'blank'
  | 'righted'
  | 'tooFine'
  | 'switchedOff'
  | 'entriesUnseen'
  | 'bookmarksCut'
  | 'takenOut'
>
