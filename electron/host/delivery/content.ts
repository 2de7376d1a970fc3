import { createHash } from 'node:crypto'
import path from 'node:path'
import type { DeliveryEntry, DeliveryPlan } from '../../../shared/host/delivery'
import type { Outcome, Share } from '../share/share'
import { fold } from './names'

/** What file managers leave in a folder by themselves. */
export const droppings = new Set(['thumbs.db', 'desktop.ini', '.ds_store'])

/** Looks on while files are read back, which may take as long as writing them. */
export interface Reading {
  /** Told as bytes were read. */
  read(bytes: number): void
  /** Whether to read no further; the outcome then is `STOPPED`. */
  stopped(): boolean
}

/** Reads a file on the folder to its end: its size and SHA-256. */
export const hashFile = async (
  share: Share,
  at: string,
  reading?: Reading,
): Promise<Outcome<{ bytes: number; sha256: string }>> => {
  const opened = await share.run('open', { at })
  if (!opened.ok) return opened
  let before = 0
  for (;;) {
    const piece = reading?.stopped()
      ? ({ ok: false, errno: 'STOPPED' } as const)
      : await share.run('hash', opened.value)
    if (!piece.ok) {
      await share.run('drop', opened.value)
      return piece
    }
    reading?.read(piece.value.bytes - before)
    before = piece.value.bytes
    if (piece.value.done) return { ok: true, value: piece.value }
  }
}

/** What stands where a plan's content should be. `missing`: at least one of its files is not there at all. */
export type Holding = 'there' | 'missing' | 'changed'

const holdsEntry = async (
  share: Share,
  at: string,
  entry: DeliveryEntry,
  reading?: Reading,
): Promise<Outcome<Holding>> => {
  const found = await share.run('stat', { at })
  if (!found.ok) return found
  if (found.value === null) return { ok: true, value: 'missing' }
  if (found.value.kind !== 'file' || found.value.bytes !== entry.bytes) return { ok: true, value: 'changed' }
  const hashed = await hashFile(share, at, reading)
  if (!hashed.ok) return hashed
  return { ok: true, value: hashed.value.sha256 === entry.sha256 ? 'there' : 'changed' }
}

/** Whether every file of the plan is there with its content; `under` is the file or folder itself. */
export const holdsPlan = async (
  share: Share,
  under: string,
  plan: DeliveryPlan,
  reading?: Reading,
): Promise<Outcome<Holding>> => {
  for (const entry of plan.entries) {
    const at = plan.kind === 'file' ? under : path.join(under, ...entry.path)
    const held = await holdsEntry(share, at, entry, reading)
    if (!held.ok || held.value !== 'there') return held
  }
  return { ok: true, value: 'there' }
}

const countFiles = async (share: Share, folder: string, most: number): Promise<Outcome<number>> => {
  const listed = await share.run('list', { folder })
  if (!listed.ok) return listed
  let count = 0
  for (const { name, kind } of listed.value) {
    if (droppings.has(fold(name))) continue
    if (kind === 'folder') {
      const inner = await countFiles(share, path.join(folder, name), most - count)
      if (!inner.ok) return inner
      count += inner.value
    } else count += 1
    if (count > most) break
  }
  return { ok: true, value: count }
}

/**
 * Whether what stands under a name is the plan's content and nothing else: then an earlier attempt had succeeded and
 * only its answer was lost. A folder with one file more is something else.
 */
export const isSameContent = async (
  share: Share,
  under: string,
  plan: DeliveryPlan,
): Promise<Outcome<boolean>> => {
  const found = await share.run('stat', { at: under })
  if (!found.ok) return found
  if (found.value?.kind !== plan.kind) return { ok: true, value: false }
  if (plan.kind === 'folder') {
    const files = await countFiles(share, under, plan.entries.length)
    if (!files.ok) return files
    if (files.value !== plan.entries.length) return { ok: true, value: false }
  }
  const held = await holdsPlan(share, under, plan)
  return held.ok ? { ok: true, value: held.value === 'there' } : held
}

/**
 * The one hash a receipt carries: the file's own SHA-256, or for a folder the SHA-256 of its `sha256  path` lines,
 * sorted, each ended by a line feed, with `/` between the segments.
 */
export const contentHash = (kind: DeliveryPlan['kind'], entries: readonly DeliveryEntry[]): string => {
  if (kind === 'file') return entries[0]?.sha256 ?? ''
  const lines = entries.map(({ sha256, path: segments }) => `${sha256}  ${segments.join('/')}\n`)
  return createHash('sha256').update(lines.toSorted().join('')).digest('hex')
}
