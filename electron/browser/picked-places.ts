import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

type Json = { [key: string]: unknown }

/** Where Chromium keeps the folder a file was picked from or saved to: office folders are often named after a person. */
export const noPlaces = {
  selectfile: { last_directory: '' },
  savefile: { default_directory: '' },
  download: { default_directory: '' },
} as const satisfies Json

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Empties those of a browser's preferences, in its file, while no browser uses it; everything else stays. A file that is
 * not there or cannot be read holds nothing to forget. Without waiting: Electron reads its own before it says it is ready.
 */
export function forgetPickedPlaces(preferences: string): void {
  try {
    const found: unknown = JSON.parse(readFileSync(preferences, 'utf8'))
    if (!isJson(found)) return
    let changed = false
    for (const [group, places] of Object.entries(noPlaces)) {
      const there = found[group]
      if (!isJson(there)) continue
      for (const place of Object.keys(places)) {
        if (typeof there[place] !== 'string' || there[place] === '') continue
        there[place] = ''
        changed = true
      }
    }
    if (!changed) return
    const fresh = `${preferences}.new`
    writeFileSync(fresh, JSON.stringify(found), { mode: 0o600 })
    renameSync(fresh, preferences)
  } catch {
    // Emptied at the next start, when the file can be written again.
  }
}

/** Puts an empty file where Chromium would make a folder of page content; what an earlier run left there goes. */
export function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return
  rmSync(path, { recursive: true, force: true })
  writeFileSync(path, '', { flag: 'wx', mode: 0o600 })
}
