import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corpus, writeCorpus } from './all'
import type { Answer } from './run/judge'
import { openJudges } from './run/judges'
import { guardedLane } from './run/lane'
import { type Line, lineFor } from './run/verdict'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ssst-desk-corpus-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const command = (...words: string[]) =>
  spawnSync(process.execPath, ['scripts/corpus.mjs', ...words], { encoding: 'utf8' })

describe('the corpus of bad files', () => {
  it('is answered as it must be, file by file, by the command that judges folders', async () => {
    const files = join(folder, 'files')
    await writeCorpus(files)
    await symlink(files, join(files, 'back'))
    const json = join(folder, 'answers.json')
    const given = process.env.CORPUS_DIR ? [process.env.CORPUS_DIR] : []
    const { status, stdout } = command(files, ...given, '--json', json)
    const lines: Line[] = JSON.parse(await readFile(json, 'utf8')).files
    // How long a busy machine takes is no matter here; the limit itself is tested below.
    const wrong = lines.flatMap(line => line.wrong.map(what => `${line.file}: ${what}`))
    expect(wrong.filter(what => !what.includes('longer than'))).toEqual([])
    for (const { name, expect: must } of corpus) {
      const line = lines.find(({ file }) => file.replaceAll('\\', '/') === name)
      if (must === 'either') expect(line?.outcome, name).toMatch(/^(accepted|refused)$/)
      else expect(line?.outcome, `${name}: ${line?.says}`).toBe(must)
    }
    expect(status, stdout.slice(-500)).toBe(wrong.length > 0 ? 1 : 0)
  })

  it('is not judged where there is no such folder', () => {
    const { status, stderr } = command(join(folder, 'none'))
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^There is no folder /)])
  })
})

/** A program for a process or a thread, from its text. */
const program = async (name: string, text: string): Promise<URL> => {
  const path = join(folder, name)
  await writeFile(path, text)
  return new URL(`file://${path}`)
}

describe('a file that gets no answer', () => {
  it('is told as a crash or a hang, and the next one is judged', async () => {
    const judges = openJudges(
      await program(
        'judge.mjs',
        `process.on('message', path => {
          if (path === 'crash') process.exit(7)
          if (path === 'hang') for (;;) {}
          process.send(path)
        })
        process.send('ready')`,
      ),
      1000,
    )
    expect(await judges.judge('crash')).toMatchObject({ lost: 'crashed' })
    expect(await judges.judge('hang')).toMatchObject({ lost: 'hung' })
    expect(await judges.judge('good')).toMatchObject({ answer: 'good' })
    judges.close()
  })

  it('is stopped when its thread takes too much memory or time, with a sentence that names it', async () => {
    const thread = await program(
      'thread.mjs',
      `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ input }) => {
        const kept = []
        if (input.name === 'objects') for (;;) kept.push([kept.length])
        if (input.name === 'bytes') for (;;) kept.push(new Uint8Array(16 * 1024 ** 2).fill(1))
        for (;;) {}
      })`,
    )
    const guarded = guardedLane(thread, { intake: 4000 }, { objects: 64, all: 400 })
    const judge = async (name: string) => {
      const stop = guarded.watchMemory()
      const input = { name, declaredType: '', file: new Blob(['x']), wanted: ['pdf'] } as const
      const result = await guarded.lane({
        job: 'intake',
        input,
        supply: async () => Promise.reject(new Error('none')),
        about: name,
      })
      stop()
      return result.ok ? '' : result.fault.message
    }
    expect(await judge('objects')).toMatch(/^‘objects’ .*not be enough memory\.$/)
    expect(await judge('bytes')).toMatch(/^‘bytes’ .*not be enough memory\.$/)
    expect(await judge('endless')).toBe('‘endless’ took too long to work on and was given up.')
  })
})

describe('an answer', () => {
  const answer: Answer = {
    kind: 'pdf',
    outcome: 'refused',
    says: '‘a.pdf’ is damaged.',
    next: 'Ask for it again.',
    warnings: [],
    memory: 1,
    overMemory: false,
  }
  const wrong = (more: object, seconds = 1) =>
    lineFor('a.pdf', { answer: { ...answer, ...more }, seconds }).wrong

  it('is right as a sentence that names the file, whatever its name is', () => {
    expect(wrong({})).toEqual([])
    const name = 'TypeError undefined.pdf'
    expect(lineFor(name, { answer: { ...answer, says: `‘${name}’ is damaged.` }, seconds: 1 }).wrong).toEqual(
      [],
    )
  })

  it('is wrong with words of a program, without pages, too late, or from inside', () => {
    expect(wrong({ says: '‘a.pdf’: TypeError: Cannot read properties of undefined.' })).toEqual(['raw text'])
    expect(wrong({ says: 'damaged' })).toEqual(['no sentence'])
    expect(wrong({ code: 'internal' })).toEqual(['failed inside'])
    expect(wrong({ overMemory: true })).toEqual(['took too much memory'])
    expect(wrong({ outcome: 'accepted', pages: 0 })).toEqual(['accepted without pages'])
    expect(wrong({}, 11)).toEqual(['took longer than 10 seconds'])
    expect(lineFor('a.pdf', { lost: 'hung', seconds: 1 }).wrong).toEqual(['hung'])
  })
})
