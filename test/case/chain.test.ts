import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical, firstBreak, headOf, link } from '../../shared/case/chain'
import { CaseEvent } from '../../shared/case/events'
import { anId, caseId } from '../build/history'
import { everyType } from './events'

const hash = async (text: string) => createHash('sha256').update(text).digest('hex')
const at = '2026-05-11T08:00:00.000Z'
const chained = (happenings = everyType, last: CaseEvent | null = null) =>
  link(happenings, { caseId, last, at, by: 'Alex Fictional', newId: anId }, hash)
const damage = async (events: readonly CaseEvent[], head = false) => {
  const kept = head ? await headOf(await whole, hash) : null
  return await firstBreak(events, hash, kept)
}
const whole = chained()

describe('canonical JSON', () => {
  it('is the same whatever the order of members, and leaves unknown ones out', () => {
    expect(canonical({ b: 1, a: { d: undefined, c: [2, { y: 1, x: null }] } })).toBe(
      '{"a":{"c":[2,{"x":null,"y":1}]},"b":1}',
    )
    expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }))
  })

  it('keeps lists in their order, and texts of any script', () => {
    expect(canonical([2, 1])).not.toBe(canonical([1, 2]))
    for (const text of ['Łukasz', '山田', '\u{20BB7}', 'a"b\\c\n', '\ud800'])
      expect(JSON.parse(canonical({ text }))).toEqual({ text })
  })

  it('says of a value and of what is read back from its JSON the same', () => {
    for (const one of everyType) expect(canonical(JSON.parse(JSON.stringify(one)))).toBe(canonical(one))
  })
})

describe('linking', () => {
  it('numbers from 1 without a gap, and links each event to the one before', async () => {
    const events = await whole
    expect(events.map(event => event.seq)).toEqual(everyType.map((_, index) => index + 1))
    expect(events[0]?.prev).toBe('')
    expect(events[1]?.prev).toBe(await hash(canonical(events[0])))
    expect(await damage(events, true)).toBeNull()
  })

  it('goes on from the last event that is known', async () => {
    const first = await chained(everyType.slice(0, 3))
    const more = await chained(everyType.slice(3, 5), first.at(-1) ?? null)
    expect(more[0]?.seq).toBe(4)
    expect(await damage([...first, ...more])).toBeNull()
  })

  it('makes events that are read back with the same hash', async () => {
    for (const event of await whole)
      expect(canonical(CaseEvent.parse(JSON.parse(JSON.stringify(event))))).toBe(canonical(event))
  })
})

describe('a history that was changed', () => {
  /** Every way to change one field of a value a little, at any depth. */
  const changed = (value: unknown): unknown[] => {
    if (typeof value === 'string') return [`${value}x`]
    if (typeof value === 'number') return [value + 1]
    if (typeof value === 'boolean') return [!value]
    if (Array.isArray(value))
      return [
        [...value, 'x'],
        ...value.flatMap((one, index) => changed(one).map(other => value.with(index, other))),
      ]
    if (value === null) return ['x']
    return Object.entries(value as Record<string, unknown>).flatMap(([name, one]) => [
      ...changed(one).map(other => ({ ...(value as object), [name]: other })),
      Object.fromEntries(Object.entries(value as object).filter(([other]) => other !== name)),
    ])
  }

  it('is found out, whichever field of whichever event it was', async () => {
    const events = await whole
    let tried = 0
    for (const [index, event] of events.entries())
      for (const other of changed(event)) {
        const entry = await damage(events.with(index, other as CaseEvent), true)
        expect(entry, `${event.type}: ${JSON.stringify(other)}`).not.toBeNull()
        tried++
      }
    expect(tried).toBeGreaterThan(400)
  })

  it('is found out when an event is missing, doubled or moved', async () => {
    const events = await whole
    for (const [index, event] of events.entries()) {
      expect(await damage(events.toSpliced(index, 1), true)).not.toBeNull()
      expect(await damage(events.toSpliced(index, 0, event), true)).not.toBeNull()
    }
    expect(await damage(events.toReversed(), true)).not.toBeNull()
    expect(await damage([], true)).not.toBeNull()
  })

  it('is found out when its numbers do not begin with 1, even with nothing after it to tell', async () => {
    const [first] = await whole
    expect(await damage([{ ...first, seq: 2 } as CaseEvent])).not.toBeNull()
  })

  it('is named by the entry at which it no longer fits', async () => {
    const events = await whole
    expect(await damage(events.toSpliced(4, 1))).toBe(5)
  })

  it('needs the head to be kept for its end to be held', async () => {
    const events = await whole
    expect(await damage(events.slice(0, -2))).toBeNull()
    expect(await damage(events.slice(0, -2), true)).not.toBeNull()
  })
})
