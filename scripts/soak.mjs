// npm run soak [-- WORD …]: what npm test tries a few times, hundreds of times; see docs/reliability.md for the last figures.
// With words, only the runs whose name has one of them.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

const noShare = shareAdvice()
const noDisk =
  process.platform === 'linux' && process.getuid() === 0 ? null : 'mounting a small disk needs root on Linux'
const vitest = (...words) => ({ tool: 'vitest', words: ['run', ...words] })
const playwright = (...words) => ({
  tool: 'playwright',
  words: ['test', '-c', 'test/app/playwright.config.ts', '--project=chromium', ...words],
})
/** By tags and names of files: with SSST_SOAK these walk more than npm test does, and once is long enough. */
const onceOnly = ['@soak', 'branches\\.spec', 'canaries\\.spec', 'residue\\.spec']
/** Runs of their own above, and tests that open no window. */
const elsewhere = ['samba\\.spec', 'killed\\.spec', 'without-window/']
const runs = [
  {
    name: 'A host killed 200 times while it delivers',
    ...vitest('test/host/delivery/kill.test.ts'),
    env: { SSST_SOAK_KILLS: '200' },
  },
  {
    name: 'A host killed 100 times while it deletes',
    ...vitest('test/host/retention/kill.test.ts'),
    env: { SSST_SOAK_DELETION_KILLS: '100' },
  },
  {
    name: 'A Samba server killed 50 times and paused for 90 seconds while it is delivered to',
    ...vitest('test/share/samba.test.ts'),
    env: { SSST_SOAK_SAMBA_KILLS: '50', SSST_SOAK_SAMBA_PAUSE_MS: '90000' },
    skipped: noShare,
  },
  {
    name: 'A Samba server paused for 90 seconds while three SRs are saved to it in the window',
    ...playwright('samba.spec'),
    env: { SSST_SOAK_SAMBA_PAUSE_MS: '90000' },
    skipped: noShare,
  },
  {
    name: 'The product killed 100 times while an SR is edited',
    ...playwright('killed.spec'),
    env: { SSST_SOAK_EDIT_KILLS: '100' },
  },
  {
    name: 'Every branch, the residue on both databases, and every journey of the soak, once',
    ...playwright('--grep', onceOnly.join('|')),
    env: { SSST_SOAK: '1' },
    ...(noDisk === null ? {} : { note: `the full disk is skipped: ${noDisk}` }),
  },
  {
    name: 'Every other journey five times',
    ...playwright('--grep-invert', [...onceOnly, ...elsewhere].join('|'), '--repeat-each=5'),
    env: {},
  },
]

/** The tool's own count, from its report; one failure where there is none. */
function counted(command, file, status) {
  let counts = { passed: 0, failed: 1, skipped: 0 }
  if (existsSync(file)) {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    counts =
      command === 'vitest'
        ? {
            passed: report.numPassedTests,
            failed: report.numFailedTests,
            skipped: report.numPendingTests + report.numTodoTests,
          }
        : {
            passed: report.stats.expected + report.stats.flaky,
            failed: report.stats.unexpected,
            skipped: report.stats.skipped,
          }
  }
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const wanted = process.argv.slice(2).map(word => word.toLowerCase())
const chosen = runs.filter(
  ({ name }) => wanted.length === 0 || wanted.some(word => name.toLowerCase().includes(word)),
)
if (chosen.length === 0)
  stop(`No run has a name with these words. There are:\n${runs.map(({ name }) => name).join('\n')}`)
const reports = mkdtempSync(join(tmpdir(), 'ssst-desk-soak-'))
const rows = []
for (const [index, { name, tool: command, words, env, skipped = null, note = null }] of chosen.entries()) {
  say(`\n── ${name}`)
  if (skipped !== null) {
    say(`skipped: ${skipped}`)
    rows.push({ name, seconds: 0, passed: 0, failed: 0, skipped: 1, figures: [`skipped: ${skipped}`] })
    continue
  }
  const report = join(reports, `${index}.json`)
  const figures = join(reports, `${index}.txt`)
  const reporting =
    command === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      : ['--reporter=list,json']
  const began = Date.now()
  const { status } = tool(command, [...words, ...reporting], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...env,
      SSST_BROWSER: browser.path,
      SSST_SOAK_FIGURES: figures,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  })
  rows.push({
    name,
    seconds: Math.round((Date.now() - began) / 1000),
    ...counted(command, report, status),
    figures: [
      ...(existsSync(figures) ? readFileSync(figures, 'utf8').trim().split('\n') : []),
      ...(note === null ? [] : [note]),
    ],
  })
}
rmSync(reports, { recursive: true, force: true })

const sum = key => rows.reduce((total, row) => total + row[key], 0)
const time = seconds => `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
const cells = rows.map(row => [
  row.name,
  String(row.passed),
  String(row.failed),
  String(row.skipped),
  time(row.seconds),
  row.figures.join('; '),
])
const table = [['Run', 'Passed', 'Failed', 'Skipped', 'Time', 'Figures'], ...cells]
const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)))
say('\n── Figures')
for (const row of table)
  say(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  )
say(
  `\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped in ${time(sum('seconds'))}`,
)
process.exit(sum('failed') === 0 ? 0 : 1)
