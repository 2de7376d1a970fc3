import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BankHolidays } from '../../../shared/calendar/holidays'
import { londonDate } from '../../../shared/calendar/london'
import { currentProcedures, procedures } from '../../../shared/procedures/registry'
import { type Fault, failed, ok, type Result } from '../../../shared/result'
import { type CaseFile, readCaseFile } from '../cases/read'
import { sampleBranches, sampleOf } from '../cases/sample'
import { root } from '../desk/places'
import { missingFiles } from '../files/brought'
import { type DemoOptions, readArguments } from './arguments'
import { finishOut, judgeOut, prepareOut } from './out-folder'
import { runDemo } from './run'

/** The case file that was asked for, read and checked against its procedure and against what lies beside it. */
const caseFor = async (
  options: Extract<DemoOptions, { is: 'run' }>,
): Promise<Result<{ file: CaseFile; beside: string }>> => {
  const path = options.caseFile ?? sampleOf(options.procedure)
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null)
    return failed(
      'not-found',
      `The case file ${path} cannot be read.`,
      'Give the path of a case file after --case, or leave it out for the sample.',
    )
  const holidays = BankHolidays.parse(
    JSON.parse(await readFile(join(root, 'resources', 'bank-holidays.json'), 'utf8')),
  )
  const today = londonDate(new Date().toISOString())
  const read = readCaseFile(
    text,
    { today, bankHolidays: holidays },
    options.branch === null ? null : { branch: options.branch, sample: sampleBranches(options.procedure) },
  )
  if (!read.ok) return failed(read.fault.code, `${path}\n${read.fault.message}`, read.fault.next)
  const file = read.value
  if (file.procedure.id !== options.procedure)
    return failed(
      'invalid',
      `${path}\nAt procedure: this file is for ${file.procedure.id}, and the demo was asked for ${options.procedure}.`,
      'Ask for the same procedure, or give another case file.',
    )
  const missing = await missingFiles(file, dirname(path))
  if (missing.length > 0)
    return failed(
      'not-found',
      [path, ...missing.map(one => `At ${one.path.join('.')}: ${one.what}.`)].join('\n'),
      'Put the files beside the case file, or let the demo make them up.',
    )
  return ok({ file, beside: dirname(path) })
}

/** One line for each branch of each procedure: the procedure's id, the branch, the end it reaches, and what it is. */
const list = () => {
  const lines: string[][] = [['PROCEDURE', 'BRANCH', 'END', 'WHAT IT IS']]
  for (const { id } of currentProcedures(procedures))
    for (const [name, { end, about }] of Object.entries(sampleBranches(id)))
      lines.push([id, name, end, about])
  const widths = [0, 1, 2].map(column => Math.max(...lines.map(line => line[column]?.length ?? 0)))
  for (const line of lines)
    console.log(line.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  '))
}

const complain = ({ message, next }: Fault): number => {
  console.error(`${message}\n${next}`)
  return 2
}

/** `check` judges what was asked for, and does nothing; `run` does it. Gives the exit code. */
const main = async (task: string | undefined, words: string[]): Promise<number> => {
  const options = readArguments(words, process.env.SSST_DEMO_FROM ?? process.cwd())
  if (!options.ok) return complain(options.fault)
  if (options.value.is === 'list') {
    if (task === 'check') list()
    return 0
  }
  const found = await caseFor(options.value)
  if (!found.ok) return complain(found.fault)
  const free = await judgeOut(options.value.out)
  if (!free.ok) return complain(free.fault)
  if (task === 'check') return 0
  const out = await prepareOut(options.value.out)
  if (!out.ok) return complain(out.fault)
  const done = await runDemo(found.value.file, found.value.beside, out.value)
  if (done.ok) {
    await finishOut(out.value)
    console.log(done.value)
    return 0
  }
  console.error(`${done.fault.message}\n${done.fault.next}`)
  return 1
}

void main(process.argv[2], process.argv.slice(3)).then(code => {
  process.exitCode = code
})
