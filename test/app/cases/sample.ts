import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../desk/places'
import type { Branches } from './branches'
import { readForm } from './read'

/** Where the fictional SR of a procedure lies that comes with the product. */
export const sampleOf = (procedure: string): string =>
  join(root, 'resources', 'sample-cases', `${procedure}.json`)

/** The branches of that SR by name. */
export const sampleBranches = (procedure: string): Branches => {
  const form = readForm(readFileSync(sampleOf(procedure), 'utf8'))
  if (!form.ok) throw new Error(form.fault.message)
  return form.value.branches
}
