import fs from 'node:fs/promises'
import path from 'node:path'
import type { HostHandlers } from '../../shared/host/contract'
import { failed, ok } from '../../shared/result'
import { fold, numberedName, unsafeName } from './delivery/names'
import { writeAtomically } from './local/atomic'
import { localFault } from './local/faults'
import { createTurns } from './local/turns'

/** Files the officer asked to have: in a folder of the officer’s own, never in place of one that is there. */
export const createExports = (exportsDir: string): Pick<HostHandlers, 'exports.write'> => {
  const turn = createTurns()
  return {
    'exports.write': ({ name: wanted, bytes }) =>
      turn(async () => {
        const why = unsafeName(wanted)
        if (why !== null) return failed('invalid', `The name “${wanted}” ${why}.`, 'Use another name.')
        try {
          await fs.mkdir(exportsDir, { recursive: true, mode: 0o700 })
          const taken = new Set((await fs.readdir(exportsDir)).map(fold))
          let n = 1
          while (taken.has(fold(numberedName(wanted, n, 'file')))) n += 1
          const name = numberedName(wanted, n, 'file')
          const place = path.join(exportsDir, name)
          await writeAtomically(place, bytes)
          return ok({ name, place })
        } catch (error) {
          return localFault(error, `“${wanted}” (in ${exportsDir})`)
        }
      }),
  }
}
