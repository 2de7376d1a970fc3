import JSZip from 'jszip'
import { shownName } from '../../shared/bundle/names'
import { type Fault, failed, ok, type Result } from '../../shared/result'
import { crc32 } from './crc32'
import { sha256 } from './digest'
import { GrowingBytes } from './growing-bytes'
import type { Progress, Supply } from './supply'
import {
  checkZipPlan,
  isCompressed,
  type Manifest,
  manifestName,
  type ZipEntry,
  type ZipPlan,
} from './zip-plan'
import { directory, localHeader, type Packed } from './zip-records'

export interface ZipMade {
  bytes: Uint8Array<ArrayBuffer>
  /** Of the whole zip. */
  sha256: string
  /** As the manifest has them. */
  files: Manifest['files']
}

/** How many inputs are fetched while one is written: enough to never wait, few enough to hold. */
const ahead = 2

class Stopped extends Error {
  constructor(readonly fault: Fault) {
    super('stopped')
  }
}

/** The bytes of one entry, checked against the plan, with what the manifest says of them. */
const fetched = async (entry: ZipEntry, index: number, supply: Supply) => {
  const supplied = await supply(index)
  if (!supplied.ok) throw new Stopped(supplied.fault)
  const bytes = supplied.value
  const file = { name: entry.path, bytes: bytes.byteLength, sha256: await sha256(bytes) }
  if (file.bytes !== entry.bytes || (entry.sha256 !== undefined && entry.sha256 !== file.sha256))
    throw new Stopped(
      failed(
        'damaged',
        `‘${shownName(entry.path)}’ is not what it was when it was added, so the zip was not made.`,
        'Add the file again, then build the zip again.',
      ).fault,
    )
  return { bytes, file }
}

const expectedSize = (entries: readonly ZipEntry[]) =>
  // Two headers and two lines of JSON a file; names stand in all of them, in up to three bytes a character.
  entries.reduce((sum, entry) => sum + entry.bytes + 400 + 18 * entry.path.length, 4096)

/**
 * Makes a zip of the planned entries in their order, with `manifest.json` as the last file, and hashes it. The same
 * plan and content give the same bytes: fixed dates, no folder entries, no clock. What is compressed already is stored,
 * the rest deflated. Inputs are asked for one by one and let go once written.
 */
export const makeZip = async (
  plan: ZipPlan,
  supply: Supply,
  progress?: Progress,
): Promise<Result<ZipMade>> => {
  const checked = checkZipPlan(plan)
  if (!checked.ok) return checked
  try {
    const { bytes, files } = await write(plan, supply, progress ?? (() => undefined))
    return ok({ bytes, sha256: await sha256(bytes), files })
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, fault: error.fault }
    return error instanceof RangeError
      ? failed('full', 'There is not enough memory to make the zip.', 'Close other programs and try again.')
      : failed('internal', 'The zip could not be made.', 'Try again. If it happens again, report it.')
  }
}

/** Only what packs well goes through jszip: whole files of a case are stored as they are. */
const deflated = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const zip = new JSZip().file('x', bytes, { binary: true, compression: 'DEFLATE' })
  const made = await zip.generateAsync({ type: 'uint8array' })
  const view = new DataView(made.buffer, made.byteOffset, made.byteLength)
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true)
  return made.subarray(start, start + view.getUint32(18, true))
}

const write = async ({ entries, made }: ZipPlan, supply: Supply, progress: Progress) => {
  const output = new GrowingBytes(expectedSize(entries))
  const placed: { file: Packed; offset: number }[] = []
  const add = async (path: string, bytes: Uint8Array) => {
    const stored = isCompressed(path) || bytes.byteLength === 0
    const content = stored ? bytes : await deflated(bytes)
    const file: Packed = {
      path,
      method: stored ? 0 : 8,
      crc: crc32(bytes),
      bytes: bytes.byteLength,
      packedBytes: content.byteLength,
    }
    placed.push({ file, offset: output.length })
    output.add(localHeader(file))
    output.add(content)
  }

  const files: Manifest['files'] = []
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  const coming: Promise<Awaited<ReturnType<typeof fetched>>>[] = []
  const fetchOne = (index: number) => {
    const entry = entries[index]
    if (!entry) return
    const one = fetched(entry, index, supply)
    // One that fails while an earlier one is written is heard of in its turn.
    one.catch(() => undefined)
    coming.push(one)
  }
  for (let index = 0; index < ahead; index++) fetchOne(index)
  let done = 0
  for (const [index, entry] of entries.entries()) {
    const next = coming.shift()
    if (!next) break
    const { bytes, file } = await next
    fetchOne(index + ahead)
    await add(entry.path, bytes)
    files.push(file)
    done += file.bytes
    progress(done, total)
  }
  const manifest: Manifest = { format: 1, ...(made === undefined ? {} : { made }), files }
  await add(manifestName, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
  progress(done, total)
  for (const record of directory(placed, output.length)) output.add(record)
  return { bytes: output.bytes, files }
}
