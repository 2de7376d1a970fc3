import type { ServedSearch, SuggestedInFile } from '../../shared/bundle/court/served-copy'
import type { Sought } from '../../shared/bundle/court/served-values'
import { shownName } from '../../shared/bundle/names'
import type { FactColumn } from '../../shared/case/facts'
import type { DocumentModel } from '../../shared/documents/model'
import type { ReadProcedure } from '../../shared/procedures/read'
import { failed, type Result } from '../../shared/result'
import type { PastedRows } from '../../shared/written/pasted-rows'
import type { CopyToJudge, JudgedCopy } from '../store/judged-copy'
import type { BroughtIn, ChosenFile } from './bring-in'
import type { CourtBundleOrder, CourtBundleOutcome } from './court-bundle/order'
import type { DocumentDocx } from './docx'
import { type LaneWorker, openLane, type Patience, type Watch, type Weigh } from './lane'
import type { SearchablePdf } from './ocr/make-searchable'
import type { OfficialFilled, OfficialOrder, OfficialRead } from './official/official'
import type { DocumentPdf } from './pdf'
import { openPreview, type PdfPreview } from './pdf-preview'
import type { PicturesPdf } from './pictures-to-pdf'
import type { ReceivedFile, ReceivedPairs } from './reading/read-form'
import type { ProcedureFile } from './reading/read-procedure-file'
import { type Supply, supplyOf } from './supply'
import { windowWorker } from './window-worker'
import type { ZipMade } from './zip'
import type { ZipPlan } from './zip-plan'

export type { Watch } from './lane'

/** Heavy or risky work, away from the window: it stays live, and a file that hangs is given up after its time. */
export interface Offthread {
  /** Opens a PDF for looking at, in a worker of its own; the bytes stay the caller's. */
  look(bytes: Uint8Array): Promise<Result<PdfPreview>>
  /** Reads and judges a file; it is not taken into memory when its size alone rules it out. */
  intake(file: ChosenFile, watch?: Watch): Promise<Result<BroughtIn>>
  /** What stands in the fields of a form that came; the bytes are the worker's from then on. */
  readForm(
    file: ReceivedFile & { bytes: Uint8Array<ArrayBuffer> },
    watch?: Watch,
  ): Promise<Result<ReceivedPairs>>
  /** Reads an office's own procedure; it is not taken into memory further than one may be long. */
  readProcedure(file: ProcedureFile, watch?: Watch): Promise<Result<ReadProcedure>>
  /** Reads pasted lines as rows of a table. */
  readRows(
    pasted: { text: string; columns: readonly FactColumn[] },
    watch?: Watch,
  ): Promise<Result<PastedRows>>
  /** Reads an SR of a colleague's handover file; its pieces are asked for one after another. */
  judgeCopy(copy: CopyToJudge, supply: Supply, watch?: Watch): Promise<Result<JudgedCopy>>
  /** Pictures by their names, in order; each is asked for by its index, and is the worker's from then on. */
  picturesToPdf(names: readonly string[], supply: Supply, watch?: Watch): Promise<Result<PicturesPdf>>
  pdf(model: DocumentModel, watch?: Watch): Promise<Result<DocumentPdf>>
  docx(model: DocumentModel, watch?: Watch): Promise<Result<DocumentDocx>>
  /** Reads an office's own file for a form. */
  readOfficial(file: { name: string; file: Blob }, watch?: Watch): Promise<Result<OfficialRead>>
  /** Fills it, all or nothing. */
  fillOfficial(order: OfficialOrder, watch?: Watch): Promise<Result<OfficialFilled>>
  /** The files behind a court bundle's documents are asked for by their place, and are the worker's from then on. */
  courtBundle(order: CourtBundleOrder, supply: Supply, watch?: Watch): Promise<Result<CourtBundleOutcome>>
  /** Where in a PDF stands what must not be served. */
  suggestAreas(
    bytes: Uint8Array<ArrayBuffer>,
    sought: readonly Sought[],
    watch?: Watch,
  ): Promise<Result<SuggestedInFile>>
  /** Looks through a finished file for what must not be served. */
  searchServed(
    file: { name: string; bytes: Uint8Array<ArrayBuffer> },
    sought: readonly Sought[],
    watch?: Watch,
  ): Promise<Result<ServedSearch>>
  /** Entries are asked for by their index, and are the worker's from then on. */
  zip(plan: ZipPlan, supply: Supply, watch?: Watch): Promise<Result<ZipMade>>
  /** Reads the words in a file's scans; the bytes are the worker's from then on. Takes seconds for each page. */
  makeSearchable(
    file: { name: string; bytes: Uint8Array<ArrayBuffer> },
    watch?: Watch,
  ): Promise<Result<SearchablePdf>>
}

