import 'fake-indexeddb/auto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listBackups } from '../../renderer/actions/backups'
import { restoreFrom } from '../../renderer/actions/restore'
import { recover } from '../../renderer/actions/set-up'
import { decide } from '../../renderer/actions/start-up'
import { fold } from '../../shared/case/fold'
import { aDesk, restartedDesk } from '../build/desk'
import { got } from '../host/build/delivering'
import { type FrozenProfile, layBackup, layHostFiles, layRows } from './profile'

const folder = join(import.meta.dirname, 'profiles')
const profiles = readdirSync(folder).map((name): [string, FrozenProfile] => [
  name,
  JSON.parse(readFileSync(join(folder, name), 'utf8')),
])

/** A desk of today on a profile of that day. */
const deskOn = async (profile: FrozenProfile, without: (keyof FrozenProfile['host'])[] = []) => {
  const empty = await aDesk()
  await empty.at.host.close()
  await layHostFiles(profile, empty.at.dataDir, without)
  const desk = await restartedDesk(empty)
  await layRows(profile, desk.database)
  return desk
}

describe.each(profiles)('the profile frozen as %s', (_, profile) => {
  it('opens, and every SR is as it was', async () => {
    const desk = await deskOn(profile)
    await decide(desk)
    const { phase, damaged, cases, settings } = desk.session.getState()
    expect({ phase, damaged }).toEqual({ phase: { is: 'ready' }, damaged: [] })
    expect(settings).toMatchObject({ officer: { name: 'Alex Fictional' } })
    expect(cases).toMatchObject(profile.cases)
    expect(Object.keys(cases)).toHaveLength(Object.keys(profile.cases).length)
  })

  it('has whole histories, and folding them today comes to the same', async () => {
    const desk = await deskOn(profile)
    await decide(desk)
    for (const [id, kept] of Object.entries(profile.cases))
      expect(fold(got((await desk.store?.cases.history(id)) ?? { ok: true, value: [] }))).toMatchObject(kept)
  })

  it('goes on: an entry is added to what was stored then', async () => {
    const desk = await deskOn(profile)
    await decide(desk)
    for (const id of Object.keys(profile.cases)) {
      const doing = { by: 'Alex Fictional', at: new Date().toISOString() }
      const added = await desk.store?.cases.append(id, [{ type: 'note-written', text: 'Today.' }], doing)
      expect(added?.ok).toBe(true)
    }
  })

  it('holds its files', async () => {
    const desk = await deskOn(profile)
    await decide(desk)
    const { caseId, fileId, text } = profile.file
    const bytes = await desk.store?.files.get(caseId, fileId)
    expect(bytes?.ok && new TextDecoder().decode(bytes.value)).toBe(text)
  })

  it('comes back from its backup into an empty store', async () => {
    const empty = await aDesk()
    await empty.at.host.close()
    await layHostFiles(profile, empty.at.dataDir)
    await layBackup(profile, empty.at.dataDir)
    const desk = await restartedDesk(empty)
    await decide(desk)
    expect(desk.session.getState().phase).toMatchObject({ reason: { kind: 'cases-missing' } })
    const [backup] = got(await listBackups(desk)).backups
    const ids = Object.keys(profile.cases)
    expect(got(await restoreFrom(desk, backup?.id ?? '', ids)).cases).toBe(ids.length)
    for (const [id, kept] of Object.entries(profile.cases)) {
      const events = got((await desk.store?.cases.history(id)) ?? { ok: true, value: [] })
      // The last entry says that it was restored.
      expect(fold(events.slice(0, -1))).toMatchObject(kept)
    }
    const { caseId, fileId, text } = profile.file
    const bytes = await desk.store?.files.get(caseId, fileId)
    expect(bytes?.ok && new TextDecoder().decode(bytes.value)).toBe(text)
  })

  it('opens with its recovery key where the sealing of that computer is gone', async () => {
    const desk = await deskOn(profile, ['sealing.key'])
    await decide(desk)
    expect(desk.session.getState().phase).toMatchObject({ is: 'recovery', reason: { kind: 'key-lost' } })
    got(await recover(desk, profile.recoveryKey))
    expect(Object.keys(desk.session.getState().cases).sort()).toEqual(Object.keys(profile.cases).sort())
  })
})
