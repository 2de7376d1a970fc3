import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { version } from '../package.json'
import { type Fault, failed, ok, type Result } from '../shared/result'
import { findBrowser } from './browser/find'
import { memoryOfWindow } from './browser/memory'
import { type BrowserWindow, isProfileInUse, openWindow } from './browser/open'
import { prepareProfile, tidyProfile } from './browser/profile'
import { listAssets } from './carriers/assets'
import { type Loopback, openLoopback } from './carriers/loopback'
import { answer, createHost, fileSealer, type Host } from './host'
import { type LaunchOptions, readArguments } from './launch/arguments'
import { openLog } from './launch/log'
import { privateFolder } from './launch/places'
import { enoughSpace } from './launch/space'
import { cutTornLogs } from './launch/torn-logs'

/** The loopback host: the product's host on 127.0.0.1, and a local browser's app window to show it in. */
async function serve(): Promise<number> {
  const asked = readArguments(process.argv.slice(2))
  if (!asked.ok) return complain(asked.fault)
  const options = asked.value
  const running = await start(options)
  if (!running.ok) return complain(running.fault)
  const { host, carrier } = running.value

  const stopped = new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const)
      process.once(signal, () => resolve())
  })
  let window: BrowserWindow | null = null
  const opened = wantsWindow(options) ? await open(options, carrier) : null
  if (opened?.ok) {
    window = opened.value
    console.log('SSST Desk is open in its own window. Closing the window closes everything.')
    await Promise.race([stopped, closedByOfficer(window, carrier)])
  } else {
    if (opened !== null) complain(opened.fault)
    console.log(`SSST Desk: ${carrier.address}`)
    console.log('Open this address in a browser on this computer. Ctrl+C closes everything.')
    await stopped
  }

  await window?.close()
  if (window !== null) tidyProfile(profileIn(options))
  await carrier.close()
  const { stuck } = await host.close()
  // A thread held by a dead share cannot be ended, and would keep the process.
  if (stuck) process.kill(process.pid, 'SIGKILL')
  return 0
}

/** Everything that must be there before a window opens, in the order in which it can go wrong. */
async function start(options: LaunchOptions): Promise<Result<{ host: Host; carrier: Loopback }>> {
  const { dataDir, draftsDir, exportsDir, port } = options
  for (const folder of [dataDir, draftsDir]) {
    const own = await privateFolder(folder)
    if (!own.ok) return own
  }
  const space = await enoughSpace(dataDir)
  if (!space.ok) return space
  const assets = await listAssets(join(import.meta.dirname, '../renderer'))
  if (!assets.ok) return assets
  const hostDir = join(dataDir, 'host')
  const host = await createHost({
    dataDir: hostDir,
    draftsDir,
    exportsDir,
    ownFolders: [dataDir],
    version,
    kind: 'loopback',
    sealer: fileSealer(hostDir),
    openFile: wantsWindow(options) ? openFile : undefined,
    windowMemory: memoryOfWindow(profileIn(options)),
    log: openLog(dataDir),
  })
  if (!host.ok) return host
  const profile = profileIn(options)
  if (!(await isProfileInUse(profile))) await cutTornLogs(join(profile, 'Default', 'IndexedDB'))
  const { handlers } = host.value
  const carrier = await openLoopback({
    port,
    assets: assets.value,
    answer: (name, input) => answer(handlers, name, input),
  })
  if (carrier.ok) return ok({ host: host.value, carrier: carrier.value })
  await host.value.close()
  return carrier
}

/** Where the window's browser keeps its own. */
const profileIn = ({ dataDir }: LaunchOptions) => join(dataDir, 'browser')

function wantsWindow({ open }: LaunchOptions): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return open && (process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY))
}

async function open(options: LaunchOptions, carrier: Loopback): Promise<Result<BrowserWindow>> {
  const browser = await findBrowser(options.browser)
  if (!browser.ok) return browser
  const profile = profileIn(options)
  if (await isProfileInUse(profile)) {
    return failed(
      'conflict',
      'A window of an earlier SSST Desk is still open.',
      'Close that window, stop this one with Ctrl+C and start again, or open the address below in another browser.',
    )
  }
  const prepared = await prepareProfile(profile, `http://127.0.0.1:${carrier.port}`)
  return prepared.ok ? ok(openWindow(browser.value, carrier.oneTimeAddress(), profile)) : prepared
}

/** Settles when the officer has closed the window. A browser that ends without ever showing the page has not opened one. */
async function closedByOfficer(window: BrowserWindow, carrier: Loopback): Promise<void> {
  await window.ended
  if (carrier.pageWasAsked()) return
  console.error(
    'The browser ended without opening a window. Give another one with --browser, or open this address:',
  )
  console.log(`SSST Desk: ${carrier.address}`)
  await new Promise(() => undefined)
}

/** Opens a draft with the program the computer has for it. */
function openFile(file: string): Promise<Result<null>> {
  const [program, words]: [string, string[]] =
    process.platform === 'win32'
      ? ['rundll32', ['url.dll,FileProtocolHandler', file]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [file]]
  return new Promise(resolve => {
    const child = spawn(program, words, { stdio: 'ignore' })
    const refuse = () =>
      resolve(
        failed(
          'unsupported',
          'This computer has no program to open the email draft with.',
          'Copy the text of the email instead, and paste it into a new message.',
        ),
      )
    child.on('error', refuse)
    child.on('exit', code => (code === 0 ? resolve(ok(null)) : refuse()))
  })
}

function complain({ message, next }: Fault): number {
  console.error(`${message}\n${next}`)
  return 1
}

const broke = () =>
  complain({
    code: 'internal',
    message: 'SSST Desk stopped because of a mistake of its own.',
    next: 'Start it again. What you had saved is safe.',
  })

void serve()
  .catch(broke)
  .then(code => process.exit(code))
