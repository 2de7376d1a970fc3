import { parentPort } from 'node:worker_threads'
import { bringIn } from '../../../renderer/output/bring-in'
import { serveJobs } from '../../../renderer/output/serve-jobs'
import { nodeViewer } from '../../build/node-viewer'

// The product's own worker, in a thread of Node: the same jobs over the same line, as far as files from outside need them.
const port = parentPort
if (port)
  serveJobs(
    {
      post: (message, transfer) => port.postMessage(message, transfer as ArrayBuffer[]),
      listen(hear) {
        port.on('message', hear)
      },
    },
    { intake: (file, { progress }) => bringIn(file, nodeViewer, () => progress(0, 0)) },
  )
