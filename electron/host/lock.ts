import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { failed, ok, type Result } from '../../shared/result'
import { errnoOf, localFault } from './local/faults'

/** What the system knows a live process by, besides its number, which is given out again. */
const Running = z.union([
  /** Linux: which start of the system, and when in it the process began, in the system's own ticks. No clock moves either. */
  z.strictObject({ boot: z.string(), began: z.string() }),
  /** Elsewhere: how long the system had been running, in seconds. Less than that now, and it was restarted. */
  z.strictObject({ uptime: z.number() }),
])

const Holder = z.looseObject({ pid: z.int().positive(), token: z.string(), running: Running.optional() })
type Holder = z.infer<typeof Holder>

export interface Lock {
  release(): Promise<void>
}

const startingMs = 10_000
/** A takeover by another process is over in a moment. */
const pauseMs = 20
const attempts = 20
/** A process finds its own number in the file only if it holds the lock, or if the number was given out again. */
const heldHere = new Set<string>()

/** How a process runs as the system tells it now; null for one that is not there. */
const runningOf = async (pid: number): Promise<z.infer<typeof Running> | null> => {
  try {
    const boot = (await fs.readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    // Behind the name, which is in brackets and may hold anything: the state is the third field, the start the 22nd.
    const stat = await fs.readFile(`/proc/${pid}/stat`, 'utf8')
    const began = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .at(19)
    return began === undefined ? null : { boot, began }
  } catch {
    return isThere(pid) ? { uptime: os.uptime() } : null
  }
}

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errnoOf(error) === 'EPERM'
  }
}

/** Whether the holder still runs. The computer's clock tells nothing here: somebody may have set it. */
const isAlive = async ({ pid, token, running }: Holder): Promise<boolean> => {
  if (pid === process.pid) return heldHere.has(token)
  if (!isThere(pid)) return false
  const now = await runningOf(pid)
  if (running === undefined || now === null) return now !== null
  if ('boot' in running) return !('boot' in now) || (now.boot === running.boot && now.began === running.began)
  return 'boot' in now || now.uptime >= running.uptime
}

/** From just now; one from a moment that is still to come was made before the clock was set. */
const isYoung = (mtimeMs: number): boolean => Math.abs(Date.now() - mtimeMs) < startingMs

/** Whether a live process holds the lock. A file not yet fully written belongs to one that is just starting. */
const isHeld = async (file: string): Promise<boolean> => {
  try {
    const { mtimeMs } = await fs.stat(file)
    const holder = Holder.safeParse(parse(await fs.readFile(file, 'utf8')))
    return holder.success ? await isAlive(holder.data) : isYoung(mtimeMs)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false
    throw error
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const create = async (file: string, holder: Holder): Promise<boolean> => {
  try {
    await fs.writeFile(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes the lock of a dead process. One process at a time: `mkdir` decides who, and it looks again inside. False where
 * another one is at it.
 */
const takeOver = async (file: string): Promise<boolean> => {
  const door = `${file}.takeover`
  try {
    await fs.mkdir(door)
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error
    const left = await fs.stat(door).catch(() => null)
    // Left by a process killed inside; whoever removes it first has done it for all.
    if (left !== null && !isYoung(left.mtimeMs)) await fs.rmdir(door).catch(() => undefined)
    return false
  }
  try {
    if (!(await isHeld(file))) await fs.rm(file, { force: true })
    return true
  } finally {
    await fs.rmdir(door)
  }
}

/** Gives the lock back; one that is another's by now stays. */
const giveBack = async (file: string, token: string): Promise<void> => {
  const holder = Holder.safeParse(parse(await fs.readFile(file, 'utf8').catch(() => '')))
  if (holder.success && holder.data.token === token) await fs.rm(file, { force: true })
  heldHere.delete(token)
}

/**
 * Lets one host work in a data folder. A second one is the fault `conflict`; the lock of a dead process, or one from
 * before the computer was restarted, is taken over.
 */
export const takeLock = async (dataDir: string): Promise<Result<Lock>> => {
  const file = path.join(dataDir, 'lock')
  const token = randomBytes(8).toString('hex')
  // Before the file is there: whoever reads it must find its token among the held ones.
  heldHere.add(token)
  try {
    const running = (await runningOf(process.pid)) ?? undefined
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (await create(file, { pid: process.pid, token, running }))
        return ok({ release: () => giveBack(file, token) })
      if (await isHeld(file)) break
      if (!(await takeOver(file))) await wait(pauseMs)
    }
  } catch (error) {
    heldHere.delete(token)
    return localFault(error, `the file lock (in ${dataDir})`)
  }
  heldHere.delete(token)
  return failed(
    'conflict',
    `SSST Desk is already open and working in ${dataDir}.`,
    'Use the window that is open. If you cannot see one, restart the computer.',
  )
}
