import { parentPort, workerData } from 'node:worker_threads'
import { errnoOf } from '../local/faults'
import type { FromWorker, ToWorker, WorkerData } from './messages'
import { createOperations } from './operations'

/** Entry of the thread that alone touches one mapped folder. It may be blocked by the system at any call. */
const operations = createOperations()
const { basin }: WorkerData = workerData

const perform = ({ name, input, piece }: ToWorker): FromWorker => {
  try {
    const whole = piece === null ? input : { ...input, bytes: basin.subarray(0, piece) }
    // `ToWorker` is made by `openShare` only, which pairs each name with its own input.
    const operation = operations[name] as (input: unknown) => unknown
    return { say: 'done', value: operation(whole) }
  } catch (error) {
    return { say: 'failed', errno: errnoOf(error) ?? 'CRASHED' }
  }
}

const say = (message: FromWorker): void => parentPort?.postMessage(message)

parentPort?.on('message', (request: ToWorker) => say(perform(request)))
say({ say: 'ready' })
