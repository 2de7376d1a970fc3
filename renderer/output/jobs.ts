import type { DocumentModel } from '../../shared/documents/model'
import type { Result } from '../../shared/result'
import type { AcceptedFile, BroughtFile } from './intake'
import type { DocumentPdf } from './pdf'
import type { PicturesPdf } from './pictures-to-pdf'
import type { ZipMade } from './zip'
import type { ZipPlan } from './zip-plan'

/** What the workers can do: the input and the outcome of each job. */
export interface Jobs {
  intake: { input: BroughtFile; output: AcceptedFile }
  /** The pictures' names; the pictures themselves are supplied by their index. */
  'pictures-to-pdf': { input: readonly string[]; output: PicturesPdf }
  pdf: { input: DocumentModel; output: DocumentPdf }
  zip: { input: ZipPlan; output: ZipMade }
}
export type JobName = keyof Jobs

/** From the window to a worker. */
export type ToWorker =
  | { [J in JobName]: { is: 'do'; job: J; input: Jobs[J]['input'] } }[JobName]
  | { is: 'supplied'; index: number; result: Result<Uint8Array<ArrayBuffer>> }

/** From a worker to the window. A worker does one job at a time. */
export type FromWorker =
  | { is: 'supply'; index: number }
  | { is: 'progress'; done: number; total: number }
  | { is: 'done'; result: Result<Jobs[JobName]['output']> }
