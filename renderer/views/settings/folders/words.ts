import type { FolderTest } from '../../../../shared/host/folders'
import { sizeWords } from '../../../parts/sizes'

/** The outcome of a test in words: `It answers: a test file was written, read back and removed in 0.3 seconds. 120 GB free.` */
export const testWords = ({ freeBytes, tookMs }: FolderTest): string => {
  const seconds = (tookMs / 1000).toLocaleString('en-GB', { maximumFractionDigits: tookMs < 10_000 ? 1 : 0 })
  const took = tookMs < 50 ? 'at once' : `in ${seconds} seconds`
  const free =
    freeBytes === null ? 'It does not say how much space is free.' : `${sizeWords(freeBytes)} free.`
  return `It answers: a test file was written, read back and removed ${took}. ${free}`
}
