import { createHash, randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { FolderTest } from '../../../shared/host/folders'
import { failed, ok, type Result } from '../../../shared/result'
import { hashFile } from '../delivery/content'
import { type Installation, newPartialName, sweep } from '../delivery/work'
import { type FolderName, folderInWords, shareFault } from '../share/faults'
import type { Share } from '../share/share'

export interface ProbeNeeds {
  installation: Installation
  live: Set<string>
  /** For the whole test, in milliseconds. */
  deadlineMs: number
}

const probeBytes = 4096

const writeAndReadBack = async (share: Share, folder: FolderName, at: string): Promise<Result<null>> => {
  const content = randomBytes(probeBytes)
  const expected = createHash('sha256').update(content).digest('hex')
  const doing = 'saving a test file'
  const created = await share.run('create', { at })
  if (!created.ok) return shareFault(created.errno, folder, doing)
  const written = await share.run('write', { ...created.value, bytes: content })
  const finished = written.ok ? await share.run('finish', created.value) : written
  if (!finished.ok) {
    await share.run('drop', created.value)
    await share.run('removeFile', { at })
    return shareFault(finished.errno, folder, doing)
  }
  const readBack = await hashFile(share, at)
  const removed = await share.run('removeFile', { at })
  if (!readBack.ok) return shareFault(readBack.errno, folder, 'reading the test file back')
  if (!removed.ok) return shareFault(removed.errno, folder, 'removing the test file')
  if (readBack.value.sha256 === expected) return ok(null)
  return failed(
    'damaged',
    `The folder ${folderInWords(folder)} gave a test file back changed.`,
    'Do not save case files there. Tell whoever looks after the folder that it damages files.',
  )
}

/**
 * Tests a folder as a delivery would use it: writes a small file, reads it back, compares, removes it; left-overs of
 * killed processes are removed on the way. Answers within the deadline whatever the folder does.
 */
export const probe = async (
  share: Share,
  folder: FolderName,
  { installation, live, deadlineMs }: ProbeNeeds,
): Promise<Result<FolderTest>> => {
  const started = performance.now()
  const name = newPartialName(randomUUID(), installation)
  const test = async (): Promise<Result<FolderTest>> => {
    const looked = await share.run('look', { root: folder.place })
    if (!looked.ok) return shareFault(looked.errno, folder, 'the test')
    live.add(name)
    const proved = await writeAndReadBack(share, folder, path.join(folder.place, name))
    live.delete(name)
    if (!proved.ok) return proved
    const tookMs = performance.now() - started
    await sweep(share, folder.place, { installation, live })
    return ok({ freeBytes: looked.value.freeBytes, tookMs })
  }
  const stop = new AbortController()
  const late = wait(deadlineMs, shareFault('SILENT', folder, 'the test'), { signal: stop.signal })
  late.catch(() => undefined)
  try {
    return await Promise.race([test(), late])
  } finally {
    stop.abort()
  }
}
