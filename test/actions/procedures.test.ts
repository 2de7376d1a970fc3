import 'fake-indexeddb/auto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCase } from '../../renderer/actions/desk'
import { enterCase } from '../../renderer/actions/enter-case'
import { loadProcedureFile, patternOf, removeProcedure } from '../../renderer/actions/procedures'
import { decide } from '../../renderer/actions/start-up'
import { procedures as builtIn, currentProcedures } from '../../shared/procedures/registry'
import type { Procedure } from '../../shared/procedures/schema'
import { aReadyDesk, restartedDesk, shown, type TestDesk } from '../build/desk'
import { aProcedure } from '../build/procedure'
import { faultOf, got } from '../host/build/delivering'

const first = aProcedure([{ id: 'go' }])
const second: Procedure = { ...first, version: 2, title: 'An errand, shorter' }
const fileOf = (content: unknown) =>
  new File([typeof content === 'string' ? content : JSON.stringify(content, null, 2)], 'errand.json')

const loaded = async (desk: TestDesk, content: unknown): Promise<Procedure> => {
  const outcome = await loadProcedureFile(desk, fileOf(content))
  if (outcome.is !== 'loaded') throw new Error(JSON.stringify(outcome))
  return outcome.procedure
}

describe('a procedure of the office’s own', () => {
  it('is loaded, and an SR under it is found again after a restart, also under a version that was replaced', async () => {
    const desk = await aReadyDesk()
    await loaded(desk, first)
    const [procedure] = currentProcedures(desk.session.getState().procedures).filter(
      one => one.id === first.id,
    )
    if (!procedure) throw new Error('It is not offered')
    const { id } = got(await enterCase(desk, procedure, { reference: '12 AB' }))
    await loaded(desk, second)
    expect(currentProcedures(desk.session.getState().procedures)).toContainEqual(second)

    const again = await restartedDesk(desk)
    await decide(again)
    expect(again.session.getState().procedures).toEqual([...builtIn, first, second])
    expect(got(openCase(again, id)).procedure).toEqual(first)
    again.session.getState().search.update({ [id]: shown(again, id) })
    expect(again.session.getState().search.find('errand')?.get(id)).toEqual(['facts'])
  })

  it('is not kept where the file is wrong', async () => {
    const desk = await aReadyDesk()
    const outcome = await loadProcedureFile(desk, fileOf('{\n"id": "errand",\n}'))
    expect(outcome).toMatchObject({ is: 'wrong', problems: [expect.stringMatching(/^Line 3: /)] })
    expect(got(await desk.host('procedures.read', {}))).toEqual([])
    expect(desk.session.getState().procedures).toEqual(builtIn)
    const film = await loadProcedureFile(desk, new File([new Uint8Array(3_000_000)], 'film.mp4'))
    expect(film).toMatchObject({ is: 'wrong', problems: [expect.stringContaining('larger than')] })
  })

  it('is taken out only while no SR was started under it', async () => {
    const desk = await aReadyDesk()
    const one = await loaded(desk, first)
    const two = await loaded(desk, second)
    got(await enterCase(desk, one, { reference: '12 AB' }))
    const office = () => desk.session.getState().procedures.slice(builtIn.length)
    expect(faultOf(await removeProcedure(desk, one)).message).toContain(
      'An SR was started under this version',
    )
    got(await removeProcedure(desk, two))
    expect(office()).toEqual([first])
    expect(got(await desk.host('procedures.read', {}))).toEqual([first])
  })

  it('that cannot be read is said, and neither the other SRs nor its own are lost', async () => {
    const desk = await aReadyDesk()
    const one = await loaded(desk, first)
    const { id } = got(await enterCase(desk, one, { reference: '12 AB' }))
    await writeFile(path.join(desk.at.dataDir, 'procedures.json'), '{"format":1,"procedures":[')

    const again = await restartedDesk(desk)
    await decide(again)
    const session = again.session.getState()
    expect(session.phase).toEqual({ is: 'ready' })
    expect(session.proceduresFault?.code).toBe('damaged')
    expect(session.notices).toContainEqual(
      expect.objectContaining({ kind: 'error', text: session.proceduresFault?.message }),
    )
    expect(faultOf(openCase(again, id)).next).toContain('load its file again')
    await loaded(again, first)
    expect(again.session.getState().proceduresFault).toBeNull()
    expect(got(openCase(again, id)).procedure).toEqual(first)
  })
})

describe('a pattern', () => {
  it.each(builtIn)('of $id is a file that can be loaded as it is', async procedure => {
    const desk = await aReadyDesk()
    const pattern = patternOf(procedure)
    expect(pattern.length).toBeLessThan(100_000)
    expect(await loaded(desk, pattern)).toEqual({ ...procedure, id: `office-${procedure.id}`, version: 1 })
  })
})
