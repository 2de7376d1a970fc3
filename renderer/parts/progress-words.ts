import { durationWords, sizeWords } from './sizes'

/** How far a piece of long work is; `startedAt` in milliseconds. */
export interface Far {
  doing: string
  doneBytes: number
  totalBytes: number
  startedAt: number
}

/** Too little has been done to tell how long the rest takes. */
const sampleMs = 2000

/** `Sending: 12 MB of 200 MB, about 40 seconds left`. `at` is the present in milliseconds. */
export const progressWords = ({ doing, doneBytes, totalBytes, startedAt }: Far, at: number): string => {
  if (totalBytes === 0) return doing
  const so = `${doing}: ${sizeWords(doneBytes)} of ${sizeWords(totalBytes)}`
  const took = at - startedAt
  if (doneBytes === 0 || doneBytes >= totalBytes || took < sampleMs) return so
  return `${so}, about ${durationWords((took / doneBytes) * (totalBytes - doneBytes))} left`
}
