import { bringIn } from './bring-in'
import { bundledFonts, readBundledAsset } from './fonts/assets'
import type { ToWorker } from './jobs'
import { modelToPdf } from './pdf'
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
    intake: bringIn,
    'pictures-to-pdf': (names, { supply, progress }) => picturesToPdf(names, supply, progress),
    pdf: async model => {
      const fonts = await bundledFonts()
      return fonts.ok ? modelToPdf(model, fonts.value) : fonts
    },
    docx: async model => (await import('./docx')).modelToDocx(model),
    'official-read': async input => (await import('./official/official')).readOfficial(input),
    'official-fill': async input =>
      (await import('./official/official')).fillOfficial(input, readBundledAsset),
    zip: (plan, { supply, progress }) => makeZip(plan, supply, progress),
  },
)
