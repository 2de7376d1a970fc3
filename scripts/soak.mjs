// npm run soak: what npm test tries a few times, hundreds of times; see docs/reliability.md for the last figures.
import { browserOrAdvice, checkNode, ensureBuilt, ensureInstalled, say, stop, tool } from './setup.mjs'

checkNode()
ensureInstalled()
ensureBuilt()
const browser = browserOrAdvice()
if (browser.path === null) stop(`The journeys need a browser: ${browser.advice}.`)

const journeys = ['test', '-c', 'test/app/playwright.config.ts', '--project=chromium', '--repeat-each=5']
const runs = [
  {
    name: 'A host killed 200 times while it delivers',
    tool: 'vitest',
    words: ['run', 'test/host/delivery/kill.test.ts'],
    env: { SSST_SOAK_KILLS: '200' },
  },
  {
    name: 'Every journey five times',
    tool: 'playwright',
    words: journeys,
    env: { SSST_BROWSER: browser.path },
  },
]
let failed = 0
for (const { name, tool: command, words, env } of runs) {
  say(`\n── ${name}`)
  const { status } = tool(command, words, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) failed++
}
say(`\n${runs.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
