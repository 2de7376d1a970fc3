// npm run dist: builds the Windows installer where that can be done, and says plainly where not.
import { spawnSync } from 'node:child_process'
import { download } from './electron.mjs'
import { checkNode, ensureBuilt, ensureInstalled, root, say, stop, toolPath } from './setup.mjs'

checkNode()
ensureInstalled()
ensureBuilt()

const hasWine = () => spawnSync('wine', ['--version'], { stdio: 'ignore' }).status === 0
if (process.platform !== 'win32' && !hasWine()) {
  stop(
    'No installer was built: on this system it needs wine to put the icon and the seal of the archive into the program. Run this on Windows, or install wine.',
  )
}
const electron = await download('win32', 'x64')
if (electron.why) stop(`No installer was built: it packs Electron for Windows, and ${electron.why}.`)

const done = spawnSync(
  process.execPath,
  [toolPath('electron-builder'), '--win', '--x64', '--publish', 'never'],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
if (done.status !== 0) stop('No installer was built: see the lines above.')
say('The installer is in dist/. It installs for every user of a computer; /S installs without a question.')
