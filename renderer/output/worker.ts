import { failed, type Result } from '../../shared/result'
import { bundledFonts } from './fonts/assets'
import { intake } from './intake'
import type { FromWorker, JobName, Jobs, ToWorker } from './jobs'
import { modelToPdf } from './pdf'
import { picturesToPdf } from './pictures-to-pdf'
import type { Progress, Supply } from './supply'
import { makeZip } from './zip'

const post = (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, { transfer })

const awaited = new Map<number, (result: Result<Uint8Array<ArrayBuffer>>) => void>()
const supply: Supply = index =>
  new Promise(resolve => {
    awaited.set(index, resolve)
    post({ is: 'supply', index })
  })
const progress: Progress = (done, total) => post({ is: 'progress', done, total })

const jobs: { [J in JobName]: (input: Jobs[J]['input']) => Promise<Result<Jobs[J]['output']>> } = {
  intake,
  'pictures-to-pdf': names => picturesToPdf(names, supply, progress),
  pdf: async model => {
    const fonts = await bundledFonts()
    return fonts.ok ? modelToPdf(model, fonts.value) : fonts
  },
  zip: plan => makeZip(plan, supply, progress),
}

const run = async <J extends JobName>(job: J, input: Jobs[J]['input']) => {
  try {
    return await jobs[job](input)
  } catch {
    return failed(
      'internal',
      'A file could not be made or read.',
      'Try again. If it happens again, close SSST Desk, open it, and try once more.',
    )
  }
}

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if (data.is === 'supplied') {
    awaited.get(data.index)?.(data.result)
    awaited.delete(data.index)
    return
  }
  const result = await run(data.job, data.input)
  const transfer = result.ok && 'bytes' in result.value ? [result.value.bytes.buffer] : []
  post({ is: 'done', result }, transfer)
}
