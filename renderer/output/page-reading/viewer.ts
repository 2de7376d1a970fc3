import type { OPS, PDFDocumentProxy } from 'pdfjs-dist'

/** A drawing surface, in the browser's worker or in Node. */
export interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
  /** The surface as a JPEG; `quality` from 0 to 1. */
  jpeg(quality: number): Promise<Uint8Array<ArrayBuffer>>
  /** Lets go of its dots now: they lie where the collector of unused memory does not count them. */
  close(): void
}

/** What a document is opened for. Where only its text is wanted, no picture is unpacked. */
export type Use = 'all' | 'text'

export interface Opening {
  document: Promise<PDFDocumentProxy>
  /** Lets go of the document and of whatever reads it. */
  close(): Promise<void>
}

/** The PDF reader (pdfjs) as it runs in one place: a worker of the window, or Node. */
export interface Viewer {
  /** The numbers of the drawing operations. */
  readonly ops: typeof OPS
  /** Begins to open a PDF; the bytes are the reader's from then on. Nothing is fetched but the product's own files. */
  open(bytes: Uint8Array, use: Use): Opening
  /** A white surface of so many pixels. */
  sheet(width: number, height: number): Sheet
}

/** How every place opens a PDF: no script runs, no text is evaluated, letters are drawn from their outlines. */
export const openingWith = {
  isEvalSupported: false,
  enableXfa: false,
  useSystemFonts: false,
  useWorkerFetch: false,
  disableFontFace: true,
  cMapPacked: true,
} as const

/** In pixels, the largest picture that is unpacked; -1 is no limit. */
export const largestPicture = (use: Use): number => (use === 'text' ? 1 : -1)
