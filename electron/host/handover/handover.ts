import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { HostHandlers } from '../../../shared/host/contract'
import { HandoverList } from '../../../shared/host/handover'
import { failed, ok, type Result } from '../../../shared/result'
import { fold, numberedName } from '../delivery/names'
import { localFault } from '../local/faults'
import type { Vault } from '../vault/vault'
import { keyOfFile, newHeader, openPiece, sealPiece } from './sealing'

type HandoverHandlers = Pick<
  HostHandlers,
  | 'handover.begin'
  | 'handover.piece'
  | 'handover.commit'
  | 'handover.abort'
  | 'handover.open'
  | 'handover.read'
  | 'handover.adopt'
  | 'handover.close'
>

interface Writing {
  handle: fs.FileHandle
  temporary: string
  key: Uint8Array
  header: Uint8Array
  index: number
  /** How many pieces the list promises, itself included. */
  expected: number
  written: number
}

interface Reading {
  key: Uint8Array
  header: Uint8Array
  list: HandoverList
  index: number
  expected: number
}

const piecesOf = (cases: readonly { rows: number; files: number }[]): number =>
  1 + cases.reduce((sum, one) => sum + one.rows + one.files, 0)

const unknown = () => failed('not-found', 'This handover is not open any more.', 'Begin again.')
const damaged = () =>
  failed(
    'damaged',
    'The handover file is not whole: a part of it is missing, changed or in the wrong place.',
    'Ask your colleague for the file again. Nothing of it was taken over.',
  )
const wrongPassphrase = () =>
  failed(
    'refused',
    'The passphrase does not open this file, or the file was changed.',
    'Ask your colleague for the passphrase again, by telephone. Mind capitals and spaces.',
  )

/**
 * Handover files: a list of SRs with their keys, then their rows and files as they lie in the store, piece by piece under
 * a key from the passphrase. Case keys go from this vault into the file and from the file into the other vault.
 */
