import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  clipboard,
  ipcMain,
  Menu,
  powerMonitor,
  safeStorage,
  session,
  shell,
} from 'electron'
import { version } from '../package.json'
import { failed, ok, type Result } from '../shared/result'
import { forgetPickedPlaces, refuseFolder } from './browser/picked-places'
import { listAssets } from './carriers/assets'
import { openIpc } from './carriers/ipc'
import { answer, createHost, fileSealer, type Host } from './host'
import { isInside, type LaunchOptions, readArguments, shellWords } from './launch/arguments'
import { type Log, openLog } from './launch/log'
import { privateFolder } from './launch/places'
import { enoughSpace } from './launch/space'
import { cutTornLogs } from './launch/torn-logs'
import { registerAppScheme, serveApp } from './protocol'
import { chooseFolder, confirmFolder, confirmLeaving, offerReopening, showFault } from './shell/dialogs'
import { buildMenu, offerEditing } from './shell/menu'
import { systemSealer } from './shell/sealer'
import { guardContents, guardSession, openDesk } from './window'

let window: BrowserWindow | null = null

const asked = readArguments(shellWords(process.argv))
if (asked.ok) run(asked.value)
else refuse(asked)

/** Everything that must happen before the app is ready, then the app. */
function run(options: LaunchOptions): void {
  registerAppScheme()
  app.enableSandbox()
  // Local, not roaming: cases stay on this computer. Also the place of the single-instance lock.
  if (!takeFolder(options.dataDir)) {
    const next = 'Check that the place exists and that you may write there, or choose another folder.'
    refuse(failed('refused', `SSST Desk cannot use the folder ${options.dataDir}.`, next))
    return
  }
  app.setAppUserModelId('ssst.desk')
  // Nothing of the shell reaches a network: every address but our own goes to a proxy that is not there.
  app.commandLine.appendSwitch('proxy-server', '127.0.0.1:9')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-quic')
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return
  }
  leaveNoTraces(options.dataDir)
  const log = openLog(options.dataDir)
  process.on('uncaughtException', () => log.fault('electron/main', 'internal'))
  app.on('second-instance', show)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.on('window-all-closed', () => app.quit())
  void app
    .whenReady()
    .then(() => start(options, log))
    .catch(() => {
      log.fault('electron/start', 'internal')
      const next =
        'Restart the computer and try again. If it stays, ask your IT support to install SSST Desk again.'
      return failed('internal', 'SSST Desk made a mistake while it was starting.', next)
    })
    .then(started => {
      if (!started.ok) refuse(started)
    })
}

/** Electron takes only a folder that is there, and before it is ready there is no waiting for one. */
function takeFolder(dataDir: string): boolean {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    app.setPath('userData', dataDir)
    return true
  } catch {
    return false
  }
}

/**
 * Keeps Chromium from spilling page content to disk, and forgets where files were picked: before it reads that, and, as far
 * as it has written it, at the end. What it writes after that goes at the next start.
 */
function leaveNoTraces(dataDir: string): void {
  const forget = () => forgetPickedPlaces(join(dataDir, 'Preferences'))
  forget()
  process.on('exit', forget)
  try {
    refuseFolder(join(dataDir, 'blob_storage'))
  } catch {
    // A folder that another program holds open is met again at the next start.
  }
}

async function start(options: LaunchOptions, log: Log): Promise<Result<null>> {
  for (const folder of [options.dataDir, options.draftsDir]) {
    const own = await privateFolder(folder)
    if (!own.ok) return own
  }
  const space = await enoughSpace(options.dataDir)
  if (!space.ok) return space
  const assets = await listAssets(join(import.meta.dirname, '../renderer'))
  if (!assets.ok) return assets
  const opened = await openHost(options, log)
  if (!opened.ok) return opened
  const host = opened.value
  closeBeforeQuitting(host)
  guardSession(session.defaultSession)
  serveApp(assets.value)
  openIpc(
    ipcMain,
    () => window?.webContents.id ?? null,
    (name, input) => answer(host.handlers, name, input),
  )
  Menu.setApplicationMenu(buildMenu(!app.isPackaged))
  // The window's database is opened by its page, and this is the only instance.
  await cutTornLogs(join(options.dataDir, 'IndexedDB'))
  openWindow(log)
  return ok(null)
}

async function openHost({ dataDir, draftsDir, exportsDir }: LaunchOptions, log: Log): Promise<Result<Host>> {
  // Not the loopback host's folder: its cases lie under another origin and its keys are sealed another way.
  const hostDir = join(dataDir, 'electron-host')
  return createHost({
    dataDir: hostDir,
    draftsDir,
    exportsDir,
    ownFolders: [dataDir],
    version,
    kind: 'electron',
    sealer: await systemSealer(safeStorage, process.platform, fileSealer(hostDir)),
    chooseFolder: async () => (window === null ? null : chooseFolder(window)),
    confirmFolder: async place => window !== null && confirmFolder(window, place),
    openFile: file => openDraft(draftsDir, file),
    windowMemory: async () => windowMemory(),
    onSystemLock: locked => {
      // Both for the others: `lock-screen` is not known on Linux, and a computer may sleep without locking first.
      powerMonitor.on('lock-screen', locked)
      powerMonitor.on('suspend', locked)
    },
    writeClipboard: text => clipboard.writeText(text),
    log,
  })
}

function openWindow(log: Log): void {
  const desk = openDesk(join(import.meta.dirname, '../preload/preload.js'))
  window = desk
  offerEditing(desk.webContents, desk)
  desk.on('closed', () => {
    window = null
  })
  desk.webContents.on('will-prevent-unload', event => {
    if (confirmLeaving(desk)) event.preventDefault()
  })
  desk.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log.fault(`renderer/${reason}`, 'internal')
    void offerReopening(desk).then(again => (again ? desk.reload() : desk.close()))
  })
}

/** Memory of the window's process, in bytes; null while there is none. */
function windowMemory(): number | null {
  const pid = window?.webContents.getOSProcessId()
  const kilobytes = app.getAppMetrics().find(one => one.pid === pid)?.memory.workingSetSize
  return kilobytes === undefined ? null : kilobytes * 1024
}

/** Brings the one window to the front when the officer starts SSST Desk again. */
function show(): void {
  if (window === null) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** Opens an email draft with the officer's mail program; nothing else is ever opened. */
async function openDraft(draftsDir: string, file: string): Promise<Result<null>> {
  const problem =
    isInside(draftsDir, file) && file.endsWith('.eml') ? await shell.openPath(file) : 'not a draft'
  if (problem === '') return ok(null)
  return failed(
    'unsupported',
    'This computer has no program to open the email draft with.',
    'Copy the text of the email instead, and paste it into a new message.',
  )
}

/** Lets the host give up what is open and free its folder before the process ends. */
function closeBeforeQuitting(host: Host): void {
  let closed = false
  app.on('will-quit', event => {
    if (closed) return
    event.preventDefault()
    void host.close().then(({ stuck }) => {
      closed = true
      // A thread held by a dead share cannot be ended, and would keep the process.
      if (stuck) process.kill(process.pid, 'SIGKILL')
      else app.exit(0)
    })
  })
}

/** Says why SSST Desk does not open, and ends. */
function refuse({ fault }: { fault: Parameters<typeof showFault>[0] }): void {
  void app.whenReady().then(() => {
    showFault(fault)
    app.exit(1)
  })
}
