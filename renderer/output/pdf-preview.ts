import { type Failed, failed, ok, type Result } from '../../shared/result'
import type { Jobs } from './jobs'
import { type LaneWorker, openLane, type Patience, type Weigh } from './lane'
import { windowWorker } from './window-worker'

/** A PDF that is open for looking at. Close it when the pane goes away: it holds a worker. */
export interface PdfPreview {
  readonly pages: number
  /**
   * Draws a page, counted from 1, as wide as `width` CSS pixels; the canvas is sized to it at the screen's resolution.
   * A newer drawing on the same canvas takes the place of the older one, which answers `cancelled`.
   */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<Result<{ height: number }>>
  /** How large a page is as a reader shows it, in points. */
  size(page: number): Promise<Result<{ width: number; height: number }>>
  /** The page's text in reading order, for those who cannot see the picture. */
  text(page: number): Promise<Result<string>>
  close(): Promise<void>
}

type LookJob = 'look-open' | 'look-size' | 'look-text' | 'look-draw'

const stopped = failed(
  'cancelled',
  'The page was not drawn to its end.',
  'Nothing to do: a newer one is drawn.',
)

/** What is said of a page that was given up, or of the whole file where it did not even open. */
const tooLong = (page?: number): Failed =>
  failed(
    'invalid',
    `${page === undefined ? 'The PDF' : `Page ${page}`} took too long to show and was given up.`,
    'Ask for the file again, or print it to PDF or scan it again and add that instead.',
  )

const startLooking = (): LaneWorker =>
  windowWorker(new Worker(new URL('./looking/looking-worker.ts', import.meta.url), { type: 'module' }))

export interface Looking {
  patience: Patience
  weigh?: Weigh
  start?: () => LaneWorker
}

/** Puts what a worker drew on a canvas of the window. */
const show = (canvas: HTMLCanvasElement, picture: ImageBitmap): void => {
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  picture.close()
}

/** Which drawing each canvas waits for. */
const drawings = new WeakMap<HTMLCanvasElement, symbol>()

/**
 * Opens a PDF for looking at, in a worker of its own: whatever it holds, the window stays live, and a page that is not
 * there after its time, or takes too much memory, is given up with its worker; the others are shown by the next one. A
 * locked file is the fault `refused`, a broken one `damaged`, one that is given up `invalid`. The bytes stay the caller's.
 */
export const openPreview = async (
  bytes: Uint8Array,
  { patience, weigh, start = startLooking }: Looking,
): Promise<Result<PdfPreview>> => {
  let worker: LaneWorker | null = null
  const lane = openLane(
    () => {
      worker = start()
      return worker
    },
    patience,
    weigh,
  )
  const closing = new AbortController()
  /** Pages are not tried again: each time would cost the officer the whole wait. */
  const lost = new Map<number, Failed>()
  let line: Promise<unknown> = Promise.resolve()

  const ask = async <J extends LookJob>(
    job: J,
    input: Jobs[J]['input'],
    page?: number,
  ): Promise<Result<Jobs[J]['output']>> => {
    const known = page === undefined ? undefined : lost.get(page)
    if (known) return known
    const answer = await lane({
      job,
      input,
      // A worker that was started anew asks for the file again.
      supply: async () => ok(bytes.slice()),
      watch: { signal: closing.signal },
      givenUp: tooLong(page),
    })
    // The lane says so of what took too long or too much memory; the worker itself never does.
    if (page !== undefined && !answer.ok && answer.fault.code === 'invalid') lost.set(page, answer)
    return answer
  }
  /** One after another, so that what takes long is known by its page; what nobody waits for any more is not begun. */
  const inTurn = <T>(look: () => Promise<Result<T>>): Promise<Result<T>> => {
    const turn = line.then(look)
    line = turn
    return turn
  }
  const close = async () => {
    closing.abort()
    worker?.terminate()
  }

  const opened = await inTurn(() => ask('look-open', null))
  if (!opened.ok) {
    await close()
    return opened
  }
  return ok({
    pages: opened.value.pages,

    draw(page, canvas, width) {
      const mine = Symbol('drawing')
      drawings.set(canvas, mine)
      return inTurn(async () => {
        if (drawings.get(canvas) !== mine) return stopped
        const density = globalThis.devicePixelRatio || 1
        const drawn = await ask('look-draw', { page, width, density }, page)
        if (drawings.get(canvas) !== mine) {
          if (drawn.ok) drawn.value.picture.close()
          return stopped
        }
        if (!drawn.ok) return drawn
        show(canvas, drawn.value.picture)
        return ok({ height: drawn.value.height })
      })
    },

    size: page => inTurn(() => ask('look-size', { page }, page)),

    text: page =>
      inTurn(async () => {
        const read = await ask('look-text', { page }, page)
        return read.ok ? ok(read.value.text) : read
      }),

    close,
  })
}
