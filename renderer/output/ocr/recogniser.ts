import type { createWorker, Worker as Engine, Line, Word, WorkerOptions } from 'tesseract.js'
import type { PlacedText } from '../text-layer/text-layer'

/** What was read on a picture. */
export interface Recognised {
  /** In reading order, placed in the picture's dots from the upper left corner, y down. */
  texts: PlacedText[]
  /** How many letters and figures it has, and how many of them stand upright in words that the engine is sure of. */
  letters: number
  sure: number
}

/** Reads the characters in pictures. Close it: it holds a worker and some hundred megabytes. */
export interface Recogniser {
  /**
   * The text of a page's picture (JPEG), which must stand upright. `progress` goes from 0 to 1.
   */
  read(jpeg: Uint8Array<ArrayBuffer>, progress: (part: number) => void): Promise<Recognised>
  close(): Promise<void>
}

/** Starts character recognition with what one place needs: where its program and its data lie. */
export type OpenRecogniser = () => Promise<Recogniser>

/** Below this, in per cent, the engine itself thinks that what it read is noise. */
const leastSure = 15
/** From here on a word is most likely the one that stands there; words of one letter say nothing. */
const isSure = ({ text, confidence }: Word): boolean => confidence >= 70 && lettersIn(text) > 1

const lettersIn = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length

/** Whether a line runs across. Of one that runs down the page, the engine knows where words stand, and not the letters. */
const isLevel = ({ baseline: { x0, y0, x1, y1 } }: Line): boolean => Math.abs(x1 - x0) >= Math.abs(y1 - y0)

const placedWord = (word: Word, line: Line): PlacedText[] => {
  const { baseline, bbox } = line
  if (!isLevel(line)) {
    const { x0, y0, x1, y1 } = word.bbox
    return [
      {
        text: word.text,
        x: x0,
        y: y0,
        along: [0, 1],
        advance: Math.max(1, y1 - y0),
        size: Math.max(1, x1 - x0),
      },
    ]
  }
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
      const lines = (data.blocks ?? []).flatMap(block =>
        block.paragraphs.flatMap(paragraph => paragraph.lines),
      )
      const count = (of: readonly Line[], is: (word: Word) => boolean) =>
        of.flatMap(line => line.words.filter(is)).reduce((sum, { text }) => sum + lettersIn(text), 0)
      return {
        texts: lines.flatMap(placedLine),
        letters: count(lines, () => true),
        sure: count(lines.filter(isLevel), isSure),
      }
    },
    async close() {
      await engine.terminate()
    },
  }
}
