import { failed, ok, type Result } from '../../shared/result'
import type { Phase } from '../session/session'
import { casesIn } from '../store/cases'
import { countStored } from '../store/database'
import { filesIn } from '../store/files'
import { heldInBackups } from '../store/held'
import { loadKeys } from '../store/keys'
import { keepBackups } from './backups'
import { checkHistories } from './check-histories'
import { finishDeletions, resumeDeletions } from './deletions'
import type { Desk } from './desk'
import { followSystemLock, putBackEntries } from './lock'
import { notify } from './notices'
import { loadOfficial } from './official-forms'
import { findSuspects, sweepOrphans } from './orphans'
import { resumeOutbox } from './outbox'
import { loadProcedures } from './procedures'
import { reportFault } from './report-fault'

/** How long a window that is being closed may take to let go, in milliseconds. */
const closingMs = 5000

/** Held for the life of the window: one window at a time works with the store. */
const soleWindow = (otherCloses: boolean): Promise<boolean> =>
  new Promise(resolve => {
    const patience = otherCloses ? { signal: AbortSignal.timeout(closingMs) } : { ifAvailable: true }
    navigator.locks
      .request('ssst-desk', patience, lock => {
        resolve(lock !== null)
        return lock ? new Promise<never>(() => undefined) : undefined
      })
      .catch(() => resolve(false))
  })

/** Settings that are gone although somebody worked here, so this is no first run. */
const settingsGone = (stored: number) =>
  failed(
    'not-found',
    `The file settings.json is not in the data folder of SSST Desk, although ${stored > 0 ? 'SRs are stored' : 'backups are'} here.`,
    'Enter the settings again.',
  ).fault

/** The key of an SR is there and the SR is not. */
const caseGone = () =>
  failed(
    'not-found',
    'An SR that was stored on this computer is missing.',
    'Tell your team leader, and have the profile of SSST Desk restored from a backup. The others are not affected.',
  ).fault

/** Whether there is a backup to restore from. */
const canRestore = async (desk: Desk): Promise<boolean> => {
  const list = await desk.host('backups.list', {})
  return list.ok && list.value.backups.length > 0
}

/** Somebody worked here before, although nothing else tells so. */
const hasBackups = async (desk: Desk): Promise<boolean> => {
  const list = await desk.host('backups.list', {})
  return !list.ok || list.value.keys || list.value.backups.length > 0 || list.value.unreadable.length > 0
}

/** Decides what to show from what the host and the store hold. Never takes an empty or unreadable store for a first run. */
const phaseFrom = async (desk: Desk): Promise<Phase> => {
  const about = await desk.host('host.about', {})
  if (!about.ok) return { is: 'no-host', fault: about.fault }
  const vault = await desk.host('vault.status', {})
  if (!vault.ok) return { is: 'no-host', fault: vault.fault }
  desk.session.setState({ about: about.value, vault: vault.value })

  if (vault.value.state === 'locked') {
    const { why, entriesLost } = desk.page.locked ?? { why: 'opening', entriesLost: false }
    return { is: 'locked', passphrase: vault.value.passphrase, why, entriesLost }
  }

  const settings = await desk.host('settings.read', {})
  if (!settings.ok) return { is: 'recovery', reason: { kind: 'settings-damaged', fault: settings.fault } }
  const stored = await countStored(desk.database)
  if (!stored.ok) return { is: 'recovery', reason: { kind: 'store-unreadable', fault: stored.fault } }
  const folders = await desk.host('folders.list', {})
  if (!folders.ok) return { is: 'recovery', reason: { kind: 'folders-damaged', fault: folders.fault } }
  desk.session.setState({ settings: settings.value, folders: folders.value })
  await loadProcedures(desk)
  await loadOfficial(desk)

  const { state, recoveryConfirmed, expectedCases } = vault.value
  if (state === 'damaged') return { is: 'recovery', reason: { kind: 'key-damaged' } }
  if (state === 'lost') return { is: 'recovery', reason: { kind: 'key-lost', storedCases: stored.value } }
  if (state === 'absent')
    return stored.value > 0 || (await hasBackups(desk))
      ? { is: 'recovery', reason: { kind: 'key-missing', storedCases: stored.value } }
      : { is: 'set-up' }
  if (stored.value < expectedCases)
    return {
      is: 'recovery',
      reason: { kind: 'cases-missing', expected: expectedCases, found: stored.value },
    }
  // A key file and backups, and no settings: what was set up here can come back.
  if (!settings.value && recoveryConfirmed && (await canRestore(desk)))
    return { is: 'recovery', reason: { kind: 'settings-damaged', fault: settingsGone(stored.value) } }
  // Never set up over stored SRs; a recovery key that was made anew there is confirmed in Settings.
  if (stored.value > 0)
    return settings.value
      ? { is: 'ready' }
      : { is: 'recovery', reason: { kind: 'settings-damaged', fault: settingsGone(stored.value) } }
  return settings.value && recoveryConfirmed ? { is: 'ready' } : { is: 'set-up' }
}

