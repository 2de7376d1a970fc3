import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { casesIn } from '../../renderer/store/cases'
import { facts } from '../build/history'
import { aDatabase, reopened, someKeys } from '../build/store'
import { everyType } from '../case/events'
import { faultOf, got } from '../host/build/delivering'

const doing = { by: 'Alex Fictional', at: '2026-05-11T08:00:00.000Z' }
const opening = { type: 'opened', procedure: { id: 'liability-order', version: 1 } } as const
const note = (text: string) => ({ type: 'note-written', text }) as const
const newId = () => crypto.randomUUID()

/** A store with the given number of SRs in it, each with one note. */
const aStore = async (count = 1) => {
  const database = aDatabase()
  const keys = someKeys()
  const cases = casesIn(database, keys)
  const ids = Array.from({ length: count }, newId)
  for (const id of ids) {
    got(await cases.start(id, [opening, facts({ srNumber: `1-${id.slice(0, 8)}` })], doing))
    got(await cases.append(id, [note('First')], doing))
  }
  const [id = ''] = ids
  return { database, keys, cases, ids, id }
}

describe('storing', () => {
  it('reads back what was entered, after the program was closed', async () => {
    const { database, keys, cases, id } = await aStore()
    const before = got(await cases.append(id, everyType.slice(1), doing))
    const { cases: again, loaded } = await reopened(database, keys)
    expect(loaded).toEqual({ cases: [before], damaged: [], missing: [] })
    expect(
      got(await again.history(id))
        .map(event => event.type)
        .slice(3),
    ).toEqual(everyType.slice(1).map(event => event.type))
  })

  it('opens the history of texts with spaces around them, exactly as they were entered', async () => {
    const { database, keys, cases, id } = await aStore()
    got(await cases.append(id, [note('  spaced \n'), note('after it')], doing))
    const { cases: again } = await reopened(database, keys)
    expect(got(await again.history(id)).at(-2)).toMatchObject({ text: '  spaced \n' })
  })

  it('keeps entries to one SR in order and without a gap, however many come at once', async () => {
    const { database, keys, cases, id } = await aStore()
    const texts = Array.from({ length: 40 }, (_, index) => `Note ${index}`)
    await Promise.all(texts.map(text => cases.append(id, [note(text)], doing)))
    const { cases: again, loaded } = await reopened(database, keys)
    expect(loaded.cases[0]?.notes.slice(1).map(one => one.text)).toEqual(texts)
    expect(got(await again.history(id)).map(event => event.seq)).toEqual(
      Array.from({ length: 43 }, (_, index) => index + 1),
    )
  })

  it('makes a kept fold of another version again from the events', async () => {
    const { database, keys, id } = await aStore()
    await database.cases.update(id, { format: 99 })
    const { loaded } = await reopened(database, keys)
    expect(loaded.cases[0]?.notes).toHaveLength(1)
  })

  it('opens a thousand SRs', async () => {
    const { database, keys } = await aStore(1000)
    const { loaded } = await reopened(database, keys)
    expect(loaded.cases).toHaveLength(1000)
    expect(new Set(loaded.cases.map(one => one.facts.srNumber)).size).toBe(1000)
  })
})

describe('what is wrong is not stored', () => {
  it('refuses an entry that lacks something, in words, and keeps the others', async () => {
    const { cases, id } = await aStore()
    const fault = faultOf(await cases.append(id, [note('Good'), note(' ')], doing))
    expect(fault.message).toBe('The entry could not be recorded: Write something.')
    expect(got(await cases.history(id))).toHaveLength(3)
  })

  it('leaves nothing of a write that failed, and goes on afterwards', async () => {
    const { database, keys, cases, id } = await aStore()
    const fail = () => {
      throw new Error('The disk is gone')
    }
    database.cases.hook('updating', fail)
    expect(faultOf(await cases.append(id, [note('Lost')], doing)).code).toBe('internal')
    expect(await database.events.count()).toBe(3)
    database.cases.hook('updating').unsubscribe(fail)
    got(await cases.append(id, [note('Second')], doing))
    const { loaded } = await reopened(database, keys)
    expect(loaded.cases[0]?.notes.map(one => one.text)).toEqual(['First', 'Second'])
  })

  it.each(['events', 'cases'])('says when the disk is full, found out at writing %s', async full => {
    const { database, cases, id } = await aStore()
    const noRoom = new DOMException('No room', 'QuotaExceededError')
    database.close()
    database.use({
      stack: 'dbcore',
      create: core => ({
        ...core,
        table: name => ({
          ...core.table(name),
          mutate: request =>
            name === full
              ? Promise.resolve({
                  numFailures: 1,
                  failures: { 0: noRoom },
                  results: [],
                  lastResult: undefined,
                })
              : core.table(name).mutate(request),
        }),
      }),
    })
    await database.open()
    const fault = faultOf(await cases.append(id, [note('Lost')], doing))
    expect(fault).toMatchObject({ code: 'full', message: expect.stringContaining('disk is full') })
  })

  it('keeps no key for an SR that could not be stored', async () => {
    const { database, keys } = await aStore()
    const cases = casesIn(database, keys)
    const id = newId()
    expect(faultOf(await cases.start(id, [opening, note('')], doing)).code).toBe('invalid')
    expect(keys.unsettled()).toEqual([])
    expect(await database.cases.count()).toBe(1)
  })
})

describe('when the program stops in the middle', () => {
  it('counts an SR whose rows are there and whose key was not settled', async () => {
    const { database, keys, id } = await aStore()
    keys.unsettle(id)
    const { loaded } = await reopened(database, keys)
    expect(loaded.cases).toHaveLength(1)
    expect(keys.settled()).toEqual([id])
  })

  it('drops the key of an SR that was never stored', async () => {
    const { database, keys } = await aStore()
    await keys.add(newId())
    const { loaded } = await reopened(database, keys)
    expect(loaded).toMatchObject({ damaged: [], missing: [] })
    expect(keys.unsettled()).toEqual([])
  })

  it('does not call an SR failed that is stored, when only its key could not be settled', async () => {
    const { database, keys } = await aStore()
    const id = newId()
    const settle = keys.settle
    keys.settle = async () => {
      keys.break()
      return settle(id)
    }
    got(await casesIn(database, keys).start(id, [opening], doing))
    expect(await database.cases.count()).toBe(2)
  })

  it('makes no SR without a key', async () => {
    const { database, keys } = await aStore()
    keys.break()
    expect(faultOf(await casesIn(database, keys).start(newId(), [opening], doing)).code).toBe('unreachable')
    expect(await database.cases.count()).toBe(1)
  })
})
