import { piecesInFlight } from '../../../shared/host/delivery'
import { failed, type Result } from '../../../shared/result'

/** The pieces of one delivery, put in order. */
export interface Sequence {
  /** Runs `work` when all pieces before the `nth` are done. A piece that fails may be sent again. */
  run<T>(nth: number, work: () => Promise<Result<T>>): Promise<Result<T>>
  /** Answers everything that still waits. */
  end(): void
}

const outOfStep = (): Result<never> =>
  failed(
    'invalid',
    'A piece of this delivery came twice, or long before its turn.',
    'Start the delivery again. Nothing has been saved under its name.',
  )

const over = (): Result<never> =>
  failed(
    'not-found',
    'This delivery is not open any more.',
    'Start it again. Nothing of it has been saved under its name.',
  )

/** Several pieces may be on their way at once, and a carrier may let them overtake each other; no more than that wait here. */
export const createSequence = (): Sequence => {
  let due = 0
  let ended = false
  const here = new Set<number>()
  const waiting = new Map<number, () => void>()
  return {
    async run(nth, work) {
      if (ended) return over()
      if (nth < due || nth >= due + piecesInFlight || here.has(nth)) return outOfStep()
      here.add(nth)
      if (nth !== due) await new Promise<void>(resolve => waiting.set(nth, resolve))
      if (ended) return over()
      const result = await work()
      here.delete(nth)
      if (!result.ok) return result
      due = nth + 1
      waiting.get(due)?.()
      waiting.delete(due)
      return result
    },
    end() {
      ended = true
      for (const settle of waiting.values()) settle()
      waiting.clear()
    },
  }
}
