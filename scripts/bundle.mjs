// npm run bundle -- --spec FILE --out FILE: builds a court bundle from a specification; see docs/bundle-file.md.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, ensureBundleCommand, ensureInstalled, root } from './setup.mjs'

checkNode()
ensureInstalled()
ensureBundleCommand()
// npm runs scripts in the project's folder; the person meant the one they stand in.
const from =
  process.env.npm_lifecycle_event === 'bundle' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
const child = spawn(
  process.execPath,
  [join(root, '.cache', 'bundle', 'main.mjs'), ...process.argv.slice(2)],
  {
    cwd: root,
    env: {
      // Pictures are large and soon done with. Unless told so, the C library of Linux keeps their memory for later ones of
      // other sizes, which makes a fifth more of the whole.
      MALLOC_MMAP_THRESHOLD_: '1000000',
      MALLOC_ARENA_MAX: '1',
      ...process.env,
      SSST_DESK_ROOT: root,
      SSST_BUNDLE_FROM: from,
    },
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', code => process.exit(code ?? 1))
