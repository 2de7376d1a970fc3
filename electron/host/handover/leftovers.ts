import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'

export interface Leftovers {
  /** A new place for a handover file while it is written. */
  newTemporary(): string
  /** Removes what a killed host of this data folder left unfinished: it holds keys. What cannot be removed stays for the next start. */
  sweep(): Promise<void>
}

/**
 * Handover files that are not finished, among the officer's documents. Their names tell whose they are: two
 * installations of one officer save in the same folder, and neither may take away what the other is writing.
 */
export const createLeftovers = (exportsDir: string, dataDir: string): Leftovers => {
  const own = createHash('sha256').update(dataDir).digest('hex').slice(0, 8)
  // Those of earlier versions did not say whose they are; none of them is being written any more.
  const name = new RegExp(`^\\.handover\\.(?:${own}\\.)?[0-9a-f]{16}\\.tmp$`)
  return {
    newTemporary: () => path.join(exportsDir, `.handover.${own}.${randomBytes(8).toString('hex')}.tmp`),
    async sweep() {
      const names = await fs.readdir(exportsDir).catch(() => [])
      for (const one of names)
        if (name.test(one)) await fs.rm(path.join(exportsDir, one), { force: true }).catch(() => undefined)
    },
  }
}
