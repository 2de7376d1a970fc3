import type { Desk } from './desk'

/** After how long without an answer the officer is told that the other side does not answer, in milliseconds. */
const stallMs = 5000

/** Work that may take longer than a second: shown with its progress, and stopped by the officer. */
export interface LongWork {
  signal: AbortSignal
  total(bytes: number): void
  advance(bytes: number): void
  /** Waits for an answer; meanwhile says so when it does not come. */
  watched<T>(answer: Promise<T>): Promise<T>
  finish(): void
}

/** Begins a piece of long work and shows it. `words` says what it is; no name of a person. */
export const longWork = (desk: Desk, caseId: string, words: string): LongWork => {
  const id = crypto.randomUUID()
  const stop = new AbortController()
  const change = (fields: { totalBytes?: number; doneBytes?: number; stalled?: boolean }) =>
    desk.session.setState(({ work }) => ({
      work: work.map(one => (one.id === id ? { ...one, ...fields } : one)),
    }))
  desk.session.setState(({ work }) => ({
    work: [
      ...work,
      {
        id,
        caseId,
        words,
        doneBytes: 0,
        totalBytes: 0,
        startedAt: Date.now(),
        stalled: false,
        cancel: () => stop.abort(),
      },
    ],
  }))
  let done = 0
  let shownAt = 0
  return {
    signal: stop.signal,
    total: totalBytes => change({ totalBytes }),
    advance(bytes) {
      done += bytes
      // Ten times a second is as often as an eye can follow.
      if (Date.now() - shownAt < 100) return
      shownAt = Date.now()
      change({ doneBytes: done })
    },
    async watched(answer) {
      const stalled = setTimeout(() => change({ stalled: true }), stallMs)
      try {
        return await answer
      } finally {
        clearTimeout(stalled)
        if (desk.session.getState().work.some(one => one.id === id && one.stalled)) change({ stalled: false })
      }
    },
    finish: () => desk.session.setState(({ work }) => ({ work: work.filter(one => one.id !== id) })),
  }
}
