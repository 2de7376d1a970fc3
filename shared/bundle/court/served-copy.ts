import type { Area } from './plan'
import type { Sought, SoughtKind } from './served-values'

/** Areas to be taken out of one page of a file. */
export interface PageAreas {
  /** Counted from 1. */
  page: number
  areas: readonly Area[]
}

/** What one area held. The text is for the officer's eyes only: it goes into no log, no list that leaves, no file name. */
export interface RemovedArea {
  /** Page of the file, counted from 1. */
  page: number
  area: Area
  /** The words that were taken out, as they stood; empty where the area held no text that a reader finds. */
  text: string
  /** Whether any picture reached into it. */
  picture: boolean
}

/** How many words a text has. */
export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** How much was taken out of one page of a file. */
export interface RemovedFromPage {
  file: string
  /** Counted from 1. */
  page: number
  areas: number
  words: number
}

/** What was taken out, page by page: where and how much, never what. */
export const removedByPage = (removed: readonly (RemovedArea & { file: string })[]): RemovedFromPage[] => {
  const pages = new Map<string, RemovedFromPage>()
  for (const { file, page, text } of removed) {
    const known = pages.get(`${page} ${file}`) ?? { file, page, areas: 0, words: 0 }
    pages.set(`${page} ${file}`, {
      ...known,
      areas: known.areas + 1,
      words: known.words + wordCount(text),
    })
  }
  return [...pages.values()]
}

/** Where on a page a piece stands that must not be served, and what to take out for it to be gone. */
export interface SuggestedAreas {
  /** Page of the file, counted from 1. */
  page: number
  kind: SoughtKind
  whose: Sought['whose']
  /** Empty where the piece is in the page's text and not to be seen: the whole page must be looked at. */
  areas: Area[]
}

/** What a look through one file came to. */
export interface SuggestedInFile {
  suggested: SuggestedAreas[]
  /** Pages without text that can be read, counted from 1: not all of them could be looked through. */
  unread: number[]
  /** Pages of which all text was recognised on a picture: what was misread there is not found. */
  recognised: number[]
}

/** In what part of a finished file a piece was found. */
export type FoundIn = 'page' | 'note' | 'bookmark' | 'properties' | 'attachment' | 'file'

/** Where it was found, after what was found. */
export const foundInWords: Record<FoundIn, string> = {
  page: 'in the text',
  note: 'in a note',
  bookmark: 'in a bookmark',
  properties: 'in the file’s properties',
  attachment: 'in an attachment',
  file: 'in the file’s own data',
}

/** Something that must not be served, found in a finished file. It says what kind of thing, never the thing itself. */
export interface ServedHit {
  kind: SoughtKind
  whose: Sought['whose']
  in: FoundIn
  /** Page of the finished file, counted from 1; null where it is on none, or that is not known. */
  page: number | null
}

/** What a search of a finished file came to. */
export interface ServedSearch {
  hits: ServedHit[]
  /** Pages without text that can be read, most often scans: not all of them could be looked through. */
  unread: number[]
}
