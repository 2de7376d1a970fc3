import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { answer, createHost, fileSealer, type Host, type HostOptions } from '../../../electron/host'
import type { HostClient } from '../../../shared/host/contract'
import type { FaultCode } from '../../../shared/result'

export interface TestHost {
  host: Host
  call: HostClient
  root: string
  dataDir: string
  draftsDir: string
  /** An existing folder that is not mapped yet. */
  share: string
  /** What the host logged: place and code. */
  logged: [where: string, code: FaultCode][]
}

/** A real host on folders under `root`, called in this process through the same door as any carrier. */
export const startHost = async (root: string, options: Partial<HostOptions> = {}): Promise<TestHost> => {
  const dataDir = path.join(root, 'data')
  const draftsDir = path.join(root, 'drafts')
  const share = path.join(root, 'share')
  await mkdir(share, { recursive: true })
  const logged: [string, FaultCode][] = []
  const started = await createHost({
    dataDir,
    draftsDir,
    exportsDir: path.join(root, 'saved'),
    version: '0.0.0-test',
    kind: 'loopback',
    sealer: fileSealer(dataDir),
    log: { fault: (where, code) => logged.push([where, code]) },
    ...options,
  })
  if (!started.ok) throw new Error(`host did not start: ${started.fault.code} ${started.fault.message}`)
  const { handlers } = started.value
  // `answer` checks input and output by the contract, which is what makes this the client's type.
  const call = ((name, input) => answer(handlers, name, input)) as HostClient
  return { host: started.value, call, root, dataDir, draftsDir, share, logged }
}
