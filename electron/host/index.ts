import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { HostHandlers } from '../../shared/host/contract'
import { type FaultCode, failed, ok, type Result } from '../../shared/result'
import { createBackups } from './backups/backups'
import { backupsHolding } from './backups/holding'
import { createDeliveries } from './delivery/deliveries'
import { createDrafts } from './drafts/drafts'
import { createExports } from './exports'
import { createFolders } from './folders/folders'
import { mapAgain } from './folders/map-again'
import { refuseOwn } from './folders/places'
import { openRegister } from './folders/register'
import { createHandover } from './handover/handover'
import { openWrittenHandovers } from './handover/written'
import { sweepTemporaries } from './local/atomic'
import { localFault } from './local/faults'
import { freeBytes } from './local/room'
import { takeLock } from './lock'
import { createOfficial } from './official'
import { createProcedures } from './procedures'
import { registerKeyOf } from './retention/register'
import { createRetention } from './retention/retention'
import { createSettings } from './settings'
import { createShares, type ShareOptions } from './share/shares'
import { createSystemLock } from './system-lock'
import { backupsIn } from './vault/copy'
import type { Sealer } from './vault/sealer'
import { createVault } from './vault/vault'

export { answer } from './answer'
export { fileSealer, type Sealer } from './vault/sealer'

export interface HostOptions {
  /** Local (not roaming) application data: settings, folder list, key file, lock. One host at a time. */
  dataDir: string
  /** Outside `dataDir`: drafts are plain `.eml` files by nature. */
  draftsDir: string
  /** Where files are saved that the officer asked to have. */
  exportsDir: string
  /** Further folders of the application, where none may be mapped: the whole profile, of which `dataDir` is a part. */
  ownFolders?: readonly string[]
  version: string
  kind: 'electron' | 'loopback'
  sealer: Sealer
  /** The system's folder dialog; null when the officer closes it. Absent: `folders.choose` is `unsupported`. */
  chooseFolder?: () => Promise<string | null>
  /** Asks the officer, outside the page, before a place that came as text is mapped. */
  confirmFolder?: (place: string) => Promise<boolean>
  /** Opens a draft in the officer's mail program. Absent: `drafts.open` is `unsupported`. */
  openFile?: (file: string) => Promise<Result<unknown>>
  /** Absent: `clipboard.write` is `unsupported`. */
  writeClipboard?: (text: string) => Promise<void>
  /** Memory of the window's process in bytes, null while it has none. Absent: nobody knows. */
  windowMemory?: () => Promise<number | null>
  /** Calls back whenever the computer is locked or sleeps. Absent: `host.systemLocked` is `unsupported`. */
  onSystemLock?: (locked: () => void) => void
  log: { fault(where: string, code: FaultCode): void }
  /** Deadline, retries and worker file of the mapped folders, where they are not the product's own. */
  share?: ShareOptions
}

export interface Host {
  handlers: HostHandlers
  /**
   * Gives up open deliveries, ends the folders' threads and frees the data folder; answers within seconds. With `stuck`
   * the system still holds a thread in a dead folder: such a process cannot end by itself, its owner has to kill it.
   */
  close(): Promise<{ stuck: boolean }>
}

const closeDeliveriesMs = 2000

const prepareFolders = async (dataDir: string, draftsDir: string): Promise<Result<null>> => {
  if (!refuseOwn(draftsDir, [dataDir]).ok) {
    return failed(
      'invalid',
      'The drafts folder lies inside the application’s data folder.',
      'Start the application with another drafts folder.',
    )
  }
  for (const folder of [dataDir, draftsDir]) {
    try {
      // A folder that was there before keeps the rights its owner gave it: it may hold more than ours.
      await mkdir(folder, { recursive: true, mode: 0o700 })
    } catch (error) {
      return localFault(error, `the folder ${folder}`)
    }
  }
  return ok(null)
}

/**
 * The host: everything behind the contract, in plain Node. Refused with `conflict` where another host works in the same
 * data folder. Only one carrier's calls go through `answer`; `handlers` take checked input.
 */
