// npm run bench [-- worklist|delivery|bundle] [--json FILE]: measures the real application; see docs/benchmarks.md.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import {
  browserOrAdvice,
  checkNode,
  ensureBuilt,
  ensureBundleCommand,
  ensureInstalled,
  root,
  stop,
  toolPath,
} from './setup.mjs'

checkNode()
ensureInstalled()
ensureBuilt()
ensureBundleCommand()
const browser = browserOrAdvice()
if (browser.path === null) stop(`Measuring needs a browser: ${browser.advice}.`)
if (spawnSync('zip', ['-v'], { stdio: 'ignore' }).error)
  stop('Measuring needs the zip command to compare with: install the package zip.')
// Node 20 has a WebSocket of its own behind a flag; later versions have it without.
const webSocket = typeof WebSocket === 'undefined' ? '--experimental-websocket' : ''
const { status } = spawnSync(
  process.execPath,
  [toolPath('tsx'), join(root, 'test', 'bench', 'main.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${webSocket}`.trim(),
      SSST_BROWSER: browser.path,
      SSST_BENCH_FROM: process.env.INIT_CWD ?? process.cwd(),
    },
  },
)
process.exit(status ?? 1)
