import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { failed, ok, type Result } from '../../../shared/result'
import type { JobHands, JobTable } from '../jobs'
import type { Sheet, Viewer } from '../page-reading/viewer'

/** A page to be drawn `width` CSS pixels wide, on a screen with so many pixels for each of them. */
export interface PageToDraw {
  /** Counted from 1. */
  page: number
  width: number
  density: number
}

/** `height` in CSS pixels. */
export interface DrawnPage {
  picture: ImageBitmap
  height: number
}

export type LookJobs = Pick<JobTable, 'look-open' | 'look-size' | 'look-text' | 'look-draw'>

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

const wordsOf = async (sheet: PDFPageProxy): Promise<string> => {
  const { items } = await sheet.getTextContent({ disableNormalization: true })
  const words = items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  // What is filled into the fields of a form is drawn, and is no part of the page's own text.
  const fields: { fieldName?: unknown; fieldValue?: unknown }[] = await sheet.getAnnotations()
  const filled = fields.flatMap(({ fieldName, fieldValue }) =>
    typeof fieldValue === 'string' && fieldValue !== '' ? [`${fieldName}: ${fieldValue}`] : [],
  )
  return [words, ...filled].join('\n').trim()
}

/**
 * The jobs of a worker in which one PDF is looked at: it is supplied as the first, once, and stays open. No script of it
 * runs and no text of it is evaluated. `pictureOf` takes what was drawn off its surface. None of them rejects.
 */
export const lookJobs = (viewer: Viewer, pictureOf: (sheet: Sheet) => ImageBitmap): LookJobs => {
  let opening: Promise<Result<PDFDocumentProxy>> | undefined

  const open = async (supply: JobHands['supply']): Promise<Result<PDFDocumentProxy>> => {
    const file = await supply(0)
    if (!file.ok) return file
    const { document, close } = viewer.open(file.value, 'all')
    try {
      return ok(await document)
    } catch (error) {
      await close().catch(() => undefined)
      return error instanceof Error && error.name === 'PasswordException' ? locked : unreadable
    }
  }
  const opened = ({ supply }: JobHands) => {
    opening ??= open(supply)
    return opening
  }
  const onPage = async <T>(
    page: number,
    hands: JobHands,
    look: (sheet: PDFPageProxy) => Promise<T>,
  ): Promise<Result<T>> => {
    const pdf = await opened(hands)
    if (!pdf.ok) return pdf
    if (!Number.isInteger(page) || page < 1 || page > pdf.value.numPages) return noPage
    try {
      return ok(await look(await pdf.value.getPage(page)))
    } catch {
      return pageFailed
    }
  }

  return {
    'look-open': async (_, hands) => {
      const pdf = await opened(hands)
      return pdf.ok ? ok({ pages: pdf.value.numPages }) : pdf
    },
    'look-size': ({ page }, hands) =>
      onPage(page, hands, async sheet => {
        const { width, height } = sheet.getViewport({ scale: 1 })
        return { width, height }
      }),
    'look-text': ({ page }, hands) => onPage(page, hands, async sheet => ({ text: await wordsOf(sheet) })),
    'look-draw': ({ page, width, density }, hands) =>
      onPage(page, hands, async sheet => {
        const natural = sheet.getViewport({ scale: 1 })
        const scale = width / natural.width
        const height = natural.height * scale
        const sharpness = Math.min(density, Math.sqrt(mostPixels / (width * height)))
        const viewport = sheet.getViewport({ scale: scale * sharpness })
        const surface = viewer.sheet(
          Math.max(1, Math.floor(viewport.width)),
          Math.max(1, Math.floor(viewport.height)),
        )
        const { canvas, context } = surface
        await sheet.render({ canvas, canvasContext: context, viewport }).promise
        sheet.cleanup()
        return { picture: pictureOf(surface), height }
      }),
  }
}
