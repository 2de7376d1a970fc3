import fs from 'node:fs/promises'
import path from 'node:path'
import type { BackupCase } from '../../../shared/host/backups'
import type { HostHandlers } from '../../../shared/host/contract'
import { failed, ok, type Result } from '../../../shared/result'
import { sweepTemporaries, writeAtomically } from '../local/atomic'
import { errnoOf, localFault } from '../local/faults'
import { createTurns } from '../local/turns'
import type { KeyCopy } from '../vault/copy'
import type { Vault } from '../vault/vault'
import { backupsToKeep } from './keep'
import { type Manifest, manifestText, piecesOf, readManifestFile, summaryOf } from './manifest'
import { createOfficeBackup, type OfficeDoors } from './office'
import { createPieces } from './pieces'

type BackupHandlers = Pick<
  HostHandlers,
  | 'backups.list'
  | 'backups.read'
  | 'backups.missing'
  | 'backups.put'
  | 'backups.piece'
  | 'backups.commit'
  | 'backups.office'
  | 'backups.restoreOffice'
  | 'backups.restoreKeys'
>

interface Needs {
  /** Where they are kept, the copy of the key file beside them: `backups` in the data folder. */
  place: string
  keyCopy: KeyCopy
  /** The cases that have a key: not deleted. */
  living: () => Promise<Result<ReadonlySet<string>>>
  officeDoors: OfficeDoors
  officeKey: Vault['officeKey']
  now?: () => Date
}

const fileName = /^(\d{8}T\d{6}Z(?:-\d+)?)\.backup\.json$/

