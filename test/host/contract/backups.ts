import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { faultOf, got } from '../build/delivering'
import type { Connected } from '.'

const aPiece = (size = 1000) => {
  const bytes = new Uint8Array(randomBytes(size))
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
const named = ({ bytes, sha256 }: ReturnType<typeof aPiece>) => ({ sha256, bytes: bytes.byteLength })
const changedAt = '2026-05-11T08:00:00.000Z'

export const describeBackups = (here: Connected): void => {
  it('keeps what was handed in, and gives it back', async () => {
    const { call, dataDir } = here()
    expect(got(await call('backups.list', {}))).toEqual({
      place: path.join(dataDir, 'backups'),
      backups: [],
      unreadable: [],
      keys: false,
    })
    got(await call('vault.create', {}))
    const [rows, file] = [aPiece(), aPiece(4 * 1024 * 1024 + 16)]
    for (const piece of [rows, file]) got(await call('backups.put', piece))
    const caseId = randomUUID()
    got(await call('vault.addCase', { caseId }))
    const one = { caseId, seq: 3, changedAt, rows: [named(rows)], files: [named(file)] }
    const made = got(await call('backups.commit', { cases: [one] }))
    expect(made).toMatchObject({ cases: 1, bytes: 1000 + 4 * 1024 * 1024 + 16 })
    expect(got(await call('backups.list', {}))).toMatchObject({ backups: [made], keys: true })
    expect(got(await call('backups.read', { id: made.id })).cases).toEqual([one])
    const back = got(await call('backups.piece', { sha256: file.sha256 })).bytes
    expect(Buffer.from(back).equals(file.bytes)).toBe(true)
  })

  it('leaves out a case that was deleted while the backup was being made', async () => {
    const { call } = here()
    got(await call('vault.create', {}))
    const rows = aPiece()
    got(await call('backups.put', rows))
    const [caseId, deleted] = [randomUUID(), randomUUID()]
    got(await call('vault.addCase', { caseId }))
    const one = { caseId, seq: 1, changedAt, rows: [named(rows)], files: [] }
    const { id } = got(await call('backups.commit', { cases: [one, { ...one, caseId: deleted }] }))
    expect(got(await call('backups.read', { id })).cases).toEqual([one])
  })

  it('refuses a piece that is not what its name says, and a backup of which a piece is missing', async () => {
    const { call } = here()
    const piece = aPiece()
    const { sha256 } = aPiece()
    expect(faultOf(await call('backups.put', { ...piece, sha256 })).code).toBe('invalid')
    const one = { caseId: randomUUID(), seq: 1, changedAt, rows: [named(piece)], files: [] }
    expect(faultOf(await call('backups.commit', { cases: [one] })).code).toBe('damaged')
    expect(got(await call('backups.list', {})).backups).toEqual([])
    expect(faultOf(await call('backups.read', { id: '20260511T080000Z' })).code).toBe('not-found')
  })

  it('finds a damaged piece, and takes it anew', async () => {
    const { call, dataDir } = here()
    const [whole, damaged, absent] = [aPiece(), aPiece(), aPiece()]
    for (const piece of [whole, damaged]) got(await call('backups.put', piece))
    const file = path.join(dataDir, 'backups', 'pieces', damaged.sha256.slice(0, 2), damaged.sha256)
    await writeFile(
      file,
      damaged.bytes.map((byte, index) => (index === 500 ? byte ^ 1 : byte)),
    )
    expect(faultOf(await call('backups.piece', { sha256: damaged.sha256 })).code).toBe('damaged')
    const pieces = [whole, damaged, absent].map(({ sha256 }) => sha256)
    expect(got(await call('backups.missing', { pieces }))).toEqual({ missing: pieces.slice(1) })
    got(await call('backups.put', damaged))
    expect(got(await call('backups.piece', { sha256: damaged.sha256 })).bytes).toEqual(damaged.bytes)
  })

  it('names a backup that cannot be read, and keeps every piece while there is one', async () => {
    const { call, dataDir } = here()
    got(await call('vault.create', {}))
    const piece = aPiece()
    got(await call('backups.put', piece))
    await writeFile(path.join(dataDir, 'backups', '20260511T080000Z.backup.json'), '{"format":1')
    got(await call('backups.commit', { cases: [] }))
    const list = got(await call('backups.list', {}))
    expect(list.unreadable).toEqual(['20260511T080000Z.backup.json'])
    expect(await readdir(path.join(dataDir, 'backups', 'pieces', piece.sha256.slice(0, 2)))).toHaveLength(1)
  })

  it('never puts the copy of the key file over one that is whole', async () => {
    const { call } = here()
    expect(faultOf(await call('backups.restoreKeys', {})).code).toBe('not-found')
    got(await call('vault.create', {}))
    expect(faultOf(await call('backups.restoreKeys', {})).code).toBe('conflict')
  })
}
