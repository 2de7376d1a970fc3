// npm run soak: what npm test tries a few times, hundreds of times; see docs/reliability.md for the last figures.
import {
  browserOrAdvice,
  checkNode,
  ensureBuilt,
  ensureInstalled,
  say,
  shareAdvice,
  stop,
  tool,
} from './setup.mjs'

checkNode()
ensureInstalled()
ensureBuilt()
const browser = browserOrAdvice()
if (browser.path === null) stop(`The journeys need a browser: ${browser.advice}.`)

const journeys = ['test', '-c', 'test/app/playwright.config.ts', '--project=chromium', '--repeat-each=5']
const noShare = shareAdvice()
const runs = [
  {
    name: 'A host killed 200 times while it delivers',
    tool: 'vitest',
    words: ['run', 'test/host/delivery/kill.test.ts'],
    env: { SSST_SOAK_KILLS: '200' },
  },
  {
    name: 'A Samba server killed 50 times and paused for 90 seconds while it is delivered to',
    tool: 'vitest',
    words: ['run', 'test/share/samba.test.ts'],
    env: { SSST_SOAK_SAMBA_KILLS: '50', SSST_SOAK_SAMBA_PAUSE_MS: '90000' },
    skipped: noShare,
  },
  {
    name: 'A Samba server paused for 90 seconds while three SRs are saved to it in the window',
    tool: 'playwright',
    words: ['test', '-c', 'test/app/playwright.config.ts', '--project=chromium', 'samba'],
    env: { SSST_BROWSER: browser.path, SSST_SOAK_SAMBA_PAUSE_MS: '90000' },
    skipped: noShare,
  },
  {
    name: 'The product killed 100 times while an SR is edited',
    tool: 'playwright',
    words: ['test', '-c', 'test/app/playwright.config.ts', '--project=chromium', 'killed.spec'],
    env: { SSST_BROWSER: browser.path, SSST_SOAK_EDIT_KILLS: '100' },
  },
  {
    name: 'Every journey five times',
    tool: 'playwright',
    words: journeys,
    env: { SSST_BROWSER: browser.path, SSST_SOAK: '1' },
  },
]
let failed = 0
let left = 0
for (const { name, tool: command, words, env, skipped = null } of runs) {
  say(`\n── ${name}`)
  if (skipped !== null) {
    say(`skipped: ${skipped}`)
    left++
    continue
  }
  const { status } = tool(command, words, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) failed++
}
say(`\n${runs.length - failed - left} passed, ${failed} failed, ${left} skipped`)
process.exit(failed === 0 ? 0 : 1)
