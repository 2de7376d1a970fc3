import { failed, type Result } from '../../shared/result'
import type { FromWorker, JobHands, JobName, Jobs, JobTable, ToWorker } from './jobs'

/** The worker's end of the line. */
export interface JobPort {
  post(message: FromWorker, transfer: Transferable[]): void
  listen(hear: (message: ToWorker) => void): void
}

type Supplied = Result<Uint8Array<ArrayBuffer>>

const transferable = (result: Result<Jobs[JobName]['output']>): Transferable[] => {
  if (!result.ok) return []
  if ('bytes' in result.value) return [result.value.bytes.buffer]
  return 'picture' in result.value ? [result.value.picture] : []
}

/** Does the jobs that come in over the port, and answers each of them whatever happens; one that is not there too. */
export const serveJobs = (port: JobPort, table: Partial<JobTable>): void => {
  /** What running jobs wait for, by job and index. */
  const awaited = new Map<string, (supplied: Supplied) => void>()

  const handsOf = (id: number): JobHands => ({
    supply: index =>
      new Promise(resolve => {
        awaited.set(`${id}/${index}`, resolve)
        port.post({ id, is: 'supply', index }, [])
      }),
    progress: (done, total, part) =>
      port.post({ id, is: 'progress', done, total, ...(part === undefined ? {} : { part }) }, []),
  })

  const run = async <J extends JobName>(id: number, job: J, input: Jobs[J]['input']) => {
    try {
      const work = table[job]
      if (!work) throw new TypeError(`There is no job ${job}`)
      return await work(input, handsOf(id))
    } catch {
      return failed(
        'internal',
        'A file could not be made or read.',
        'Try again. If it happens again, close SSST Desk, open it, and try once more.',
      )
    }
  }

  port.listen(async message => {
    if (message.is === 'do') {
      const result = await run(message.id, message.job, message.input)
      for (const key of awaited.keys()) if (key.startsWith(`${message.id}/`)) awaited.delete(key)
      return port.post({ id: message.id, is: 'done', result }, transferable(result))
    }
    const key = `${message.id}/${message.index}`
    awaited.get(key)?.(message.result)
    awaited.delete(key)
  })
}
