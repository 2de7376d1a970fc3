import type { Case } from '../../shared/case/case'
import { fold } from '../../shared/case/fold'
import type { BackupCase } from '../../shared/host/backups'
import type { HostClient } from '../../shared/host/contract'
import { type Fault, failed, ok, type Result } from '../../shared/result'
import { openPacked, type Packed } from './backup-pack'
import { readBackupCase } from './backups'
import type { Cases } from './cases'
import { type Files, filePlace } from './files'
import type { History } from './history'
import type { Keys } from './keys'
import { unseal } from './sealed'

/** Said by everything that would write while a backup is looked into. */
export const onlyReading = () =>
  failed(
    'refused',
    'You are looking into a backup, and nothing can be changed in it.',
    'Leave the backup first.',
  )

/** A backup opened for reading: its cases, those of it that cannot be read, and a store that refuses every write. */
export interface OpenBackup {
  cases: Case[]
  damaged: { caseId: string; fault: Fault }[]
  store: { cases: Cases; files: Files; keys: Keys }
}

const none = () => failed('not-found', 'This is not in the backup.', 'Look in another backup.')

/** Opens every case of a backup with the keys there are; nothing is written anywhere. */
export const openBackup = async (
  host: HostClient,
  keys: Keys,
  held: readonly BackupCase[],
): Promise<OpenBackup> => {
  const packs = new Map<string, Packed>()
  const histories = new Map<string, History>()
  const cases: Case[] = []
  const damaged: OpenBackup['damaged'] = []
  for (const one of held) {
    const key = await keys.of(one.caseId)
    const packed = key.ok ? await readBackupCase(host, one) : key
    if (!key.ok || !packed.ok) {
      const fault = key.ok ? (packed.ok ? none().fault : packed.fault) : key.fault
      damaged.push({ caseId: one.caseId, fault })
      continue
    }
    const history = await openPacked(key.value, packed.value)
    const folded = history.broken ? null : fold(history.events)
    if (folded) cases.push(folded)
    else damaged.push({ caseId: one.caseId, fault: history.broken?.fault ?? none().fault })
    packs.set(one.caseId, packed.value)
    histories.set(one.caseId, history)
  }

  const look = async (caseId: string): Promise<Result<History>> => {
    const history = histories.get(caseId)
    return history ? ok(history) : none()
  }
  const refuse = async () => onlyReading()
  return {
    cases,
    damaged,
    store: {
      keys,
      cases: {
        load: async () => ok({ cases, damaged, missing: [] }),
        look,
        stored: look,
        async history(caseId) {
          const looked = await look(caseId)
          if (!looked.ok) return looked
          const { events, broken } = looked.value
          return broken ? { ok: false, fault: broken.fault } : ok(events)
        },
        start: refuse,
        append: refuse,
        remove: refuse,
      },
      files: {
        put: refuse,
        async get(caseId, fileId) {
          const key = await keys.of(caseId)
          if (!key.ok) return key
          const pieces = (packs.get(caseId)?.files ?? [])
            .filter(piece => piece.fileId === fileId)
            .sort((a, b) => a.index - b.index)
          if (pieces.length === 0) return none()
          const plain: Uint8Array<ArrayBuffer>[] = []
          for (const [at, { index, iv, sha256 }] of pieces.entries()) {
            const piece = await host('backups.piece', { sha256 })
            if (!piece.ok) return piece
            const place = filePlace(caseId, fileId, index, at === pieces.length - 1)
            const cipher = new Uint8Array(piece.value.bytes).buffer
            const opened = await unseal(key.value, place, { iv: new Uint8Array(iv), cipher })
            if (!opened.ok) return opened
            plain.push(opened.value)
          }
          return ok(new Uint8Array(await new Blob(plain).arrayBuffer()))
        },
        drop: async () => undefined,
      },
    },
  }
}
