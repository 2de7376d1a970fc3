// npm run bench [-- worklist|delivery] [--json FILE]: measures the real application; see docs/benchmarks.md.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { browserOrAdvice, checkNode, ensureBuilt, ensureInstalled, root, stop, toolPath } from './setup.mjs'

checkNode()
ensureInstalled()
ensureBuilt()
const browser = browserOrAdvice()
if (browser.path === null) stop(`Measuring needs a browser: ${browser.advice}.`)
if (spawnSync('zip', ['-v'], { stdio: 'ignore' }).error)
  stop('Measuring needs the zip command to compare with: install the package zip.')
const { status } = spawnSync(
  process.execPath,
  [toolPath('tsx'), join(root, 'test', 'bench', 'main.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      SSST_BROWSER: browser.path,
      SSST_BENCH_FROM: process.env.INIT_CWD ?? process.cwd(),
    },
  },
)
process.exit(status ?? 1)
