import { describe, expect, it } from 'vitest'
import { aheadOfClock } from '../../shared/case/clock'
import type { CaseEvent } from '../../shared/case/events'
import { timeline } from '../../shared/case/timeline'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aHistory, folded } from '../build/history'

const now = '2026-05-11T08:00:00.000Z'

describe('a clock that was set back', () => {
  it('is noticed by what was recorded later than now', () => {
    expect(aheadOfClock([], now)).toBeNull()
    expect(aheadOfClock(['2026-05-10T08:00:00.000Z', now], now)).toBeNull()
    // Two computers differ by minutes: that is no matter.
    expect(aheadOfClock(['2026-05-11T08:09:00.000Z'], now)).toBeNull()
    expect(aheadOfClock(['2026-05-11T08:11:00.000Z', '2026-06-01T08:00:00.000Z', now], now)).toBe(
      '2026-06-01T08:00:00.000Z',
    )
  })

  it('changes nothing in the order of what was recorded', () => {
    const notes = aHistory(
      { type: 'note-written', text: 'First' },
      { type: 'note-written', text: 'Second' },
      { type: 'note-written', text: 'Third' },
    )
    // Each entry a day before the one it follows.
    const back: CaseEvent[] = notes.map((event, index) => ({
      ...event,
      at: new Date(Date.parse(now) - index * 86_400_000).toISOString(),
    }))
    const words = (events: CaseEvent[]) =>
      timeline(liabilityOrder, events).map(({ event, what }) => [event, what])
    expect(words(back)).toEqual(words(notes))
    expect(folded(back).seq).toBe(4)
  })
})
