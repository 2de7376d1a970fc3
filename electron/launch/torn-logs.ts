import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The form of a LevelDB log: blocks of this many bytes, in them fragments, each with its checksum, length and type. */
const blockBytes = 32 * 1024
const headBytes = 7
/** A record lies in one fragment, or begins in one, goes on in others and ends in one. */
const types = { whole: 1, first: 2, middle: 3, last: 4 } as const

/**
 * Cuts half records off the ends of the browser's logs, as a power cut or a full disk leaves them. No browser may be
 * running. Chromium would go on writing behind one, find it in the middle at the next start, and delete the whole
 * database. What is cut was never acknowledged. `stores` is the browser's folder of databases, which need not be there.
 */
export async function cutTornLogs(stores: string): Promise<void> {
  const names = await readdir(stores, { recursive: true }).catch(() => [])
  for (const name of names)
    if (/\.leveldb[\\/](\d+\.log|MANIFEST-\d+)$/.test(name)) await cutTornEnd(join(stores, name))
}

async function cutTornEnd(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch(() => null)
  if (handle === null) return
  try {
    const end = tornAt(await handle.readFile())
    if (end === null) return
    await handle.truncate(end)
    await handle.sync()
  } catch {
    // Left as it is: the window says what it finds, and there are the backups.
  } finally {
    await handle.close()
  }
}

/** Where the last record of a log ends that is whole, when only a torn one is behind it; null where there is nothing to cut. */
export function tornAt(log: Buffer): number | null {
  let at = 0
  let end = 0
  let begun = false
  while (at < log.length) {
    const left = blockBytes - (at % blockBytes)
    if (left < headBytes) {
      at += left
      continue
    }
    const fragment = fragmentAt(log, at)
    if (fragment === null) return isAnythingBehind(log, at) ? null : end
    at = fragment.end
    begun = fragment.type === types.first || fragment.type === types.middle
    if (!begun) end = at
  }
  return begun ? end : null
}

interface Fragment {
  type: number
  end: number
}

const fragmentAt = (log: Buffer, at: number): Fragment | null => {
  const left = blockBytes - (at % blockBytes)
  if (at + headBytes > log.length || left < headBytes) return null
  const end = at + headBytes + log.readUInt16LE(at + 4)
  const type = log.readUInt8(at + 6)
  if (type < types.whole || type > types.last || end > log.length || end > at + left) return null
  return log.readUInt32LE(at) === masked(crc32c(log.subarray(at + 6, end))) ? { type, end } : null
}

/** Whether something whole stands behind a broken fragment: then the damage is in the middle, and nothing may be cut. */
const isAnythingBehind = (log: Buffer, at: number): boolean => {
  if (at + headBytes <= log.length && fragmentAt(log, at + headBytes + log.readUInt16LE(at + 4))) return true
  for (let block = at - (at % blockBytes) + blockBytes; block < log.length; block += blockBytes)
    if (fragmentAt(log, block)) return true
  return false
}

/** As LevelDB keeps a checksum, so that one of data with checksums in it is no trap. */
export const masked = (crc: number): number => (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1
  return value
})

/** CRC-32C (Castagnoli) of bytes. */
export const crc32c = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (let at = 0; at < bytes.length; at++) crc = (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
