import { open, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { unreadable } from '../../../renderer/output/bring-in'
import { judgeSize } from '../../../renderer/output/intake'
import type { Lane } from '../../../renderer/output/lane'
import { natureOf } from '../../../renderer/output/reading/kind'
import { supplyOf } from '../../../renderer/output/supply'
import { shownName } from '../../../shared/bundle/names'
import { counted } from '../../../shared/calendar/write'
import { type Failed, type FaultCode, ok, type Result } from '../../../shared/result'
import type { GuardedLane } from './lane'
import { readers } from './readers'

export interface Answer {
  kind: string
  outcome: 'accepted' | 'refused'
  /** The code of the refusal. */
  code?: FaultCode
  /** What was accepted, or the sentence of the refusal. */
  says: string
  /** What the officer is to do; empty for what was accepted. */
  next: string
  /** Of a PDF only. */
  pages?: number
  warnings: string[]
  /** Memory the process grew by at most, in megabytes, and whether it was stopped for that. */
  memory: number
  overMemory: boolean
}

/** A zip names what it holds at its end, so the kind of a file is told from both ends, and a large one is not read for it. */
const endBytes = 1024 ** 2

const endsOf = async (path: string, size: number): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await open(path)
  try {
    const length = Math.min(size, endBytes)
    const bytes = new Uint8Array(size > 2 * endBytes ? 2 * endBytes : size)
    await file.read(bytes, 0, Math.min(size, bytes.length), 0)
    if (size > bytes.length) await file.read(bytes, endBytes, length, size - length)
    return bytes
  } finally {
    await file.close()
  }
}

const beginningOf = async (path: string, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await open(path)
  try {
    const bytes = new Uint8Array(most)
    return bytes.subarray(0, (await file.read(bytes, 0, most, 0)).bytesRead)
  } finally {
    await file.close()
  }
}

/** The fault of a form's reader or an official form's that did not expect a file which was accepted; null where all did. */
const failedInside = async (
  name: string,
  mediaType: string,
  bytes: Uint8Array<ArrayBuffer>,
  lane: Lane,
): Promise<Failed | null> => {
  if (mediaType.startsWith('image/')) return null
  const about = shownName(name)
  const file = new Blob([bytes])
  const read = [
    await lane({ job: 'read-form', input: { name, mediaType }, supply: supplyOf([bytes]), about }),
    await lane({
      job: 'official-read',
      input: { name, file },
      supply: async () => unreadable(name),
      about,
    }),
  ]
  return read.flatMap(one => (one.ok ? [] : [one])).find(({ fault }) => fault.code === 'internal') ?? null
}

type Judged = Result<{ says: string; pages?: number; warnings: string[] }> & { kind: string }

const judged = async (path: string, { lane }: GuardedLane): Promise<Judged> => {
  const name = basename(path)
  try {
    const { size } = await stat(path)
    const nature = natureOf(await endsOf(path, size))
    if (nature.kind === 'other') {
      const beginning = new TextDecoder().decode(await beginningOf(path, 4096))
      const reader = readers.find(one => one.fits(name, beginning))
      if (reader) {
        const read = await reader.read({ path, name: shownName(name) }, lane)
        return { kind: reader.kind, ...(read.ok ? ok({ says: read.value, warnings: [] }) : read) }
      }
    }
    // As the worker itself does first: a browser hands it a file that is not read yet, and Node cannot hand over such a one.
    const sized = judgeSize(name, size)
    if (!sized.ok) return { kind: nature.kind, ...sized }
    const file = new Blob([await readFile(path)])
    const brought = await lane({
      job: 'intake',
      input: { name, declaredType: '', file, wanted: ['pdf', 'picture', 'word'] },
      supply: async () => unreadable(name),
      about: shownName(name),
    })
    if (!brought.ok) return { kind: nature.kind, ...brought }
    const { accepted, bytes } = brought.value
    const inside = await failedInside(name, accepted.mediaType, bytes, lane)
    if (inside) return { kind: nature.kind, ...inside }
    const { kind, warnings } = accepted
    if (accepted.kind === 'pdf')
      return {
        kind,
        ...ok({ says: `a PDF of ${counted(accepted.pages, 'page')}`, pages: accepted.pages, warnings }),
      }
    if (accepted.kind === 'picture')
      return { kind, ...ok({ says: `a picture of ${accepted.width} by ${accepted.height}`, warnings }) }
    return { kind, ...ok({ says: 'a Word file', warnings }) }
  } catch {
    return { kind: 'unreadable', ...unreadable(name) }
  }
}

/** Judges one file as the product does when an officer brings it. */
export const judgeFile = async (path: string, guarded: GuardedLane): Promise<Answer> => {
  const stop = guarded.watchMemory()
  const result = await judged(path, guarded)
  const { grew, over } = stop()
  const common = { kind: result.kind, memory: grew, overMemory: over }
  return result.ok
    ? {
        ...common,
        outcome: 'accepted',
        says: result.value.says,
        next: '',
        ...(result.value.pages === undefined ? {} : { pages: result.value.pages }),
        warnings: result.value.warnings,
      }
    : {
        ...common,
        outcome: 'refused',
        code: result.fault.code,
        says: result.fault.message,
        next: result.fault.next,
        warnings: [],
      }
}
