import { ok } from '../../shared/result'
import { bringIn } from './bring-in'
import { bundledFonts, readBundledAsset } from './fonts/assets'
import type { JobTable, ToWorker } from './jobs'
import type { LookJobs } from './looking/look'
import { workerViewer } from './page-reading/worker-viewer'
import { modelToPdf } from './pdf'
import { redrawInWorker } from './pictures/redraw-in-worker'
import { picturesToPdf } from './pictures-to-pdf'
import { serveJobs } from './serve-jobs'
import { makeZip } from './zip'

serveJobs(
  {
    post: (message, transfer) => self.postMessage(message, { transfer }),
    listen(hear) {
      self.onmessage = ({ data }: MessageEvent<ToWorker>) => hear(data)
    },
  },
  {
    intake: (file, { progress }) => bringIn(file, workerViewer, () => progress(0, 0)),
    'read-form': async (file, { supply }) => {
      const bytes = await supply(0)
      return bytes.ok ? (await import('./reading/read-form')).readForm(bytes.value, file) : bytes
    },
    'read-procedure': async file => (await import('./reading/read-procedure-file')).readProcedureFile(file),
    'read-rows': async ({ text, columns }) =>
      ok((await import('../../shared/written/pasted-rows')).readPasted(text, columns)),
    'judge-copy': async (copy, { supply }) => (await import('../store/judged-copy')).judgeCopy(copy, supply),
    'pictures-to-pdf': (names, { supply, progress }) =>
      picturesToPdf(names, supply, progress, redrawInWorker),
    pdf: async model => {
      const fonts = await bundledFonts()
      return fonts.ok ? modelToPdf(model, fonts.value) : fonts
    },
    docx: async model => (await import('./docx')).modelToDocx(model),
    'official-read': async input => (await import('./official/official')).readOfficial(input),
    'official-fill': async input =>
      (await import('./official/official')).fillOfficial(input, readBundledAsset),
    'court-bundle': async (order, hands) => {
      const [{ makeCourtBundle }, { workerViewer }, fonts] = await Promise.all([
        import('./court-bundle/order'),
        import('./page-reading/worker-viewer'),
        bundledFonts(),
      ])
      return fonts.ok ? makeCourtBundle(order, hands, { fonts: fonts.value, viewer: workerViewer }) : fonts
    },
    'suggest-areas': async (sought, { supply, progress }) => {
      const file = await supply(0)
      if (!file.ok) return file
      const [{ suggestAreas }, { workerViewer }] = await Promise.all([
        import('./redact/suggest-areas'),
        import('./page-reading/worker-viewer'),
      ])
      return suggestAreas(workerViewer, file.value, sought, progress)
    },
    'search-served': async ({ name, sought }, { supply, progress }) => {
      const file = await supply(0)
      if (!file.ok) return file
      const [{ searchServed }, { workerViewer }] = await Promise.all([
        import('./redact/search-served'),
        import('./page-reading/worker-viewer'),
      ])
      return searchServed(workerViewer, { bytes: file.value, name }, sought, progress)
    },
    zip: (plan, { supply, progress }) => makeZip(plan, supply, progress),
    'make-searchable': async ({ name }, { supply, progress }) => {
      const file = await supply(0)
      if (!file.ok) return file
      const [{ makeSearchable }, { workerViewer }, { openWorkerRecogniser }] = await Promise.all([
        import('./ocr/make-searchable'),
        import('./page-reading/worker-viewer'),
        import('./ocr/worker-recogniser'),
      ])
      return makeSearchable(workerViewer, openWorkerRecogniser, { bytes: file.value, name }, progress)
    },
  } satisfies Omit<JobTable, keyof LookJobs>,
)
