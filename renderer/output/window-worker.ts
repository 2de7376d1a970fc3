import type { FromWorker } from './jobs'
import type { LaneWorker } from './lane'

/** A worker of this window, as a lane needs it. */
export const windowWorker = (worker: Worker): LaneWorker => ({
  post: (message, transfer) => worker.postMessage(message, transfer),
  listen(hear, broke) {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data)
    worker.onerror = broke
    worker.onmessageerror = broke
  },
  terminate: () => worker.terminate(),
})
