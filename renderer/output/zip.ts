import JSZip from 'jszip'
import { shownName } from '../../shared/bundle/names'
import { type Fault, failed, ok, type Result } from '../../shared/result'
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

export interface ZipMade {
  bytes: Uint8Array<ArrayBuffer>
  /** Of the whole zip. */
  sha256: string
  /** As the manifest has them. */
  files: Manifest['files']
}

/** The earliest date a zip can hold: one and the same for every file, so that equal content gives equal bytes. */
const fixedDate = new Date(Date.UTC(1980, 0, 1))

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

interface Turn {
  path: string
  begin: () => void
}

const write = ({ entries, made }: ZipPlan, supply: Supply, progress: Progress) =>
  new Promise<{ bytes: Uint8Array<ArrayBuffer>; files: Manifest['files'] }>((resolve, reject) => {
    const zip = new JSZip()
    const output = new GrowingBytes(expectedSize(entries))

    // jszip takes promises and reads its files strictly in order, so each is kept only when its turn comes near.
    const addFile = (path: string, read: () => Promise<Uint8Array>): Turn => {
      let keep: (bytes: Promise<Uint8Array>) => void = () => undefined
      const promise = new Promise<Uint8Array>(resolve => {
        keep = resolve
      })
      const compression = isCompressed(path) ? 'STORE' : 'DEFLATE'
      zip.file(path, promise, { binary: true, createFolders: false, date: fixedDate, compression })
      return { path, begin: () => keep(read()) }
    }

    const files: Promise<Manifest['files'][number]>[] = []
    const turns: (Turn | null)[] = entries.map((entry, index) =>
      addFile(entry.path, async () => {
        const fetching = fetched(entry, index, supply)
        files[index] = fetching.then(({ file }) => file)
        files[index].catch(() => undefined)
        return (await fetching).bytes
      }),
    )
    turns.push(
      addFile(manifestName, async () => {
        const content: Manifest = {
          format: 1,
          ...(made === undefined ? {} : { made }),
          files: await Promise.all(files),
        }
        return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`)
      }),
    )

    const total = entries.reduce((sum, entry) => sum + entry.bytes, 0)
    let done = 0
    let current = -1
    /** The next file's bytes are on their way out: lets go of them, and fetches one more. */
    const passOn = () => {
      current++
      zip.remove(turns[current]?.path ?? '')
      // The turn holds on to its promise, and the promise to its bytes.
      turns[current] = null
      done += entries[current]?.bytes ?? 0
      progress(done, total)
      turns[current + ahead]?.begin()
    }
    zip
      .generateInternalStream({ type: 'uint8array', streamFiles: false, platform: 'DOS' })
      .on('data', (chunk, { currentFile }) => {
        output.add(chunk)
        if (currentFile && currentFile === turns[current + 1]?.path) passOn()
      })
      .on('error', reject)
      .on('end', () => {
        Promise.all(files).then(all => resolve({ bytes: output.bytes, files: all }), reject)
      })
      .resume()
    for (const turn of turns.slice(0, ahead)) turn?.begin()
  })
