import { readdir, readFile } from 'node:fs/promises'
import { browserOn } from './open'

/** How long the processes of a window are taken for what they were, in milliseconds. */
const knownMs = 3000

/**
 * Tells the memory in bytes that the pages of the browser on a profile take, their workers included; null while there is
 * none. Linux only: elsewhere nobody knows.
 */
export const memoryOfWindow = (profile: string): (() => Promise<number | null>) | undefined => {
  if (process.platform !== 'linux') return undefined
  let known: { pids: readonly number[]; at: number } | null = null
  return async () => {
    if (known === null || Date.now() - known.at > knownMs)
      known = { pids: await pagesOf(await browserOn(profile)), at: Date.now() }
    const each = await Promise.all(known.pids.map(residentBytes))
    const living = each.filter(bytes => bytes !== null)
    return living.length === 0 ? null : living.reduce((sum, bytes) => sum + bytes, 0)
  }
}

/** What the system says of a process; empty for one that has ended. */
const told = (pid: number, file: 'stat' | 'status' | 'cmdline'): Promise<string> =>
  readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')

/** Every process that shows pages and descends from this one. */
const pagesOf = async (browser: number | null): Promise<number[]> => {
  if (browser === null) return []
  const all = (await readdir('/proc')).map(Number).filter(pid => pid > 0)
  const parents = new Map(
    await Promise.all(
      all.map(async pid => {
        // The name of a program, in brackets, may hold anything; the parent is the second word behind it.
        const stat = await told(pid, 'stat')
        return [pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const
      }),
    ),
  )
  const descends = (pid: number): boolean => {
    for (let one = parents.get(pid); one !== undefined && one > 1; one = parents.get(one))
      if (one === browser) return true
    return false
  }
  const pages: number[] = []
  for (const pid of all.filter(descends))
    if ((await told(pid, 'cmdline')).includes('--type=renderer')) pages.push(pid)
  return pages
}

const residentBytes = async (pid: number): Promise<number | null> => {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(await told(pid, 'status'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}
