import { isAbsolute, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { failed, ok, type Result } from '../../shared/result'
import { draftsFor, localData, ownExports } from './places'

/** The port of the loopback host. IndexedDB is keyed by origin, so this number is part of the storage format. */
export const defaultPort = 47615

/** What a host was asked to do on its command line, complete and with absolute paths. */
export interface LaunchOptions {
  dataDir: string
  /** Plaintext email drafts; never inside `dataDir`, which holds ciphertext only. */
  draftsDir: string
  /** Files the officer asked to have; made when the first one is saved. */
  exportsDir: string
  port: number
  open: boolean
  /** A browser to use instead of the one found. */
  browser: string | null
}

/** Reads a command line, without the program's own name. A wrong one is the fault `invalid`, naming the flag. */
export function readArguments(words: string[]): Result<LaunchOptions> {
  let flags: {
    data?: string
    drafts?: string
    exports?: string
    port?: string
    'no-open'?: boolean
    browser?: string
  }
  try {
    flags = parseArgs({
      args: words,
      options: {
        data: { type: 'string' },
        drafts: { type: 'string' },
        exports: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        browser: { type: 'string' },
      },
    }).values
  } catch {
    return wrong('One of the options given to SSST Desk is not known, or has no value.')
  }
  for (const name of ['data', 'drafts', 'exports', 'browser'] as const) {
    if (flags[name]?.trim() === '') return wrong(`--${name} needs a folder or file after it.`)
  }
  const port = flags.port === undefined ? defaultPort : Number(flags.port)
  if (!Number.isInteger(port) || port < 1024 || port > 65_535) {
    return wrong('--port needs a whole number from 1024 to 65535 after it.')
  }
  const dataDir = resolve(flags.data ?? localData(process.platform, process.env))
  const draftsDir = resolve(flags.drafts ?? draftsFor(dataDir))
  if (isInside(dataDir, draftsDir)) {
    return wrong(
      `Email drafts may not be kept in ${draftsDir}: it lies inside ${dataDir}, which holds only what nobody can read without the key.`,
    )
  }
  const exportsDir = resolve(flags.exports ?? ownExports())
  return ok({
    dataDir,
    draftsDir,
    exportsDir,
    port,
    open: flags['no-open'] !== true,
    browser: flags.browser ?? null,
  })
}

/**
 * What of a whole command line is ours: Electron's holds its own path, the app's, and Chromium's switches besides.
 * Only the flags a shell has a use for.
 */
export function shellWords(argv: string[]): string[] {
  return argv.flatMap((word, index) => {
    if (/^--(data|drafts|exports)=/.test(word)) return [word]
    if (word !== '--data' && word !== '--drafts' && word !== '--exports') return []
    const value = argv[index + 1]
    return value === undefined ? [word] : [`${word}=${value}`]
  })
}

/** True where `inner` is `outer` or lies in it. Both absolute. */
export function isInside(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || (!/^\.\.([/\\]|$)/.test(way) && !isAbsolute(way))
}

const wrong = (message: string) =>
  failed(
    'invalid',
    message,
    'The options are: --data FOLDER  --drafts FOLDER  --exports FOLDER  --port NUMBER  --no-open  --browser FILE',
  )
