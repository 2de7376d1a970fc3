import 'fake-indexeddb/auto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { backUp, listBackups } from '../../renderer/actions/backups'
import { checkEveryHistory } from '../../renderer/actions/check-histories'
import type { Desk } from '../../renderer/actions/desk'
import { enterCase, lookAt } from '../../renderer/actions/enter-case'
import { leaveBackup, lookIntoBackup } from '../../renderer/actions/look-into-backup'
import { previewRestore, restoreFrom, restoreKeyFile } from '../../renderer/actions/restore'
import { recover } from '../../renderer/actions/set-up'
import { decide } from '../../renderer/actions/start-up'
import { writeNote } from '../../renderer/actions/work-on-steps'
import { readBackupCase, storeRows } from '../../renderer/store/backups'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { someSettings } from '../build/context'
import { aReadyDesk, reopenedDesk, restartedDesk, type TestDesk } from '../build/desk'
import { anOrder } from '../host/build/deleting'
import { faultOf, got } from '../host/build/delivering'
import { startHost } from '../host/build/host'
import { aFolder, aHost } from '../host/build/temporary'

const opening = { srNumber: '1-1', scin: '1', payingParent: 'Marek Example', caseworker: 'Imogen Specimen' }
const opened = ({ store }: Desk) => {
  if (!store) throw new Error('The store is not open')
  return store
}
const fileBytes = new Uint8Array(5 * 1024 * 1024).map((_, index) => index % 251)

/** A desk with some SRs, the first of which has a file of two pieces. */
const withCases = async (count: number) => {
  const desk = await aReadyDesk()
  const ids: string[] = []
  for (let n = 1; n <= count; n++)
    ids.push(got(await enterCase(desk, liabilityOrder, { ...opening, srNumber: `1-${n}` })).id)
  const [first = '', second = '', third = ''] = ids
  const fileId = crypto.randomUUID()
  got(await opened(desk).files.put(first, fileId, fileBytes))
  // Named by an entry: what no entry names is swept away.
  got(await writeNote(desk, first, fileId))
  return { desk, first, second, third, fileId }
}

const backedUp = async (desk: Desk) => {
  const made = got(await backUp(desk))
  const [newest] = got(await listBackups(desk)).backups
  return { ...made, id: newest?.id ?? '' }
}
const kinds = async (desk: Desk, id: string) => {
  const { lines } = got(await previewRestore(desk, id))
  return Object.fromEntries(lines.map(({ caseId, kind }) => [caseId, kind]))
}
const emptied = async (desk: TestDesk): Promise<TestDesk> => {
  await Promise.all(desk.database.tables.map(table => table.clear()))
  const next = reopenedDesk(desk)
  await decide(next)
  return next
}
const damageEntry = async (desk: Desk, caseId: string, seq: number) => {
  const row = await desk.database.events.get([caseId, seq])
  if (!row) throw new Error('There is no such entry')
  const cipher = row.sealed.cipher.slice(0)
  new Uint8Array(cipher).fill(0, 0, 4)
  await desk.database.events.put({ ...row, sealed: { ...row.sealed, cipher } })
}

/** Puts an SR back to how it is now, whatever is recorded of it until then: its rows as they are, and no later ones. */
const puttingBack = async ({ database }: Desk, caseId: string) => {
  const row = await database.cases.get(caseId)
  if (!row) throw new Error('There is no such SR')
  return async () => {
    await database.events
      .where({ caseId })
      .and(event => event.seq > row.seq)
      .delete()
    await database.cases.put(row)
  }
}
/** What the check of every history marks in a window that is opened anew. */
const marked = async (desk: TestDesk) => {
  const next = reopenedDesk(desk)
  await decide(next)
  await checkEveryHistory(next)
  return { next, broken: next.session.getState().broken }
}

