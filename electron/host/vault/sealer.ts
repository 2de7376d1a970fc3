import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { failed, ok, type Result } from '../../../shared/result'
import { writeAtomically } from '../local/atomic'
import { errnoOf, localFault } from '../local/faults'
import { closeBox, keyBytes, openBox } from './box'

/** Seals the master key for this user on this machine. Electron does it by the operating system (`safeStorage`). */
export interface Sealer {
  /** weak: only a file's permissions protect it; said so on screen. */
  strength: 'os' | 'weak'
  seal(bytes: Uint8Array): Promise<Result<Uint8Array>>
  /** A fault where this user on this machine cannot open it: the recovery key then can. */
  open(bytes: Uint8Array): Promise<Result<Uint8Array>>
}

const purpose = 'ssst-desk sealing by file, format 1'

/**
 * The weak sealer of the loopback host, where no operating-system sealing is to be had: a random key in `sealing.key`,
 * readable by its owner only. Whoever can read that user's files can open it.
 */
export const fileSealer = (dataDir: string): Sealer => {
  const file = path.join(dataDir, 'sealing.key')
  const shown = `the file sealing.key (in ${dataDir})`

  const readKey = async (): Promise<Result<Uint8Array | null>> => {
    try {
      const key = await fs.readFile(file)
      if (key.byteLength === keyBytes) return ok(key)
      return failed(
        'damaged',
        `The file sealing.key in ${dataDir} is damaged.`,
        'Open your cases with the recovery key.',
      )
    } catch (error) {
      return errnoOf(error) === 'ENOENT' ? ok(null) : localFault(error, shown)
    }
  }

  const makeKey = async (): Promise<Result<Uint8Array>> => {
    const key = randomBytes(keyBytes)
    try {
      await fs.mkdir(dataDir, { recursive: true, mode: 0o700 })
      await writeAtomically(file, key)
      return ok(key)
    } catch (error) {
      return localFault(error, shown)
    }
  }

  return {
    strength: 'weak',
    async seal(bytes) {
      const present = await readKey()
      // A damaged key seals nothing any more, so a new one takes its place when the master key is sealed anew.
      if (!present.ok && present.fault.code !== 'damaged') return present
      const key = present.ok && present.value !== null ? ok(present.value) : await makeKey()
      return key.ok ? ok(closeBox(key.value, bytes, purpose)) : key
    },
    async open(bytes) {
      const key = await readKey()
      if (!key.ok) return key
      const opened = key.value === null ? null : openBox(key.value, bytes, purpose)
      if (opened !== null) return ok(opened)
      return failed(
        'damaged',
        `The key store cannot be opened with the file sealing.key in ${dataDir}.`,
        'Open your cases with the recovery key.',
      )
    },
  }
}
