import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Turn } from '../../../shared/bundle/court/plan'
import { failed, ok, type Result } from '../../../shared/result'
import { type PageContent, PageWalk } from './glyphs'
import { asMatrix, type Matrix, same } from './matrix'
import type { Sheet, Use, Viewer } from './viewer'

/** One page as it is seen: upright, its crop box only, in points. */
export interface ReadPage extends PageContent {
  /** Counted from 1. */
  number: number
  width: number
  height: number
  /** From the page's own space to the upright page. */
  upright: Matrix
  /**
   * Draws the page, `scale` pixels for a point, annotations included; `turn` is how far it is turned clockwise for it.
   * Of `pictures`, letters and what is filled are left away.
   */
  draw(scale: number, turn?: 0 | Turn, what?: 'page' | 'pictures'): Promise<Sheet>
  /** Lets go of what was unpacked to draw it. It can be drawn again. */
  letGo(): void
}

/** A PDF open for reading. Close it: it may hold a worker. */
export interface OpenPages {
  readonly count: number
  readonly pdf: PDFDocumentProxy
  /** `number` counts from 1 to `count`. Rejects for a page that cannot be read at all. */
  page(number: number): Promise<ReadPage>
  close(): Promise<void>
}

const readPage = async (
  pdf: PDFDocumentProxy,
  sheet: PDFPageProxy,
  number: number,
  { ops, sheet: newSheet }: Viewer,
): Promise<ReadPage> => {
  const view = sheet.getViewport({ scale: 1 })
  const upright = asMatrix(view.transform) ?? same
  const layers = await pdf.getOptionalContentConfig()
  const walk = new PageWalk(
    upright,
    ops,
    name => sheet.commonObjs.get(name),
    layer => layers.isVisible(layer as Parameters<typeof layers.isVisible>[0]),
  )
  const content = walk.walk(await sheet.getOperatorList())
  sheet.cleanup()
  return {
    number,
    width: view.width,
    height: view.height,
    upright,
    ...content,
    async draw(scale, turn = 0, what = 'page') {
      const viewport = sheet.getViewport({ scale, rotation: (view.rotation + turn) % 360 })
      const surface = newSheet(
        Math.max(1, Math.round(viewport.width)),
        Math.max(1, Math.round(viewport.height)),
      )
      // Letters are drawn from their outlines, which are filled too.
      if (what === 'pictures') surface.context.fill = () => undefined
      await sheet.render({
        canvas: surface.canvas,
        canvasContext: surface.context,
        viewport,
        background: '#ffffff',
      }).promise
      return surface
    },
    letGo: () => void sheet.cleanup(),
  }
}

/**
 * Opens a PDF to find what stands where on its pages and to draw them. A locked file is the fault `refused`, a broken
 * one `damaged`. Opened for its text alone, it is read faster and no pictures are found. The bytes stay the caller's.
 */
export const openPages = async (
  viewer: Viewer,
  bytes: Uint8Array,
  use: Use = 'all',
): Promise<Result<OpenPages>> => {
  const opening = viewer.open(bytes.slice(), use)
  try {
    const pdf = await opening.document
    return ok({
      count: pdf.numPages,
      pdf,
      async page(number) {
        return readPage(pdf, await pdf.getPage(number), number, viewer)
      },
      close: () => opening.close(),
    })
  } catch (error) {
    await opening.close()
    return error instanceof Error && error.name === 'PasswordException'
      ? failed(
          'refused',
          'The PDF is locked with a password.',
          'Ask the sender for a copy without a password.',
        )
      : failed(
          'damaged',
          'The PDF cannot be read: it is damaged or not a PDF.',
          'Ask for the file again, or print it to PDF from another program and choose that file.',
        )
  }
}