describe('an SR that was put back to an earlier state as a whole', () => {
  it('is marked where a backup holds more, takes no entry, and comes back from that backup', async () => {
    const { desk, first, second } = await withCases(2)
    const putBack = await puttingBack(desk, first)
    got(await writeNote(desk, first, 'Acknowledged, and lost.'))
    const { id } = await backedUp(desk)
    expect((await marked(desk)).broken).toEqual({})
    await putBack()
    const { next, broken } = await marked(desk)
    expect(Object.keys(broken)).toEqual([first])
    expect(broken[first]).toMatchObject({
      entry: 4,
      fault: {
        code: 'damaged',
        message: expect.stringMatching(/^This SR has 3 entries here, .* holds 4\.$/),
      },
    })
    got(await lookAt(next, first))
    // The backup that holds what is missing must not give way to one that does not.
    expect((await backedUp(next)).leftOut.map(one => one.caseId)).toEqual([first])
    expect(faultOf(await writeNote(next, first, 'Built on it.')).message).toBe(broken[first]?.fault.message)
    got(await writeNote(next, second, 'The others are not affected.'))

    expect(await kinds(next, id)).toMatchObject({ [first]: 'newer' })
    got(await restoreFrom(next, id, [first]))
    expect((await marked(next)).broken).toEqual({})
    got(await writeNote(next, first, 'Whole again.'))
  })

  it('is not marked where an older backup was restored on purpose', async () => {
    // Of one day only the newest is kept.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 48 * 60 * 60_000 })
    onTestFinished(() => void vi.useRealTimers())
    const { desk, first } = await withCases(1)
    const { id } = await backedUp(desk)
    vi.useRealTimers()
    for (const text of ['One.', 'Two.', 'Three.']) got(await writeNote(desk, first, text))
    await backedUp(desk)
    const next = await emptied(desk)
    got(await restoreFrom(next, id, [first]))
    expect((await marked(next)).broken).toEqual({})
  })
})

