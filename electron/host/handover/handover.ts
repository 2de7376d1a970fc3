import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { HostHandlers } from '../../../shared/host/contract'
import { HandoverList } from '../../../shared/host/handover'
import { failed, ok, type Result } from '../../../shared/result'
import { fold, numberedName } from '../delivery/names'
import { localFault } from '../local/faults'
import { createTurns } from '../local/turns'
import type { Vault } from '../vault/vault'
import { createLeftovers } from './leftovers'
import { prove } from './prove'
import { keyOfFile, newHeader, openPiece, sealPiece } from './sealing'
import type { WrittenHandovers } from './written'

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
  caseIds: string[]
}

interface Reading {
  key: Uint8Array
  header: Uint8Array
  list: HandoverList
  index: number
  expected: number
}

/** How long locking waits for the disk to let go of an unfinished file, in milliseconds. */
const patienceMs = 2000

const piecesOf = (cases: readonly { rows: number; files: number }[]): number =>
  1 + cases.reduce((sum, one) => sum + one.rows + one.files, 0)

const unknown = () => failed('not-found', 'This handover is not open any more.', 'Begin again.')
const lockedMeanwhile = () =>
  failed(
    'locked',
    'SSST Desk was locked meanwhile, so the work on the handover file was broken off. A file that was not finished is not kept.',
    'Unlock SSST Desk, then begin again.',
  )
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

export interface Handover {
  handlers: HandoverHandlers
  /** Breaks off whatever is being written or read, and forgets its keys: SSST Desk is locked, or closes. */
  forget(): Promise<void>
}

interface Needs {
  exportsDir: string
  /** Tells files that this installation left unfinished from what another one works on beside it. */
  dataDir: string
  vault: Pick<Vault, 'keysOf' | 'adopt'>
  deletedCases: () => Promise<Result<string[]>>
  /** Where each file is written down. */
  written: Pick<WrittenHandovers, 'add'>
}

/**
 * Handover files: a list of SRs with their keys, then their rows and files as they lie in the store, piece by piece under
 * a key from the passphrase. Case keys go from this vault into the file and from the file into the other vault.
 */
