import type { ServedSearch, SuggestedInFile } from '../../shared/bundle/court/served-copy'
import type { Sought } from '../../shared/bundle/court/served-values'
import type { FactColumn } from '../../shared/case/facts'
import type { DocumentModel } from '../../shared/documents/model'
import type { ReadProcedure } from '../../shared/procedures/read'
import type { Result } from '../../shared/result'
import type { PastedRows } from '../../shared/written/pasted-rows'
import type { CopyToJudge, JudgedCopy } from '../store/judged-copy'
import type { BroughtIn, ChosenFile } from './bring-in'
import type { CourtBundleOrder, CourtBundleOutcome } from './court-bundle/order'
import type { DocumentDocx } from './docx'
import type { DrawnPage, PageToDraw } from './looking/look'
import type { SearchablePdf } from './ocr/make-searchable'
import type { OfficialFilled, OfficialOrder, OfficialRead } from './official/official'
import type { DocumentPdf } from './pdf'
import type { PicturesPdf } from './pictures-to-pdf'
import type { ReceivedFile, ReceivedPairs } from './reading/read-form'
import type { ProcedureFile } from './reading/read-procedure-file'
import type { Progress, Supply } from './supply'
import type { ZipMade } from './zip'
import type { ZipPlan } from './zip-plan'

/** What the workers can do: the input and the outcome of each job. */
export interface Jobs {
  /** The file is read by the worker: taking a hundred megabytes across would hold up the window. */
  intake: { input: ChosenFile; output: BroughtIn }
  /** What stands in the fields of a received form; the file is supplied as the first. */
  'read-form': { input: ReceivedFile; output: ReceivedPairs }
  'read-procedure': { input: ProcedureFile; output: ReadProcedure }
  /** Rows pasted from a spreadsheet or a CSV file. */
  'read-rows': { input: { text: string; columns: readonly FactColumn[] }; output: PastedRows }
  /** An SR from a colleague's handover file; the pieces of its rows are supplied by their index. */
  'judge-copy': { input: CopyToJudge; output: JudgedCopy }
  /** The pictures' names; the pictures themselves are supplied by their index. */
  'pictures-to-pdf': { input: readonly string[]; output: PicturesPdf }
  pdf: { input: DocumentModel; output: DocumentPdf }
  docx: { input: DocumentModel; output: DocumentDocx }
  /** An office's own file for a form: read when it is loaded, filled when a document is made. */
  'official-read': { input: { name: string; file: Blob }; output: OfficialRead }
  'official-fill': { input: OfficialOrder; output: OfficialFilled }
  /** The files behind the documents are supplied by their place in the bundle. */
  'court-bundle': { input: CourtBundleOrder; output: CourtBundleOutcome }
  /** The file is supplied as the first. */
  'suggest-areas': { input: readonly Sought[]; output: SuggestedInFile }
  /** The file is supplied as the first. */
  'search-served': { input: { name: string; sought: readonly Sought[] }; output: ServedSearch }
  /** The entries' bytes are supplied by their index. */
  zip: { input: ZipPlan; output: ZipMade }
  /** Looking at a PDF, which is supplied as the first where the worker does not have it open; pages count from 1. */
  'look-open': { input: null; output: { pages: number } }
  'look-size': { input: { page: number }; output: { width: number; height: number } }
  'look-text': { input: { page: number }; output: { text: string } }
  'look-draw': { input: PageToDraw; output: DrawnPage }
  /** Reads the words in a file's scans; the file is supplied as the first. */
  'make-searchable': { input: { name: string }; output: SearchablePdf }
}
export type JobName = keyof Jobs

/** What a job has besides its input: where more comes from, and whom to tell how far it is. */
export interface JobHands {
  supply: Supply
  progress: Progress
}

/** The work behind each name. A job may reject: its caller gets a fault all the same. */
export type JobTable = {
  [J in JobName]: (input: Jobs[J]['input'], hands: JobHands) => Promise<Result<Jobs[J]['output']>>
}

/**
 * From the window to a worker. Every message carries the number of its job: what was asked for by a job that has ended
 * may still be on its way when the next one runs.
 */
export type ToWorker = { id: number } & (
  | { [J in JobName]: { is: 'do'; job: J; input: Jobs[J]['input'] } }[JobName]
  | { is: 'supplied'; index: number; result: Result<Uint8Array<ArrayBuffer>> }
)

/** From a worker to the window. A worker does one job at a time. */
export type FromWorker = { id: number } & (
  | { is: 'supply'; index: number }
  | { is: 'progress'; done: number; total: number; part?: string }
  | { is: 'done'; result: Result<Jobs[JobName]['output']> }
)