export const createHost = async (options: HostOptions): Promise<Result<Host>> => {
  const dataDir = path.resolve(options.dataDir)
  const draftsDir = path.resolve(options.draftsDir)
  const prepared = await prepareFolders(dataDir, draftsDir)
  if (!prepared.ok) return prepared
  const lock = await takeLock(dataDir)
  if (!lock.ok) return lock
  try {
    await sweepTemporaries(dataDir)
    await sweepTemporaries(draftsDir)
  } catch (error) {
    await lock.value.release()
    return localFault(error, `the folder ${dataDir}`)
  }

  const register = await openRegister(dataDir)
  const shares = createShares(options.share ?? {}, () => options.log.fault('host/share', 'internal'))
  const live = new Set<string>()
  const deliveries = createDeliveries({
    shares,
    installation: register.installation,
    live,
    find: register.find,
  })

  const vault = createVault(dataDir, options.sealer)
  const drafts = createDrafts({
    draftsDir,
    installation: register.installation,
    openFile: options.openFile,
  })
  const ownFolders = [dataDir, draftsDir, ...(options.ownFolders ?? [])]
  const office = {
    'host.room': async () => ok({ freeBytes: await freeBytes(dataDir) }),
    ...createSettings(dataDir),
    ...createProcedures(dataDir),
    ...createOfficial(dataDir, options.sealer),
  }
  const backups = createBackups({
    place: backupsIn(dataDir),
    keyCopy: vault.keyCopy,
    living: vault.living,
    officeDoors: {
      ...office,
      'folders.list': () => register.all(),
      mapAgain: folders => mapAgain(register, ownFolders, folders),
    },
    officeKey: vault.officeKey,
  })
  const registerKey = registerKeyOf(dataDir, vault)
  const written = openWrittenHandovers(dataDir, registerKey)
  const retention = createRetention({
    dataDir,
    vault: { ...vault, registerKey },
    written,
    deliveries,
    drafts,
    folders: register.all,
    backupsOf: caseId => backupsHolding(backups, backupsIn(dataDir), caseId),
  })

  const handover = createHandover({
    exportsDir: path.resolve(options.exportsDir),
    dataDir,
    vault,
    deletedCases: retention.deletedCases,
    written,
  })
  // The store of keys first: what is asked for from then on gets none.
  const lockVault = async () => {
    const locked = await vault.handlers['vault.lock']({})
    await handover.forget()
    return locked
  }

  const handlers: HostHandlers = {
    'host.about': async () =>
      ok({
        host: options.kind,
        version: options.version,
        canChooseFolder: options.chooseFolder !== undefined,
        canOpenMail: options.openFile !== undefined,
        drafts: options.draftsDir,
      }),
    'host.memory': async () => ok({ bytes: (await options.windowMemory?.()) ?? null }),
    ...office,
    ...createFolders({
      register,
      shares,
      probing: {
        installation: register.installation,
        live,
        deadlineMs: shares.patience.deadlineMs,
      },
      ownFolders,
      chooseFolder: options.chooseFolder,
      confirmFolder: options.confirmFolder,
    }),
    ...createSystemLock({
      onSystemLock: options.onSystemLock,
      lockVault,
    }),
    ...vault.handlers,
    'vault.lock': lockVault,
    ...backups,
    ...deliveries.handlers,
    ...drafts.handlers,
    ...createExports(path.resolve(options.exportsDir)),
    ...handover.handlers,
    ...retention.handlers,
    'clipboard.write': async ({ text }) => {
      if (options.writeClipboard === undefined) {
        return failed(
          'unsupported',
          'The window copies to the clipboard by itself.',
          'Select the text and copy it with Ctrl+C.',
        )
      }
      await options.writeClipboard(text)
      return ok({})
    },
    'log.fault': async ({ where, code }) => {
      options.log.fault(where, code)
      return ok({})
    },
  }

  let closing: Promise<{ stuck: boolean }> | undefined
  const close = async (): Promise<{ stuck: boolean }> => {
    await Promise.all([deliveries.close(closeDeliveriesMs), handover.forget()])
    const ended = await shares.close()
    await lock.value.release()
    return ended
  }
  return ok({
    handlers,
    close() {
      closing ??= close()
      return closing
    },
  })
}
