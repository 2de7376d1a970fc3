import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { procedures as builtIn } from '../../../shared/procedures/registry'
import { aProcedure } from '../../build/procedure'
import { faultOf, got } from '../build/delivering'
import type { Connected } from '.'

const first = aProcedure([{ id: 'go' }])
const second = { ...first, version: 2, title: 'An errand, shorter' }

export const describeProcedures = (here: Connected): void => {
  it('are none at first, then what was written, every version', async () => {
    const { call } = here()
    expect(got(await call('procedures.read', {}))).toEqual([])
    got(await call('procedures.write', { procedures: [first] }))
    got(await call('procedures.write', { procedures: [first, second] }))
    expect(got(await call('procedures.read', {}))).toEqual([first, second])
  })

  it('are refused where one is unsound or the product’s own, and the ones before stay', async () => {
    const { call, send } = here()
    got(await call('procedures.write', { procedures: [first] }))
    const open = { ...first, ends: [{ ...first.ends[0], when: { fact: 'nobody', known: true } }] }
    const unsound = faultOf(await send('procedures.write', { procedures: [first, { ...open, version: 2 }] }))
    expect(unsound.code).toBe('invalid')
    expect(unsound.message).toContain('“procedures, item 2, ends, item 1”')
    expect(unsound.message).toContain('names the fact nobody')
    const ours = faultOf(await send('procedures.write', { procedures: builtIn.slice(0, 1) }))
    expect(ours.message).toContain('an id of its own')
    expect(faultOf(await send('procedures.write', { procedures: [first, first] })).code).toBe('invalid')
    expect(got(await call('procedures.read', {}))).toEqual([first])
  })

  it('are checked when they are read: a damaged file is a fault, and stays beside new ones', async () => {
    const { call, dataDir } = here()
    const file = path.join(dataDir, 'procedures.json')
    const [stage] = first.stages
    const damaged = JSON.stringify({
      format: 1,
      procedures: [{ ...first, stages: [{ ...stage, steps: [{ ...stage?.steps[0], after: ['gone'] }] }] }],
    })
    for (const content of [damaged, damaged.slice(0, 90), '{"format":1}', 'null', '[]']) {
      await writeFile(file, content)
      const fault = faultOf(await call('procedures.read', {}))
      expect(fault.code).toBe('damaged')
      expect(fault.message).toContain('procedures.json')
      expect(fault.next).toContain('Load the files')
    }
    await writeFile(file, damaged)
    expect(faultOf(await call('procedures.read', {})).message).toContain('gone')
    got(await call('procedures.write', { procedures: [first] }))
    expect(got(await call('procedures.read', {}))).toEqual([first])
    expect(await readFile(path.join(dataDir, 'procedures.damaged-1.json'), 'utf8')).toBe(damaged)
  })

  it('says so of a file from a newer version', async () => {
    const { call, dataDir } = here()
    await writeFile(path.join(dataDir, 'procedures.json'), '{"format":2,"procedures":[]}')
    expect(faultOf(await call('procedures.read', {})).message).toContain('newer version')
  })
}
