import { ok, type Result } from '../../../shared/result'
import { createJsonFile } from '../local/json-file'
import { createTurns } from '../local/turns'
import { backupsIn, createKeyCopy, type KeyCopy } from './copy'
import { KeyFile } from './key-file'
import { createMaster, type Master } from './master'
import type { Sealer } from './sealer'
import { absentFault } from './words'

/** A key file and the master key that opens what is in it. */
export interface Opened {
  keys: KeyFile
  master: Uint8Array
}

/** The key file of one data folder with its copy: what every part of the vault works on. */
export interface KeyStore {
  dataDir: string
  sealer: Sealer
  /** One piece of work after another. */
  turn: ReturnType<typeof createTurns>
  masterKey: Master
  keyCopy: KeyCopy
  /** Null where there is no key file. */
  read(): Promise<Result<KeyFile | null>>
  /** The key file; the fault `absent` where there is none. */
  present(): Promise<Result<KeyFile>>
  open(): Promise<Result<Opened>>
  /** Writes the copy, then the file. */
  write(keys: KeyFile): Promise<Result<Record<string, never>>>
}

/** The key file is read and checked at every call and never made anew over one that exists, whatever state that is in. */
export const createKeyStore = (dataDir: string, sealer: Sealer): KeyStore => {
  const file = createJsonFile<KeyFile>({
    folder: dataDir,
    name: 'keys.json',
    schema: KeyFile,
    format: 1,
    whenDamaged:
      'Do not set the application up again: your cases need this file. Restore it from a backup, or ask your IT support.',
  })
  const masterKey = createMaster(sealer)
  const keyCopy = createKeyCopy(backupsIn(dataDir), file)

  const present = async (): Promise<Result<KeyFile>> => {
    const keys = await file.read()
    if (!keys.ok) return keys
    return keys.value === null ? absentFault() : ok(keys.value)
  }

  return {
    dataDir,
    sealer,
    turn: createTurns(),
    masterKey,
    keyCopy,
    read: file.read,
    present,
    async open() {
      const keys = await present()
      if (!keys.ok) return keys
      const master = await masterKey.open(keys.value)
      return master.ok ? ok({ keys: keys.value, master: master.value }) : master
    },
    async write(keys) {
      const copied = await keyCopy.write(keys)
      if (!copied.ok) return copied
      const written = await file.write(keys)
      return written.ok ? ok({}) : written
    },
  }
}
