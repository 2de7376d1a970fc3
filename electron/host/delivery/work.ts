import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Share } from '../share/share'
import { claimEnding, workPrefix } from './names'

/** Eight hexadecimal digits that tell this installation's unfinished work from that of other computers. */
export type Installation = string

const partialPattern = /^~ssst-[0-9a-f-]{36}-([0-9a-f]{8})[0-9a-f]{8}\.part$/
/** Ages after which no live computer is at work on it; far beyond what clocks in one office differ by. */
const partialSafeMs = 24 * 60 * 60_000
const claimSafeMs = 60 * 60_000

export const newPartialName = (deliveryId: string, installation: Installation): string =>
  `${workPrefix}${deliveryId}-${installation}${randomBytes(4).toString('hex')}.part`

/** Another partial name of the same delivery and installation. */
export const siblingOf = (partial: string): string =>
  `${partial.slice(0, -'01234567.part'.length)}${randomBytes(4).toString('hex')}.part`

/** What this process knows about unfinished work on the folders. */
export interface Ownership {
  installation: Installation
  /** Partial names that are in use in this process. */
  live: Set<string>
}

/**
 * Whether a partial name is a left-over: our own installation's that is not open in this process (there is one process
 * for one installation), or another computer's older than a safe age. Anything that is not ours never is.
 */
const isLeftOver = (
  name: string,
  { installation, live }: Ownership,
  ageMs: number,
  safeMs: number,
): boolean => {
  const maker = partialPattern.exec(name)?.[1]
  if (maker === undefined || live.has(name)) return false
  return maker === installation || ageMs > safeMs
}

const ageOf = async (share: Share, at: string): Promise<number> => {
  const found = await share.run('stat', { at })
  return found.ok && found.value !== null ? Date.now() - found.value.modifiedMs : 0
}

/** Removes a partial file or folder and all in it. False where the folder did not let us. */
export const removeWork = async (share: Share, at: string): Promise<boolean> => {
  for (;;) {
    const removed = await share.run('removeTree', { at })
    if (!removed.ok) return false
    if (removed.value.done) return true
  }
}

/** Removes a claim that nobody holds any more; false where it is held, or holds something that is not ours. */
export const removeStaleClaim = async (
  share: Share,
  claim: string,
  ownership: Ownership,
): Promise<boolean> => {
  const inside = await share.run('list', { folder: claim })
  if (!inside.ok) return inside.errno === 'ENOENT'
  const ageMs = await ageOf(share, claim)
  // An empty one is nobody's: a claim is signed before it stands there. Removing a folder spares one that is not empty.
  if (!inside.value.every(({ name }) => isLeftOver(name, ownership, ageMs, claimSafeMs))) return false
  for (const { name } of inside.value) await share.run('removeFile', { at: path.join(claim, name) })
  return (await share.run('removeFolder', { folder: claim })).ok
}

/**
 * Removes what killed processes left on a folder: partial files, partial folders and claims. Best effort: what cannot
 * be removed now is met again at the next delivery or test.
 */
export const sweep = async (share: Share, place: string, ownership: Ownership): Promise<void> => {
  const listed = await share.run('list', { folder: place })
  if (!listed.ok) return
  for (const { name, kind } of listed.value) {
    const at = path.join(place, name)
    if (partialPattern.test(name)) {
      if (isLeftOver(name, ownership, await ageOf(share, at), partialSafeMs)) {
        await removeWork(share, at)
      }
    } else if (kind === 'folder' && name.endsWith(claimEnding)) {
      await removeStaleClaim(share, at, ownership)
    }
  }
}
