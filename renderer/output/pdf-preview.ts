import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { failed, ok, type Result } from '../../shared/result'
import { BundledViewerFiles } from './pdf-preview-assets'

/** A PDF that is open for looking at. Close it when the pane goes away: it holds a worker. */
export interface PdfPreview {
  readonly pages: number
  /**
   * Draws a page, counted from 1, as wide as `width` CSS pixels; the canvas is sized to it at the screen's resolution.
   * A newer drawing on the same canvas stops the older one, which answers `cancelled`.
   */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<Result<{ height: number }>>
  /** How large a page is as a reader shows it, in points. */
  size(page: number): Promise<Result<{ width: number; height: number }>>
  /** The page's text in reading order, for those who cannot see the picture. */
  text(page: number): Promise<Result<string>>
  close(): Promise<void>
}

/** More than this many pixels on one canvas and browsers draw nothing at all. */
const mostPixels = 16_000_000

const next = 'Open the file in another program to check it, or choose it again.'
const unreadable = failed('damaged', 'The PDF cannot be shown: it is damaged or not a PDF.', next)
const locked = failed(
  'refused',
  'The PDF is locked with a password.',
  'Ask the sender for a copy without a password.',
)
const noPage = failed('not-found', 'The PDF has no such page.', 'Choose one of its pages.')
const pageFailed = failed('damaged', 'This page of the PDF cannot be shown.', next)
const stopped = failed(
  'cancelled',
  'The page was not drawn to its end.',
  'Nothing to do: a newer one is drawn.',
)

const nameOf = (error: unknown) => (error instanceof Error ? error.name : '')

/** A drawing asked for on a canvas; its task is there once the page has been read. */
interface Drawing {
  task?: RenderTask
}

const drawings = new WeakMap<HTMLCanvasElement, Drawing>()

const previewOf = (pdf: PDFDocumentProxy): PdfPreview => {
  const pageOf = async (page: number) =>
    Number.isInteger(page) && page >= 1 && page <= pdf.numPages ? await pdf.getPage(page) : undefined

  return {
    pages: pdf.numPages,

    async draw(page, canvas, width) {
      drawings.get(canvas)?.task?.cancel()
      const mine: Drawing = {}
      drawings.set(canvas, mine)
      try {
        const sheet = await pageOf(page)
        if (!sheet) return noPage
        if (drawings.get(canvas) !== mine) return stopped
        const natural = sheet.getViewport({ scale: 1 })
        const scale = width / natural.width
        const height = natural.height * scale
        const sharpness = Math.min(globalThis.devicePixelRatio || 1, Math.sqrt(mostPixels / (width * height)))
        const viewport = sheet.getViewport({ scale: scale * sharpness })
        canvas.width = Math.floor(viewport.width)
        canvas.height = Math.floor(viewport.height)
        mine.task = sheet.render({ canvas, viewport })
        await mine.task.promise
        return ok({ height })
      } catch (error) {
        return nameOf(error) === 'RenderingCancelledException' ? stopped : pageFailed
      }
    },

    async size(page) {
      try {
        const sheet = await pageOf(page)
        if (!sheet) return noPage
        const { width, height } = sheet.getViewport({ scale: 1 })
        return ok({ width, height })
      } catch {
        return pageFailed
      }
    },

    async text(page) {
      try {
        const sheet = await pageOf(page)
        if (!sheet) return noPage
        const { items } = await sheet.getTextContent({ disableNormalization: true })
        const words = items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
        // What is filled into the fields of a form is drawn, and is no part of the page's own text.
        const fields: { fieldName?: unknown; fieldValue?: unknown }[] = await sheet.getAnnotations()
        const filled = fields.flatMap(({ fieldName, fieldValue }) =>
          typeof fieldValue === 'string' && fieldValue !== '' ? [`${fieldName}: ${fieldValue}`] : [],
        )
        return ok([words, ...filled].join('\n').trim())
      } catch {
        return pageFailed
      }
    },

    close: () => pdf.loadingTask.destroy(),
  }
}

/**
 * Opens a PDF for looking at. Nothing is fetched but the application's own files, no script of the PDF runs, and no
 * text of it is evaluated. A locked file is the fault `refused`, a broken one `damaged`.
 */
export const openPreview = async (bytes: Uint8Array): Promise<Result<PdfPreview>> => {
  const viewer = await import('pdfjs-dist')
  viewer.GlobalWorkerOptions.workerSrc = workerUrl
  const task = viewer.getDocument({
    // The viewer takes its bytes away to the worker; the caller keeps its own.
    data: bytes.slice(),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    cMapPacked: true,
    BinaryDataFactory: BundledViewerFiles,
    verbosity: viewer.VerbosityLevel.ERRORS,
  })
  try {
    return ok(previewOf(await task.promise))
  } catch (error) {
    await task.destroy()
    return nameOf(error) === 'PasswordException' ? locked : unreadable
  }
}
