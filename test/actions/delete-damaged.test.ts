import 'fake-indexeddb/auto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp, listBackups } from '../../renderer/actions/backups'
import { checkEveryHistory } from '../../renderer/actions/check-histories'
import { deleteCase, placeHold } from '../../renderer/actions/delete-case'
import { deleteDamaged, lookAtDamaged, markOf } from '../../renderer/actions/delete-damaged'
import type { Desk } from '../../renderer/actions/desk'
import { previewRestore } from '../../renderer/actions/restore'
import { decide } from '../../renderer/actions/start-up'
import { writeNote } from '../../renderer/actions/work-on-steps'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { certificate } from '../../shared/retention/certificate'
import { registerCsv } from '../../shared/retention/register'
import { aReadyDesk, reopenedDesk, type TestDesk } from '../build/desk'
import { doSteps, entered } from '../build/journey'
import { sampleFacts } from '../documents/samples'
import { faultOf, got } from '../host/build/delivering'

const said = { agreedBy: 'Perpetua Sample', reference: '', holdLifted: '' }

const damageEntry = async ({ database }: Desk, caseId: string, seq: number) => {
  const row = await database.events.get([caseId, seq])
  if (!row) throw new Error('There is no such entry')
  const cipher = row.sealed.cipher.slice(0)
  new Uint8Array(cipher).fill(0, 0, 4)
  await database.events.put({ ...row, sealed: { ...row.sealed, cipher } })
}

const rowsOf = async ({ database }: Desk, caseId: string) =>
  (await database.events.where({ caseId }).count()) +
  (await database.fileParts.where({ caseId }).count()) +
  ((await database.cases.get(caseId)) ? 1 : 0)

const openedAgain = async (desk: TestDesk) => {
  const next = reopenedDesk(desk)
  await decide(next)
  await checkEveryHistory(next)
  return next
}

/** A liability order with its first bundle on the folder, and another SR. */
const withBundle = async () => {
  const desk = await aReadyDesk()
  const known = sampleFacts()
  const id = await entered(desk, liabilityOrder, known)
  await doSteps({ desk, id, known }, [1, 2, 3, 4])
  const other = await entered(desk, liabilityOrder, sampleFacts({ srNumber: '1-9999999999' }))
  return { desk, id, other }
}

describe('deleting an SR for good', () => {
  it('whose history is broken: as far as it can be read, and the break stands on the certificate', async () => {
    const { desk, id, other } = await withBundle()
    got(await backUp(desk))
    const [backup] = got(await listBackups(desk)).backups
    await damageEntry(desk, id, 3)
    const next = await openedAgain(desk)
    expect(next.session.getState().broken[id]?.entry).toBe(3)
    expect((await deleteCase(next, id)).ok).toBe(false)
    const found = got(await lookAtDamaged(next, id))
    expect(found).toMatchObject({ reference: { value: '1-4471902653' }, backup: backup?.madeAt })
    expect(found.goes.copies).toHaveLength(1)
    expect(found.unknown.join(' ')).toContain('What 1 entry said cannot be known')
    expect(found.unknown.join(' ')).toContain('Northern CPT')
    expect(faultOf(await deleteDamaged(next, id, { ...said, agreedBy: ' ' })).next).toContain('team leader')
    expect(await rowsOf(next, id)).toBeGreaterThan(0)

    const done = got(await deleteDamaged(next, id, said))
    expect(await readdir(next.at.share)).toEqual([])
    expect(await rowsOf(next, id)).toBe(0)
    expect(next.session.getState()).toMatchObject({ broken: {}, damaged: [] })
    expect(Object.keys(next.session.getState().cases)).toEqual([other])
    const { entries, readable } = done.damage ?? {}
    expect(done).toMatchObject({
      agreedBy: 'Perpetua Sample',
      damage: { entry: 3 },
      copies: [{ state: 'removed' }],
    })
    expect(readable).toBe((entries ?? 0) - 1)
    for (const page of [JSON.stringify(certificate(done, '2026-05-11')), registerCsv([done])]) {
      expect(page).toContain('What 1 entry said cannot be known')
      expect(page).toContain('broken at entry 3')
      // The backup still holds its ciphertext, and is named with its place.
      expect(page).toContain(`${backup?.id}.backup.json`)
      expect(page).toContain(JSON.stringify(path.join(desk.at.dataDir, 'backups')).slice(1, -1))
      expect(page).toMatch(/no key opens/)
    }
    // It is held there, and nothing here opens it.
    expect(
      got(await next.host('backups.read', { id: backup?.id ?? '' })).cases.map(one => one.caseId),
    ).toContain(id)
    expect(got(await next.host('vault.keys', {})).map(one => one.caseId)).toEqual([other])
    expect(got(await previewRestore(next, backup?.id ?? '')).lines.find(one => one.caseId === id)?.kind).toBe(
      'deleted',
    )
  })

  it('that is held is refused, until a reason is given for lifting it; one that is whole is refused', async () => {
    const { desk, id, other } = await withBundle()
    got(await placeHold(desk, id, 'complaint', 'Received on Monday'))
    await damageEntry(desk, id, 2)
    const next = await openedAgain(desk)
    expect(faultOf(await deleteDamaged(next, id, said)).message).toBe(
      'It is held for a complaint: Received on Monday',
    )
    expect(await rowsOf(next, id)).toBeGreaterThan(0)
    const done = got(await deleteDamaged(next, id, { ...said, holdLifted: 'It was answered' }))
    expect(JSON.stringify(certificate(done, '2026-05-11'))).toContain('lifted: It was answered')
    expect(faultOf(await deleteDamaged(next, other, said)).message).toBe('The history of this SR is whole.')
    expect(got(await next.host('vault.keys', {})).map(one => one.caseId)).toEqual([other])
  })

  it('of which nothing can be read, not even with a key, takes no other with it', async () => {
    const { desk, id, other } = await withBundle()
    const file = path.join(desk.at.dataDir, 'keys.json')
    const keys = JSON.parse(await readFile(file, 'utf8'))
    keys.cases[id].box = keys.cases[other].box
    for (const place of [file, path.join(desk.at.dataDir, 'backups', 'keys.json')])
      await writeFile(place, JSON.stringify(keys))
    const next = await openedAgain(desk)
    expect(next.session.getState().damaged.map(one => one.caseId)).toEqual([id])
    const found = got(await lookAtDamaged(next, id))
    expect(found).toMatchObject({ reference: null, goes: { copies: [] } })
    expect(found.unknown.join(' ')).toContain('There is no key for it')
    const done = got(await deleteDamaged(next, id, said))
    expect(done.reference.value).toBe(markOf(id))
    expect(await rowsOf(next, id)).toBe(0)
    expect(next.session.getState()).toMatchObject({ damaged: [] })
    // What it delivered is not known, and stays.
    expect(await readdir(next.at.share)).toHaveLength(1)
    got(await writeNote(next, other, 'Whole'))
  })
})
