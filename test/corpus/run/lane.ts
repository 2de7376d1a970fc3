import { Worker } from 'node:worker_threads'
import {
  type Lane,
  type LaneWorker,
  mostMemory as mostInWindow,
  openLane,
  type Patience,
} from '../../../renderer/output/lane'
import { patience } from '../../../renderer/output/offthread'

/** Most that one file may take while it is judged, in megabytes: of objects, and of everything together. */
export const mostMemory = { objects: 1024, all: mostInWindow / 1024 ** 2 }

/** How often memory is looked at, in milliseconds. */
const sampleEvery = 20

export interface GuardedLane {
  lane: Lane
  /** Begins to watch the memory of this process; the function it answers stops, and tells the most it grew, in megabytes. */
  watchMemory(): () => { grew: number; over: boolean }
}

const megabytes = (bytes: number) => bytes / 1024 ** 2

/** The product's own lane with a thread of Node as its worker: its time limit is the product's, its memory is limited too. */
export const guardedLane = (
  thread: URL,
  waits: Partial<Patience> = {},
  most: { objects: number; all: number } = mostMemory,
): GuardedLane => {
  let current: { worker: Worker; broke: () => void } | null = null

  const start = (): LaneWorker => {
    const worker = new Worker(thread, {
      resourceLimits: { maxOldGenerationSizeMb: most.objects },
      // What readers of PDFs say about a bad file is not for the person who reads the answers.
      stdout: true,
      stderr: true,
    })
    return {
      post: (message, transfer) => worker.postMessage(message, transfer as ArrayBuffer[]),
      listen(hear, broke) {
        current = { worker, broke }
        worker.removeAllListeners('message')
        worker.removeAllListeners('error')
        worker.removeAllListeners('messageerror')
        worker.on('message', hear)
        worker.on('error', broke)
        worker.on('messageerror', broke)
      },
      terminate: () => void worker.terminate(),
    }
  }

  return {
    lane: openLane(start, { ...patience, ...waits }),
    watchMemory() {
      const before = process.memoryUsage.rss()
      let highest = before
      let over = false
      const look = () => {
        highest = Math.max(highest, process.memoryUsage.rss())
        if (over || megabytes(highest - before) <= most.all) return
        over = true
        current?.broke()
      }
      const timer = setInterval(look, sampleEvery)
      return () => {
        look()
        clearInterval(timer)
        return { grew: Math.round(megabytes(highest - before)), over }
      }
    },
  }
}
