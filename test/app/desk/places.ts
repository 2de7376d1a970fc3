import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const upTo = (folder: string): string => {
  if (existsSync(join(folder, 'package-lock.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('Run this inside the project.')
  return upTo(above)
}

/** The project's own folder, from wherever inside it the run was started. */
export const root = upTo(process.cwd())
