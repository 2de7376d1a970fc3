import 'fake-indexeddb/auto'
import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { decide } from '../../renderer/actions/start-up'
import { checklist } from '../../shared/checklist/checklist'
import { procedures } from '../../shared/procedures/registry'
import { sampleBranches } from '../app/cases/sample'
import { readDelivered } from '../app/demo/delivered'
import { aContext } from '../build/context'
import { draftsOf, reopenedDesk, shown } from '../build/desk'
import { branchFile, type Walked, walkToEnd } from '../build/walk/branch'

/** Nothing is left of the SR: not shown, not on a folder, not among the drafts, and nothing that has to be settled. */
const expectGone = async ({ desk, id, places, deletion }: Walked) => {
  expect(desk.session.getState().cases[id]).toBeUndefined()
  expect([...(deletion?.copies ?? []), ...(deletion?.drafts ?? [])].map(one => one.state)).not.toContain(
    'pending',
  )
  for (const place of places) expect(await readdir(place)).toEqual([])
  expect(await draftsOf(desk)).toEqual([])
  const again = reopenedDesk(desk)
  await decide(again)
  expect(again.session.getState().cases).toEqual({})
}

/** Every delivery lies on its folder as its receipt says, and the SR is the same after a restart. */
const expectWhole = async ({ desk, id }: Walked) => {
  const one = shown(desk, id)
  for (const { state, receipt } of one.deliveries) {
    expect(state).toBe('arrived')
    expect(await readDelivered(receipt?.path ?? '')).toMatchObject({
      bytes: receipt?.bytes,
      sha256: receipt?.sha256,
    })
  }
  expect(await draftsOf(desk)).toHaveLength(one.emails.length)
  const again = reopenedDesk(desk)
  await decide(again)
  expect(shown(again, id)).toEqual(one)
}

it('ends no visit that was held with the code for one that was not', async () => {
  for (const name of Object.keys(sampleBranches('face-to-face'))) {
    const { facts } = await branchFile('face-to-face', name)
    expect(facts.resolutionCode, name).not.toBe('Failed To Attend')
  }
})

for (const procedure of procedures)
  describe(`${procedure.title}, by the product’s own actions on a real host and real folders`, () => {
    it.each(Object.keys(sampleBranches(procedure.id)))('%s comes to its end', async name => {
      const file = await branchFile(procedure.id, name)
      const walked = await walkToEnd(file)
      if (walked.deletion) {
        expect(walked.deletion.end).toBe(procedure.ends.find(end => end.id === file.branch?.end)?.title)
        return expectGone(walked)
      }
      const one = shown(walked.desk, walked.id)
      expect(one.declared).toBeNull()
      expect(one.closed).toMatchObject({ end: file.branch?.end })
      const givenUp = file.branch?.givenUp !== undefined
      const { tasks } = checklist(procedure, one, aContext())
      const states = tasks.map(task => task.state)
      if (!givenUp) for (const state of states) expect(['done', 'not-needed']).toContain(state)
      else expect(one.closed?.left).not.toEqual([])
      return expectWhole(walked)
    })
  })
