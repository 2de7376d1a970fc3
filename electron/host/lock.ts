import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { failed, ok, type Result } from '../../shared/result'
import { errnoOf, localFault } from './local/faults'

const Holder = z.strictObject({ pid: z.int().positive(), bootedAt: z.number(), token: z.string() })
type Holder = z.infer<typeof Holder>

export interface Lock {
  release(): Promise<void>
}

/** Clock corrections move the computed start of the system a little; a real restart moves it further. */
const sameBootMs = 5 * 60_000
const startingMs = 10_000
/** A takeover by another process is over in a moment. */
const pauseMs = 20
const attempts = 20
/** A process finds its own number in the file only if it holds the lock, or if the number was given out again. */
const heldHere = new Set<string>()

const bootedAt = (): number => Math.round(Date.now() - os.uptime() * 1000)

const isAlive = ({ pid, bootedAt: since, token }: Holder): boolean => {
  if (pid === process.pid) return heldHere.has(token)
  if (Math.abs(since - bootedAt()) > sameBootMs) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errnoOf(error) === 'EPERM'
  }
}

/** Whether a live process holds the lock. A file not yet fully written belongs to one that is just starting. */
const isHeld = async (file: string): Promise<boolean> => {
  try {
    const { mtimeMs } = await fs.stat(file)
    const holder = Holder.safeParse(parse(await fs.readFile(file, 'utf8')))
    return holder.success ? isAlive(holder.data) : Date.now() - mtimeMs < startingMs
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
    if (left !== null && Date.now() - left.mtimeMs > startingMs) await fs.rmdir(door).catch(() => undefined)
    return false
  }
  try {
    if (!(await isHeld(file))) await fs.rm(file, { force: true })
    return true
  } finally {
    await fs.rmdir(door)
  }
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
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (await create(file, { pid: process.pid, bootedAt: bootedAt(), token })) {
        return ok({
          async release() {
            await fs.rm(file, { force: true })
            heldHere.delete(token)
          },
        })
      }
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
    'Use the window that is open. If you cannot see one, sign out of the computer and in again.',
  )
}
