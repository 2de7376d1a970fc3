import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp, backupIsDue, listBackups } from '../../renderer/actions/backups'
import type { Desk } from '../../renderer/actions/desk'
import { enterCase } from '../../renderer/actions/enter-case'
import { patternOf } from '../../renderer/actions/procedures'
import { previewRestore, restoreFrom } from '../../renderer/actions/restore'
import { saveSettings } from '../../renderer/actions/set-up'
import { decide } from '../../renderer/actions/start-up'
import { writeNote } from '../../renderer/actions/work-on-steps'
import type { OfficialForm } from '../../shared/documents/official'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { someSettings } from '../build/context'
import { aReadyDesk, reopenedDesk, restartedDesk } from '../build/desk'
import { anOrder } from '../host/build/deleting'
import { got } from '../host/build/delivering'

const formBytes = new Uint8Array(5 * 1024 * 1024).map((_, index) => index % 247)
const form: OfficialForm = {
  form: 'cmel9180',
  kind: 'acroform',
  name: 'Office CMEL9180.pdf',
  sha256: createHash('sha256').update(formBytes).digest('hex'),
  fields: { 'Paying parent': { fact: 'payingParent' } },
  gone: [],
}
const procedure = JSON.parse(patternOf(liabilityOrder))

/** A desk with one SR and everything an office can set up, backed up. */
const backedUp = async () => {
  const desk = await aReadyDesk()
  const { id: caseId } = got(
    await enterCase(desk, liabilityOrder, {
      srNumber: '1-1',
      scin: '1',
      payingParent: 'Marek Example',
      caseworker: 'Imogen Specimen',
    }),
  )
  got(await desk.host('procedures.write', { procedures: [procedure] }))
  got(await desk.host('official.keep', { form, bytes: formBytes }))
  got(await backUp(desk))
  return { desk, caseId, id: await newest(desk) }
}
const newest = async (desk: Desk) => got(await listBackups(desk)).backups[0]?.id ?? ''
const lines = async (desk: Desk, id: string) => got(await previewRestore(desk, id)).office ?? []
const kinds = async (desk: Desk, id: string) =>
  Object.fromEntries((await lines(desk, id)).map(({ key, kind }) => [key.split('/')[0], kind]))
const fileIn = (desk: { at: { dataDir: string } }, name: string) => path.join(desk.at.dataDir, name)
const ageBackups = async (desk: { at: { dataDir: string } }) => {
  const folder = fileIn(desk, 'backups')
  for (const name of await readdir(folder))
    if (name.endsWith('.backup.json')) {
      const { sum, ...content } = JSON.parse(await readFile(path.join(folder, name), 'utf8'))
      const older = { ...content, madeAt: '2026-01-01T00:00:00.000Z' }
      const again = createHash('sha256').update(JSON.stringify(older)).digest('hex')
      await writeFile(path.join(folder, name), JSON.stringify({ ...older, sum: again }))
    }
}

