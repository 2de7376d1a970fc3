import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { HostOptions } from '../../../electron/host'
import { startHost, type TestHost } from './host'

export { startHost }

/** A fresh folder under the system's temporary folder. */
export const temporaryFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'ssst-host-'))

/** A fresh folder that is removed when the test is over. */
export const aFolder = async (): Promise<string> => {
  const folder = await temporaryFolder()
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** As `startHost` in a fresh folder; host and folder are gone when the test is over. */
export const aHost = async (options: Partial<HostOptions> = {}): Promise<TestHost> => {
  const host = await startHost(await aFolder(), options)
  onTestFinished(async () => {
    await host.host.close()
  })
  return host
}
