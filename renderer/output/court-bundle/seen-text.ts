import type { PDFPageProxy } from 'pdfjs-dist'
import type { Rect } from './geometry'

/** A stretch of text as it is seen: its box from the upper left corner in points, and how far it is turned clockwise. */
export interface SeenText {
  text: string
  box: Rect
  turned: number
}

export const seenText = async (
  page: PDFPageProxy,
): Promise<{ items: SeenText[]; height: number; width: number }> => {
  const view = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent({ disableNormalization: true })
  const [a, b, c, d, e, f] = view.transform as [number, number, number, number, number, number]
  const seen = items.flatMap((item): SeenText[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [ta, tb, tc, td, te, tf] = item.transform as [number, number, number, number, number, number]
    const right = { x: ta * a + tb * c, y: ta * b + tb * d }
    const up = { x: tc * a + td * c, y: tc * b + td * d }
    const origin = { x: te * a + tf * c + e, y: te * b + tf * d + f }
    const length = Math.hypot(right.x, right.y) || 1
    const along = { x: (right.x / length) * item.width, y: (right.y / length) * item.width }
    // Letters rise to about three quarters of their size.
    const over = { x: up.x * 0.72, y: up.y * 0.72 }
    const xs = [origin.x, origin.x + along.x, origin.x + over.x, origin.x + along.x + over.x]
    const ys = [origin.y, origin.y + along.y, origin.y + over.y, origin.y + along.y + over.y]
    const turned = (Math.round((Math.atan2(right.y, right.x) * 180) / Math.PI / 90) * 90 + 360) % 360
    return [
      {
        text: item.str.trim(),
        box: { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) },
        turned,
      },
    ]
  })
  return { items: seen, height: view.height, width: view.width }
}

/** How far from the upper or lower edge a number may stand, in points. */
const edge = 40

/** The number of a page among its text: upright, near the edge, and the last that is drawn. */
export const stampIn = (items: readonly SeenText[], label: string, height: number): SeenText | undefined =>
  items.findLast(
    ({ text, box, turned }) =>
      text === label && turned === 0 && (box.bottom > height - edge || box.top < edge),
  )

/** Shares of a page's letters by how far they are turned. */
export const turning = (items: readonly SeenText[]) => {
  const letters = { 0: 0, 90: 0, 180: 0, 270: 0 } as Record<number, number>
  for (const { text, turned } of items) letters[turned] = (letters[turned] ?? 0) + text.length
  const all = items.reduce((sum, { text }) => sum + text.length, 0)
  return {
    upsideDown: (letters[180] ?? 0) * 2 > all,
    sideways: ((letters[90] ?? 0) + (letters[270] ?? 0)) * 2 > all,
  }
}
