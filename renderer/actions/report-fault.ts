import type { FaultCode } from '../../shared/result'
import type { Desk } from './desk'
import { notify } from './notices'

/** Writes a fault of the program to the host's log: a place in the program and a code, never a text. */
export const reportFault = (desk: Desk, where: string, code: FaultCode = 'internal'): void => {
  // The log is a help for whoever looks into it; when it cannot be written the officer has nothing to do about it.
  void desk.host('log.fault', {
    where: where.replace(/[^a-z0-9./:-]/gi, '-').slice(0, 80) || 'unknown',
    code,
  })
}

/** Something went wrong that no screen expected: it is logged, and the officer is told that entries are safe. */
export const reportSurprise = (desk: Desk, where: string): void => {
  reportFault(desk, where)
  notify(
    desk,
    'error',
    'Something went wrong in SSST Desk, and the last thing you did may not have happened.',
    'Check it on screen and do it again. What was saved before is safe. If this comes back, close SSST Desk and open it again.',
  )
}