export const createHandover = ({ exportsDir, dataDir, vault, deletedCases, written }: Needs): Handover => {
  const writings = new Map<string, Writing>()
  const readings = new Map<string, Reading>()
  const brokenOff = new Set<string>()
  /** Counted up whenever everything is forgotten: work that began before must not go on. */
  let era = 0
  const turn = createTurns()
  const leftovers = createLeftovers(exportsDir, dataDir)
  // Not waited for: the officer's documents may lie on a server that does not answer. Whatever writes there waits its turn.
  void turn(leftovers.sweep)

  const notOpen = (token: string) => (brokenOff.has(token) ? lockedMeanwhile() : unknown())

  /** One call after another. Each is told the era in which it was called. */
  const inTurn =
    <I, O>(work: (input: I, begun: number) => Promise<O>) =>
    (input: I): Promise<O> => {
      const begun = era
      return turn(() => work(input, begun))
    }

  /** Out of reach and without its key at once; its file goes as soon as the disk lets it. */
  const giveUp = async (token: string) => {
    const one = writings.get(token)
    if (!one) return
    writings.delete(token)
    one.key.fill(0)
    await one.handle.close().catch(() => undefined)
    await fs.rm(one.temporary, { force: true }).catch(() => undefined)
  }

  const forgetReading = (token: string) => {
    readings.get(token)?.key.fill(0)
    readings.delete(token)
  }

  const freeName = async (): Promise<string> => {
    const wanted = `SSST Desk handover ${new Date().toISOString().slice(0, 10)}.ssst-handover`
    const taken = new Set((await fs.readdir(exportsDir)).map(fold))
    let n = 1
    while (taken.has(fold(numberedName(wanted, n, 'file')))) n += 1
    return numberedName(wanted, n, 'file')
  }

  const notWritten = async (token: string, begun: number, error: unknown) => {
    await giveUp(token)
    return era === begun ? localFault(error, `the handover file in ${exportsDir}`) : lockedMeanwhile()
  }

  const append = async (token: string, content: Uint8Array, begun: number): Promise<Result<unknown>> => {
    // Looked up for each piece, and sealed in the same moment: with a key that was forgotten nothing is sealed.
    const one = writings.get(token)
    if (!one || one.index >= one.expected) return notOpen(token)
    const place = { index: one.index, last: one.index === one.expected - 1 }
    try {
      const sealed = sealPiece(one.key, one.header, place, content)
      await one.handle.writeFile(sealed)
      one.index += 1
      one.written += sealed.byteLength
      return ok({})
    } catch (error) {
      return notWritten(token, begun, error)
    }
  }

  const handlers: HandoverHandlers = {
    'handover.begin': inTurn(async ({ passphrase, order }, begun) => {
      const keys = await vault.keysOf(order.cases.map(one => one.caseId))
      if (!keys.ok) return keys
      const header = newHeader()
      const key = await keyOfFile(header, passphrase)
      if (!key.ok) return key
      if (era !== begun) return lockedMeanwhile()
      const token = randomUUID()
      const temporary = leftovers.newTemporary()
      try {
        await fs.mkdir(exportsDir, { recursive: true, mode: 0o700 })
        const handle = await fs.open(temporary, 'wx', 0o600)
        writings.set(token, {
          handle,
          temporary,
          key: key.value,
          header,
          index: 0,
          expected: piecesOf(order.cases),
          written: header.byteLength,
          caseIds: order.cases.map(one => one.caseId),
        })
        await handle.writeFile(header)
        if (era !== begun) {
          await giveUp(token)
          return lockedMeanwhile()
        }
        const list: HandoverList = {
          format: 1,
          from: order.from,
          madeAt: new Date().toISOString(),
          cases: order.cases.map((each, index) => ({ ...each, key: keys.value[index] ?? '' })),
        }
        const listed = await append(token, Buffer.from(JSON.stringify(list), 'utf8'), begun)
        return listed.ok ? ok({ token }) : listed
      } catch (error) {
        return notWritten(token, begun, error)
      }
    }),

    'handover.piece': inTurn(async ({ token, bytes }, begun) => {
      const appended = await append(token, bytes, begun)
      return appended.ok ? ok({}) : appended
    }),

    'handover.commit': inTurn(async ({ token }, begun) => {
      const one = writings.get(token)
      if (!one) return notOpen(token)
      try {
        if (one.index !== one.expected) {
          await giveUp(token)
          return failed('invalid', 'The handover file was not written to its end.', 'Begin again.')
        }
        await one.handle.sync()
        await one.handle.close()
        const sha256 = await prove(one, () => era !== begun)
        if (era !== begun) return lockedMeanwhile()
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
        // Before it has its name: a deletion has to know of every file that opens its SR.
        const noted = await written.add({
          id: token,
          name,
          place,
          bytes: one.written,
          sha256,
          madeAt: new Date().toISOString(),
          caseIds: one.caseIds,
        })
        if (era !== begun) return lockedMeanwhile()
        if (!noted.ok) {
          await giveUp(token)
          return noted
        }
        await fs.rename(one.temporary, place)
        one.key.fill(0)
        writings.delete(token)
        return ok({ name, place, bytes: one.written, sha256 })
      } catch (error) {
        return notWritten(token, begun, error)
      }
    }),

    'handover.abort': inTurn(async ({ token }) => {
      await giveUp(token)
      return ok({})
    }),

    'handover.open': inTurn(async ({ passphrase, header, first }, begun) => {
      // It holds keys of SRs: they are not to be had while those that are here are not.
      const mayOpen = await vault.keysOf([])
      if (!mayOpen.ok && mayOpen.fault.code === 'locked') return mayOpen
      const key = await keyOfFile(header, passphrase)
      if (!key.ok) return key
      if (era !== begun) return lockedMeanwhile()
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
    }),

    'handover.read': inTurn(async ({ token, bytes }) => {
      const one = readings.get(token)
      if (!one) return notOpen(token)
      if (one.index >= one.expected) return damaged()
      const place = { index: one.index, last: one.index === one.expected - 1 }
      const content = openPiece(one.key, one.header, place, bytes)
      if (content === null) return damaged()
      one.index += 1
      return ok({ bytes: new Uint8Array(content), last: place.last })
    }),

    'handover.adopt': inTurn(async ({ token, caseId }) => {
      const listed = readings.get(token)?.list.cases.find(one => one.caseId === caseId)
      if (!listed) return notOpen(token)
      const deleted = await deletedCases()
      if (!deleted.ok) return deleted
      return deleted.value.includes(caseId)
        ? failed('refused', 'This SR was deleted here for good. It does not come back.', 'Leave it out.')
        : vault.adopt(caseId, listed.key)
    }),

    'handover.close': inTurn(async ({ token }) => {
      forgetReading(token)
      return ok({})
    }),
  }

  return {
    handlers,
    async forget() {
      era += 1
      for (const token of [...writings.keys(), ...readings.keys()]) brokenOff.add(token)
      for (const token of [...readings.keys()]) forgetReading(token)
      // The keys are gone before the disk answers; it may be a server's that never does.
      const gone = Promise.all([...writings.keys()].map(giveUp))
      await Promise.race([gone, wait(patienceMs, undefined, { ref: false })])
    },
  }
}
