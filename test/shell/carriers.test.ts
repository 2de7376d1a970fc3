import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listAssets } from '../../electron/carriers/assets'
import { openIpc } from '../../electron/carriers/ipc'
import { openLoopback } from '../../electron/carriers/loopback'
import { answer } from '../../electron/host'
import type { Caller } from '../../electron/shell/own-page'
import { connectHost } from '../../renderer/host'
import { callPath, type DeskBridge, frameType, secretHeader } from '../../shared/host/carrier'
import { decodeFrame, encodeFrame } from '../../shared/host/frame'
import type { Result } from '../../shared/result'
import { got } from '../host/build/delivering'
import { startHost, temporaryFolder } from '../host/build/temporary'
import { describeContract } from '../host/contract'
import { channelPair } from './build/channel'
import { aPage, leavePage } from './build/page'

/** The result inside a frame that came back. */
const resultIn = (frame: Uint8Array): Result<unknown> => got(decodeFrame(frame)) as Result<unknown>

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

describeContract('the IPC carrier', async () => {
  const root = await temporaryFolder()
  const { host, share, dataDir, draftsDir } = await startHost(root)
  const { channel, invoke } = channelPair()
  const close = openIpc(
    channel,
    () => 7,
    (name, input) => answer(host.handlers, name, input),
  )
  const ours: Caller = { sender: { id: 7 }, senderFrame: { parent: null, url: 'app://desk/#/' } }
  const desk: DeskBridge = { call: (name, frame) => invoke(ours, name, frame) }
  aPage('app://desk/#/', desk)
  return {
    call: connectHost(),
    send: async (name, input) => resultIn(await desk.call(name, encodeFrame(input))),
    share,
    dataDir,
    draftsDir,
    async cleanup() {
      leavePage()
      close()
      await host.close()
      await rm(root, { recursive: true, force: true })
    },
  }
})
