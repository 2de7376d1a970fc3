import { parentPort } from 'node:worker_threads'
import { bringIn } from '../../../renderer/output/bring-in'
import { readOfficial } from '../../../renderer/output/official/official'
import { readForm } from '../../../renderer/output/reading/read-form'
import { readProcedureFile } from '../../../renderer/output/reading/read-procedure-file'
import { serveJobs } from '../../../renderer/output/serve-jobs'
import { judgeCopy } from '../../../renderer/store/judged-copy'
import { ok } from '../../../shared/result'
import { readPasted } from '../../../shared/written/pasted-rows'
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
    {
      intake: (file, { progress }) => bringIn(file, nodeViewer, () => progress(0, 0)),
      'read-form': async (file, { supply }) => {
        const bytes = await supply(0)
        return bytes.ok ? readForm(bytes.value, file) : bytes
      },
      'read-procedure': readProcedureFile,
      'read-rows': async ({ text, columns }) => ok(readPasted(text, columns)),
      'judge-copy': (copy, { supply }) => judgeCopy(copy, supply),
      'official-read': readOfficial,
    },
  )