/** Opens the store with the host's keys as they are now; nothing is shown yet. */
export const openStore = async (desk: Desk): Promise<Result<NonNullable<Desk['store']>>> => {
  const loaded = await loadKeys(desk.host)
  if (!loaded.ok) return loaded
  const keys = loaded.value
  const cases = casesIn(desk.database, keys, heldInBackups(desk.host))
  const store = { keys, cases, files: filesIn(desk.database, keys) }
  desk.store = store
  return ok(store)
}

/** Opens the store and shows every case. Where not one opens, nothing is shown unless the officer decided so (`evenSo`). */
export const unlock = async (desk: Desk, evenSo = false): Promise<Result<null>> => {
  await finishDeletions(desk)
  const store = await openStore(desk)
  if (!store.ok) return store
  const loaded = await store.value.cases.load()
  if (!loaded.ok) return loaded
  const { cases, damaged, missing } = loaded.value
  if (cases.length === 0 && damaged.length > 0 && !evenSo) {
    const reason = { kind: 'wrong-keys', stored: damaged.length } as const
    desk.session.setState({ phase: { is: 'recovery', reason } })
    return ok(null)
  }
  const suspects = await findSuspects(desk, cases)
  desk.session.setState({
    cases: Object.fromEntries(cases.map(one => [one.id, one])),
    damaged: [...damaged, ...missing.map(caseId => ({ caseId, fault: caseGone() }))],
    broken: {},
    phase: { is: 'ready' },
  })
  if (desk.session.getState().vault?.recoveryConfirmed === false)
    notify(
      desk,
      'warning',
      'The recovery key has not been confirmed.',
      'Confirm it in Settings: without it nobody can open these SRs on another computer.',
    )
  await putBackEntries(desk)
  resumeOutbox(desk)
  resumeDeletions(desk)
  void sweepOrphans(desk, suspects).catch(() => reportFault(desk, 'actions/orphans'))
  checkHistories(desk)
  keepBackups(desk)
  return ok(null)
}

/** From opening the window to the first screen: worklist, set-up, or recovery with its reason. */
export const startUp = async (desk: Desk, otherCloses = false): Promise<void> => {
  if (!(await soleWindow(otherCloses))) {
    desk.session.setState({ phase: { is: 'second-window' } })
    return
  }
  await decide(desk)
}

/** Looks again after set-up or recovery changed something. */
export const decide = async (desk: Desk): Promise<void> => {
  const phase = await phaseFrom(desk)
  if (phase.is !== 'no-host') followSystemLock(desk)
  if (phase.is !== 'ready') {
    desk.session.setState({ phase })
    return
  }
  const unlocked = await unlock(desk)
  if (unlocked.ok) return
  const { fault } = unlocked
  desk.session.setState({
    phase:
      fault.code === 'damaged'
        ? { is: 'recovery', reason: { kind: 'store-unreadable', fault } }
        : { is: 'no-host', fault },
  })
}

/** Opens what is there although cases are missing: the officer has read the recovery screen and decided so. */
export const openRemaining = (desk: Desk): Promise<Result<null>> => unlock(desk, true)
