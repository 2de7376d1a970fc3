import dataPath from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url'
import workerPath from 'tesseract.js/dist/worker.min.js?url'
import corePath from 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js?url'
import { type OpenRecogniser, startTesseract } from './recogniser'

const absolute = (path: string) => new URL(path, self.location.href).href

/**
 * Character recognition in a worker of the window: program and data are files of the product, loaded from its own
 * origin. The engine asks for its data by folder and language, so the build keeps that file's name.
 */
export const openWorkerRecogniser: OpenRecogniser = async () => {
  const { createWorker } = await import('tesseract.js')
  return startTesseract(createWorker, {
    workerPath: absolute(workerPath),
    corePath: absolute(corePath),
    langPath: absolute(dataPath).replace(/\/[^/]*$/, ''),
    // A worker from a blob would need a wider content security policy.
    workerBlobURL: false,
  })
}