export const patience: Patience = {
  // A file from outside gives no sign of life while it is judged, but for one of many pages: this is all its time.
  intake: 9_000,
  'read-form': 9_000,
  'read-procedure': 9_000,
  'read-rows': 9_000,
  // It also asks for pieces, each of which is a sign of life.
  'judge-copy': 6_000,
  'pictures-to-pdf': 60_000,
  pdf: 60_000,
  docx: 60_000,
  'official-read': 9_000,
  'official-fill': 60_000,
  'court-bundle': 60_000,
  'suggest-areas': 60_000,
  'search-served': 60_000,
  zip: 60_000,
  // A page from outside: this is all its time.
  'look-open': 9_000,
  'look-size': 9_000,
  'look-text': 9_000,
  'look-draw': 9_000,
  // The engine loads some megabytes before it says anything.
  'make-searchable': 120_000,
}

const supplyNone: Supply = async () =>
  failed('internal', 'A part of the work was not handed over.', 'Try again. If it happens again, report it.')

const startWorker = (): LaneWorker =>
  windowWorker(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))

/**
 * The workers of this window. Files from outside have one of their own, so that a bad one holds up nothing else; the
 * window is weighed while it works.
 */
export const openOffthread = (weigh: Weigh): Offthread => {
  const reading = openLane(startWorker, patience, weigh)
  const setting = openLane(startWorker, patience)
  const zipping = openLane(startWorker, patience)
  const recognising = openLane(startWorker, patience)
  const binding = openLane(startWorker, patience)
  return {
    look: bytes => openPreview(bytes, { patience, weigh }),
    intake: (input, watch) =>
      reading({ job: 'intake', input, supply: supplyNone, watch, about: shownName(input.name) }),
    readForm: ({ bytes, ...input }, watch) =>
      reading({
        job: 'read-form',
        input,
        supply: supplyOf([bytes]),
        watch,
        about: shownName(input.name),
      }),
    readProcedure: (input, watch) =>
      reading({ job: 'read-procedure', input, supply: supplyNone, watch, about: shownName(input.name) }),
    readRows: (input, watch) =>
      reading({ job: 'read-rows', input, supply: supplyNone, watch, about: 'Pasted rows' }),
    judgeCopy: (input, supply, watch) =>
      reading({ job: 'judge-copy', input, supply, watch, about: 'The handover file' }),
    picturesToPdf: (input, supply, watch) => reading({ job: 'pictures-to-pdf', input, supply, watch }),
    pdf: (input, watch) => setting({ job: 'pdf', input, supply: supplyNone, watch }),
    docx: (input, watch) => setting({ job: 'docx', input, supply: supplyNone, watch }),
    readOfficial: (input, watch) => reading({ job: 'official-read', input, supply: supplyNone, watch }),
    fillOfficial: (input, watch) => setting({ job: 'official-fill', input, supply: supplyNone, watch }),
    courtBundle: (input, supply, watch) => binding({ job: 'court-bundle', input, supply, watch }),
    suggestAreas: (bytes, input, watch) =>
      binding({ job: 'suggest-areas', input, supply: supplyOf([bytes]), watch }),
    searchServed: ({ name, bytes }, sought, watch) =>
      binding({ job: 'search-served', input: { name, sought }, supply: supplyOf([bytes]), watch }),
    zip: (input, supply, watch) => zipping({ job: 'zip', input, supply, watch }),
    makeSearchable: ({ name, bytes }, watch) =>
      recognising({ job: 'make-searchable', input: { name }, supply: supplyOf([bytes]), watch }),
  }
}
