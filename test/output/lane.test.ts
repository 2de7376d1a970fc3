import { afterEach, describe, expect, it } from 'vitest'
import type { BroughtIn } from '../../renderer/output/bring-in'
import type { FromWorker, JobTable, ToWorker } from '../../renderer/output/jobs'
import { type Lane, type LaneWorker, openLane } from '../../renderer/output/lane'
import { picturesToPdf } from '../../renderer/output/pictures-to-pdf'
import { serveJobs } from '../../renderer/output/serve-jobs'
import { type Supply, supplyOf } from '../../renderer/output/supply'
import { makeZip } from '../../renderer/output/zip'
import { failed, ok } from '../../shared/result'
import { noise } from '../corpus/bytes'

const never = () => new Promise<never>(() => undefined)
const refuse: Supply = async () => failed('internal', 'Nothing is supplied.', 'Nothing.')
const done = (): BroughtIn => ({
  accepted: { kind: 'pdf', mediaType: 'application/pdf', pages: 1, warnings: [] },
  bytes: new Uint8Array(0),
})
const brought = { name: 'a.pdf', declaredType: '', wanted: ['pdf'] as const, file: new Blob(['a']) }

/** The real jobs, but for those a test has something to do with. */
const table = (own: Partial<JobTable>): JobTable => ({
  intake: async () => ok(done()),
  'read-form': never,
  'read-procedure': never,
  'read-rows': never,
  'judge-copy': never,
  'pictures-to-pdf': (names, { supply, progress }) => picturesToPdf(names, supply, progress),
  pdf: never,
  docx: never,
  'official-read': never,
  'official-fill': never,
  'court-bundle': never,
  'suggest-areas': never,
  'search-served': never,
  'look-open': never,
  'look-size': never,
  'look-text': never,
  'look-draw': never,
  zip: (plan, { supply, progress }) => makeZip(plan, supply, progress),
  'make-searchable': never,
  ...own,
})

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** A worker in this thread behind a real message channel: messages are copied and bytes handed over as between threads. */
const channelWorker = (jobs: JobTable, started: string[] = []): LaneWorker => {
  const { port1, port2 } = new MessageChannel()
  started.push('started')
  open.push(() => port1.close())
  serveJobs(
    {
      post: (message, transfer) => port2.postMessage(message, transfer),
      listen(hear) {
        port2.onmessage = ({ data }: MessageEvent<ToWorker>) => hear(data)
      },
    },
    jobs,
  )
  return {
    post: (message, transfer) => port1.postMessage(message, transfer),
    listen(hear, broke) {
      port1.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data)
      port1.onmessageerror = broke
    },
    terminate() {
      started.push('terminated')
      port1.close()
    },
  }
}

const patience = {
  intake: 60_000,
  'read-form': 60_000,
  'read-procedure': 60_000,
  'read-rows': 60_000,
  'judge-copy': 60_000,
  'pictures-to-pdf': 60_000,
  pdf: 60_000,
  docx: 60_000,
  'official-read': 60_000,
  'official-fill': 60_000,
  'court-bundle': 60_000,
  'suggest-areas': 60_000,
  'search-served': 60_000,
  'look-open': 60_000,
  'look-size': 60_000,
  'look-text': 60_000,
  'look-draw': 60_000,
  zip: 60_000,
  'make-searchable': 10_000,
}
const laneOf = (own: Partial<JobTable> = {}, started: string[] = [], waits = patience): Lane =>
  openLane(() => channelWorker(table(own), started), waits)

const files = Array.from({ length: 6 }, (_, index) => noise(5000, index))
const plan = { entries: files.map((bytes, index) => ({ path: `${index}.pdf`, bytes: bytes.byteLength })) }
const copies = () => files.map(bytes => bytes.slice())