describe('a backup', () => {
  it('brings every SR back into a store that is empty, byte for byte', async () => {
    const { desk, first, second, fileId } = await withCases(2)
    const { id, cases, leftOut } = await backedUp(desk)
    expect({ cases, leftOut }).toEqual({ cases: 2, leftOut: [] })
    const next = await emptied(desk)
    expect(next.session.getState().phase).toMatchObject({ reason: { kind: 'cases-missing', found: 0 } })
    expect(await kinds(next, id)).toEqual({ [first]: 'missing', [second]: 'missing' })
    expect(got(await restoreFrom(next, id, [first, second])).cases).toBe(2)
    const { phase, cases: shown } = next.session.getState()
    expect(phase).toEqual({ is: 'ready' })
    // The store has them in the order of their ids, which are random.
    expect(
      Object.values(shown)
        .map(one => one.facts.srNumber)
        .sort(),
    ).toEqual(['1-1', '1-2'])
    expect(Buffer.from(got(await opened(next).files.get(first, fileId))).equals(fileBytes)).toBe(true)
    const history = got(await opened(next).cases.history(first))
    expect(history.at(-1)).toMatchObject({ type: 'note-written' })
    expect(JSON.stringify(history.at(-1))).toContain('Restored from the backup')
  })

  it('says of each SR what it would do, and leaves alone what is as new or newer here', async () => {
    const { desk, first, second, third } = await withCases(3)
    got(await writeNote(desk, second, 'One'))
    const { id } = await backedUp(desk)
    const rows = await desk.database.events.where({ caseId: second }).toArray()
    const row = await desk.database.cases.get(second)
    got(await writeNote(desk, first, 'Since the backup'))
    expect(await kinds(desk, id)).toEqual({ [first]: 'older', [second]: 'same', [third]: 'same' })
    expect(got(await restoreFrom(desk, id, [first, second, third])).cases).toBe(0)

    // Another backup, then the store as it was before it: the backup is newer. Then it goes on differently.
    got(await writeNote(desk, second, 'Two'))
    const later = await backedUp(desk)
    await desk.database.events.where({ caseId: second }).delete()
    await desk.database.events.bulkAdd(rows)
    if (row) await desk.database.cases.put(row)
    const back = reopenedDesk(desk)
    await decide(back)
    expect(await kinds(back, later.id)).toMatchObject({ [first]: 'same', [second]: 'newer' })
    got(await writeNote(back, second, 'Another two'))
    expect(await kinds(back, later.id)).toMatchObject({ [second]: 'forked' })
    expect(got(await restoreFrom(back, later.id, [second])).cases).toBe(0)
  })

  it('never brings back what was deleted for good', async () => {
    const { desk, first, second } = await withCases(2)
    const { id } = await backedUp(desk)
    const { backups } = got(await desk.host('retention.delete', anOrder(first)))
    expect(backups).toMatchObject([{ place: path.join(desk.at.dataDir, 'backups') }])
    const next = await emptied(desk)
    expect(await kinds(next, id)).toEqual({ [first]: 'deleted', [second]: 'missing' })
    expect(got(await restoreFrom(next, id, [first, second])).cases).toBe(1)
    expect(Object.keys(next.session.getState().cases)).toEqual([second])
    expect(await next.database.events.where({ caseId: first }).count()).toBe(0)
  })

  it('restores the others where the register of deletions is lost, and says that it is', async () => {
    const { desk, first, second } = await withCases(2)
    const { id } = await backedUp(desk)
    got(await desk.host('retention.delete', anOrder(first)))
    for (const inside of ['.', 'backups']) await rm(path.join(desk.at.dataDir, inside, 'deletions.json'))
    const next = await emptied(desk)
    expect(await kinds(next, id)).toEqual({ [first]: 'no-key', [second]: 'missing' })
    expect(got(await restoreFrom(next, id, [first, second])).cases).toBe(1)
    const { deletionsFault, notices } = next.session.getState()
    expect(deletionsFault?.message).toContain('The register of deletions is gone')
    expect(notices.map(one => one.text)).toContain(deletionsFault?.message)
  })

  it('never overwrites what was recorded on an SR while it was being restored', async () => {
    const { desk, first } = await withCases(1)
    const { id } = await backedUp(desk)
    const [held] = got(await desk.host('backups.read', { id })).cases
    if (!held) throw new Error('The backup is empty')
    const packed = got(await readBackupCase(desk.host, held))
    const before = got(await opened(desk).cases.history(first)).length
    got(await writeNote(desk, first, 'Meanwhile'))
    expect(faultOf(await storeRows(desk.database, packed, before)).code).toBe('conflict')
    expect(await desk.database.events.where({ caseId: first }).count()).toBe(before + 1)
    expect(got(await opened(desk).cases.look(first)).broken).toBeNull()
  })

  it('leaves a damaged SR out, keeps its last whole copy, and mends it from there', async () => {
    const { desk, first, second } = await withCases(2)
    const whole = await backedUp(desk)
    await damageEntry(desk, first, 1)
    const next = reopenedDesk(desk)
    await decide(next)
    got(await writeNote(next, second, 'Something new'))
    await next.database.cases.update(first, { changedAt: new Date().toISOString() })
    const made = await backedUp(next)
    expect(made).toMatchObject({ cases: 1, leftOut: [{ caseId: first }] })
    expect(got(await listBackups(next)).backups.map(one => one.id)).toEqual([made.id, whole.id])
    expect(await kinds(next, whole.id)).toMatchObject({ [first]: 'mends' })
    expect(got(await restoreFrom(next, whole.id, [first])).cases).toBe(1)
    expect(got(await opened(next).cases.look(first)).broken).toBeNull()
    got(await writeNote(next, first, 'Whole again'))
  })

  it('does not restore an SR over a file that is another SR’s here', async () => {
    const { desk, first, second, fileId } = await withCases(2)
    const { id } = await backedUp(desk)
    const next = await emptied(desk)
    expect(got(await restoreFrom(next, id, [second])).cases).toBe(1)
    const sealed = { iv: new Uint8Array(12), cipher: new ArrayBuffer(20) }
    await next.database.fileParts.put({ fileId, index: 5, caseId: second, sealed })
    expect(await kinds(next, id)).toMatchObject({ [first]: 'foreign-file' })
    expect(got(await restoreFrom(next, id, [first])).cases).toBe(0)
    expect(await next.database.fileParts.where({ fileId }).count()).toBe(1)
  })

  it('is told when a piece of it is damaged, and the next one heals it', async () => {
    const { desk, first, second } = await withCases(2)
    const { id } = await backedUp(desk)
    const [row] =
      got(await desk.host('backups.read', { id })).cases.find(one => one.caseId === first)?.rows ?? []
    const piece = path.join(
      desk.at.dataDir,
      'backups',
      'pieces',
      row?.sha256.slice(0, 2) ?? '',
      row?.sha256 ?? '',
    )
    await writeFile(piece, (await readFile(piece)).fill(0, 100, 140))
    expect(await kinds(desk, id)).toEqual({ [first]: 'unreadable', [second]: 'same' })
    const again = await backedUp(desk)
    expect(await kinds(desk, again.id)).toEqual({ [first]: 'same', [second]: 'same' })
  })

  it('opens on another computer with the recovery key, from its folder alone', async () => {
    const { desk, first } = await withCases(1)
    const { recoveryKey } = got(await desk.host('vault.renewRecovery', {}))
    const { id } = await backedUp(desk)
    const root = await aFolder()
    await cp(path.join(desk.at.dataDir, 'backups'), path.join(root, 'data', 'backups'), { recursive: true })
    const at = await startHost(root)
    onTestFinished(async () => void (await at.host.close()))
    await Promise.all(desk.database.tables.map(table => table.clear()))
    const other: TestDesk = { ...reopenedDesk(desk), host: at.call, at }
    const reason = async () => {
      await decide(other)
      const { phase } = other.session.getState()
      return phase.is === 'recovery' ? phase.reason.kind : phase.is
    }
    expect(await reason()).toBe('key-missing')
    got(await restoreKeyFile(other))
    expect(await reason()).toBe('key-lost')
    got(await recover(other, recoveryKey))
    expect(await reason()).toBe('cases-missing')
    got(await restoreFrom(other, id, [first]))
    expect(await reason()).toBe('settings-damaged')
    got(await restoreFrom(other, id, [], ['settings']))
    expect(await reason()).toBe('ready')
    expect(other.session.getState().settings).toEqual(someSettings())
    expect(other.session.getState().cases[first]?.facts.payingParent).toBe('Marek Example')
  })
})

