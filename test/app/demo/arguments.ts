import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { currentProcedures, procedures } from '../../../shared/procedures/registry'
import { failed, ok, type Result } from '../../../shared/result'

export type DemoOptions =
  | { is: 'list' }
  | { is: 'run'; procedure: string; branch: string | null; out: string; caseFile: string | null }

const usage =
  'Use: npm run demo -- --procedure PROCEDURE --out DIR [--branch BRANCH] [--case FILE]   or: npm run demo -- --list'

/** Reads the demo's command line; folders and files are taken from `from`. A wrong one is the fault `invalid`. */
export const readArguments = (words: string[], from: string): Result<DemoOptions> => {
  let flags: { list?: boolean; procedure?: string; branch?: string; out?: string; case?: string }
  try {
    flags = parseArgs({
      args: words,
      options: {
        list: { type: 'boolean' },
        procedure: { type: 'string' },
        branch: { type: 'string' },
        out: { type: 'string' },
        case: { type: 'string' },
      },
    }).values
  } catch (error) {
    const word = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1]
    return failed(
      'invalid',
      word === undefined
        ? 'The demo does not take words without an option before them.'
        : `The option ${word} is not known, or has no value after it.`,
      usage,
    )
  }
  if (flags.list) return ok({ is: 'list' })
  const known = currentProcedures(procedures).map(one => one.id)
  if (flags.procedure === undefined)
    return failed('invalid', `--procedure is missing. The procedures are: ${known.join(', ')}.`, usage)
  if (!known.includes(flags.procedure))
    return failed(
      'invalid',
      `There is no procedure ${flags.procedure}. The procedures are: ${known.join(', ')}.`,
      usage,
    )
  if (!flags.out?.trim())
    return failed('invalid', '--out is missing: give the folder that the demo fills.', usage)
  if (flags.case?.trim() === '') return failed('invalid', '--case needs a file after it.', usage)
  if (flags.branch?.trim() === '') return failed('invalid', '--branch needs a name after it.', usage)
  return ok({
    is: 'run',
    procedure: flags.procedure,
    branch: flags.branch ?? null,
    out: resolve(from, flags.out),
    caseFile: flags.case === undefined ? null : resolve(from, flags.case),
  })
}
