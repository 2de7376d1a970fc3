import { failed, ok, type Result } from '../../shared/result'
import type { Database } from './database'
import type { Keys } from './keys'
import { reading } from './reading'
import { seal, unseal } from './sealed'
import { writing } from './writing'

/** Plaintext bytes per stored piece: large enough to be quick, small enough that no single step is long. */
const pieceBytes = 4 * 1024 * 1024

export const filePlace = (caseId: string, fileId: string, index: number, last: boolean) =>
  `fileParts/${caseId}/${fileId}/${index}${last ? '/last' : ''}`

export interface Files {
  /** Stores a file's bytes under its case's key. The file counts only once an event names it. */
  put(caseId: string, fileId: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>>
  get(caseId: string, fileId: string): Promise<Result<Uint8Array<ArrayBuffer>>>
  /** Takes away a file that no event names, after a step that did not finish. */
  drop(fileId: string): Promise<void>
}

/** The store of case files: ciphertext pieces, in order, the last one marked so that none can go missing unseen. */
export const filesIn = (database: Database, keys: Keys): Files => ({
  async put(caseId, fileId, bytes) {
    const key = await keys.of(caseId)
    if (!key.ok) return key
    const pieces = Math.max(1, Math.ceil(bytes.byteLength / pieceBytes))
    for (let index = 0; index < pieces; index++) {
      const piece = bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes)
      const sealed = await seal(key.value, filePlace(caseId, fileId, index, index === pieces - 1), piece)
      const stored = await writing(database, () => database.fileParts.add({ fileId, index, caseId, sealed }))
      if (!stored.ok) {
        await this.drop(fileId)
        return stored
      }
    }
    return ok(null)
  },

  async get(caseId, fileId) {
    const key = await keys.of(caseId)
    if (!key.ok) return key
    const rowAt = (index: number) => reading(database, () => database.fileParts.get([fileId, index]))
    // Each answer of the database takes its time, so the next one is asked for before the one at hand is worked on.
    let coming = rowAt(0)
    const counted = await reading(database, () => database.fileParts.where({ fileId }).count())
    if (!counted.ok) return counted
    const count = counted.value
    if (count === 0)
      return failed(
        'not-found',
        'A file of this SR is not in the store.',
        'Add the file again, or restore the SR from a backup.',
      )
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for (let index = 0; index < count; index++) {
      const row = await coming
      if (!row.ok) return row
      if (index + 1 < count) coming = rowAt(index + 1)
      const piece = row.value
        ? await unseal(key.value, filePlace(caseId, fileId, index, index === count - 1), row.value.sealed)
        : failed('damaged', 'A piece of a file of this SR is missing.', 'Add the file again.')
      if (!piece.ok) return piece
      pieces.push(piece.value)
    }
    const [only] = pieces
    if (only && pieces.length === 1) return ok(only)
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
    let offset = 0
    for (const piece of pieces) {
      whole.set(piece, offset)
      offset += piece.byteLength
    }
    return ok(whole)
  },

  async drop(fileId) {
    // Where this fails too, pieces stay that no event names: they are never shown and cannot be read without the key.
    await writing(database, () => database.fileParts.where({ fileId }).delete())
  },
})
