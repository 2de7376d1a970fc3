import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { ShareOptions } from '../../../electron/host/share/shares'
import { aFolder } from '../build/temporary'

/** The file calls that can be troubled. */
export type Call =
  | 'lstatSync'
  | 'statSync'
  | 'readdirSync'
  | 'mkdirSync'
  | 'openSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'readSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'rmdirSync'

export interface Troubles {
  /** Options for the host whose folders are troubled. */
  share: ShareOptions
  block(call: Call): void
  fail(call: Call, code: string, times: number): void
  spoil(call: 'renameSync'): void
  none(call: Call): void
  /** Lets a blocked call return. */
  letGo(): Promise<void>
  /** Calls carried out so far, in order, with `started` for each thread and `blocked in …`. */
  carriedOut(): string[]
}

/** True where a call can be made to block for good: by a named pipe. */
export const canBlock = process.platform !== 'win32'

/** Mapped folders whose calls block, fail or spoil on demand. Whatever is blocked is let go when the test is over. */
export const someTroubles = async (patience: { deadlineMs: number }): Promise<Troubles> => {
  const folder = await aFolder()
  const pipe = path.join(folder, 'pipe')
  if (canBlock) execFileSync('mkfifo', [pipe])
  process.env.SSST_TROUBLES = folder
  const set = (call: Call, what: string) => fs.writeFileSync(path.join(folder, call), what)
  const none = (call: Call) => fs.rmSync(path.join(folder, call), { force: true })
  let blocked: Call | null = null

  const letGo = async () => {
    if (blocked === null) return
    none(blocked)
    blocked = null
    for (;;) {
      try {
        // Opens only while somebody waits at the other end.
        fs.closeSync(fs.openSync(pipe, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK))
        return
      } catch {
        await wait(5)
      }
    }
  }
  onTestFinished(letGo)

  return {
    share: {
      worker: new URL('./troubled-worker.ts', import.meta.url),
      deadlineMs: patience.deadlineMs,
      retryMs: [1, 1, 1],
    },
    block(call) {
      blocked = call
      set(call, 'block')
    },
    fail: (call, code, times) => set(call, `fail ${code} ${times}`),
    spoil: call => set(call, 'spoil'),
    none,
    letGo,
    carriedOut: () => fs.readFileSync(path.join(folder, 'carried-out'), 'utf8').trim().split('\n'),
  }
}
