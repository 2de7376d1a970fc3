import type { Result } from '../../shared/result'

/**
 * Gives a job its inputs one by one, when it is ready for them: the bytes of input `index`, which are the job's from
 * then on. So a large bundle never lies in memory twice.
 */
export type Supply = (index: number) => Promise<Result<Uint8Array<ArrayBuffer>>>

/** Told as a job goes on; `done` of `total`, in a unit of the job's own; a job of several parts says which. */
export type Progress = (done: number, total: number, part?: string) => void

/** A supply of what is in memory already. */
export const supplyOf =
  (inputs: readonly Uint8Array<ArrayBuffer>[]): Supply =>
  async index => {
    const value = inputs[index]
    return value
      ? { ok: true, value }
      : {
          ok: false,
          fault: {
            code: 'internal',
            message: 'A part of the work was not handed over.',
            next: 'Try again. If it happens again, report it.',
          },
        }
  }
