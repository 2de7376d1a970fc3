import { counted } from '../../shared/calendar/write'
import { durationWords, sizeWords } from './sizes'

/** How far a piece of long work is; `startedAt` in milliseconds. */
export interface Far {
  doing: string
  done: number
  total: number
  unit: 'bytes' | 'pages'
  startedAt: number
}

/** Too little has been done to tell how long the rest takes. */
const sampleMs = 2000

/** `Sending: 12 MB of 200 MB, about 40 seconds left`. `at` is the present in milliseconds. */
export const progressWords = ({ doing, done, total, unit, startedAt }: Far, at: number): string => {
  if (total === 0) return doing
  const far =
    unit === 'bytes'
      ? `${sizeWords(done)} of ${sizeWords(total)}`
      : `${Math.floor(done)} of ${counted(total, 'page')}`
  const so = `${doing}: ${far}`
  const took = at - startedAt
  if (done === 0 || done >= total || took < sampleMs) return so
  return `${so}, about ${durationWords((took / done) * (total - done))} left`
}
