import type { Area } from './plan'

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