export const createHandover = (
  exportsDir: string,
  vault: Pick<Vault, 'keysOf' | 'adopt'>,
  deletedCases: () => Promise<Result<string[]>>,
): HandoverHandlers => {
  const writings = new Map<string, Writing>()
  const readings = new Map<string, Reading>()

  const giveUp = async (token: string) => {
    const one = writings.get(token)
    if (!one) return
    writings.delete(token)
    one.key.fill(0)
    await one.handle.close().catch(() => undefined)
    await fs.rm(one.temporary, { force: true })
  }

  /** Reads the finished file back: every piece opens in its place, and nothing is behind the last. */
  const proved = async (one: Writing): Promise<string | null> => {
    const handle = await fs.open(one.temporary, 'r')
    const hash = createHash('sha256')
    try {
      const take = async (length: number) => {
        const bytes = Buffer.alloc(length)
        const { bytesRead } = await handle.read(bytes, 0, length, null)
        hash.update(bytes.subarray(0, bytesRead))
        return bytesRead === length ? bytes : null
      }
      if (!(await take(one.header.byteLength))?.equals(one.header)) return null
      for (let index = 0; index < one.expected; index++) {
        const length = await take(4)
        const sealed = length && (await take(length.readUInt32BE(0)))
        const place = { index, last: index === one.expected - 1 }
        if (!sealed || openPiece(one.key, one.header, place, sealed) === null) return null
      }
      return (await handle.read(Buffer.alloc(1), 0, 1, null)).bytesRead === 0 ? hash.digest('hex') : null
    } finally {
      await handle.close()
    }
  }

  const freeName = async (): Promise<string> => {
    const wanted = `SSST Desk handover ${new Date().toISOString().slice(0, 10)}.ssst-handover`
    const taken = new Set((await fs.readdir(exportsDir)).map(fold))
    let n = 1
    while (taken.has(fold(numberedName(wanted, n, 'file')))) n += 1
    return numberedName(wanted, n, 'file')
  }

  const append = async (token: string, one: Writing, content: Uint8Array): Promise<Result<unknown>> => {
    const place = { index: one.index, last: one.index === one.expected - 1 }
    try {
      const sealed = sealPiece(one.key, one.header, place, content)
      await one.handle.writeFile(sealed)
      one.index += 1
      one.written += sealed.byteLength
      return ok({})
    } catch (error) {
      await giveUp(token)
      return localFault(error, `the handover file in ${exportsDir}`)
    }
  }

  return {
    'handover.begin': async ({ passphrase, order }) => {
      const keys = await vault.keysOf(order.cases.map(one => one.caseId))
      if (!keys.ok) return keys
      const header = newHeader()
      const key = await keyOfFile(header, passphrase)
      if (!key.ok) return key
      const token = randomUUID()
      const temporary = path.join(exportsDir, `.handover.${randomBytes(8).toString('hex')}.tmp`)
      try {
        await fs.mkdir(exportsDir, { recursive: true, mode: 0o700 })
        const handle = await fs.open(temporary, 'wx', 0o600)
        const one: Writing = {
          handle,
          temporary,
          key: key.value,
          header,
          index: 0,
          expected: piecesOf(order.cases),
          written: header.byteLength,
        }
        writings.set(token, one)
        await handle.writeFile(header)
        const list: HandoverList = {
          format: 1,
          from: order.from,
          madeAt: new Date().toISOString(),
          cases: order.cases.map((each, index) => ({ ...each, key: keys.value[index] ?? '' })),
        }
        const listed = await append(token, one, Buffer.from(JSON.stringify(list), 'utf8'))
        return listed.ok ? ok({ token }) : listed
      } catch (error) {
        await giveUp(token)
        return localFault(error, `the handover file in ${exportsDir}`)
      }
    },

    'handover.piece': async ({ token, bytes }) => {
      const one = writings.get(token)
      if (!one || one.index >= one.expected) return unknown()
      const appended = await append(token, one, bytes)
      return appended.ok ? ok({}) : appended
    },

    'handover.commit': async ({ token }) => {
      const one = writings.get(token)
      if (!one) return unknown()
      try {
        if (one.index !== one.expected) {
          await giveUp(token)
          return failed('invalid', 'The handover file was not written to its end.', 'Begin again.')
        }
        await one.handle.sync()
        await one.handle.close()
        const sha256 = await proved(one)
        if (sha256 === null) {
          await giveUp(token)
          return failed(
            'damaged',
            'The handover file could not be read back as it was written, so it was not kept.',
            'Check the disk, then begin again.',
          )
        }
        const name = await freeName()
        const place = path.join(exportsDir, name)
        await fs.rename(one.temporary, place)
        one.key.fill(0)
        writings.delete(token)
        return ok({ name, place, bytes: one.written, sha256 })
      } catch (error) {
        await giveUp(token)
        return localFault(error, `the handover file in ${exportsDir}`)
      }
    },

    'handover.abort': async ({ token }) => {
      await giveUp(token)
      return ok({})
    },

    'handover.open': async ({ passphrase, header, first }) => {
      const key = await keyOfFile(header, passphrase)
      if (!key.ok) return key
      // A file of one piece would list nothing: the list is never the last.
      const content = openPiece(key.value, header, { index: 0, last: false }, first)
      if (content === null) return wrongPassphrase()
      let list: ReturnType<typeof HandoverList.safeParse>
      try {
        list = HandoverList.safeParse(JSON.parse(Buffer.from(content).toString('utf8')))
      } catch {
        return damaged()
      }
      if (!list.success) return damaged()
      const token = randomUUID()
      const expected = piecesOf(list.data.cases)
      readings.set(token, { key: key.value, header, list: list.data, index: 1, expected })
      return ok({ token, list: list.data })
    },

    'handover.read': async ({ token, bytes }) => {
      const one = readings.get(token)
      if (!one) return unknown()
      if (one.index >= one.expected) return damaged()
      const place = { index: one.index, last: one.index === one.expected - 1 }
      const content = openPiece(one.key, one.header, place, bytes)
      if (content === null) return damaged()
      one.index += 1
      return ok({ bytes: new Uint8Array(content), last: place.last })
    },

    'handover.adopt': async ({ token, caseId }) => {
      const listed = readings.get(token)?.list.cases.find(one => one.caseId === caseId)
      if (!listed) return unknown()
      const deleted = await deletedCases()
      if (!deleted.ok) return deleted
      return deleted.value.includes(caseId)
        ? failed('refused', 'This SR was deleted here for good. It does not come back.', 'Leave it out.')
        : vault.adopt(caseId, listed.key)
    },

    'handover.close': async ({ token }) => {
      readings.get(token)?.key.fill(0)
      readings.delete(token)
      return ok({})
    },
  }
}
