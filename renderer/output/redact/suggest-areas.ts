import type { Area } from '../../../shared/bundle/court/plan'
import type { SuggestedAreas, SuggestedInFile } from '../../../shared/bundle/court/served-copy'
import { searchFor } from '../../../shared/bundle/court/served-match'
import type { Sought } from '../../../shared/bundle/court/served-values'
import { ok, type Result } from '../../../shared/result'
import type { Glyph } from '../page-reading/glyphs'
import { openPages, type ReadPage } from '../page-reading/read-pages'
import { isFramed, isMostlyNameless, ScanLook } from '../page-reading/scan'
import type { Viewer } from '../page-reading/viewer'
import { inColumns, inPlace, sequence, textOf } from '../page-reading/words'
import type { Progress } from '../supply'
import { onPage } from './redact-page'

/** Points around what was found. Words that were recognised stand where they are only about. */
const around = ({ unseen, size }: Glyph): number => (unseen ? 1 + 0.15 * size : 1)

/** The rectangles around glyphs, one for each line of them. */
const rectanglesOf = (glyphs: readonly Glyph[]): Area[] => {
  const areas: { left: number; top: number; right: number; bottom: number; base: number; size: number }[] = []
  for (const glyph of glyphs) {
    const { box, text, x, y, along, size } = glyph
    if (text.trim() === '') continue
    const base = y * along[0] - x * along[1]
    const last = areas.at(-1)
    // Along the line only: above and below, the box has room for accents and tails.
    const more = [around(glyph) * Math.abs(along[0]), around(glyph) * Math.abs(along[1])] as const
    const left = box.x - more[0]
    const top = box.y - more[1]
    const right = box.x + box.width + more[0]
    const bottom = box.y + box.height + more[1]
    if (last && Math.abs(last.base - base) < 0.4 * Math.max(size, last.size)) {
      last.left = Math.min(last.left, left)
      last.top = Math.min(last.top, top)
      last.right = Math.max(last.right, right)
      last.bottom = Math.max(last.bottom, bottom)
    } else areas.push({ left, top, right, bottom, base, size })
  }
  return areas.map(({ left, top, right, bottom }) => ({
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
  }))
}

/** From where to where whole words stand around a stretch of text. */
const wholeWords = (text: string, start: number, end: number): [start: number, end: number] => {
  const before = /\S*$/.exec(text.slice(0, start))?.[0].length ?? 0
  const after = /^\S*/.exec(text.slice(end))?.[0].length ?? 0
  return [start - before, end + after]
}

const isWithin = (inner: Area, outer: Area): boolean =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.width <= outer.x + outer.width + 0.5 &&
  inner.y + inner.height <= outer.y + outer.height + 0.5

const suggestedOn = (page: ReadPage, find: ReturnType<typeof searchFor>): SuggestedAreas[] => {
  const found = new Map<Sought, Area[]>()
  for (const order of [page.glyphs, inPlace(page.glyphs), inColumns(page.glyphs)]) {
    const { text, of } = sequence(order)
    for (const { sought, start, end } of find(text)) {
      const glyphsIn = (from: number, to: number) =>
        [...new Set(of.slice(from, to))].flatMap(index => order[index] ?? [])
      const exact = glyphsIn(start, end)
      // Where a letter ends within a recognised word is a guess, and half a letter of it would be served.
      const all = exact.some(({ unseen }) => unseen) ? glyphsIn(...wholeWords(text, start, end)) : exact
      const within = all.filter(glyph => onPage(glyph, page))
      const areas = found.get(sought) ?? []
      for (const area of rectanglesOf(within))
        if (!areas.some(known => isWithin(area, known))) areas.push(area)
      found.set(sought, areas)
    }
  }
  return [...found].map(([{ kind, whose }, areas]) => ({ page: page.number, kind, whose, areas }))
}

/**
 * Finds where in a PDF stand the pieces that must not be served, and the areas to take out so that they are gone. A
 * piece that is on a page but not to be seen there (hidden, or outside its crop box) comes without areas. Pages
 * without any text are listed: nothing could be looked for on them; and so are those with recognised text alone.
 */
export const suggestAreas = async (
  viewer: Viewer,
  bytes: Uint8Array,
  sought: readonly Sought[],
  progress?: Progress,
): Promise<Result<SuggestedInFile>> => {
  const pages = await openPages(viewer, bytes, 'text')
  if (!pages.ok) return pages
  const find = searchFor(sought)
  const suggested: SuggestedAreas[] = []
  const unread: number[] = []
  const recognised: number[] = []
  const scans = new ScanLook(viewer, bytes)
  try {
    const { count } = pages.value
    for (let number = 1; number <= count; number++) {
      const page = await pages.value.page(number)
      suggested.push(...suggestedOn(page, find))
      if (textOf(page.glyphs) === '' || isMostlyNameless(page.glyphs)) unread.push(number)
      else if (isFramed(page) && (await scans.isOne(number))) unread.push(number)
      else if (page.glyphs.every(({ unseen, text }) => unseen || text.trim() === '')) recognised.push(number)
      progress?.(number, count)
    }
    return ok({ suggested, unread, recognised })
  } finally {
    await scans.close()
    await pages.value.close()
  }
}
