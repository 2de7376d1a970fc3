import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { BackupPiece } from '../../../shared/host/backups'
import { failed, ok, type Result } from '../../../shared/result'
import { sweepTemporaries, writeAtomically } from '../local/atomic'
import { errnoOf, localFault } from '../local/faults'

export interface Pieces {
  /** Whether a piece is there, byte for byte. A damaged one is taken away, so that it is written anew. */
  isWhole(sha256: string): Promise<Result<boolean>>
  /** Whether a piece of this many bytes is there, without reading it. */
  isThere(piece: BackupPiece): Promise<boolean>
  /** Writes a piece and reads it back. */
  put(sha256: string, bytes: Uint8Array): Promise<Result<null>>
  read(sha256: string): Promise<Result<Uint8Array<ArrayBuffer>>>
  /** Removes every piece that is not among these. */
  sweep(kept: ReadonlySet<string>): Promise<Result<null>>
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const pieceName = /^[0-9a-f]{64}$/

const damagedPiece = (folder: string): Result<never> =>
  failed(
    'damaged',
    `A part of this backup in ${folder} is missing or damaged.`,
    'Use an older backup for the SR it belongs to.',
  )

/** Pieces of ciphertext under the names of their own SHA-256, in folders by its first two digits. */
export const createPieces = (folder: string): Pieces => {
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  const shown = `a part of a backup (in ${folder})`

  const contentOf = async (sha256: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    const bytes = await fs.readFile(placeOf(sha256)).catch((error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return null
      throw error
    })
    return bytes !== null && hashOf(bytes) === sha256 ? new Uint8Array(bytes) : null
  }

  return {
    async isWhole(sha256) {
      try {
        if ((await contentOf(sha256)) !== null) return ok(true)
        await fs.rm(placeOf(sha256), { force: true })
        return ok(false)
      } catch (error) {
        return localFault(error, shown)
      }
    },

    isThere: ({ sha256, bytes }) =>
      fs.stat(placeOf(sha256)).then(
        ({ size }) => size === bytes,
        () => false,
      ),

    async put(sha256, bytes) {
      if (hashOf(bytes) !== sha256)
        return failed('invalid', 'A part of the backup was changed on its way.', 'Back up again.')
      try {
        await fs.mkdir(path.dirname(placeOf(sha256)), { recursive: true, mode: 0o700 })
        await writeAtomically(placeOf(sha256), bytes)
        return (await contentOf(sha256)) === null ? damagedPiece(folder) : ok(null)
      } catch (error) {
        return localFault(error, shown)
      }
    },

    async read(sha256) {
      try {
        const bytes = await contentOf(sha256)
        return bytes === null ? damagedPiece(folder) : ok(bytes)
      } catch (error) {
        return localFault(error, shown)
      }
    },

    async sweep(kept) {
      try {
        for (const name of await fs.readdir(folder).catch(() => [])) {
          const inner = path.join(folder, name)
          await sweepTemporaries(inner)
          for (const piece of await fs.readdir(inner))
            if (pieceName.test(piece) && !kept.has(piece)) await fs.rm(path.join(inner, piece))
        }
        return ok(null)
      } catch (error) {
        return localFault(error, shown)
      }
    },
  }
}
