import type { OperationName } from './operations'

/** To the worker thread: one call at a time. */
export interface ToWorker {
  name: OperationName
  input: unknown
}

/** From the worker thread: once that it is up, then one answer per call; a failure is the system's short code only. */
export type FromWorker = { say: 'ready' } | { say: 'done'; value: unknown } | { say: 'failed'; errno: string }
