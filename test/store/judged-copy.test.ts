import 'fake-indexeddb/auto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { storePiece } from '../../renderer/store/backups'
import { openRow } from '../../renderer/store/case-row'
import { judgeCopy } from '../../renderer/store/judged-copy'
import { importKey } from '../../renderer/store/sealed'
import { ok } from '../../shared/result'
import { aDatabase } from '../build/store'
import { noise } from '../corpus/bytes'
import { badSrs, caseId, keyText, oddSrs } from '../corpus/sealed-srs'
import { faultOf, got } from '../host/build/delivering'

const judged = async (sr: Uint8Array, key: CryptoKey | null) =>
  judgeCopy({ caseId, pieces: 1, key }, async () => ok(new Uint8Array(sr)))

describe('a colleague’s copy of an SR', () => {
  it('is stored as its entries say, whatever the row beside them holds', async () => {
    const key = await importKey(keyText)
    for (const [what, make] of Object.entries(oddSrs)) {
      const { packed, opened } = got(await judged(await make(), key))
      expect(opened?.fold.notes, what).toHaveLength(1)
      expect((await openRow(key, packed.row))?.fold, what).toEqual(opened?.fold)
    }
  })

  it('is not opened where an entry is not one, is of another SR, or stands in another place', async () => {
    const key = await importKey(keyText)
    const small = Object.entries(badSrs).filter(([what]) => !/mb|thousand/.test(what))
    expect(small.length).toBeGreaterThan(5)
    for (const [what, make] of small) expect(got(await judged(await make(), key)).opened, what).toBeNull()
  })

  it('never puts a file in the place of another SR’s', async () => {
    const database = aDatabase()
    onTestFinished(() => database.close())
    const piece = { fileId: crypto.randomUUID(), index: 0, iv: noise(12, 1), sha256: '', bytes: 9 }
    got(await storePiece(database, caseId, piece, noise(9, 2)))
    // Nor behind it, where it would be one piece too many.
    for (const index of [0, 1])
      expect(
        faultOf(await storePiece(database, crypto.randomUUID(), { ...piece, index }, noise(9, 3))).code,
      ).toBe('conflict')
    const kept = await database.fileParts.get([piece.fileId, 0])
    expect(new Uint8Array(kept?.sealed.cipher ?? new ArrayBuffer(0))).toEqual(noise(9, 2))
    expect(await database.fileParts.count()).toBe(1)
    got(await storePiece(database, caseId, piece, noise(9, 4)))
  })
})
