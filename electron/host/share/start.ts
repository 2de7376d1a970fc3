import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { WorkerData } from './messages'

/** Where the build puts the worker, seen from this module's own chunk; first from beside it, then from `chunks/`. */
const built = ['./share-worker.js', '../share-worker.js'].map(place => new URL(place, import.meta.url))
const source = new URL('./worker.ts', import.meta.url)

/** The worker's file: the built one where the application was built, its source under tests and tsx. */
export const shareWorkerFile = (): URL => built.find(file => existsSync(file)) ?? source

/** Starts a thread from the built worker, or from TypeScript through tsx, which does not register itself in threads. */
export const startWorker = (file: URL, workerData: WorkerData): Worker => {
  if (!file.pathname.endsWith('.ts')) return new Worker(file, { execArgv: [], workerData })
  const tsx = createRequire(import.meta.url).resolve('tsx/cjs/api')
  const load = `require(${JSON.stringify(tsx)}).register(); require(${JSON.stringify(fileURLToPath(file))})`
  return new Worker(load, { eval: true, execArgv: [], workerData })
}
