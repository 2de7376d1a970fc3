import { rm } from 'node:fs/promises'
import { answer } from '../../electron/host'
import { startHost } from './build/host'
import { temporaryFolder } from './build/temporary'
import { describeContract } from './contract'

describeContract('the same process', async () => {
  const root = await temporaryFolder()
  const { host, call, share, dataDir, draftsDir } = await startHost(root)
  return {
    call,
    send: (name, input) => answer(host.handlers, name, input),
    share,
    dataDir,
    draftsDir,
    async cleanup() {
      await host.close()
      await rm(root, { recursive: true, force: true })
    },
  }
})