describe('looking into a backup', () => {
  it('shows its SRs and files, and changes nothing, whatever is pressed', async () => {
    const { desk, first, second, fileId } = await withCases(2)
    const { id } = await backedUp(desk)
    const next = await emptied(desk)
    got(await lookIntoBackup(next, id))
    expect(next.session.getState()).toMatchObject({ phase: { is: 'ready' }, lookingInto: {} })
    expect(Object.keys(next.session.getState().cases).sort()).toEqual([first, second].sort())
    expect(Buffer.from(got(await opened(next).files.get(first, fileId))).equals(fileBytes)).toBe(true)
    got(await lookAt(next, first))
    expect(next.session.getState().history?.events).toHaveLength(3)
    expect(faultOf(await writeNote(next, first, 'A note')).code).toBe('refused')
    expect(faultOf(await enterCase(next, liabilityOrder, opening)).code).toBe('refused')
    expect(faultOf(await next.host('retention.delete', anOrder(first))).code).toBe('refused')
    expect(faultOf(await backUp(next)).code).toBe('refused')
    await leaveBackup(next)
    expect(next.session.getState()).toMatchObject({
      phase: { reason: { kind: 'cases-missing' } },
      lookingInto: null,
    })
    expect(got(await next.host('vault.status', {})).expectedCases).toBe(2)
    expect(await next.database.events.count()).toBe(0)
  })
})

describe('what does not open', () => {
  it('is never shown as an empty worklist when the keys are of another set-up', async () => {
    const { desk, first, second } = await withCases(2)
    const stranger = await aHost()
    got(await stranger.call('vault.create', {}))
    for (const caseId of [first, second]) {
      got(await stranger.call('vault.addCase', { caseId }))
      got(await stranger.call('vault.settleCase', { caseId }))
    }
    await rm(path.join(desk.at.dataDir, 'backups'), { recursive: true })
    for (const name of ['keys.json', 'sealing.key'])
      await cp(path.join(stranger.dataDir, name), path.join(desk.at.dataDir, name))
    const next = await restartedDesk(desk)
    await decide(next)
    expect(next.session.getState().phase).toMatchObject({ reason: { kind: 'wrong-keys' } })
  })

  it('is marked, can be read, and is not added to', async () => {
    const { desk, first, second } = await withCases(2)
    got(await writeNote(desk, first, 'A note'))
    await damageEntry(desk, first, 2)
    const next = reopenedDesk(desk)
    await decide(next)
    await checkEveryHistory(next)
    expect(Object.keys(next.session.getState().broken)).toEqual([first])
    got(await lookAt(next, first))
    expect(next.session.getState().history?.events.map(event => event.seq)).toEqual([1, 3, 4])
    const before = await next.database.events.count()
    expect(faultOf(await writeNote(next, first, 'More')).code).toBe('damaged')
    expect(await next.database.events.count()).toBe(before)
    got(await writeNote(next, second, 'Not affected'))
  })
})
