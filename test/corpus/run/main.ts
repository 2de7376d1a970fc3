import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeCorpus } from '../all'
import { filesIn } from './files'
import { openJudges } from './judges'
import { type Line, lineFor } from './verdict'

const usage =
  'Use: npm run corpus -- [DIR …] [--json FILE]. Without a folder the corpus that the tests make is judged.'

const wordsOf = ({ outcome, says, seconds, memoryMb, wrong, file }: Line) =>
  `${wrong.length ? `WRONG (${wrong.join(', ')}) ` : ''}${outcome === 'none' ? 'no answer' : outcome}  ${seconds.toFixed(2)} s  ${memoryMb} MB  ${file}: ${says}`

/** Lines that overwrite each other where somebody watches; elsewhere one for every hundred files. */
const progress = (done: number, total: number, file: string) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done} of ${total} ${file.slice(-60)}`)
  else if (done % 100 === 0 && done > 0) process.stderr.write(`${done} of ${total}\n`)
}

const count = (lines: readonly Line[], outcome: Line['outcome']) =>
  lines.filter(line => line.outcome === outcome).length

const judgeAll = async (folder: string, lines: Line[], judges: ReturnType<typeof openJudges>) => {
  const files = await filesIn(folder)
  for (const [index, path] of files.entries()) {
    const file = relative(folder, path)
    progress(index, files.length, file)
    const line = lineFor(file, await judges.judge(path))
    lines.push(line)
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    console.log(wordsOf(line))
  }
}

/** Judges every file of the folders given. Answers the exit code: 1 when a file was not answered rightly, 2 for a wrong call. */
const main = async (): Promise<number> => {
  const from = process.env.SSST_CORPUS_FROM ?? process.cwd()
  let words: { values: { json?: string }; positionals: string[] }
  try {
    words = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
  } catch {
    console.error(usage)
    return 2
  }
  const given = [...words.positionals, ...(process.env.CORPUS_DIR ? [process.env.CORPUS_DIR] : [])].map(one =>
    resolve(from, one),
  )
  for (const folder of given)
    if (!(await stat(folder).catch(() => null))?.isDirectory()) {
      console.error(`There is no folder ${folder}. ${usage}`)
      return 2
    }
  const own = given.length === 0 ? await mkdtemp(join(tmpdir(), 'ssst-desk-corpus-')) : null
  if (own) await writeCorpus(own)
  const lines: Line[] = []
  const judges = openJudges(new URL('./process.mjs', import.meta.url))
  try {
    for (const folder of own ? [own] : given) await judgeAll(folder, lines, judges)
  } finally {
    judges.close()
    if (own) await rm(own, { recursive: true, force: true })
  }
  const wrong = lines.filter(line => line.wrong.length > 0)
  console.log(
    `\n${lines.length} files: ${count(lines, 'accepted')} accepted, ${count(lines, 'refused')} refused, ${wrong.length} not answered rightly; longest ${Math.max(0, ...lines.map(line => line.seconds)).toFixed(1)} s, most memory ${Math.max(0, ...lines.map(line => line.memoryMb))} MB`,
  )
  if (words.values.json)
    await writeFile(resolve(from, words.values.json), `${JSON.stringify({ files: lines }, null, 2)}\n`)
  return wrong.length > 0 ? 1 : 0
}

void main().then(code => process.exit(code))
