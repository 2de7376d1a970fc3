import { Buffer } from 'node:buffer'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Database } from '../../renderer/store/database'
import type { Case } from '../../shared/case/case'

/** The host's files of a profile, in its data folder. The register of mapped folders is left out: it names real places. */
export const hostFiles = ['keys.json', 'settings.json', 'sealing.key'] as const

const tables = ['cases', 'events', 'fileParts'] as const

/** What an officer's profile held when it was frozen: bytes as base64, everybody in it invented. */
export interface FrozenProfile {
  about: string
  host: Record<(typeof hostFiles)[number], string>
  recoveryKey: string
  /** A backup of it as that day's SSST Desk made it: its files in the folder of the backups, without the key file's copy. */
  backup: Record<string, string>
  rows: Record<(typeof tables)[number], unknown[]>
  /** Every case as it was folded then, by id. */
  cases: Record<string, Case>
  /** One stored file, as text. */
  file: { caseId: string; fileId: string; text: string }
}

const frozen = (value: unknown): unknown => {
  if (value instanceof ArrayBuffer) return { buffer: Buffer.from(value).toString('base64') }
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, frozen(inner)]))
}

const thawed = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value
  const one = value as Record<string, unknown>
  if (typeof one.buffer === 'string') return new Uint8Array(Buffer.from(one.buffer, 'base64')).buffer
  if (typeof one.bytes === 'string') return new Uint8Array(Buffer.from(one.bytes, 'base64'))
  return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, thawed(inner)]))
}

const filesIn = async (folder: string): Promise<Record<string, string>> => {
  const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    one => one.isFile() && one.name !== 'keys.json',
  )
  const files = found.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name)
    return [relative(folder, file), (await readFile(file)).toString('base64')] as const
  })
  return Object.fromEntries(await Promise.all(files))
}

/** What lies in a profile now. */
export const freeze = async (
  database: Database,
  dataDir: string,
): Promise<Pick<FrozenProfile, 'host' | 'rows' | 'backup'>> => {
  const host = await Promise.all(
    hostFiles.map(async name => [name, (await readFile(join(dataDir, name))).toString('base64')] as const),
  )
  const rows = await Promise.all(
    tables.map(async name => [name, (await database.table(name).toArray()).map(frozen)] as const),
  )
  return {
    host: Object.fromEntries(host) as FrozenProfile['host'],
    rows: Object.fromEntries(rows) as FrozenProfile['rows'],
    backup: await filesIn(join(dataDir, 'backups')),
  }
}

/** Lays the host's files into an empty data folder, all or without some. */
export const layHostFiles = async (
  { host }: FrozenProfile,
  dataDir: string,
  without: readonly (typeof hostFiles)[number][] = [],
): Promise<void> => {
  await mkdir(dataDir, { recursive: true })
  for (const name of hostFiles)
    if (!without.includes(name)) await writeFile(join(dataDir, name), Buffer.from(host[name], 'base64'))
}

/** Lays its backup into the data folder. */
export const layBackup = async ({ backup }: FrozenProfile, dataDir: string): Promise<void> => {
  for (const [name, content] of Object.entries(backup)) {
    const file = join(dataDir, 'backups', name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, Buffer.from(content, 'base64'))
  }
}

/** Puts the rows into an empty database, as they lay there. */
export const layRows = async ({ rows }: FrozenProfile, database: Database): Promise<void> => {
  for (const name of tables) await database.table(name).bulkAdd(rows[name].map(thawed))
}
