import { createHash, type Hash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

interface OpenFile {
  fd: number
  hash: Hash
  bytes: number
  unflushed: number
}

/**
 * Bytes written between two flushes: bounds how long the last flush, which cannot be interrupted, may take. Few enough that
 * the pieces on their way keep coming meanwhile.
 */
const flushEvery = 8 * 1024 * 1024
/** Bytes read in one `hash` call: other calls on the folder get their turn in between. */
const hashEvery = 16 * 1024 * 1024
const readPiece = 1024 * 1024
/** How long one `removeTree` call goes on before it lets others have their turn. */
const removeForMs = 1000

const errno = (code: string): Error => Object.assign(new Error(code), { code })

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): 'file' | 'folder' | 'other' =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other'

/**
 * Everything that is ever done on a mapped folder, as short synchronous pieces. Runs only inside the folder's own
 * worker thread, because any of these calls may block for as long as a dead share likes. Throws errors that carry the
 * system's short code; the caller decides what each one means.
 */
export const createOperations = () => {
  const files = new Map<number, OpenFile>()
  const piece = Buffer.allocUnsafe(readPiece)
  let handed = 0

  const hold = (fd: number): number => {
    handed += 1
    files.set(handed, { fd, hash: createHash('sha256'), bytes: 0, unflushed: 0 })
    return handed
  }
  const held = (file: number): OpenFile => {
    const open = files.get(file)
    if (open === undefined) throw errno('EBADF')
    return open
  }
  const letGo = (file: number): void => {
    const open = files.get(file)
    files.delete(file)
    if (open !== undefined) fs.closeSync(open.fd)
  }

  return {
    /** The folder itself: its real place and, where the share tells, the bytes free for this user. */
    look({ root }: { root: string }) {
      if (!fs.statSync(root).isDirectory()) throw errno('ENOTDIR')
      let freeBytes: number | null = null
      try {
        const space = fs.statfsSync(root)
        if (space.blocks > 0) freeBytes = space.bavail * space.bsize
      } catch {
        // Some shares do not tell; the delivery then finds out by writing.
      }
      return { real: fs.realpathSync(root), freeBytes }
    },

    list({ folder }: { folder: string }) {
      return fs
        .readdirSync(folder, { withFileTypes: true })
        .map(entry => ({ name: entry.name, kind: kindOf(entry) }))
    },

    /** Null where nothing has that name. A link counts as `other`: what it points to is not looked at. */
    stat({ at }: { at: string }) {
      const found = fs.lstatSync(at, { throwIfNoEntry: false })
      return found === undefined
        ? null
        : { kind: kindOf(found), bytes: found.size, modifiedMs: found.mtimeMs }
    },

    makeFolder({ folder }: { folder: string }) {
      fs.mkdirSync(folder)
      return null
    },

    /** A new file open for writing; `EEXIST` where the name is taken. */
    create({ at }: { at: string }) {
      return { file: hold(fs.openSync(at, 'wx')) }
    },

    write({ file, bytes }: { file: number; bytes: Uint8Array }) {
      const open = held(file)
      for (let done = 0; done < bytes.byteLength; ) {
        const took = fs.writeSync(open.fd, bytes, done, bytes.byteLength - done, open.bytes + done)
        if (took === 0) throw errno('EIO')
        done += took
      }
      open.unflushed += bytes.byteLength
      if (open.unflushed >= flushEvery) {
        fs.fdatasyncSync(open.fd)
        open.unflushed = 0
      }
      // Last, so that a call tried again after a failure counts its bytes once.
      open.hash.update(bytes)
      open.bytes += bytes.byteLength
      return null
    },

    /** Flushes and closes; the answer is the hash of what was given to `write`. */
    finish({ file }: { file: number }) {
      const open = held(file)
      fs.fsyncSync(open.fd)
      letGo(file)
      return { bytes: open.bytes, sha256: open.hash.digest('hex') }
    },

    /** Closes without any promise about the content. */
    drop({ file }: { file: number }) {
      letGo(file)
      return null
    },

    /** Opens a regular file to be hashed piece by piece with `hash`. */
    open({ at }: { at: string }) {
      if (!fs.lstatSync(at).isFile()) throw errno('EINVAL')
      return { file: hold(fs.openSync(at, 'r')) }
    },

    hash({ file }: { file: number }) {
      const open = held(file)
      for (let read = 0; read < hashEvery; ) {
        const took = fs.readSync(open.fd, piece, 0, readPiece, open.bytes)
        if (took === 0) {
          letGo(file)
          return { done: true as const, bytes: open.bytes, sha256: open.hash.digest('hex') }
        }
        open.hash.update(piece.subarray(0, took))
        open.bytes += took
        read += took
      }
      return { done: false as const, bytes: open.bytes }
    },

    rename({ from, to }: { from: string; to: string }) {
      fs.renameSync(from, to)
      return null
    },

    removeFile({ at }: { at: string }) {
      fs.unlinkSync(at)
      return null
    },

    removeFolder({ folder }: { folder: string }) {
      fs.rmdirSync(folder)
      return null
    },

    /** Removes a file, or a folder with all that is in it; `done` is false when there is more to be called for. */
    removeTree({ at }: { at: string }) {
      const until = performance.now() + removeForMs
      const remove = (target: string): boolean => {
        const found = fs.lstatSync(target, { throwIfNoEntry: false })
        if (found === undefined) return true
        if (!found.isDirectory()) {
          fs.unlinkSync(target)
          return true
        }
        for (const name of fs.readdirSync(target)) {
          if (performance.now() > until || !remove(path.join(target, name))) return false
        }
        fs.rmdirSync(target)
        return true
      }
      return { done: remove(at) }
    },
  }
}

export type Operations = ReturnType<typeof createOperations>
export type OperationName = keyof Operations
export type OperationInput<N extends OperationName> = Parameters<Operations[N]>[0]
export type OperationValue<N extends OperationName> = ReturnType<Operations[N]>
