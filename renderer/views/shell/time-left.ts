import { durationWords, sizeWords } from '../../parts/sizes'
import type { Work } from '../../session/session'

/** Too little has been done to tell how long the rest takes. */
const sampleMs = 2000

/** How far a piece of work is: `12 MB of 200 MB, about 40 seconds left`. `at` is the present in milliseconds. */
export const progressWords = (work: Work, at: number): string => {
  const { doneBytes, totalBytes, startedAt } = work
  if (totalBytes === 0) return 'Getting ready'
  const so = `${sizeWords(doneBytes)} of ${sizeWords(totalBytes)}`
  const took = at - startedAt
  if (doneBytes === 0 || doneBytes >= totalBytes || took < sampleMs) return so
  return `${so}, about ${durationWords((took / doneBytes) * (totalBytes - doneBytes))} left`
}