describe('a job in a worker', () => {
  it('has the outcome of the work itself, pulling its inputs and telling how far it is', async () => {
    const told: number[] = []
    const handed = copies()
    const result = await laneOf()({
      job: 'zip',
      input: plan,
      supply: supplyOf(handed),
      watch: { progress: done => told.push(done) },
    })
    expect(result).toEqual(await makeZip(plan, supplyOf(files)))
    expect(told.at(-1)).toBe(30_000)
    // They were handed over, not copied.
    expect(handed.map(bytes => bytes.byteLength)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('waits for the ones before it, on the same worker', async () => {
    const started: string[] = []
    const order: number[] = []
    let running = 0
    const lane = laneOf(
      {
        intake: async ({ name }) => {
          expect(++running).toBe(1)
          await new Promise(resolve => setTimeout(resolve, 3))
          running--
          order.push(Number(name))
          return ok(done())
        },
      },
      started,
    )
    const job = (name: string) => lane({ job: 'intake', input: { ...brought, name }, supply: refuse })
    await Promise.all(['1', '2', '3'].map(job))
    expect([order, started]).toEqual([[1, 2, 3], ['started']])
  })

  it('is never given what another job asked for', async () => {
    const lane = laneOf()
    let release: () => void = () => undefined
    const late = new Promise<void>(resolve => {
      release = resolve
    })
    // Fails on its first file while its second is still on its way.
    const first = await lane({
      job: 'zip',
      input: plan,
      supply: async index => {
        if (index === 0) return failed('not-found', 'A file of this SR is not in the store.', 'Add it again.')
        await late
        return ok(noise(5000, 99))
      },
    })
    expect(first).toMatchObject({ ok: false, fault: { code: 'not-found' } })
    const handed = copies()
    const second = lane({
      job: 'zip',
      input: plan,
      supply: async index => {
        release()
        await new Promise(resolve => setTimeout(resolve, 2))
        return ok(handed[index] ?? noise(1, 1))
      },
    })
    expect(await second).toMatchObject({ ok: true })
  })
})

describe('what a job still asks for when it has ended', () => {
  it("is not taken for the next one's", async () => {
    const asked: string[] = []
    const lane = laneOf({
      intake: async ({ name }, { supply, progress }) => {
        setTimeout(() => {
          progress(1, 1)
          void supply(7)
        })
        if (name === 'second') await new Promise(resolve => setTimeout(resolve, 50))
        return ok(done())
      },
    })
    const job = (name: string) =>
      lane({
        job: 'intake',
        input: { ...brought, name },
        supply: async index => {
          asked.push(`${name} ${index}`)
          return ok(noise(1, 1))
        },
        watch: { progress: () => asked.push(`${name} on`) },
      })
    await Promise.all([job('first'), job('second')])
    expect(asked).toEqual(['second on', 'second 7'])
  })
})

describe('a job that goes wrong', () => {
  it('that hangs is given up with its worker, and the next has a new one', async () => {
    const started: string[] = []
    let calls = 0
    const lane = laneOf({ intake: () => (++calls === 1 ? never() : Promise.resolve(ok(done()))) }, started, {
      ...patience,
      intake: 500,
    })
    const order = { job: 'intake', input: brought, supply: refuse } as const
    expect(await lane(order)).toMatchObject({
      ok: false,
      fault: { message: 'The file took too long to work on and was given up.' },
    })
    expect(await lane(order)).toEqual(ok(done()))
    expect(started).toEqual(['started', 'terminated', 'started'])
  })

  it('that makes the window too heavy is given up with its worker; one that does not, or where nobody knows, is not', async () => {
    const started: string[] = []
    const weighs = [500, 900, null, 100, 100 + 2000, 100, 100 + 1400, 100 + 1400, 100 + 1400]
    const weigh = async () => {
      const megabytes = weighs.shift() ?? null
      return megabytes === null ? null : megabytes * 1024 ** 2
    }
    const slow = async () => {
      await new Promise(resolve => setTimeout(resolve, 350))
      return ok(done())
    }
    const lane = openLane(() => channelWorker(table({ intake: slow }), started), patience, weigh)
    const order = { job: 'intake', input: brought, supply: refuse, about: 'a.pdf' } as const
    expect(await lane(order)).toEqual(ok(done()))
    expect(weighs).toHaveLength(6)
    expect(await lane(order)).toMatchObject({
      fault: { code: 'invalid', message: '‘a.pdf’ takes too much memory to work on and was given up.' },
    })
    expect(await lane(order)).toEqual(ok(done()))
    expect(started).toEqual(['started', 'terminated', 'started'])
  })

  it('that waits for its input is not hanging, nor is one that tells how far it is', async () => {
    const slowly = async <T>(value: T) => {
      await new Promise(resolve => setTimeout(resolve, 300))
      return value
    }
    const started: string[] = []
    const lane = laneOf(
      {
        intake: async (_, { progress }) => {
          for (let done = 0; done < 5; done++) progress(await slowly(done), 5)
          return failed('invalid', 'Told to the end.', 'Nothing.')
        },
      },
      started,
      { ...patience, zip: 1000, intake: 1000 },
    )
    const [first = noise(1, 1)] = copies()
    const one = { entries: plan.entries.slice(0, 1) }
    const late: Supply = async () => {
      for (let turn = 0; turn < 5; turn++) await slowly(turn)
      return ok(first)
    }
    expect(await lane({ job: 'zip', input: one, supply: late })).toMatchObject({ ok: true })
    expect(await lane({ job: 'intake', input: brought, supply: refuse })).toMatchObject({
      fault: { message: 'Told to the end.' },
    })
    expect(started).toEqual(['started'])
  })

  it('is stopped when the officer says so, also while it waits its turn', async () => {
    const started: string[] = []
    const lane = laneOf({ intake: never }, started)
    const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()]
    const order = (signal: AbortSignal) =>
      lane({ job: 'intake', input: brought, supply: refuse, watch: { signal } })
    const running = order(one.signal)
    const waiting = order(two.signal)
    two.abort()
    expect(await waiting).toMatchObject({ ok: false, fault: { code: 'cancelled' } })
    one.abort()
    expect(await running).toMatchObject({ ok: false, fault: { code: 'cancelled' } })
    three.abort()
    expect(await order(three.signal)).toMatchObject({ ok: false, fault: { code: 'cancelled' } })
    expect(started).toEqual(['started', 'terminated'])
  })

  it('is answered for when the work throws, the supply throws, or the worker dies or cannot start', async () => {
    const secret = async () => {
      throw new Error('secret')
    }
    const lane = laneOf({ intake: secret })
    const outcomes = [
      await lane({ job: 'intake', input: brought, supply: refuse }),
      await lane({ job: 'zip', input: plan, supply: secret }),
      await openLane(() => {
        throw new Error('secret')
      }, patience)({ job: 'intake', input: brought, supply: refuse }),
      await openLane(
        () => ({
          post: () => undefined,
          listen: (_, broke) => setTimeout(broke),
          terminate: () => undefined,
        }),
        patience,
      )({ job: 'intake', input: brought, supply: refuse }),
    ]
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: false, fault: { code: 'internal' } })
    expect(JSON.stringify(outcomes)).not.toContain('secret')
  })

  it('is answered for when bytes are handed over twice', async () => {
    const [once = noise(1, 1)] = copies()
    const lane = laneOf()
    const two = { entries: plan.entries.slice(0, 2) }
    expect(await lane({ job: 'zip', input: two, supply: async () => ok(once) })).toMatchObject({
      ok: false,
      fault: { code: 'damaged', message: expect.stringContaining('1.pdf') },
    })
    expect(await lane({ job: 'zip', input: plan, supply: supplyOf(copies()) })).toMatchObject({ ok: true })
  })
})
