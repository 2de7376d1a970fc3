import { setTimeout as wait } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { createTurns, type Turns } from '../local/turns'
import { basinBytes, type FromWorker, type ToWorker } from './messages'
import type { OperationInput, OperationName, OperationValue } from './operations'
import { startWorker } from './start'

/**
 * The system's short code, or one of ours. `SILENT`: the folder did not answer within the deadline, or has not since.
 * `CRASHED`: the thread ended by a fault of the product. `CLOSED`: the host is closing. `STOPPED`: by the officer.
 */
export type Outcome<T> = { ok: true; value: T } | { ok: false; errno: string }

/** One mapped folder's thread. Every call answers, whatever the folder does. */
export interface Share {
  run<N extends OperationName>(name: N, input: OperationInput<N>): Promise<Outcome<OperationValue<N>>>
  /** Commits to one folder go one after another, so that two of them never reach for one name. */
  commitTurn: Turns
  /** True once the thread is over and another may take its place. */
  readonly ended: boolean
  /** Ends the thread; answers false after `withinMs` if the system still holds it. */
  close(withinMs: number): Promise<boolean>
}

export interface SharePatience {
  /** How long one call on the folder may take before the folder counts as not answering, in milliseconds. */
  deadlineMs: number
  /** Pauses before a call is tried again that another program (a virus scanner) stood in the way of. */
  retryMs: readonly number[]
}

interface Job {
  request: ToWorker
  /** For `write`: copied into the basin only when its turn comes. */
  bytes: Uint8Array | null
  settle(outcome: Outcome<unknown>): void
}

const inTheWay = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Starts a folder's thread from the worker's `file`. `crashed` is told when it ends by a fault of the product. */
export const openShare = (file: URL, { deadlineMs, retryMs }: SharePatience, crashed: () => void): Share => {
  const basin = new Uint8Array(new SharedArrayBuffer(basinBytes))
  const worker: Worker = startWorker(file, { basin })
  const waiting: Job[] = []
  let current: Job | null = null
  let deadline: NodeJS.Timeout | undefined
  let ready = false
  let ended = false
  /** Why calls are answered at once, without reaching the thread. */
  let over: string | null = null

  const settleAll = (errno: string): void => {
    clearTimeout(deadline)
    const left = current === null ? waiting.splice(0) : [current, ...waiting.splice(0)]
    current = null
    for (const job of left) job.settle({ ok: false, errno })
  }

  const giveUp = (): void => {
    over = 'SILENT'
    settleAll('SILENT')
    // Takes effect when the blocked call returns: not one more line of the abandoned work is run after it.
    worker.unref()
    void worker.terminate()
  }

  const next = (): void => {
    if (!ready || current !== null) return
    const job = waiting.shift()
    if (job === undefined) return
    current = job
    deadline = setTimeout(giveUp, deadlineMs)
    if (job.bytes !== null) basin.set(job.bytes)
    worker.postMessage(job.request)
  }

  const finish = (outcome: Outcome<unknown>): void => {
    clearTimeout(deadline)
    const job = current
    current = null
    job?.settle(outcome)
    next()
  }

  worker.on('message', (message: FromWorker) => {
    if (over !== null) return
    if (message.say === 'ready') {
      ready = true
      next()
    } else if (message.say === 'done') finish({ ok: true, value: message.value })
    else finish({ ok: false, errno: message.errno })
  })
  // What the error says is dropped: it may name a path of a case. Its end is told by `exit`.
  worker.on('error', () => undefined)
  worker.on('exit', () => {
    ended = true
    if (over === null) crashed()
    over ??= 'CRASHED'
    settleAll(over)
  })

  const once = (request: ToWorker, bytes: Uint8Array | null): Promise<Outcome<unknown>> =>
    over !== null
      ? Promise.resolve({ ok: false, errno: over })
      : new Promise(settle => {
          waiting.push({ request, bytes, settle })
          next()
        })

  return {
    commitTurn: createTurns(),
    get ended() {
      return ended
    },
    async run(name, input) {
      const bytes = 'bytes' in input ? input.bytes : null
      const request =
        bytes === null
          ? { name, input, piece: null }
          : { name, input: { ...input, bytes: null }, piece: bytes.byteLength }
      for (const pause of [...retryMs, null]) {
        const outcome = await once(request, bytes)
        if (outcome.ok || pause === null || !inTheWay.has(outcome.errno)) {
          // The worker's table and this call are typed by the same `Operations`.
          return outcome as Outcome<OperationValue<typeof name>>
        }
        await wait(pause)
      }
      throw new Error('unreachable: the last round always returns')
    },
    async close(withinMs) {
      over ??= 'CLOSED'
      settleAll(over)
      worker.unref()
      const done = worker.terminate().then(() => true)
      return await Promise.race([done, wait(withinMs, false, { ref: false })])
    },
  }
}
