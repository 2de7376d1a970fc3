import type { DocumentModel } from '../../shared/documents/model'
import { failed, type Result } from '../../shared/result'
import type { AcceptedFile, BroughtFile } from './intake'
import type { FromWorker, JobName, Jobs, ToWorker } from './jobs'
import type { DocumentPdf } from './pdf'
import type { PicturesPdf } from './pictures-to-pdf'
import type { Progress, Supply } from './supply'
import type { ZipMade } from './zip'
import type { ZipPlan } from './zip-plan'

export interface Watch {
  signal?: AbortSignal
  progress?: Progress
}

/** Heavy or risky work, away from the window: it stays live, and a file that hangs is given up after its time. */
export interface Offthread {
  intake(file: BroughtFile, watch?: Watch): Promise<Result<AcceptedFile>>
  /** Pictures by their names, in order; each is asked for by its index, and is the worker's from then on. */
  picturesToPdf(names: readonly string[], supply: Supply, watch?: Watch): Promise<Result<PicturesPdf>>
  pdf(model: DocumentModel, watch?: Watch): Promise<Result<DocumentPdf>>
  /** Entries are asked for by their index, and are the worker's from then on. */
  zip(plan: ZipPlan, supply: Supply, watch?: Watch): Promise<Result<ZipMade>>
}

/** How long a job may go without a sign of life, in milliseconds. */
const patience: Record<JobName, number> = {
  intake: 10_000,
  'pictures-to-pdf': 60_000,
  pdf: 60_000,
  zip: 60_000,
}

const supplyNone: Supply = async () =>
  failed('internal', 'A part of the work was not handed over.', 'Try again. If it happens again, report it.')

/** One worker and the jobs that wait for it, one after another. A job that is stopped or hangs takes its worker with it. */
const lane = (makeWorker: () => Worker) => {
  let worker: Worker | null = null
  let line: Promise<unknown> = Promise.resolve()

  const discard = () => {
    worker?.terminate()
    worker = null
  }

  const perform = <J extends JobName>(
    job: J,
    input: Jobs[J]['input'],
    supply: Supply,
    { signal, progress }: Watch,
  ) =>
    new Promise<Result<Jobs[J]['output']>>(resolve => {
      worker ??= makeWorker()
      const active = worker
      let timer: ReturnType<typeof setTimeout>
      const end = (result: Result<Jobs[J]['output']>) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stopped)
        active.onmessage = null
        active.onerror = null
        resolve(result)
      }
      const giveUp = (...why: Parameters<typeof failed>) => {
        discard()
        end(failed(...why))
      }
      const stopped = () => giveUp('cancelled', 'You stopped it.', 'Start it again when you are ready.')
      const alive = () => {
        clearTimeout(timer)
        timer = setTimeout(
          () =>
            giveUp(
              'invalid',
              'The file took too long to work on and was given up.',
              'Save it anew from the program it came from, or scan it again, then add that.',
            ),
          patience[job],
        )
      }
      active.onmessage = async ({ data }: MessageEvent<FromWorker>) => {
        alive()
        if (data.is === 'progress') progress?.(data.done, data.total)
        else if (data.is === 'done') end(data.result as Result<Jobs[J]['output']>)
        else {
          const result = await supply(data.index)
          const message: ToWorker = { is: 'supplied', index: data.index, result }
          if (worker === active) active.postMessage(message, result.ok ? [result.value.buffer] : [])
        }
      }
      active.onerror = () =>
        giveUp(
          'internal',
          'A file could not be made or read: there may not be enough memory.',
          'Close other programs and try again.',
        )
      if (signal?.aborted) return stopped()
      signal?.addEventListener('abort', stopped)
      alive()
      active.postMessage({ is: 'do', job, input } as ToWorker)
    })

  return <J extends JobName>(job: J, input: Jobs[J]['input'], supply: Supply, watch: Watch = {}) => {
    const turn = line.then(() => perform(job, input, supply, watch))
    line = turn.catch(() => undefined)
    return turn
  }
}

/** The workers of this window. Files from outside have one of their own, so that a bad one holds up nothing else. */
export const openOffthread = (): Offthread => {
  const makeWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const reading = lane(makeWorker)
  const setting = lane(makeWorker)
  const zipping = lane(makeWorker)
  return {
    intake: (file, watch) => reading('intake', file, supplyNone, watch),
    picturesToPdf: (names, supply, watch) => reading('pictures-to-pdf', names, supply, watch),
    pdf: (model, watch) => setting('pdf', model, supplyNone, watch),
    zip: (plan, supply, watch) => zipping('zip', plan, supply, watch),
  }
}
