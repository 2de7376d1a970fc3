import type { Progress } from '../output/supply'
import type { Work } from '../session/session'
import type { Desk } from './desk'

/** After how long without an answer the officer is told that the other side does not answer, in milliseconds. */
const stallMs = 5000
/** Ten times a second is as often as an eye can follow. */
const showMs = 100

/** Work that may take longer than a second: shown with its progress, and stopped by the officer. */
export interface LongWork {
  signal: AbortSignal
  /** Begins a part of the work, of so many bytes or pages; `doing` says what it is. */
  part(doing: string, total: number, unit?: Work['unit']): void
  /** How much of the part is done by now. */
  far(done: number): void
  /** Told how far a job is, begins the part of that job and says so. */
  partOf(doing: string, unit: Work['unit']): Progress
  /** Waits for an answer; when neither it nor another is heard of for some seconds, that is said. */
  watched<T>(answer: Promise<T>): Promise<T>
  /** The other side does answer: called for what does not come as an answer of its own. */
  heard(): void
  finish(): void
}

/** Begins a piece of long work and shows it. `words` says what it is; no name of a person. */
export const longWork = (
  desk: Desk,
  { caseId, deliveryId = null, words }: { caseId: string; deliveryId?: string | null; words: string },
): LongWork => {
  const id = crypto.randomUUID()
  const stop = new AbortController()
  const change = (fields: Partial<Work>) =>
    desk.session.setState(({ work }) => ({
      work: work.map(one => (one.id === id ? { ...one, ...fields } : one)),
    }))
  const begun: Work = {
    id,
    caseId,
    deliveryId,
    words,
    doing: 'Getting ready',
    done: 0,
    total: 0,
    unit: 'bytes',
    startedAt: Date.now(),
    stalled: false,
    cancel: () => stop.abort(),
  }
  desk.session.setState(({ work }) => ({ work: [...work, begun] }))
  let shownAt = 0
  let awaited = 0
  let silence: ReturnType<typeof setTimeout> | undefined
  const heard = () => {
    clearTimeout(silence)
    if (desk.session.getState().work.some(one => one.id === id && one.stalled)) change({ stalled: false })
    if (awaited > 0) silence = setTimeout(() => change({ stalled: true }), stallMs)
  }
  const part: LongWork['part'] = (doing, total, unit = 'bytes') => {
    shownAt = 0
    change({ doing, total, unit, done: 0, startedAt: Date.now() })
  }
  const far = (done: number) => {
    if (Date.now() - shownAt < showMs) return
    shownAt = Date.now()
    change({ done })
  }
  return {
    signal: stop.signal,
    part,
    far,
    partOf(doing, unit) {
      let begun = false
      return (done, total) => {
        if (!begun) part(doing, total, unit)
        begun = true
        far(done)
      }
    },
    async watched(answer) {
      awaited += 1
      if (awaited === 1) heard()
      try {
        return await answer
      } finally {
        awaited -= 1
        heard()
      }
    },
    heard,
    finish() {
      clearTimeout(silence)
      desk.session.setState(({ work }) => ({ work: work.filter(one => one.id !== id) }))
    },
  }
}
