import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fromText, openBox } from '../../../electron/host/vault/box'
import { isMasterOf, KeyFile, openCaseKey } from '../../../electron/host/vault/key-file'
import { fileSealer } from '../../../electron/host/vault/sealer'

const hostDir = (dataDir: string): string => join(dataDir, 'host')

const masterOf = async (dataDir: string): Promise<{ keys: KeyFile; master: Uint8Array }> => {
  const keys = KeyFile.parse(JSON.parse(await readFile(join(hostDir(dataDir), 'keys.json'), 'utf8')))
  const opened = await fileSealer(hostDir(dataDir)).open(fromText(keys.sealed))
  if (!opened.ok || !isMasterOf(keys, opened.value)) throw new Error('The key file does not open.')
  return { keys, master: opened.value }
}

/** The keys of all cases, as whoever has the computer of the loopback host can get at them. */
export const keysOf = async (dataDir: string): Promise<Buffer[]> => {
  const { keys, master } = await masterOf(dataDir)
  return Object.entries(keys.cases).flatMap(([caseId, { box }]) => {
    const key = openCaseKey(master, caseId, box)
    return key === null ? [] : [Buffer.from(key)]
  })
}

/** The files under `folder` in which a destroyed key lies, as bytes or as text, or wrapped so that today's keys open it. */
export const destroyedKeyIn = async (folder: string, key: Buffer): Promise<string[]> => {
  const forms = [
    key,
    ...['base64', 'base64url', 'hex'].map(form => Buffer.from(key.toString(form as BufferEncoding))),
  ]
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    if (forms.some(form => bytes.includes(form))) found.push(relative(folder, path))
  }
  for (const left of await keysOf(folder)) if (left.equals(key)) found.push('keys.json')
  return [...found, ...(await wrappedIn(folder, key))]
}

/** Any text in the host's own files that today's master key opens to this key, whatever it was wrapped for. */
const wrappedIn = async (folder: string, key: Buffer): Promise<string[]> => {
  const { keys, master } = await masterOf(folder)
  const purposes = Object.keys(keys.cases).map(caseId => `ssst-desk case key, format 1, ${caseId}`)
  const found: string[] = []
  for (const name of await readdir(hostDir(folder), { recursive: true })) {
    if (!name.endsWith('.json')) continue
    const text = await readFile(join(hostDir(folder), name), 'utf8')
    for (const box of text.match(/[A-Za-z0-9_-]{60,120}/g) ?? [])
      for (const purpose of purposes) {
        const opened = openBox(master, fromText(box), purpose)
        if (opened && key.equals(opened)) found.push(name)
      }
  }
  return found
}