describe('what the office has set up, in a backup', () => {
  it('comes back whole into an empty profile, the folders under their own ids', async () => {
    const { desk, caseId, id } = await backedUp()
    const keys = (await lines(desk, id)).map(one => one.key)
    const folders = got(await desk.host('folders.list', {}))
    for (const name of ['settings.json', 'folders.json', 'procedures.json', 'official.json'])
      await rm(fileIn(desk, name))
    await rm(fileIn(desk, 'official'), { recursive: true })
    await Promise.all(desk.database.tables.map(table => table.clear()))
    const next = reopenedDesk(desk)
    await decide(next)
    expect(next.session.getState().phase).toMatchObject({ reason: { kind: 'cases-missing' } })
    expect(new Set((await lines(next, id)).map(one => one.kind))).toEqual(new Set(['missing']))
    expect(got(await restoreFrom(next, id, [caseId], keys))).toEqual({ cases: 1, office: 4 })
    expect(next.session.getState()).toMatchObject({
      phase: { is: 'ready' },
      settings: someSettings(),
      folders,
      official: [form],
    })
    expect(got(await next.host('procedures.read', {}))).toEqual([procedure])
    const { bytes } = got(await next.host('official.bytes', { form: form.form, kind: form.kind }))
    expect(Buffer.from(bytes).equals(formBytes)).toBe(true)
  })

  it('changes nothing in a living profile but what is chosen, and says what that is', async () => {
    const { desk, id } = await backedUp()
    const [folder] = got(await desk.host('folders.list', {}))
    if (!folder) throw new Error('No folder is mapped')
    const later = { ...someSettings(), team: { inbox: 'new@example.gov.uk' } }
    got(await saveSettings(desk, later))
    got(await desk.host('folders.rename', { id: folder.id, of: folder.of, label: 'Renamed' }))
    got(await desk.host('official.remove', { form: form.form, kind: form.kind }))
    expect(await kinds(desk, id)).toEqual({
      settings: 'differs',
      folder: 'differs',
      procedure: 'same',
      official: 'missing',
    })
    const [settings, mapped] = await lines(desk, id)
    expect(settings?.changes).toEqual([
      { label: 'Team inbox', here: 'new@example.gov.uk', there: someSettings().team.inbox },
    ])
    expect(mapped?.changes).toEqual([{ label: 'Label', here: 'Renamed', there: 'Northern CPT' }])
    expect(got(await restoreFrom(desk, id, []))).toEqual({ cases: 0, office: 0 })
    expect(got(await desk.host('folders.list', {}))[0]?.label).toBe('Renamed')
    expect(got(await restoreFrom(desk, id, [], [`folder/${folder.id}`]))).toEqual({ cases: 0, office: 1 })
    expect(got(await desk.host('folders.list', {}))).toEqual([folder])
    expect(got(await desk.host('settings.read', {}))).toEqual(later)
    expect(desk.session.getState().folders).toEqual([folder])
  })

  it('leaves a place alone that is mapped here by another name', async () => {
    const { desk, id } = await backedUp()
    const [folder] = got(await desk.host('folders.list', {}))
    if (!folder) throw new Error('No folder is mapped')
    got(await desk.host('folders.unmap', { id: folder.id }))
    const other = await desk.host('folders.map', {
      kind: 'other',
      of: 'Somebody',
      label: 'By another name',
      place: { typed: folder.place },
    })
    expect(await kinds(desk, id)).toMatchObject({ folder: 'stays' })
    expect(got(await restoreFrom(desk, id, [], [`folder/${folder.id}`]))).toMatchObject({ office: 0 })
    const chosen = { settings: false, folders: [folder.id], procedures: [], official: [] }
    expect((await desk.host('backups.restoreOffice', { id, chosen })).ok).toBe(false)
    expect(got(await desk.host('folders.list', {}))).toEqual([got(other)])
  })

  it('lies there encrypted, each thing once, and outlives the deletion of an SR', async () => {
    const { desk, caseId } = await backedUp()
    const pieces = async () =>
      (await readdir(fileIn(desk, 'backups'), { recursive: true })).filter(name => /[0-9a-f]{64}$/.test(name))
    const before = await pieces()
    for (const name of await readdir(fileIn(desk, 'backups'), { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      const text = (await readFile(path.join(name.parentPath, name.name))).toString('latin1')
      for (const word of [someSettings().team.inbox, 'Northern CPT', procedure.title, form.name])
        expect(text.includes(word)).toBe(false)
    }
    got(await desk.host('retention.delete', anOrder(caseId)))
    got(await backUp(desk))
    expect((await pieces()).filter(name => !before.includes(name))).toEqual([])
    const next = await restartedDesk(desk)
    await decide(next)
    expect(await kinds(next, await newest(next))).toMatchObject({ settings: 'same', official: 'same' })
  })

  it('is kept as the backup before has it where it cannot be read', async () => {
    const { desk } = await backedUp()
    const whole = await readFile(fileIn(desk, 'settings.json'))
    await writeFile(fileIn(desk, 'settings.json'), '{"format":1')
    got(await backUp(desk))
    const id = await newest(desk)
    expect(await kinds(desk, id)).toMatchObject({ settings: 'missing' })
    got(await restoreFrom(desk, id, [], ['settings']))
    expect(JSON.parse(await readFile(fileIn(desk, 'settings.json'), 'utf8'))).toEqual(
      JSON.parse(String(whole)),
    )
    expect(await readdir(desk.at.dataDir)).toContain('settings.damaged-1.json')
  })

  it('does not open without its key, which is said; the SRs are not affected, and the next backup holds it again', async () => {
    const { desk, id } = await backedUp()
    const keys = JSON.parse(await readFile(fileIn(desk, 'keys.json'), 'utf8'))
    await writeFile(fileIn(desk, 'keys.json'), JSON.stringify({ ...keys, office: keys.proof }))
    const preview = got(await previewRestore(desk, id))
    expect(preview).toMatchObject({
      office: null,
      officeFault: { code: 'damaged' },
      lines: [{ kind: 'same' }],
    })
    // The next backup keeps it under a key of its own again.
    got(await backUp(desk))
    expect(await kinds(desk, await newest(desk))).toMatchObject({ settings: 'same' })
  })
})

describe('a backup is due', () => {
  it('when something is not in the last one, whatever the dates say', async () => {
    const { desk, caseId } = await backedUp()
    expect(await backupIsDue(desk)).toBe(false)
    got(await writeNote(desk, caseId, 'While the last one was being made'))
    await desk.database.cases.update(caseId, { changedAt: '2025-01-01T00:00:00.000Z' })
    // Not an hour old.
    expect(await backupIsDue(desk)).toBe(false)
    await ageBackups(desk)
    expect(await backupIsDue(desk)).toBe(true)
  })

  it('when settings changed, and not when nothing did', async () => {
    const { desk } = await backedUp()
    await ageBackups(desk)
    expect(await backupIsDue(desk)).toBe(false)
    got(await saveSettings(desk, { ...someSettings(), lock: { afterMinutes: 7 } }))
    expect(await backupIsDue(desk)).toBe(true)
  })
})
