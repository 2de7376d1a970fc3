import type { HostHandlers } from '../../shared/host/contract'
import { failed, ok, type Result } from '../../shared/result'

/** How long the window has to hand in what is unsaved before the keys go all the same, in milliseconds. */
const patienceMs = 10_000

interface Needs {
  /** Calls back whenever the computer is locked or sleeps; absent where the host cannot know. */
  onSystemLock: ((locked: () => void) => void) | undefined
  lockVault: () => Promise<unknown>
}

/** Tells the window that the computer was locked, and takes the keys away whether it listens or not. */
export const createSystemLock = ({
  onSystemLock,
  lockVault,
}: Needs): Pick<HostHandlers, 'host.systemLocked'> => {
  let waiting: ((result: Result<Record<string, never>>) => void)[] = []
  onSystemLock?.(() => {
    for (const answer of waiting) answer(ok({}))
    waiting = []
    setTimeout(() => void lockVault(), patienceMs).unref()
  })
  return {
    'host.systemLocked': () =>
      onSystemLock === undefined
        ? Promise.resolve(
            failed(
              'unsupported',
              'SSST Desk cannot know here when the computer is locked.',
              'It locks itself when nobody uses it. Lock it yourself when you leave your desk.',
            ),
          )
        : new Promise(resolve => waiting.push(resolve)),
  }
}
