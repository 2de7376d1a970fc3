import { type PDFContext, type PDFDict, type PDFDocument, PDFName, type PDFRef } from 'pdf-lib'
import type { Area } from '../../../shared/bundle/court/plan'
import type { RemovedArea } from '../../../shared/bundle/court/served-copy'
import type { Glyph } from '../page-reading/glyphs'
import { touch } from '../page-reading/matrix'
import type { ReadPage } from '../page-reading/read-pages'
import { textOf } from '../page-reading/words'
import { inUprightSpace } from '../text-layer/add-text'
import type { TextLayer } from '../text-layer/text-layer'
import { blacken, type EmbeddedPart, embedSheet } from './picture'

/** What a page keeps of itself: its size and which way up it is shown. Everything else may tell what was on it. */
const keptOfPage = new Set(
  ['Type', 'Parent', 'MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Rotate', 'UserUnit'].map(name =>
    PDFName.of(name),
  ),
)

/** Dots for an inch: enough for print; of a scan its own, up to what a court asks for. */
const leastDots = 200
const mostDots = 300

/** In points: emptier than this between two lines, and they become two pictures. */
const bandGap = 18

/** Larger pictures fail in some browsers and readers; a page that big gets fewer dots. */
const mostPixels = 30_000_000

const dotsOf = ({ pictures, width, height }: ReadPage): number => {
  const large = pictures.filter(({ box }) => box.width * box.height > 0.1 * width * height)
  const wanted = Math.min(mostDots, Math.max(leastDots, ...large.map(({ dpi }) => Math.round(dpi))))
  const pixels = ((width * wanted) / 72) * ((height * wanted) / 72)
  return pixels > mostPixels ? wanted * Math.sqrt(mostPixels / pixels) : wanted
}

/** Whether the page is letters and lines, whose shades of grey hardly matter. */
const isDrawing = ({ pictures, width, height }: ReadPage): boolean =>
  pictures.reduce((sum, { box }) => sum + box.width * box.height, 0) < 0.05 * width * height

/** Whether a glyph can be seen on the page: not outside of it, and in no hidden layer. */
export const onPage = ({ box, hidden }: Glyph, { width, height }: ReadPage): boolean =>
  !hidden && touch(box, { x: 0, y: 0, width, height })

const unseen = (text: string): boolean => text === '' || /^[\p{Cc}\p{Co}\p{Cn}]+$/u.test(text)

const removedFrom = (page: ReadPage, area: Area): RemovedArea => ({
  page: page.number,
  area,
  text: textOf(page.glyphs.filter(({ core }) => touch(core, area))),
  picture: page.pictures.some(({ box }) => touch(box, area)),
})

/** Draws the page with its areas black, puts the picture into the document, and keeps nothing else of it in memory. */
const pictured = async (
  context: PDFContext,
  page: ReadPage,
  areas: readonly Area[],
  scale: number,
): Promise<EmbeddedPart[]> => {
  const sheet = await page.draw(scale)
  try {
    page.letGo()
    blacken(sheet, areas, scale)
    return await embedSheet(context, sheet, isDrawing(page), bandGap * scale)
  } finally {
    sheet.close()
  }
}

/**
 * Replaces what a page holds by a picture of it in which the areas are black, and by the text outside the areas, unseen
 * but found by readers. Nothing of the page's old content, pictures, notes or form fields is left on it. The page keeps
 * its size and its turn.
 */
export const redactPage = async (
  document: PDFDocument,
  node: PDFDict,
  page: ReadPage,
  areas: readonly Area[],
  layer: TextLayer,
): Promise<RemovedArea[]> => {
  const { context } = document
  const scale = dotsOf(page) / 72
  const parts = await pictured(context, page, areas, scale)
  const kept = page.glyphs.filter(
    glyph => onPage(glyph, page) && !unseen(glyph.text) && !areas.some(area => touch(glyph.core, area)),
  )
  const content = context.flateStream(contentOf(page, parts, areas, scale, layer.content(kept, 'U')))

  for (const key of node.keys()) if (!keptOfPage.has(key)) node.delete(key)
  node.set(PDFName.of('Contents'), context.register(content))
  const pictures = Object.fromEntries(parts.map(({ picture }, index) => [`P${index}`, picture]))
  const fonts = kept.length > 0 ? { U: layer.font } : {}
  node.set(
    PDFName.of('Resources'),
    context.obj({ XObject: pictures, Font: fonts } as Record<string, Record<string, PDFRef>>),
  )
  return areas.map(area => removedFrom(page, area))
}

const decimal = (value: number): string => value.toFixed(5).replace(/\.?0+$/, '')

const contentOf = (
  page: ReadPage,
  parts: readonly EmbeddedPart[],
  areas: readonly Area[],
  scale: number,
  text: string,
): string => {
  const pictures = parts.map(({ left, top, width, height }, index) => {
    const matrix = [width / scale, 0, 0, -height / scale, left / scale, (top + height) / scale]
    return `q ${matrix.map(decimal).join(' ')} cm /P${index} Do Q`
  })
  // The areas are drawn once more over the picture: a JPEG's edges are never quite clean.
  const boxes = areas.map(({ x, y, width, height }) => `${[x, y, width, height].map(decimal).join(' ')} re`)
  return [inUprightSpace(page.upright), ...pictures, '0 g', ...boxes, 'f', text, 'Q'].join('\n')
}
