import fs from 'node:fs'
import path from 'node:path'
// Its calls go through the `fs` object, which is changed below before the first of them arrives.
import '../../../electron/host/share/worker'

/**
 * The product's own worker on a file system with troubles. `SSST_TROUBLES` names a folder; a file in it named after a
 * file call says what befalls that call: `block` (a real system call that does not return until the pipe `pipe` is
 * opened at its other end), `fail CODE N` (the next N calls fail), `spoil` (after the next rename of a file, it is not what
 * it was).
 * Every call that is carried out is noted in `carried-out`, with `started` for this thread and `blocked in …`.
 */
const troubles = process.env.SSST_TROUBLES ?? ''
const calls = [
  'lstatSync',
  'statSync',
  'readdirSync',
  'mkdirSync',
  'openSync',
  'writeSync',
  'fsyncSync',
  'readSync',
  'renameSync',
  'unlinkSync',
  'rmdirSync',
] as const

const system = { ...fs }
/** Node's own `readFileSync` and the like call the patched ones in turn; what this file does itself is left alone. */
let aside = false
const note = (line: string): void => system.appendFileSync(path.join(troubles, 'carried-out'), `${line}\n`)

const trouble = (call: string): string[] => {
  try {
    return system.readFileSync(path.join(troubles, call), 'utf8').split(' ')
  } catch {
    return []
  }
}

const befall = (call: string): void => {
  const [kind, code = '', times = '0'] = trouble(call)
  if (kind === 'block') {
    note(`blocked in ${call}`)
    system.readFileSync(path.join(troubles, 'pipe'))
  }
  if (kind === 'fail' && Number(times) > 0) {
    system.writeFileSync(path.join(troubles, call), `fail ${code} ${Number(times) - 1}`)
    throw Object.assign(new Error(code), { code })
  }
}

const spoil = (call: string, target: unknown): void => {
  if (typeof target !== 'string' || !system.statSync(target).isFile()) return
  system.rmSync(path.join(troubles, call))
  const content = system.readFileSync(target)
  content[0] = (content[0] ?? 0) ^ 1
  system.writeFileSync(target, content)
}

for (const call of calls) {
  const original = system[call] as (...args: unknown[]) => unknown
  Object.assign(fs, {
    [call]: (...args: unknown[]) => {
      if (aside) return original(...args)
      aside = true
      try {
        befall(call)
        note(call)
        const value = original(...args)
        if (trouble(call)[0] === 'spoil') spoil(call, args[1])
        return value
      } finally {
        aside = false
      }
    },
  })
}

aside = true
note('started')
aside = false
