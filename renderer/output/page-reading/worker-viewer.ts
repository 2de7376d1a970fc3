import { getDocument, OPS, PDFWorker, VerbosityLevel } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { BundledViewerFiles } from '../pdf-preview-assets'
import { largestPicture, openingWith, type Sheet, type Viewer } from './viewer'

const surface = (width: number, height: number) => {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new RangeError('No drawing surface of that length can be had')
  return { canvas, context }
}

/** What pdfjs draws on in between, where there is no document to make a canvas. */
class WorkerCanvases {
  create(width: number, height: number) {
    return surface(width, height)
  }
  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number) {
    canvas.width = width
    canvas.height = height
  }
  destroy({ canvas }: { canvas: OffscreenCanvas }) {
    canvas.width = 0
    canvas.height = 0
  }
}

/** Filters are elements of a page; a worker has none, and pdfjs then draws without them, as it does in Node. */
class NoFilters {
  addFilter = () => 'none'
  addHCMFilter = () => 'none'
  addAlphaFilter = () => 'none'
  addLuminosityFilter = () => 'none'
  addHighlightHCMFilter = () => 'none'
  destroy() {}
}

const open: Viewer['open'] = (bytes, use) => {
  // pdfjs looks for a window when it starts its own worker; here there is none, so it is handed one.
  const thread = new Worker(workerUrl, { type: 'module' })
  const worker = PDFWorker.create({ port: thread })
  const task = getDocument({
    ...openingWith,
    data: bytes,
    maxImageSize: largestPicture(use),
    worker,
    CanvasFactory: WorkerCanvases,
    FilterFactory: NoFilters,
    BinaryDataFactory: BundledViewerFiles,
    verbosity: VerbosityLevel.ERRORS,
  })
  return {
    document: task.promise,
    async close() {
      await task.destroy()
      worker.destroy()
      thread.terminate()
    },
  }
}

const sheet = (width: number, height: number): Sheet => {
  const { canvas, context } = surface(width, height)
  return {
    // The two kinds of canvas draw alike; the reader's types know only the one that a page has.
    canvas: canvas as unknown as HTMLCanvasElement,
    context: context as unknown as CanvasRenderingContext2D,
    async jpeg(quality) {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
      return new Uint8Array(await blob.arrayBuffer())
    },
    close() {
      canvas.width = 0
      canvas.height = 0
    },
  }
}

/** pdfjs in a worker of the window. */
export const workerViewer: Viewer = { ops: OPS, open, sheet }
