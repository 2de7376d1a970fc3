import path from 'node:path'
import type { DeliveryEntry, DeliveryPlan } from '../../../shared/host/delivery'
import { ok, type Result } from '../../../shared/result'
import { type FolderName, shareFault } from '../share/faults'
import type { Outcome, Share } from '../share/share'
import { droppings, hashFile, isSameContent } from './content'
import { fold, mostVersions, numberedName } from './names'

/** What became of a delivery that was to be removed. `left` names what is still there, by its path inside a folder. */
export interface Removal {
  state: 'removed' | 'not-there' | 'changed'
  left: string[]
  /** Of one that is not there: whether anything else lies there that is known to belong there. */
  amongKnown: boolean
}

/** How a delivery is to be looked for. */
export interface Looking {
  /** It never was receipted: it may stand under any of the names it could have got. */
  sought: boolean
  /** Names of other things that were put on the same folder. */
  known: readonly string[]
  /** Told right before anything is removed; nothing is where this fails. */
  found(): Promise<Result<unknown>>
}

type Taken = 'removed' | 'not-there' | 'changed'

/** Removes one file if it is still byte for byte what was delivered, looked at again right before it goes. */
const takeFile = async (share: Share, at: string, entry: DeliveryEntry): Promise<Outcome<Taken>> => {
  const found = await share.run('stat', { at })
  if (!found.ok) return found
  if (found.value === null) return { ok: true, value: 'not-there' }
  if (found.value.kind !== 'file' || found.value.bytes !== entry.bytes) return { ok: true, value: 'changed' }
  const hashed = await hashFile(share, at)
  if (!hashed.ok) return hashed
  if (hashed.value.sha256 !== entry.sha256) return { ok: true, value: 'changed' }
  const still = await share.run('stat', { at })
  if (!still.ok) return still
  if (still.value?.bytes !== entry.bytes || still.value.modifiedMs !== found.value.modifiedMs)
    return { ok: true, value: 'changed' }
  const removed = await share.run('removeFile', { at })
  return removed.ok || removed.errno === 'ENOENT' ? { ok: true, value: 'removed' } : removed
}

/**
 * Clears what is left of a delivered folder: empty folders and what file managers leave by themselves (previews of its
 * files among it). Answers the files that somebody else put or changed there, by their paths inside.
 */
const clearFolder = async (
  share: Share,
  folder: string,
  inside: readonly string[],
): Promise<Outcome<string[]>> => {
  const listed = await share.run('list', { folder })
  if (!listed.ok) return listed.errno === 'ENOENT' ? { ok: true, value: [] } : listed
  const left: string[] = []
  const dropped: string[] = []
  for (const { name, kind } of listed.value) {
    if (kind === 'folder') {
      const inner = await clearFolder(share, path.join(folder, name), [...inside, name])
      if (!inner.ok) return inner
      left.push(...inner.value)
    } else if (droppings.has(fold(name))) dropped.push(name)
    else left.push([...inside, name].join('/'))
  }
  if (left.length > 0) return { ok: true, value: left }
  for (const name of dropped) {
    const removed = await share.run('removeFile', { at: path.join(folder, name) })
    if (!removed.ok && removed.errno !== 'ENOENT') return removed
  }
  const removed = await share.run('removeFolder', { folder })
  // Somebody put something there this moment: it is met again at the next look.
  if (!removed.ok && removed.errno !== 'ENOENT') return removed
  return { ok: true, value: [] }
}

type Took = Pick<Removal, 'state' | 'left'>

const takeFolder = async (share: Share, at: string, plan: DeliveryPlan): Promise<Outcome<Took>> => {
  for (const entry of plan.entries) {
    const taken = await takeFile(share, path.join(at, ...entry.path), entry)
    if (!taken.ok) return taken
  }
  const left = await clearFolder(share, at, [])
  if (!left.ok) return left
  return { ok: true, value: { state: left.value.length > 0 ? 'changed' : 'removed', left: left.value } }
}

/** Removes what stands under one name. */
const takeNamed = async (
  share: Share,
  folder: FolderName,
  name: string,
  plan: DeliveryPlan,
): Promise<Outcome<Took>> => {
  const at = path.join(folder.place, name)
  const found = await share.run('stat', { at })
  if (!found.ok) return found
  if (found.value === null) return { ok: true, value: { state: 'not-there', left: [] } }
  if (found.value.kind !== plan.kind) return { ok: true, value: { state: 'changed', left: [name] } }
  if (plan.kind === 'folder') return takeFolder(share, at, plan)
  const [entry] = plan.entries
  const taken = entry ? await takeFile(share, at, entry) : { ok: true as const, value: 'changed' as const }
  if (!taken.ok) return taken
  return { ok: true, value: { state: taken.value, left: taken.value === 'changed' ? [name] : [] } }
}

/** The names under which it stands or may stand, as they are on the folder. */
const namesOf = async (
  share: Share,
  folder: FolderName,
  plan: DeliveryPlan,
  present: readonly string[],
  sought: boolean,
): Promise<Outcome<string[]>> => {
  const names: string[] = []
  for (let n = sought ? mostVersions : 1; n >= 1; n -= 1) {
    const wanted = fold(numberedName(plan.name, n, plan.kind))
    const name = present.find(one => fold(one) === wanted)
    if (name === undefined) continue
    // What stands under another name of the row may be somebody else’s: only the same content is this delivery.
    const plainly = n === 1 && names.length === 0
    const same: Outcome<boolean> = plainly
      ? { ok: true, value: true }
      : await isSameContent(share, path.join(folder.place, name), plan)
    if (!same.ok) return same
    if (same.value) names.push(name)
  }
  return { ok: true, value: names }
}

/**
 * Removes a delivery from its folder: only what was delivered, and only where its SHA-256 still matches. Whatever somebody
 * changed or added stays, and is named. Safe to be done again after a kill. A folder that is away is a fault.
 */
export const removeDelivered = async (
  share: Share,
  folder: FolderName,
  plan: DeliveryPlan,
  { sought, known, found }: Looking,
): Promise<Result<Removal>> => {
  const doing = `removing “${plan.name}”`
  const lost = (outcome: Outcome<unknown> & { ok: false }) => shareFault(outcome.errno, folder, doing)
  const looked = await share.run('look', { root: folder.place })
  if (!looked.ok) return lost(looked)
  const listed = await share.run('list', { folder: folder.place })
  if (!listed.ok) return lost(listed)
  const present = listed.value.map(entry => entry.name)
  const names = await namesOf(share, folder, plan, present, sought)
  if (!names.ok) return lost(names)
  if (names.value.length === 0) {
    const others = new Set(known.map(fold))
    return ok({ state: 'not-there', left: [], amongKnown: present.some(name => others.has(fold(name))) })
  }
  const noted = await found()
  if (!noted.ok) return noted
  const all: Took[] = []
  for (const name of names.value) {
    const taken = await takeNamed(share, folder, name, plan)
    if (!taken.ok) return lost(taken)
    all.push(taken.value)
  }
  const state = (['changed', 'removed'] as const).find(one => all.some(took => took.state === one))
  return ok({ state: state ?? 'not-there', left: all.flatMap(took => took.left), amongKnown: true })
}
