import { z } from 'zod'
import type { Result } from '../../shared/result'
import type { LockReason, Session } from '../session/session'
import { everything } from '../session/worklist-view'
import type { Desk } from './desk'
import { notify } from './notices'
import { reportFault } from './report-fault'

/** What is kept over a lock: what was typed and not saved, and what was looked for. */
const Kept = z.object({
  version: z.string(),
  typed: z.record(z.string(), z.record(z.string(), z.unknown())),
  view: z.record(z.string(), z.unknown()),
  referenceQuery: z.string(),
})

const keep = (desk: Desk): Promise<Result<unknown>> => {
  const { about, worklist, referenceQuery } = desk.session.getState()
  const kept = { version: about?.version ?? '', typed: desk.page.typed(), view: worklist, referenceQuery }
  return desk.host('entries.keep', { bytes: new TextEncoder().encode(JSON.stringify(kept)) })
}

/**
 * Whether there is something to lock. Before the worklist, that is wherever the host has the keys open: the recovery
 * screen looks into backups, and set-up shows the recovery key.
 */
export const canLock = ({ phase, vault }: Pick<Session, 'phase' | 'vault'>): boolean =>
  phase.is === 'ready' || ((phase.is === 'recovery' || phase.is === 'set-up') && vault?.state === 'open')

/**
 * Locks SSST Desk: the screen is emptied at once, what is unsaved is sealed by the host, the keys leave the host's memory,
 * and the page starts anew, so that nothing decrypted stays in it. A delivery under way waits in the outbox.
 */
export const lockDesk = async (desk: Desk, why: LockReason): Promise<void> => {
  const { phase, vault } = desk.session.getState()
  if (!canLock({ phase, vault })) return
  desk.session.setState({
    phase: { is: 'locked', why, passphrase: vault?.passphrase ?? false, entriesLost: false },
  })
  // Before the worklist nothing is kept: what an earlier lock kept is still there, and is put back once it opens.
  const kept = phase.is === 'ready' && (await keep(desk)).ok
  await desk.host('vault.lock', {})
  desk.page.startAnew({ why, entriesLost: !kept && Object.keys(desk.page.typed()).length > 0 })
}

/** Puts back what was typed and not saved when SSST Desk was locked. */
export const putBackEntries = async (desk: Desk): Promise<void> => {
  const taken = await desk.host('entries.take', {})
  if (!taken.ok || taken.value.bytes === null) return
  try {
    const kept = Kept.parse(JSON.parse(new TextDecoder().decode(taken.value.bytes)))
    // Another version's forms may ask for other things.
    if (kept.version !== desk.session.getState().about?.version) return
    desk.session.setState({
      worklist: { ...everything, ...kept.view },
      referenceQuery: kept.referenceQuery,
    })
    desk.page.putBack(kept.typed)
    if (Object.keys(kept.typed).length > 0)
      notify(desk, 'success', 'What you had typed and not saved is in its place again.')
  } catch {
    reportFault(desk, 'actions/lock')
  }
}

const listening = new WeakSet<Desk>()

/** Locks SSST Desk whenever the computer is locked or sleeps, where the host can know. */
export const followSystemLock = (desk: Desk): void => {
  if (listening.has(desk)) return
  listening.add(desk)
  const follow = async () => {
    const told = await desk.host('host.systemLocked', {})
    if (!told.ok) {
      desk.session.setState({ locksWithComputer: false })
      return
    }
    await lockDesk(desk, 'computer')
    await follow()
  }
  void follow()
}
