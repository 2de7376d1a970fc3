import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listAssets } from '../../electron/carriers/assets'
import { openLoopback } from '../../electron/carriers/loopback'
import { answer } from '../../electron/host'
import { connectHost } from '../../renderer/host'
import { callPath, frameType, secretHeader } from '../../shared/host/carrier'
import { encodeFrame } from '../../shared/host/frame'
import { got } from '../host/build/delivering'
import { startHost, temporaryFolder } from '../host/build/temporary'
import { describeContract } from '../host/contract'
import { resultIn } from './build/channel'
import { aPage, leavePage } from './build/page'

describeContract('the loopback carrier', async () => {
  const root = await temporaryFolder()
  const { host, share, dataDir, draftsDir } = await startHost(root)
  await mkdir(join(root, 'renderer'))
  await writeFile(join(root, 'renderer', 'index.html'), '<!doctype html>')
  const carrier = got(
    await openLoopback({
      port: 0,
      assets: got(await listAssets(join(root, 'renderer'))),
      answer: (name, input) => answer(host.handlers, name, input),
    }),
  )
  aPage(carrier.address)
  const headers = {
    'content-type': frameType,
    [secretHeader]: new URL(carrier.address).searchParams.get('key') ?? '',
  }
  return {
    call: connectHost(),
    send: async (name, input) => {
      const reply = await fetch(callPath + name, { method: 'POST', headers, body: encodeFrame(input) })
      return resultIn(new Uint8Array(await reply.arrayBuffer()))
    },
    share,
    dataDir,
    draftsDir,
    async cleanup() {
      leavePage()
      await carrier.close()
      await host.close()
      await rm(root, { recursive: true, force: true })
    },
  }
})
