import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker } from 'tesseract.js'
import { type OpenRecogniser, startTesseract } from '../../renderer/output/ocr/recogniser'

const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))

/** Character recognition in Node, on the same data as in the window. */
export const openNodeRecogniser: OpenRecogniser = () =>
  startTesseract(createWorker, { langPath: join(data, '4.0.0_best_int') })