const idFrom = (moment: Date, taken: ReadonlySet<string>): string => {
  const id = `${moment.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
  for (let n = 1; ; n += 1) if (!taken.has(n === 1 ? id : `${id}-${n}`)) return n === 1 ? id : `${id}-${n}`
}

/**
 * Backups of the store, as the window hands them in: pieces of ciphertext, each kept once however many backups refer to
 * it, and one small file for each backup. No key is in any of them. What the office has set up is added by the host itself.
 */
export const createBackups = ({
  place,
  keyCopy,
  living,
  officeDoors,
  officeKey,
  now = () => new Date(),
}: Needs): BackupHandlers => {
  const turn = createTurns()
  const pieces = createPieces(path.join(place, 'pieces'))
  const office = createOfficeBackup({ doors: officeDoors, pieces, officeKey })
  const fileOf = (id: string) => path.join(place, `${id}.backup.json`)

  /** All that can be read, and the names of those that cannot. */
  const readAll = async (): Promise<Result<{ whole: Manifest[]; unreadable: string[] }>> => {
    const whole: Manifest[] = []
    const unreadable: string[] = []
    try {
      const names = await fs.readdir(place).catch((error: unknown) => {
        if (errnoOf(error) === 'ENOENT') return []
        throw error
      })
      for (const name of names) {
        const id = fileName.exec(name)?.[1]
        if (id === undefined) continue
        const manifest = await readManifestFile(path.join(place, name))
        if (manifest?.id === id) whole.push(manifest)
        else unreadable.push(name)
      }
    } catch (error) {
      return localFault(error, `the backups in ${place}`)
    }
    whole.sort((a, b) => b.madeAt.localeCompare(a.madeAt) || b.id.localeCompare(a.id))
    return ok({ whole, unreadable })
  }

  /** Removes what the rule does not keep. Pieces only while every backup can be read: none of theirs may go. */
  const prune = async (made: string): Promise<void> => {
    const [all, alive] = [await readAll(), await living()]
    if (!all.ok || !alive.ok) return
    const keep = backupsToKeep(
      all.value.whole.map(one => ({ ...one, caseIds: one.cases.map(({ caseId }) => caseId) })),
      alive.value,
    ).add(made)
    const kept = all.value.whole.filter(one => keep.has(one.id))
    for (const { id } of all.value.whole)
      if (!keep.has(id)) await fs.rm(fileOf(id), { force: true }).catch(() => undefined)
    if (all.value.unreadable.length === 0)
      await pieces.sweep(new Set(kept.flatMap(one => [...piecesOf(one).keys()])))
  }

  const allThere = async (cases: readonly BackupCase[]): Promise<boolean> => {
    for (const piece of cases.flatMap(one => [...one.rows, ...one.files]))
      if (!(await pieces.isThere(piece))) return false
    return true
  }

  const find = async (id: string): Promise<Result<Manifest>> => {
    const all = await readAll()
    if (!all.ok) return all
    const found = all.value.whole.find(one => one.id === id)
    return found
      ? ok(found)
      : failed('not-found', `This backup is not in ${place} any more.`, 'Choose another one.')
  }

  return {
    'backups.list': () =>
      turn(async () => {
        const all = await readAll()
        if (!all.ok) return all
        const { whole, unreadable } = all.value
        return ok({ place, backups: whole.map(summaryOf), unreadable, keys: await keyCopy.isReadable() })
      }),

    'backups.read': ({ id }) =>
      turn(async () => {
        const found = await find(id)
        return found.ok ? ok({ madeAt: found.value.madeAt, cases: found.value.cases }) : found
      }),

    'backups.office': ({ id }) =>
      turn(async () => {
        const found = await find(id)
        if (!found.ok) return found
        if (found.value.office === null) return ok({ office: null })
        const read = await office.read(found.value.office)
        return read.ok ? ok({ office: read.value }) : read
      }),

    'backups.restoreOffice': ({ id, chosen }) =>
      turn(async () => {
        const found = await find(id)
        if (!found.ok) return found
        if (found.value.office === null) return ok({})
        const restored = await office.restore(found.value.office, chosen)
        return restored.ok ? ok({}) : restored
      }),

    'backups.missing': ({ pieces: asked }) =>
      turn(async () => {
        const missing: string[] = []
        for (const sha256 of asked) {
          const there = await pieces.isWhole(sha256)
          if (!there.ok) return there
          if (!there.value) missing.push(sha256)
        }
        return ok({ missing })
      }),

    'backups.put': ({ sha256, bytes }) =>
      turn(async () => {
        const put = await pieces.put(sha256, bytes)
        return put.ok ? ok({}) : put
      }),

    'backups.piece': ({ sha256 }) =>
      turn(async () => {
        const read = await pieces.read(sha256)
        return read.ok ? ok({ bytes: read.value }) : read
      }),

    'backups.commit': ({ cases: handedIn }) =>
      turn(async () => {
        // One that was deleted while the backup was being made is not in it.
        const alive = await living()
        const cases = alive.ok ? handedIn.filter(({ caseId }) => alive.value.has(caseId)) : handedIn
        if (!(await allThere(cases)))
          return failed(
            'damaged',
            `A part of the backup that was being made is not in ${place}.`,
            'Back up again. The backups made before are not touched.',
          )
        const all = await readAll()
        if (!all.ok) return all
        const { whole, unreadable } = all.value
        const taken = new Set([
          ...whole.map(({ id }) => id),
          ...unreadable.map(name => name.split('.')[0] ?? ''),
        ])
        const kept = await office.keep(whole[0]?.office ?? null)
        if (!kept.ok) return kept
        const made = { id: idFrom(now(), taken), madeAt: now().toISOString(), cases, office: kept.value }
        try {
          await fs.mkdir(place, { recursive: true, mode: 0o700 })
          await sweepTemporaries(place)
          await writeAtomically(fileOf(made.id), manifestText(made))
          if ((await readManifestFile(fileOf(made.id))) === null)
            return failed(
              'damaged',
              `The backup that was just made in ${place} cannot be read back.`,
              'Back up again. If it stays, ask your IT support to check the disk.',
            )
        } catch (error) {
          return localFault(error, `a backup (in ${place})`)
        }
        await prune(made.id)
        return ok(summaryOf(made))
      }),

    'backups.restoreKeys': () =>
      turn(async () => {
        const restored = await keyCopy.restore()
        return restored.ok ? ok({}) : restored
      }),
  }
}
