import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const Names = z.record(z.string(), z.string()).default({})
const Lock = z.object({
  packages: z.record(z.string(), z.object({ dependencies: Names, optionalDependencies: Names })),
})
const { packages } = Lock.parse(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')),
)

/** Looks a package up as Node does: beside the one that needs it, then further up. */
const isLocked = (from: string, name: string): boolean => {
  const here = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (here in packages) return true
  if (from === '') return false
  return isLocked(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
}

it('the lock file holds every dependency, also those of other systems', () => {
  const missing = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter(name => !isLocked(from, name))
      .map(name => `${from} needs ${name}`),
  )
  expect(missing).toEqual([])
})
