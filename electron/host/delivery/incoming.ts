import path from 'node:path'
import type { DeliveryPlan } from '../../../shared/host/delivery'
import { failed, ok, type Result } from '../../../shared/result'
import { type FolderName, shareFault } from '../share/faults'
import type { Outcome, Share } from '../share/share'

/** The partial file or folder of one delivery while its pieces come in. One file is open at a time. */
export interface Incoming {
  /** Whether a piece is the one that is due. A refused piece changes nothing. */
  expects(entry: number, offset: number, bytes: number): Result<null>
  write(entry: number, bytes: Uint8Array): Promise<Result<null>>
  /** Closes what is open; the fault `invalid` where bytes are missing or are not those of the plan. */
  complete(): Promise<Result<null>>
  /** Lets go of what is open. */
  drop(): Promise<void>
}

const outOfStep = (name: string): Result<null> =>
  failed(
    'invalid',
    `A piece of “${name}” came out of order or is larger than planned.`,
    'Start the delivery again. Nothing has been saved under its name.',
  )

const notAsPlanned = (name: string): Result<null> =>
  failed(
    'invalid',
    `What arrived for “${name}” is not what was planned, so it was not saved.`,
    'Make the file again and start the delivery again.',
  )

/** Creates the partial `at` on the folder and takes in the pieces of `plan`. */
export const openIncoming = async (
  share: Share,
  folder: FolderName,
  plan: DeliveryPlan,
  at: string,
): Promise<Result<Incoming>> => {
  const doing = `saving “${plan.name}”`
  const received = plan.entries.map(() => 0)
  const made = new Set<string>()
  let open: { entry: number; file: number } | null = null

  const say = <T>(outcome: Outcome<T>): Result<T> =>
    outcome.ok ? ok(outcome.value) : shareFault(outcome.errno, folder, doing)

  const nameOf = (entry: number): string => plan.entries[entry]?.path.at(-1) ?? plan.name

  const makeFolders = async (segments: readonly string[]): Promise<Result<null>> => {
    for (let depth = 1; depth < segments.length; depth += 1) {
      const inner = path.join(at, ...segments.slice(0, depth))
      if (made.has(inner)) continue
      const result = say(await share.run('makeFolder', { folder: inner }))
      if (!result.ok) return result
      made.add(inner)
    }
    return ok(null)
  }

  const start = async (entry: number): Promise<Result<number>> => {
    const segments = plan.entries[entry]?.path ?? []
    const folders = plan.kind === 'folder' ? await makeFolders(segments) : ok(null)
    if (!folders.ok) return folders
    const target = plan.kind === 'folder' ? path.join(at, ...segments) : at
    const created = say(await share.run('create', { at: target }))
    if (!created.ok) return created
    open = { entry, file: created.value.file }
    return ok(created.value.file)
  }

  const finish = async (): Promise<Result<null>> => {
    if (open === null) return ok(null)
    const { entry, file } = open
    const finished = say(await share.run('finish', { file }))
    if (!finished.ok) return finished
    open = null
    const planned = plan.entries[entry]
    const same = finished.value.bytes === planned?.bytes && finished.value.sha256 === planned.sha256
    return same ? ok(null) : notAsPlanned(nameOf(entry))
  }

  const first: Result<unknown> =
    plan.kind === 'file' ? await start(0) : say(await share.run('makeFolder', { folder: at }))
  if (!first.ok) return first

  return ok({
    expects(entry, offset, bytes) {
      const planned = plan.entries[entry]
      const has = received[entry]
      if (planned === undefined || has === undefined) return outOfStep(plan.name)
      const another = open !== null && open.entry !== entry ? open.entry : null
      if (another !== null && (received[another] ?? 0) < (plan.entries[another]?.bytes ?? 0)) {
        return outOfStep(nameOf(entry))
      }
      return offset === has && has + bytes <= planned.bytes ? ok(null) : outOfStep(nameOf(entry))
    },
    async write(entry, bytes) {
      if (bytes.byteLength === 0) return ok(null)
      if (open !== null && open.entry !== entry) {
        const finished = await finish()
        if (!finished.ok) return finished
      }
      const file = open === null ? await start(entry) : ok(open.file)
      if (!file.ok) return file
      const written = say(await share.run('write', { file: file.value, bytes }))
      if (!written.ok) return written
      received[entry] = (received[entry] ?? 0) + bytes.byteLength
      return ok(null)
    },
    async complete() {
      const finished = await finish()
      if (!finished.ok) return finished
      for (const [entry, planned] of plan.entries.entries()) {
        if (received[entry] !== planned.bytes) return notAsPlanned(nameOf(entry))
        if (planned.bytes > 0 || plan.kind === 'file') continue
        const started = await start(entry)
        if (!started.ok) return started
        const empty = await finish()
        if (!empty.ok) return empty
      }
      return ok(null)
    },
    async drop() {
      if (open !== null) await share.run('drop', { file: open.file })
      open = null
    },
  })
}
