import path from 'node:path'
import type { DeliveryPlan, DeliveryReceipt } from '../../../shared/host/delivery'
import { failed, ok, type Result } from '../../../shared/result'
import { type FolderName, folderInWords, shareFault } from '../share/faults'
import type { Outcome, Share } from '../share/share'
import { contentHash, type Holding, holdsPlan, isSameContent, type Reading } from './content'
import { claimEnding, fold, mostVersions, numberedName } from './names'
import { totalBytes } from './plan'
import { type Ownership, removeStaleClaim, removeWork, siblingOf } from './work'

export interface Finished {
  share: Share
  folder: FolderName
  plan: DeliveryPlan
  /** Name of the finished partial in the folder; also signs its claim. */
  partial: string
  ownership: Ownership
  /** Looks on while everything is read back: once before it has its name, once after. */
  reading: Reading
}

/** What a rename answers when the name was taken after all. */
const taken = new Set(['EEXIST', 'ENOTEMPTY', 'EISDIR', 'ENOTDIR'])

/** The claim of a name: its place, and the partial name it had before and has again at its end. */
interface Claim {
  at: string
  sibling: string
}

type Attempt = { state: 'placed' | 'same'; name: string } | { state: 'taken' }

const busyFault = (folder: FolderName, name: string): Result<never> =>
  failed(
    'refused',
    `Another computer is saving “${name}” in the folder ${folderInWords(folder)} at this moment.`,
    'Wait a minute and try again.',
  )

/** For what was written and is not there any more, or is there and not as it was sent. */
const spoiledFault = (folder: FolderName, name: string, held: Holding): Result<never> => {
  if (held === 'missing') return shareFault('ENOENT', folder, `saving “${name}”`)
  return failed(
    'damaged',
    `The folder ${folderInWords(folder)} did not keep “${name}” as it was sent, so it was taken away again.`,
    'Try again. If it stays, tell whoever looks after the folder that it damages files.',
  )
}

/**
 * Claims a name by renaming a folder that is signed already onto it: the one step that two computers cannot both win,
 * and no moment at which a claim stands there that cannot be told from another computer’s.
 */
const claim = async (
  { share, folder, partial, ownership }: Finished,
  name: string,
): Promise<Result<Claim>> => {
  const at = path.join(folder.place, `${name}${claimEnding}`)
  const sibling = siblingOf(partial)
  const beside = path.join(folder.place, sibling)
  ownership.live.add(sibling)
  const giveUp = async (why: Result<never>): Promise<Result<never>> => {
    await removeWork(share, beside)
    ownership.live.delete(sibling)
    return why
  }
  const lost = (errno: string) => giveUp(shareFault(errno, folder, `saving “${name}”`))
  const made = await share.run('makeFolder', { folder: beside })
  if (!made.ok) return lost(made.errno)
  const signed = await share.run('create', { at: path.join(beside, partial) })
  const closed = signed.ok ? await share.run('drop', signed.value) : signed
  if (!closed.ok) return lost(closed.errno)

  let claimed = await share.run('rename', { from: beside, to: at })
  if (claimed.ok) return ok({ at, sibling })
  // What a rename onto a folder answers differs from system to system: whether one stands there tells what happened.
  const present = await share.run('stat', { at })
  if (!present.ok || present.value === null) return lost(claimed.errno)
  if (await removeStaleClaim(share, at, ownership)) {
    claimed = await share.run('rename', { from: beside, to: at })
    if (claimed.ok) return ok({ at, sibling })
  }
  return giveUp(busyFault(folder, name))
}

/** Takes the claim off its name in one step, then away: killed in between, it is a partial like any other. */
const release = async ({ share, folder, ownership }: Finished, { at, sibling }: Claim): Promise<void> => {
  const beside = path.join(folder.place, sibling)
  await share.run('rename', { from: at, to: beside })
  await removeWork(share, beside)
  ownership.live.delete(sibling)
}

/** Under the claim: what stands there already, else the rename and the second look. */
const placeUnder = async (work: Finished, name: string): Promise<Result<Attempt>> => {
  const { share, folder, plan, partial } = work
  const lost = <T>(outcome: Outcome<T> & { ok: false }) =>
    shareFault(outcome.errno, folder, `saving “${name}”`)
  const from = path.join(folder.place, partial)

  const listed = await share.run('list', { folder: folder.place })
  if (!listed.ok) return lost(listed)
  const present = listed.value.find(entry => fold(entry.name) === fold(name))
  if (present !== undefined) {
    const same = await isSameContent(share, path.join(folder.place, present.name), plan)
    if (!same.ok) return lost(same)
    return ok(same.value ? { state: 'same', name: present.name } : { state: 'taken' })
  }

  const to = path.join(folder.place, name)
  const renamed = await share.run('rename', { from, to })
  if (!renamed.ok) return taken.has(renamed.errno) ? ok({ state: 'taken' }) : lost(renamed)
  // From here on it is there: only how it is counts, no longer whether somebody wants it.
  const kept = await holdsPlan(share, to, plan, { ...work.reading, stopped: () => false })
  if (kept.ok && kept.value === 'there') return ok({ state: 'placed', name })
  // Nothing unproved stays under a name that somebody may trust; as a partial it is removed or swept.
  await share.run('rename', { from: to, to: from })
  return kept.ok ? spoiledFault(folder, name, kept.value) : lost(kept)
}

/** The receipt of what was read back under its name this moment. */
export const receiptOf = (
  plan: DeliveryPlan,
  folder: FolderName,
  name: string,
  alreadyThere: boolean,
): DeliveryReceipt => ({
  name,
  path: path.join(folder.place, name),
  bytes: totalBytes(plan),
  sha256: contentHash(plan.kind, plan.entries),
  verifiedAt: new Date().toISOString(),
  alreadyThere,
})

/**
 * Brings a finished partial under its name: read back and hashed, name claimed, renamed, hashed again, claim released.
 * Nothing already there is replaced: the same content is receipted as it stands, other content makes the name
 * ` (2)`, ` (3)`, ….
 */
export const commit = async (work: Finished): Promise<Result<DeliveryReceipt>> => {
  const { share, folder, plan, partial } = work
  const from = path.join(folder.place, partial)
  const readBack = await holdsPlan(share, from, plan, work.reading)
  if (!readBack.ok) return shareFault(readBack.errno, folder, `saving “${plan.name}”`)
  if (readBack.value !== 'there') return spoiledFault(folder, plan.name, readBack.value)

  for (let n = 1; n <= mostVersions; n += 1) {
    const name = numberedName(plan.name, n, plan.kind)
    const claimed = await claim(work, name)
    if (!claimed.ok) return claimed
    const attempt = await placeUnder(work, name)
    await release(work, claimed.value)
    if (!attempt.ok) return attempt
    if (attempt.value.state === 'taken') continue
    const alreadyThere = attempt.value.state === 'same'
    if (alreadyThere) await removeWork(share, from)
    return ok(receiptOf(plan, folder, attempt.value.name, alreadyThere))
  }
  return failed(
    'conflict',
    `The folder ${folderInWords(folder)} already holds ${mostVersions} different versions of “${plan.name}”.`,
    'Move the old versions out of the folder, or save under another name.',
  )
}
