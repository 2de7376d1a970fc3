// What every command needs first: a Node that is new enough, the locked dependencies, a build of these sources.
// Plain Node without dependencies: it runs before any are there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const inRoot = (...parts) => join(root, ...parts)

/** Stops with one sentence where Node is older than the product needs. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(
    `SSST Desk needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
}

/** Installs exactly what package-lock.json says, where that is not what is installed. */
export function ensureInstalled() {
  if (isInstalled()) return
  say('Installing the locked dependencies (npm ci) …')
  const npm = process.env.npm_execpath
  const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const done = npm
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', words, {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      })
  if (done.status !== 0) {
    stop(
      'The dependencies could not be installed: see the lines above. Check the network, then run the same command again.',
    )
  }
}

/** Compares the lock file with npm's own note of what it installed, which npm writes last. */
function isInstalled() {
  const note = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(note)) return false
  const wanted = packagesOf(inRoot('package-lock.json'))
  const found = packagesOf(note)
  const differs = ([path, { version }]) => found[path]?.version !== version
  const mayLack = ([path, { optional, devOptional }]) =>
    found[path] === undefined && (optional || devOptional)
  return (
    !Object.entries(wanted).some(entry => differs(entry) && !mayLack(entry)) &&
    Object.keys(found).every(path => path in wanted)
  )
}

function packagesOf(lockFile) {
  const { packages = {} } = JSON.parse(readFileSync(lockFile, 'utf8'))
  return Object.fromEntries(Object.entries(packages).filter(([path]) => path.startsWith('node_modules/')))
}

const builtFrom = [
  'electron',
  'renderer',
  'resources',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const stamp = inRoot('out', '.built-from')

/** Whether out/ was built from exactly these sources. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(builtFrom)
}

const bundleFrom = ['renderer/output', 'scripts/bundle', 'shared', 'package.json', 'package-lock.json']
const bundleStamp = inRoot('.cache', 'bundle', '.built-from')

/** Builds the command for court bundles where it is missing or older than its sources, or stops with one sentence. */
export function ensureBundleCommand() {
  const hash = sourceHash(bundleFrom)
  if (existsSync(bundleStamp) && readFileSync(bundleStamp, 'utf8') === hash) return
  const config = inRoot('scripts', 'bundle', 'vite.config.ts')
  const done = tool('vite', ['build', '--config', config], { encoding: 'utf8' })
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
    stop('The command for court bundles could not be built: see the lines above.')
  }
  writeFileSync(bundleStamp, hash)
}

/** Builds where out/ is missing or older than its sources. Returns whether it stands; prints the build's words if not. */
export function build() {
  return inTurn(() => {
    if (isBuilt()) return true
    say('Building …')
    rmSync(stamp, { force: true })
    const hash = sourceHash(builtFrom)
    const done = tool('electron-vite', ['build', '--logLevel', 'warn'], { encoding: 'utf8' })
    if (done.status !== 0) {
      process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
      return false
    }
    writeFileSync(stamp, hash)
    return true
  })
}

/** Lets one process at a time build: two would empty each other's folders. A dead one's turn is over. */
function inTurn(work) {
  const turn = inRoot('out', '.turn')
  mkdirSync(inRoot('out'), { recursive: true })
  while (!take(turn)) {
    const holder = pidIn(turn)
    if (holder === null) continue
    if (isRunning(holder)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    else rmSync(turn, { force: true })
  }
  try {
    return work()
  } finally {
    rmSync(turn, { force: true })
  }
}

function take(turn) {
  try {
    writeFileSync(turn, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** Null where the file has gone meanwhile. */
function pidIn(turn) {
  try {
    return Number(readFileSync(turn, 'utf8'))
  } catch {
    return null
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Builds, or stops with one sentence. */
export function ensureBuilt() {
  if (!build()) stop('SSST Desk could not be built: see the lines above.')
}

function sourceHash(sources) {
  const hash = createHash('sha256')
  const add = path => {
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update('\0')
  }
  for (const source of sources) {
    if (/\.\w+$/.test(source)) add(source)
    else for (const file of filesUnder(source)) add(file)
  }
  return hash.digest('hex')
}

function filesUnder(folder) {
  if (!existsSync(inRoot(folder))) return []
  return readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** Runs a command-line tool of node_modules with this Node; waits for it. */
export function tool(name, words, options = {}) {
  return spawnSync(process.execPath, [toolPath(name), ...words], { cwd: root, ...options })
}

/** The script behind a command of node_modules/.bin, which on Windows is no script. */
export function toolPath(name) {
  const owners = { biome: '@biomejs/biome', tsc: 'typescript', playwright: '@playwright/test' }
  const owner = inRoot('node_modules', owners[name] ?? name)
  const { bin } = JSON.parse(readFileSync(join(owner, 'package.json'), 'utf8'))
  return join(owner, typeof bin === 'string' ? bin : bin[name])
}

/** The first browser of electron/browser/candidates.json that is on this machine, or null. */
export function findBrowser() {
  const candidates = JSON.parse(readFileSync(inRoot('electron', 'browser', 'candidates.json'), 'utf8'))
  const places = (candidates[process.platform] ?? candidates.linux).map(place =>
    place.replace(/%([^%]+)%/g, (all, name) => process.env[name] ?? all),
  )
  return places.find(place => existsSync(place)) ?? null
}

/**
 * A browser for the journeys and the demo: `{ path }`. On Debian as root it is installed where it is missing; else
 * `{ path: null, advice }` says what to run.
 */
export function browserOrAdvice() {
  const there = findBrowser()
  if (there !== null) return { path: there }
  if (!hasApt())
    return { path: null, advice: 'no Chromium, Chrome or Edge here; install one, then run this again' }
  if (process.getuid() !== 0) {
    return {
      path: null,
      advice: 'no Chromium here; run: sudo apt-get install chromium — then run this again',
    }
  }
  aptInstall('chromium')
  return { path: findBrowser(), advice: 'chromium could not be installed with apt-get; see the lines above' }
}

/**
 * What the tests on a real share need: null where it is there. On Debian as root it is installed where it is missing; else
 * the answer says what to run.
 */
export function shareAdvice() {
  const missing = () =>
    ['smbd', 'smbnetfs', 'fusermount'].some(
      name => spawnSync('which', [name], { stdio: 'ignore' }).status !== 0,
    )
  if (process.platform !== 'linux') return 'a Samba share is set up on Linux only'
  if (process.getuid() !== 0) return 'a Samba share needs root'
  if (missing() && hasApt()) aptInstall('samba', 'smbnetfs')
  return missing() ? 'no Samba here; run: apt-get install samba smbnetfs — then run this again' : null
}

const hasApt = () =>
  process.platform === 'linux' && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0

function aptInstall(...packages) {
  say(`Installing ${packages.join(' and ')} with apt-get …`)
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
}

export function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

/** Ends the command with one sentence for the person at the keyboard. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
