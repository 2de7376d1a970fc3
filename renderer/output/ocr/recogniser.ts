import type { createWorker, Worker as Engine, Line, Word, WorkerOptions } from 'tesseract.js'
import type { PlacedText } from '../text-layer/text-layer'

/** Reads the characters in pictures. Close it: it holds a worker and some hundred megabytes. */
export interface Recogniser {
  /**
   * The text of a page's picture (JPEG) in reading order, placed in its dots from the upper left corner, y down.
   * `progress` goes from 0 to 1.
   */
  read(jpeg: Uint8Array<ArrayBuffer>, progress: (part: number) => void): Promise<PlacedText[]>
  close(): Promise<void>
}

/** Starts character recognition with what one place needs: where its program and its data lie. */
export type OpenRecogniser = () => Promise<Recogniser>

/** Below this, in per cent, the engine itself thinks that what it read is noise. */
const leastSure = 15

const placedWord = (word: Word, line: Line): PlacedText[] => {
  const { baseline, bbox } = line
  const long = baseline.x1 - baseline.x0
  const slope = long > 0 ? (baseline.y1 - baseline.y0) / long : 0
  const away = Math.hypot(1, slope)
  const height = line.rowAttributes?.rowHeight > 0 ? line.rowAttributes.rowHeight : bbox.y1 - bbox.y0
  const letters = word.symbols?.length ? word.symbols : [{ text: word.text, bbox: word.bbox }]
  return letters.map(({ text, bbox: { x0, x1 } }, index) => ({
    text,
    x: x0,
    y: baseline.y0 + slope * (x0 - baseline.x0),
    along: [1 / away, slope / away],
    advance: Math.max(1, (letters[index + 1]?.bbox.x0 ?? x1) - x0),
    size: Math.max(1, height),
  }))
}

const placedLine = (line: Line): PlacedText[] =>
  line.words
    .filter(word => word.confidence >= leastSure && word.text.trim() !== '')
    .flatMap(word => {
      const placed = placedWord(word, line)
      const last = placed.at(-1)
      if (!last) return []
      const end = last.x + last.along[0] * last.advance
      const space = { ...last, text: ' ', x: end, y: last.y + last.along[1] * last.advance }
      return [...placed, { ...space, advance: last.size * 0.2 }]
    })

/** A recogniser of English on Tesseract; everything it needs comes from `options`, and nothing is kept for later. */
export const startTesseract = async (
  start: typeof createWorker,
  options: Partial<WorkerOptions>,
): Promise<Recogniser> => {
  let tell: (part: number) => void = () => undefined
  const engine: Engine = await start('eng', 1, {
    ...options,
    cacheMethod: 'none',
    logger({ status, progress }) {
      if (status === 'recognizing text') tell(progress)
    },
    // What goes wrong rejects the call that asked for it; the library would throw it a second time.
    errorHandler: () => undefined,
  })
  await engine.setParameters({ tessedit_pageseg_mode: '3' as never, user_defined_dpi: '300' })
  return {
    async read(jpeg, progress) {
      tell = progress
      const { data } = await engine.recognize(
        jpeg as Parameters<Engine['recognize']>[0],
        {},
        {
          blocks: true,
          text: false,
        },
      )
      return (data.blocks ?? []).flatMap(block =>
        block.paragraphs.flatMap(paragraph => paragraph.lines.flatMap(placedLine)),
      )
    },
    async close() {
      await engine.terminate()
    },
  }
}
