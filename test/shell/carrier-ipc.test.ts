import { rm } from 'node:fs/promises'
import { openIpc } from '../../electron/carriers/ipc'
import { answer } from '../../electron/host'
import type { Caller } from '../../electron/shell/own-page'
import { connectHost } from '../../renderer/host'
import type { DeskBridge } from '../../shared/host/carrier'
import { encodeFrame } from '../../shared/host/frame'
import { startHost, temporaryFolder } from '../host/build/temporary'
import { describeContract } from '../host/contract'
import { channelPair, resultIn } from './build/channel'
import { aPage, leavePage } from './build/page'

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
