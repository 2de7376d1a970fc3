import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import { openPiece } from './sealing'

interface Written {
  temporary: string
  key: Uint8Array
  header: Uint8Array
  /** How many pieces it must have. */
  expected: number
}

/**
 * Reads a written handover file back: every piece opens in its place, and nothing is behind the last. Answers its
 * SHA-256, or null where it is not what was written, or where `isOver` says in between that nobody waits for it any more.
 */
export const prove = async (
  { temporary, key, header, expected }: Written,
  isOver: () => boolean,
): Promise<string | null> => {
  const handle = await fs.open(temporary, 'r')
  const hash = createHash('sha256')
  try {
    const take = async (length: number) => {
      const bytes = Buffer.alloc(length)
      const { bytesRead } = await handle.read(bytes, 0, length, null)
      hash.update(bytes.subarray(0, bytesRead))
      return bytesRead === length ? bytes : null
    }
    if (!(await take(header.byteLength))?.equals(header)) return null
    for (let index = 0; index < expected && !isOver(); index++) {
      const length = await take(4)
      const sealed = length && (await take(length.readUInt32BE(0)))
      const place = { index, last: index === expected - 1 }
      if (!sealed || openPiece(key, header, place, sealed) === null) return null
    }
    const end = await handle.read(Buffer.alloc(1), 0, 1, null)
    return end.bytesRead === 0 && !isOver() ? hash.digest('hex') : null
  } finally {
    await handle.close()
  }
}
