import type { Glyph } from './glyphs'
import { type OpenPages, openPages, type ReadPage } from './read-pages'
import type { Viewer } from './viewer'

/** In points: the lines that a fax or an earlier bundle prints stand no further from the edge of the paper. */
export const atEdge = 60
/** In letters: as many at the edges are such lines; more are text. */
export const fewLetters = 150
/** As much of a page is covered by the picture of a scan. */
export const mostOfPage = 0.6

const nearEdge = ({ box }: Glyph, { width, height }: { width: number; height: number }): boolean =>
  box.y + box.height <= atEdge ||
  box.y >= height - atEdge ||
  box.x + box.width <= atEdge ||
  box.x >= width - atEdge

/** Whether a page has a few letters near its edges and no others: a scan may lie between them. */
export const isFramed = (page: Pick<ReadPage, 'glyphs' | 'width' | 'height'>): boolean => {
  const letters = page.glyphs.filter(({ text }) => text.trim() !== '')
  return letters.length <= fewLetters && letters.every(glyph => nearEdge(glyph, page))
}

/** Whether a page is a picture, with no text but what a fax or an earlier bundle printed at its edges. */
export const isScan = (page: Pick<ReadPage, 'glyphs' | 'pictures' | 'width' | 'height'>): boolean => {
  const { glyphs, pictures, width, height } = page
  if (glyphs.every(({ text }) => text.trim() === '')) return pictures.length > 0
  const covers = pictures.some(({ box }) => box.width * box.height >= mostOfPage * width * height)
  return covers && isFramed(page)
}

/** Whether so many of a page's letters are no letters of any script that its words cannot be told. */
export const isMostlyNameless = (glyphs: readonly Glyph[]): boolean => {
  const seen = glyphs.filter(({ text }) => text !== ' ')
  return seen.filter(({ text }) => /^[\p{Cc}\p{Co}\p{Cn}\ufffd]+$/u.test(text)).length * 8 > seen.length
}

/** Looks whether single pages of a PDF are scans; it is opened with its pictures when the first is asked for. Close it. */
export class ScanLook {
  private pages: OpenPages | null = null

  constructor(
    private readonly viewer: Viewer,
    private readonly bytes: Uint8Array,
  ) {}

  /** `page` counts from 1. Where the pictures cannot be read, a page counts as one. */
  async isOne(page: number): Promise<boolean> {
    if (!this.pages) {
      const opened = await openPages(this.viewer, this.bytes)
      if (!opened.ok) return true
      this.pages = opened.value
    }
    return isScan(await this.pages.page(page))
  }

  async close(): Promise<void> {
    await this.pages?.close()
  }
}
