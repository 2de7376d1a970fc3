import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Desk } from '../../renderer/actions/desk'
import { longWork } from '../../renderer/actions/long-work'
import { newSession } from '../../renderer/session/session'
import { aContext } from '../build/context'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const some = () => {
  const session = newSession(aContext().bankHolidays, '2026-12-03T10:00:00.000Z')
  // Only the session is touched by long work.
  const desk = { session } as unknown as Desk
  const work = longWork(desk, { caseId: 'c', deliveryId: 'd', words: 'Saving a.zip' })
  return { work, shown: () => session.getState().work[0] }
}

it('says that nothing is heard only when no answer of several comes', async () => {
  const { work, shown } = some()
  const answers: (() => void)[] = []
  for (let n = 0; n < 2; n++)
    void work.watched(
      new Promise<void>(resolve => {
        answers.push(resolve)
      }),
    )
  await vi.advanceTimersByTimeAsync(4000)
  answers[0]?.()
  await vi.advanceTimersByTimeAsync(4000)
  expect(shown()?.stalled).toBe(false)
  await vi.advanceTimersByTimeAsync(1500)
  expect(shown()?.stalled).toBe(true)
  work.heard()
  expect(shown()?.stalled).toBe(false)
  await vi.advanceTimersByTimeAsync(6000)
  expect(shown()?.stalled).toBe(true)
  answers[1]?.()
  await vi.advanceTimersByTimeAsync(6000)
  expect(shown()?.stalled).toBe(false)
})

it('counts each of its parts from the beginning', () => {
  const { work, shown } = some()
  work.part('Putting it together', 200)
  work.far(150)
  expect(shown()).toMatchObject({ doing: 'Putting it together', done: 150, total: 200 })
  work.part('Sending', 210)
  expect(shown()).toMatchObject({ doing: 'Sending', done: 0, total: 210, deliveryId: 'd' })
  const checked = work.partOf('Checking', 'pages')
  checked(3, 40)
  expect(shown()).toMatchObject({ doing: 'Checking', done: 3, total: 40, unit: 'pages' })
  work.finish()
  expect(shown()).toBeUndefined()
})
