import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { procedures } from '../../shared/procedures/registry'
import { stepsOf } from '../../shared/procedures/schema'
import { sampleBranches } from '../app/cases/sample'
import { sourceSteps } from '../procedures/ways'
import { byActions, dataFile, decidedIn, journey, performedBy, silences, traceability } from './page'

const root = join(import.meta.dirname, '..', '..')

describe('from the source to the tests', () => {
  it('knows every procedure of the product, and no other', () => {
    expect(sourceSteps.map(([procedure]) => procedure.id).sort()).toEqual(
      procedures.map(procedure => procedure.id).sort(),
    )
  })

  it.each(sourceSteps)('$code has every numbered step, and each is performed', (procedure, numbers) => {
    expect(stepsOf(procedure).map(step => Number(step.no))).toEqual(numbers)
    for (const step of stepsOf(procedure))
      expect([step.no, performedBy(procedure, step).length > 0]).toEqual([step.no, true])
    expect(existsSync(join(root, dataFile(procedure) ?? 'none'))).toBe(true)
    for (const file of [byActions, journey]) expect(existsSync(join(root, file))).toBe(true)
    expect(Object.keys(sampleBranches(procedure.id))).not.toEqual([])
  })

  it.each(sourceSteps)('$code reaches every end of its own on some way', procedure => {
    const reached = stepsOf(procedure).flatMap(step => performedBy(procedure, step))
    for (const end of procedure.ends.filter(one => !one.outside)) expect(reached).toContain(end.id)
  })

  it.each(silences)('decides silence %i in a step', silence => {
    expect(decidedIn(silence)).not.toEqual([])
  })

  it('is written down as it stands: otherwise run node scripts/traceability.mjs', () => {
    expect(readFileSync(join(root, 'docs', 'traceability.md'), 'utf8')).toBe(traceability())
  })
})
