import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Rect } from './geometry'

/** The longer side of the drawing, in pixels: a letter is still some of them. */
const longSide = 1_200
/** From here on up a dot is white: letters that are as light are not seen on paper. */
const white = 250

interface Surfaces {
  create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D }
  destroy(surface: object): void
}

/**
 * Whether another reader draws anything on a page outside a box, which is seen in points from the upper left corner; null
 * where it has nothing to draw on.
 */
export const drawsAnything = async (
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
  outside: Rect | undefined,
): Promise<boolean | null> => {
  const whole = page.getViewport({ scale: 1 })
  const scale = Math.min(2, longSide / Math.max(whole.width, whole.height))
  const viewport = page.getViewport({ scale })
  const [width, height] = [Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height))]
  const surfaces = pdf.canvasFactory as Surfaces
  try {
    const surface = surfaces.create(width, height)
    const { canvas, context } = surface
    await page.render({ canvas, canvasContext: context, viewport, background: '#ffffff' }).promise
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = '#ffffff'
    if (outside) {
      // Counted downwards, `bottom` is the upper edge.
      const [left, top] = [outside.left * scale - 2, outside.bottom * scale - 2]
      context.fillRect(left, top, outside.right * scale + 2 - left, outside.top * scale + 2 - top)
    }
    const { data } = context.getImageData(0, 0, width, height)
    surfaces.destroy(surface)
    for (let at = 0; at < data.length; at++) if (at % 4 !== 3 && (data[at] ?? 0) < white) return true
    return false
  } catch {
    return null
  }
}
