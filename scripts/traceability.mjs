// node scripts/traceability.mjs: writes docs/traceability.md from the procedures' data and the tests that walk them.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, ensureInstalled, root, toolPath } from './setup.mjs'

checkNode()
ensureInstalled()
const { status } = spawnSync(
  process.execPath,
  [toolPath('tsx'), join(root, 'test', 'traceability', 'main.ts')],
  { cwd: root, stdio: 'inherit' },
)
process.exit(status ?? 1)
