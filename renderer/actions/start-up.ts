import { failed, ok, type Result } from '../../shared/result'
import type { Phase } from '../session/session'
import { casesIn } from '../store/cases'
import { countStored } from '../store/database'
import { filesIn } from '../store/files'
import { loadKeys } from '../store/keys'
import { finishDeletions, resumeDeletions } from './deletions'
import type { Desk } from './desk'
import { followSystemLock, putBackEntries } from './lock'
import { notify } from './notices'
import { loadOfficial } from './official-forms'
import { findSuspects, sweepOrphans } from './orphans'
import { resumeOutbox } from './outbox'
import { loadProcedures } from './procedures'
import { reportFault } from './report-fault'

/** Held for the life of the window: one window at a time works with the store. */
const soleWindow = (): Promise<boolean> =>
  new Promise(resolve => {
    void navigator.locks.request('ssst-desk', { ifAvailable: true }, lock => {
      resolve(lock !== null)
      return lock ? new Promise<never>(() => undefined) : undefined
    })
  })

/** Settings that are gone although SRs are stored: somebody worked here, so this is no first run. */
const settingsGone = () =>
  failed(
    'not-found',
    'The file settings.json is not in the data folder of SSST Desk, although SRs are stored here.',
    'Enter the settings again, or have the file restored and press Look again.',
  ).fault

/** The key of an SR is there and the SR is not. */
const caseGone = () =>
  failed(
    'not-found',
    'An SR that was stored on this computer is missing.',
    'Tell your team leader, and have the profile of SSST Desk restored from a backup. The others are not affected.',
  ).fault

/** Decides what to show from what the host and the store hold. Never takes an empty or unreadable store for a first run. */
const phaseFrom = async (desk: Desk): Promise<Phase> => {
  const about = await desk.host('host.about', {})
  if (!about.ok) return { is: 'no-host', fault: about.fault }
  const vault = await desk.host('vault.status', {})
  if (!vault.ok) return { is: 'no-host', fault: vault.fault }
  desk.session.setState({ about: about.value, vault: vault.value })

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
  if (state === 'locked') {
    const { why, entriesLost } = desk.page.locked ?? { why: 'opening', entriesLost: false }
    return { is: 'locked', passphrase: vault.value.passphrase, why, entriesLost }
  }
  if (state === 'lost') return { is: 'recovery', reason: { kind: 'key-lost' } }
  if (state === 'absent')
    return stored.value > 0
      ? { is: 'recovery', reason: { kind: 'key-missing', storedCases: stored.value } }
      : { is: 'set-up' }
  if (stored.value < expectedCases)
    return {
      is: 'recovery',
      reason: { kind: 'cases-missing', expected: expectedCases, found: stored.value },
    }
  // Never set up over stored SRs; a recovery key that was made anew there is confirmed in Settings.
  if (stored.value > 0)
    return settings.value
      ? { is: 'ready' }
      : { is: 'recovery', reason: { kind: 'settings-damaged', fault: settingsGone() } }
  return settings.value && recoveryConfirmed ? { is: 'ready' } : { is: 'set-up' }
}

/** Opens the store with the host's keys and shows every case. */
export const unlock = async (desk: Desk): Promise<Result<null>> => {
  await finishDeletions(desk)
  const keys = await loadKeys(desk.host)
  if (!keys.ok) return keys
  const store = { cases: casesIn(desk.database, keys.value), files: filesIn(desk.database, keys.value) }
  const loaded = await store.cases.load()
  if (!loaded.ok) return loaded
  const { cases, damaged, missing } = loaded.value
  desk.store = store
  const suspects = await findSuspects(desk, cases)
  desk.session.setState({
    cases: Object.fromEntries(cases.map(one => [one.id, one])),
    damaged: [...damaged, ...missing.map(caseId => ({ caseId, fault: caseGone() }))],
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
  followSystemLock(desk)
  resumeOutbox(desk)
  resumeDeletions(desk)
  void sweepOrphans(desk, suspects).catch(() => reportFault(desk, 'actions/orphans'))
  return ok(null)
}

/** From opening the window to the first screen: worklist, set-up, or recovery with its reason. */
export const startUp = async (desk: Desk): Promise<void> => {
  if (!(await soleWindow())) {
    desk.session.setState({ phase: { is: 'second-window' } })
    return
  }
  await decide(desk)
}

/** Looks again after set-up or recovery changed something. */
export const decide = async (desk: Desk): Promise<void> => {
  const phase = await phaseFrom(desk)
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
export const openRemaining = (desk: Desk): Promise<Result<null>> => unlock(desk)
