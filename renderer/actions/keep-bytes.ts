import type { Case } from '../../shared/case/case'
import type { Happening } from '../../shared/case/events'
import { ok, type Result } from '../../shared/result'
import { sha256 } from '../output/digest'
import { type Desk, openCase, record } from './desk'

/** What is in the store, as events say it. */
export interface Kept {
  fileId: string
  bytes: number
  sha256: string
}

interface ToKeep {
  bytes: Uint8Array<ArrayBuffer>
  /** What is recorded of it once it lies in the store. */
  as: (kept: Kept) => Happening
}

/**
 * Stores files with a case and records them in one go, with what `also` says of them. Nothing of any stays when one
 * cannot be stored or recorded.
 */
export const keepBytes = async (
  desk: Desk,
  caseId: string,
  list: readonly ToKeep[],
  also: (kept: readonly Kept[]) => Happening[] = () => [],
): Promise<Result<{ one: Case; kept: Kept[] }>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { files } = opened.value.store
  const kept: Kept[] = []
  const drop = async () => {
    for (const { fileId } of kept) await files.drop(fileId)
  }
  for (const { bytes } of list) {
    const one = { fileId: crypto.randomUUID(), bytes: bytes.byteLength, sha256: await sha256(bytes) }
    const stored = await files.put(caseId, one.fileId, bytes)
    if (!stored.ok) {
      await drop()
      return stored
    }
    kept.push(one)
  }
  const happened = list.flatMap(({ as }, index) => {
    const one = kept[index]
    return one ? [as(one)] : []
  })
  const recorded = await record(desk, caseId, ...happened, ...also(kept))
  if (recorded.ok) return ok({ one: recorded.value, kept })
  await drop()
  return recorded
}
