// npm run demo: installs and builds what is missing, then drives the real application, without a screen, through a whole
// procedure with a fictional SR. See docs/case-file.md. What it does is in test/app/demo/; this only gets it to run.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import {
  browserOrAdvice,
  checkNode,
  ensureBuilt,
  ensureInstalled,
  root,
  stop,
  tool,
  toolPath,
} from './setup.mjs'

checkNode()
ensureInstalled()
const words = process.argv.slice(2)
// npm runs scripts in the project's folder; the person meant the one they stand in.
const from =
  process.env.npm_lifecycle_event === 'demo' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
const main = join(root, 'test', 'app', 'demo', 'main.ts')

// What was asked for is judged first: nobody should wait for a build to be told of a mistyped word.
const judged = tool('tsx', [main, 'check', ...words], {
  stdio: 'inherit',
  env: { ...process.env, SSST_DEMO_FROM: from },
})
if (judged.status !== 0 || words.includes('--list')) process.exit(judged.status ?? 1)

ensureBuilt()
const browser = browserOrAdvice()
if (browser.path === null) stop(`The demo needs a browser: ${browser.advice}.`)
const child = spawn(process.execPath, [toolPath('tsx'), main, 'run', ...words], {
  cwd: root,
  env: { ...process.env, SSST_DEMO_FROM: from, SSST_BROWSER: browser.path },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', code => process.exit(code ?? 1))
