import { chunkBytes } from '../../../shared/host/delivery'
import type { OperationName } from './operations'

/**
 * Memory both threads see, through which the bytes of `write` go: one call is under way at a time, and nothing has to be
 * allocated for each piece. A thread that is given up keeps its own.
 */
export const basinBytes = chunkBytes

/** What the worker thread is started with. */
export interface WorkerData {
  basin: Uint8Array<SharedArrayBuffer>
}

/** To the worker thread: one call at a time. */
export interface ToWorker {
  name: OperationName
  input: object
  /** How many bytes of the basin are the call's `bytes`; null for a call that has none. */
  piece: number | null
}

/** From the worker thread: once that it is up, then one answer per call; a failure is the system's short code only. */
export type FromWorker = { say: 'ready' } | { say: 'done'; value: unknown } | { say: 'failed'; errno: string }
