import type { CallName, HostClient } from '../../shared/host/contract'
import { procedureFor } from '../../shared/procedures/registry'
import { failed, ok, type Result } from '../../shared/result'
import { loadKeys } from '../store/keys'
import { onlyReading, openBackup } from '../store/read-only'
import type { Desk } from './desk'
import { decide } from './start-up'

/** What may be asked of the host while a backup is looked into: what reads, and what locks. */
const reading: ReadonlySet<CallName> = new Set([
  'host.about',
  'host.room',
  'host.systemLocked',
  'settings.read',
  'procedures.read',
  'official.read',
  'official.bytes',
  'folders.list',
  'vault.status',
  'vault.lock',
  'vault.unlock',
  'backups.list',
  'backups.read',
  'backups.piece',
  'clipboard.write',
  'log.fault',
])

const before = new WeakMap<Desk, HostClient>()

/**
 * Shows the SRs of a backup, from the recovery page, without changing anything: the store refuses every write, and so does
 * the host, whatever is pressed. Nothing waiting in an outbox goes.
 */
export const lookIntoBackup = async (desk: Desk, id: string): Promise<Result<null>> => {
  const host = before.get(desk) ?? desk.host
  const keys = await loadKeys(host)
  if (!keys.ok) return keys
  const backup = await host('backups.read', { id })
  if (!backup.ok) return backup
  const held = await host('backups.office', { id })
  const office = held.ok ? held.value.office : null
  const { settings: here, procedures } = desk.session.getState()
  const settings = here ?? office?.settings ?? null
  if (!settings)
    return failed(
      'not-found',
      'There are no settings here, and none in this backup: without them no SR can be shown.',
      'Restore the SRs, or enter the settings first.',
    )
  const opened = await openBackup(host, keys.value, backup.value.cases)
  before.set(desk, host)
  desk.host = (name, input) => (reading.has(name) ? host(name, input) : Promise.resolve(onlyReading()))
  desk.store = opened.store
  desk.session.setState({
    cases: Object.fromEntries(opened.cases.map(one => [one.id, one])),
    damaged: opened.damaged,
    broken: {},
    history: null,
    // What is missing here is taken from the backup while it is looked into; nothing of it is stored.
    settings,
    procedures: [...procedures, ...(office?.procedures ?? []).filter(one => !procedureFor(procedures, one))],
    lookingInto: { madeAt: backup.value.madeAt },
    phase: { is: 'ready' },
  })
  return ok(null)
}

/** Leaves the backup, back to what is to be decided. */
export const leaveBackup = async (desk: Desk): Promise<void> => {
  const host = before.get(desk)
  if (!host) return
  before.delete(desk)
  desk.host = host
  desk.store = null
  desk.session.setState({
    settings: null,
    cases: {},
    damaged: [],
    history: null,
    lookingInto: null,
    phase: { is: 'starting' },
  })
  await decide(desk)
}
