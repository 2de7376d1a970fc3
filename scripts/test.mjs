// npm test: installs and builds what is missing, then runs every check there is, to the end, and counts.
// What cannot run on this machine is counted as skipped, with the reason.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronBinary } from './electron.mjs'
import { browserOrAdvice, build, checkNode, ensureInstalled, root, say, shareAdvice, tool } from './setup.mjs'

checkNode()
ensureInstalled()
const reports = mkdtempSync(join(tmpdir(), 'ssst-desk-test-'))
const results = []

/** Runs one stage: `work` gives its counts `{passed, failed, skipped, why}`. A stage that cannot even count has failed. */
function stage(name, work) {
  say(`\n── ${name}`)
  const started = Date.now()
  const counts = work()
  results.push({ name, seconds: Math.round((Date.now() - started) / 1000), skipped: 0, ...counts })
}

const all = ok => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })
const skipped = why => {
  say(`skipped: ${why}`)
  return { passed: 0, failed: 0, skipped: 1, why }
}
const check = (name, words) => all(tool(name, words, { stdio: 'inherit' }).status === 0)

stage('Format and lint (Biome)', () => check('biome', ['check', '.']))
stage('Types (tsc)', () => check('tsc', ['--noEmit']))
stage('Build (electron-vite)', () => all(build()))
const noShare = shareAdvice()
stage('Unit, contract and direction tests (vitest)', () => {
  if (noShare !== null) say(`Deliveries on a Samba share are skipped: ${noShare}`)
  const file = join(reports, 'vitest.json')
  const done = tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    stdio: 'inherit',
  })
  return counted(done, file, report => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    ...(noShare === null ? {} : { why: noShare }),
  }))
})

// Beside the journeys, which wait more than they compute; what it says comes after theirs.
const shellBegan = Date.now()
const shellChecked = inBackground(join(root, 'scripts', 'electronegativity.mjs'))

const journeys = join('test', 'app', 'playwright.config.ts')
stage('Journeys in Chromium (Playwright)', () => {
  const browser = browserOrAdvice()
  return browser.path === null ? skipped(browser.advice) : play('chromium', { SSST_BROWSER: browser.path })
})
stage('Journeys in Electron (Playwright)', () => {
  const binary = electronBinary()
  if (binary === null)
    return skipped('the Electron binary is not on this machine (npm start tries to get it)')
  return play('electron', { SSST_ELECTRON: binary })
})

const shell = await shellChecked
stage('The Electron shell, checked statically (Electronegativity)', () => {
  const seconds = Math.round((shell.endedAt - shellBegan) / 1000)
  const answer = parsed(shell.stdout.trim().split('\n').at(-1) ?? '')
  if (shell.status !== 0) {
    say(shell.stderr)
    return { ...all(false), seconds }
  }
  if (answer === null) return skipped('the checker could not be installed from its own lock file')
  for (const line of answer.wrong) say(line)
  if (answer.wrong.length > 0) return { ...all(false), seconds }
  say(`${answer.reviewed} findings, each reviewed in test/electronegativity/reviewed.json`)
  return { ...all(true), seconds }
})

rmSync(reports, { recursive: true, force: true })
summarise()

/** Starts a script and answers, once it has ended, what it printed and when that was. */
function inBackground(script) {
  // Into files: nobody empties a pipe while another stage has this process to itself.
  const [out, err] = ['out', 'err'].map(name => join(reports, `background.${name}`))
  const [stdout, stderr] = [openSync(out, 'w'), openSync(err, 'w')]
  const child = spawn(process.execPath, [script], { stdio: ['ignore', stdout, stderr] })
  for (const handle of [stdout, stderr]) closeSync(handle)
  return new Promise(resolve => {
    const end = status =>
      resolve({
        status,
        stdout: readFileSync(out, 'utf8'),
        stderr: readFileSync(err, 'utf8'),
        endedAt: statSync(out).mtimeMs,
      })
    child.on('error', () => end(1))
    child.on('close', end)
  })
}

/** Runs the journeys of one Playwright project. */
function play(project, env) {
  const file = join(reports, `${project}.json`)
  const done = tool('playwright', ['test', '-c', journeys, '--reporter=list,json', `--project=${project}`], {
    stdio: 'inherit',
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  return counted(done, file, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
}

/** Reads a tool's own count. Its exit code has the last word: a crash after the last test is a failure too. */
function counted(done, file, read) {
  const report = existsSync(file) ? parsed(readFileSync(file, 'utf8')) : null
  if (report === null) return { passed: 0, failed: 1 }
  const counts = read(report)
  return done.status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function summarise() {
  const sum = key => results.reduce((total, result) => total + result[key], 0)
  say('\n── Summary')
  for (const { name, passed, failed, skipped: left, seconds, why } of results) {
    const state = failed > 0 ? 'FAILED ' : passed === 0 ? 'skipped' : 'passed '
    say(
      `${state}  ${name}: ${passed} passed, ${failed} failed, ${left} skipped (${seconds} s)${why ? ` — skipped: ${why}` : ''}`,
    )
  }
  say(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
}
