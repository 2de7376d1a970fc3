import { type ChildProcess, fork } from 'node:child_process'
import type { Answer } from './judge'

/** What became of a file: the product's answer, or that it got none. */
export type Outcome = { answer: Answer; seconds: number } | { lost: 'crashed' | 'hung'; seconds: number }

/** Longer than any limit of the product's own, in milliseconds: what is still silent then has hung. */
const hungAfter = 30_000

export interface Judges {
  judge(path: string): Promise<Outcome>
  close(): void
}

const started = (program: URL): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = fork(program, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    child.once('message', () => resolve(child))
    child.once('exit', () => reject(new Error('The judging process did not start')))
  })

/** A process that judges files, made anew when one of them has taken it down. */
export const openJudges = (program: URL, patience = hungAfter): Judges => {
  let child: ChildProcess | null = null

  return {
    async judge(path) {
      child ??= await started(program)
      const active = child
      const began = Date.now()
      return new Promise(resolve => {
        const end = (outcome: { answer: Answer } | { lost: 'crashed' | 'hung' }) => {
          clearTimeout(timer)
          active.removeAllListeners()
          if ('lost' in outcome) {
            active.kill('SIGKILL')
            child = null
          }
          resolve({ ...outcome, seconds: (Date.now() - began) / 1000 })
        }
        const timer = setTimeout(() => end({ lost: 'hung' }), patience)
        active.removeAllListeners()
        active.once('message', (answer: Answer) => end({ answer }))
        active.once('exit', () => end({ lost: 'crashed' }))
        active.send(path)
      })
    },
    close() {
      child?.disconnect()
    },
  }
}
