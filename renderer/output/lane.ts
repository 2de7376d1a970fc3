import { type Failed, failed, ok, type Result } from '../../shared/result'
import type { FromWorker, JobName, Jobs, ToWorker } from './jobs'
import type { Progress, Supply } from './supply'

export interface Watch {
  signal?: AbortSignal
  progress?: Progress
}

/** A worker as a lane needs it. */
export interface LaneWorker {
  post(message: ToWorker, transfer: Transferable[]): void
  /** `broke` is told when the worker cannot start, has died, or said something that cannot be read. */
  listen(hear: (message: FromWorker) => void, broke: () => void): void
  terminate(): void
}

/** How long a job may go without a sign of life, in milliseconds; waiting for what it asked for does not count. */
export type Patience = Record<JobName, number>

/** How much memory the window takes with all its workers, in bytes; null where nobody knows. */
export type Weigh = () => Promise<number | null>

/** Most that the window may grow by while one file from outside is worked on, in bytes. */
export const mostMemory = 1536 * 1024 ** 2

/** How often the window is weighed meanwhile, in milliseconds. */
const weighEvery = 100

export interface Order<J extends JobName> {
  job: J
  input: Jobs[J]['input']
  supply: Supply
  watch?: Watch | undefined
  /** What the job is about, for the sentence when it is given up: a file's name as it is shown. */
  about?: string | undefined
  /** What is answered instead when its time is over. */
  givenUp?: Failed | undefined
}

export type Lane = <J extends JobName>(order: Order<J>) => Promise<Result<Jobs[J]['output']>>

const stoppedByOfficer = () => failed('cancelled', 'You stopped it.', 'Start it again when you are ready.')

const tooLong = (about?: string) =>
  failed(
    'invalid',
    `${about ? `‘${about}’` : 'The file'} took too long to work on and was given up.`,
    'Save it anew from the program it came from, or print it to PDF or scan it again, then add that.',
  )

const tooHeavy = (about?: string) =>
  failed(
    'invalid',
    `${about ? `‘${about}’` : 'The file'} takes too much memory to work on and was given up.`,
    'Save it anew from the program it came from, or print it to PDF or scan it again, then add that.',
  )

const died = (about?: string) =>
  failed(
    'internal',
    `${about ? `‘${about}’` : 'A file'} could not be made or read: there may not be enough memory.`,
    'Close other programs and try again. If it happens again, save the file anew, then add that.',
  )

const notHandedOver = () =>
  failed('internal', 'A part of the work was not handed over.', 'Try again. If it happens again, report it.')

/**
 * One worker and the jobs that wait for it, one after another. A job that is stopped, hangs or dies takes its worker
 * with it; the next one gets a new worker. With `weigh`, so does one under which the window grows too heavy. Never rejects.
 */
export const openLane = (makeWorker: () => LaneWorker, patience: Patience, weigh?: Weigh): Lane => {
  let worker: LaneWorker | null = null
  let line: Promise<unknown> = Promise.resolve()
  let jobs = 0

  const perform = <J extends JobName>({ job, input, supply, watch = {}, about, givenUp }: Order<J>) =>
    new Promise<Result<Jobs[J]['output']>>(resolve => {
      const { signal, progress } = watch
      if (signal?.aborted) return resolve(stoppedByOfficer())
      const id = ++jobs
      let over = false
      /** Inputs this window owes the worker. */
      let owed = 0
      let timer: ReturnType<typeof setTimeout> | undefined

      const end = (result: Result<Jobs[J]['output']>) => {
        if (over) return
        over = true
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        resolve(result)
      }
      const giveUp = (why: Failed) => {
        if (over) return
        worker?.terminate()
        worker = null
        end(why)
      }
      const stop = () => giveUp(stoppedByOfficer())
      const alive = () => {
        clearTimeout(timer)
        if (!over && owed === 0) timer = setTimeout(() => giveUp(givenUp ?? tooLong(about)), patience[job])
      }
      /** No browser limits the memory of a worker, and a busy one cannot be asked: so the whole window is weighed. */
      const watchWeight = async (before: number | null = null): Promise<void> => {
        const now = weigh && !over ? await weigh().catch(() => null) : null
        if (now === null || over) return
        if (now - (before ?? now) > mostMemory) return giveUp(tooHeavy(about))
        setTimeout(() => void watchWeight(before ?? now), weighEvery)
      }
      const hand = async (to: LaneWorker, index: number) => {
        owed++
        alive()
        const result = await supply(index).catch(notHandedOver)
        owed--
        if (over) return
        // Nothing is left of bytes that were handed over before: the worker finds them too few, and says which file.
        const bytes = result.ok && result.value.byteLength > 0 ? result.value : new Uint8Array(0)
        const message: ToWorker = { id, is: 'supplied', index, result: result.ok ? ok(bytes) : result }
        alive()
        to.post(message, [bytes.buffer])
      }

      try {
        worker ??= makeWorker()
        const active = worker
        active.listen(
          message => {
            if (over || message.id !== id) return
            alive()
            if (message.is === 'progress') progress?.(message.done, message.total, message.part)
            else if (message.is === 'supply') void hand(active, message.index)
            // The worker answers a job with that job's outcome.
            else end(message.result as Result<Jobs[J]['output']>)
          },
          () => giveUp(died(about)),
        )
        signal?.addEventListener('abort', stop)
        alive()
        void watchWeight()
        active.post({ id, is: 'do', job, input } as ToWorker, [])
      } catch {
        giveUp(died(about))
      }
    })

  return <J extends JobName>(order: Order<J>) => {
    const turn = line.then(() => perform(order))
    line = turn
    const signal = order.watch?.signal
    if (!signal) return turn
    // Stopped while it waits, it need not wait for the jobs before it.
    const stopped = new Promise<Failed>(resolve => {
      signal.addEventListener('abort', () => resolve(stoppedByOfficer()), { once: true })
    })
    return Promise.race([turn, stopped])
  }
}
