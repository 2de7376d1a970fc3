import type { FromWorker, ToWorker } from '../../renderer/output/jobs'
import type { LaneWorker } from '../../renderer/output/lane'
import { type LookJobs, lookJobs } from '../../renderer/output/looking/look'
import { serveJobs } from '../../renderer/output/serve-jobs'
import { nodeViewer } from './node-viewer'

/** The worker's jobs in this thread; a picture is the canvas it was drawn on, which no channel would carry. */
export const lookingHere =
  (started: string[] = [], wrong: Partial<LookJobs> = {}) =>
  (): LaneWorker => {
    started.push('started')
    let hearInside: (message: ToWorker) => void = () => undefined
    let hearOutside: (message: FromWorker) => void = () => undefined
    serveJobs(
      {
        post: message => hearOutside(message),
        listen(hear) {
          hearInside = hear
        },
      },
      {
        ...lookJobs(nodeViewer, ({ canvas }) => {
          const picture: unknown = Object.assign(canvas, { close: () => undefined })
          return picture as ImageBitmap
        }),
        ...wrong,
      },
    )
    return {
      post: message => hearInside(message),
      listen(hear) {
        hearOutside = hear
      },
      terminate() {
        started.push('terminated')
        hearOutside = () => undefined
      },
    }
  }
