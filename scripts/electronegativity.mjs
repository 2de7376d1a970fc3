// The static checker of Electron programs over the product's own sources, as one stage of npm test. Every finding must be
// in test/electronegativity/reviewed.json with the reason why it may stay; one that is not there fails, and so does a
// review of something that is not found any more.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './setup.mjs'

// It needs libraries of other years than ours, so it has its own lock file and its own node_modules.
const home = join(root, 'test', 'electronegativity')
const program = join(home, 'node_modules', '@doyensec', 'electronegativity', 'dist', 'index.js')

/** Installs the checker where it is missing. No script of any package of it is run. Returns whether it is there. */
function installed() {
  if (existsSync(program)) return true
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const options = { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] }
  if (npm) spawnSync(process.execPath, [npm, ...words], options)
  else spawnSync('npm', words, { ...options, shell: process.platform === 'win32' })
  return existsSync(program)
}

/** The product's sources as plain JavaScript, in the same places: the checker knows no TypeScript as new as ours. */
async function plainSources(folder) {
  const { transformWithOxc } = await import('vite')
  for (const part of ['electron', 'renderer', 'shared'])
    for (const entry of readdirSync(join(root, part), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath ?? entry.path, entry.name)
      if (!entry.isFile() || !/\.(tsx?|html)$/.test(file) || file.endsWith('.d.ts')) continue
      const to = join(folder, file.slice(root.length + 1)).replace(/\.tsx?$/, '.js')
      mkdirSync(dirname(to), { recursive: true })
      if (file.endsWith('.html')) cpSync(file, to)
      else
        writeFileSync(
          to,
          (await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false })).code,
        )
    }
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
}

/** The findings, each by its check and its file. The lines of the report begin with both; its samples may be long. */
function findingsIn(report) {
  const line = /^([A-Z][A-Z0-9_]+),"?(\w+)"?,"?(\w+)"?,"([^"]*)","([^"]*)"/
  return report
    .split('\n')
    .slice(1)
    .flatMap(one => {
      const [, check, severity, , file, place] = line.exec(one) ?? []
      return check ? [{ check, severity, file: file.replaceAll('\\', '/').replace(/\.js$/, ''), place }] : []
    })
}

const withoutEnding = file => file.replace(/\.tsx?$/, '')

/** Runs the checker. Returns what is wrong, each a line; null where it cannot be had, and the number of findings reviewed. */
async function electronegativity() {
  if (!installed()) return null
  const work = mkdtempSync(join(tmpdir(), 'ssst-desk-electronegativity-'))
  try {
    const sources = join(work, 'sources')
    await plainSources(sources)
    const report = join(work, 'report.csv')
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const words = ['-i', sources, '-o', report, '-r', '-v', 'false', '-e', devDependencies.electron]
    // The one check that asks the network for a list of releases is left out.
    const done = spawnSync(process.execPath, [program, ...words, '-x', 'AvailableSecurityFixesGlobalCheck'], {
      cwd: home,
      encoding: 'utf8',
    })
    // Where it finds nothing at all it writes no report; then its words must say so.
    if (!existsSync(report))
      return { wrong: [`The checker gave no report: ${done.stdout}${done.stderr}`], reviewed: 0 }
    const found = findingsIn(readFileSync(report, 'utf8'))
    const reviewed = JSON.parse(readFileSync(join(home, 'reviewed.json'), 'utf8'))
    const covers = (review, finding) =>
      review.check === finding.check && withoutEnding(review.file) === finding.file && review.why.length > 20
    return {
      wrong: [
        ...found
          .filter(finding => !reviewed.some(review => covers(review, finding)))
          .map(
            ({ check, severity, file, place }) =>
              `${check} (${severity}) in ${file}, ${place}: nobody has reviewed it`,
          ),
        ...reviewed
          .filter(review => !found.some(finding => covers(review, finding)))
          .map(
            ({ check, file }) => `${check} in ${file} was reviewed and is not found any more: take it out`,
          ),
      ],
      reviewed: found.length,
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

// One line of JSON on standard output, for npm test: what is wrong, and how many findings were reviewed.
// The checker leaves a finding out of its report now and then: what is wrong is wrong twice.
const first = await electronegativity()
console.log(JSON.stringify(first?.wrong.length ? await electronegativity() : first))
