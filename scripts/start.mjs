// npm start: installs and builds what is missing, then opens SSST Desk — in Electron where it can be had, else as the
// loopback host with a local browser's app window. See README for the flags.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { getElectron } from './electron.mjs'
import { checkNode, ensureBuilt, ensureInstalled, root, say } from './setup.mjs'

checkNode()
const words = process.argv.slice(2)
const wantsLoopback = words.includes('--loopback') || words.includes('--no-open')
const passed = words.filter(word => word !== '--loopback')
ensureInstalled()
ensureBuilt()

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const electron = wantsLoopback || !hasDisplay ? null : await getElectron()
if (electron?.why)
  say(
    `Electron cannot be used here, because ${electron.why}; opening SSST Desk in a local browser window instead.`,
  )

// Chromium's sandbox refuses to run as root, which on Linux happens in containers.
const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []
// npm runs scripts in the project's folder; a folder on the command line is meant from where the person stands.
const options = {
  stdio: 'inherit',
  cwd: process.env.npm_lifecycle_event ? process.env.INIT_CWD : process.cwd(),
}
const child = electron?.binary
  ? spawn(electron.binary, [...asRoot, root, ...passed], options)
  : spawn(process.execPath, [join(root, 'out', 'main', 'serve.js'), ...passed], options)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm runs this through a shell, and a shell that is ended takes no child with it: nothing may be left listening.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
}
child.on('error', () => process.exit(1))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
