import type { ToWorker } from '../jobs'
import { workerViewer } from '../page-reading/worker-viewer'
import { serveJobs } from '../serve-jobs'
import { lookJobs } from './look'

serveJobs(
  {
    post: (message, transfer) => self.postMessage(message, { transfer }),
    listen(hear) {
      self.onmessage = ({ data }: MessageEvent<ToWorker>) => hear(data)
    },
  },
  lookJobs(workerViewer, sheet => {
    // What the viewer calls a page's canvas is in a worker always one of these.
    const surface: unknown = sheet.canvas
    if (!(surface instanceof OffscreenCanvas)) throw new TypeError('Drawn on a canvas of a page')
    const picture = surface.transferToImageBitmap()
    sheet.close()
    return picture
  }),
)
