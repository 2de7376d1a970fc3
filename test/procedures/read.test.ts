import { describe, expect, it } from 'vitest'
import { forms } from '../../shared/documents/forms'
import { OfficeProcedures, withAdded } from '../../shared/procedures/added'
import { type Known, procedureFileBytes, readProcedure } from '../../shared/procedures/read'
import { procedures as builtIn } from '../../shared/procedures/registry'
import type { Procedure } from '../../shared/procedures/schema'
import { aProcedure } from '../build/procedure'

const known: Known = { forms: forms.map(form => form.id), builtIn, office: [] }
const bytes = (text: string) => new TextEncoder().encode(text)
const written = (procedure: unknown) => JSON.stringify(procedure, null, 2)
const errand = aProcedure([{ id: 'go' }, { id: 'come', after: ['go'] }])

const read = (text: string, changes: Partial<Known> = {}) =>
  readProcedure(bytes(text), { ...known, ...changes })

/** The problems of a text; it must have some. */
const problems = (text: string, changes: Partial<Known> = {}): string[] => {
  const result = read(text, changes)
  if (result.ok) throw new Error('It was read, though it had to be refused')
  return result.problems
}

/** The written errand with one text replaced by another; the line where it stands is given too. */
const with1 = (from: string, to: string): { text: string; line: number } => {
  const text = written(errand)
  const at = text.indexOf(from)
  if (at < 0) throw new Error(`There is no ${from}`)
  return { text: text.replace(from, to), line: text.slice(0, at).split('\n').length }
}

describe('a procedure in a file', () => {
  it('is read as it was written', () => {
    expect(read(written(errand))).toEqual({ ok: true, value: errand })
    expect(read(`\uFEFF${written(errand)}\r\n`)).toEqual({ ok: true, value: errand })
  })

  it.each(builtIn)('may follow the pattern of $id under an id of its own', procedure => {
    const own = { ...procedure, id: `office-${procedure.id}`.slice(0, 60) }
    expect(read(written(own))).toEqual({ ok: true, value: own })
    expect(problems(written(procedure))[0]).toMatch(
      /^Line 2, id: SSST Desk comes with a procedure .*Give the office’s own an id of its own\.$/,
    )
  })

  it.each<[string, string, string, RegExp]>([
    [
      'a step that comes after none',
      '"go"\n',
      '"gone"\n',
      /stages\.0\.steps\.1\.after\.0: Step 2 \(come\) comes after gone/,
    ],
    ['a wrong type', '"version": 1', '"version": "one"', /version: a number is expected\./],
    ['a mistyped name', '"askedBy"', '"askedFor"', /: (it is missing|no such field)/],
    [
      'a kind of part there is not',
      '"kind": "close"',
      '"kind": "shut"',
      /parts\.0\.kind: one of these is expected: facts, received,/,
    ],
    [
      'an end there is not',
      '"end": "complete"',
      '"end": "done"',
      /parts\.0: Step 3 \(close\), close: there is no end done/,
    ],
    [
      'a fact there is not',
      '"scin": "reference"',
      '"scin": "number"',
      /identity: The opening or identity names the fact number/,
    ],
  ])('is refused with line and place: %s', (_, from, to, words) => {
    const { text, line } = with1(from, to)
    const said = problems(text)
    expect(said.some(one => words.test(one))).toBe(true)
    const first = said.find(one => words.test(one)) ?? ''
    const at = Number(/^Line (\d+), /.exec(first)?.[1])
    // A missing or a whole thing is pointed at by the line where its group begins.
    expect(at).toBeGreaterThanOrEqual(1)
    expect(at).toBeLessThanOrEqual(line)
  })

  it('names the very line of the value that is wrong', () => {
    const { text, line } = with1('"go"\n', '"gone"\n')
    expect(problems(text)).toEqual([
      `Line ${line}, stages.0.steps.1.after.0: Step 2 (come) comes after gone, which is not an earlier step.`,
    ])
    const typed = with1('"title": "Do go"', '"title": 7')
    expect(problems(typed.text)).toEqual([`Line ${typed.line}, stages.0.steps.0.title: text is expected.`])
    expect(problems(typed.text.replaceAll('\n', '\r\n'))).toEqual(problems(typed.text))
  })

  it('may use only forms that the product makes', () => {
    const text = written(aProcedure([{ id: 'go', parts: [{ id: 'form', kind: 'document', form: 'cmel1' }] }]))
    const line = text.slice(0, text.indexOf('"cmel1"')).split('\n').length
    expect(problems(text)).toEqual([
      `Line ${line}, stages.0.steps.0.parts.0.form: Step 1 (go): there is no form cmel1.`,
    ])
  })

  it('says which form of a condition it fits best', () => {
    const when = { all: [{ fact: 'answer', is: ['yes'] }] }
    const part = { id: 'sure', kind: 'confirm', label: 'Sure', when }
    const text = written({
      ...errand,
      stages: [{ ...errand.stages[0], steps: [{ ...errand.stages[0]?.steps[0], parts: [part] }] }],
    })
    expect(problems(text)[0]).toMatch(/^Line \d+, stages\.0\.steps\.0\.parts\.0\.when\.all\.0\.is: /)
  })

  it.each<[string, string, RegExp]>([
    ['nothing', '', /^The file is empty\.$/],
    ['spaces', ' \n ', /^The file is empty\.$/],
    ['no JSON', 'Dear all', /^Line 1: this is no value/],
    ['letters of two bytes', '\0{\0}', /^The file is not text in UTF-8/],
    ['a list', '[]', /^Line 1: a group of fields is expected\.$/],
    ['a comma too many', '{\n"id": "a",\n}', /^Line 3: .*comma before is too many/],
    ['a comma too few', '{\n"id": "a"\n"version": 1}', /^Line 3: a comma is missing/],
    ['no end', '{\n"id": "a"', /^Line 2: a closing brace } is missing\.$/],
    ['a comment', '{\n// ours\n"id": "a"}', /^Line 2: JSON has no comments/],
    ['an open text', '{\n"id": "a\n}', /^Line 2: a text is not closed/],
    ['more after it', '{}\n{}', /^Line 2: there is more after the end/],
    ['a name twice', '{\n"id": "a",\n"id": "b"}', /^Line 3, id: this name stands twice\.$/],
    ['a name of the language', '{"__proto__": {"id": "a"}}', /Line 1, __proto__: no such field/],
  ])('is refused where the file holds %s', (_, text, words) => {
    expect(problems(text).some(one => words.test(one))).toBe(true)
  })

  it('is refused where it is no text, too large or too deep', () => {
    const utf16 = readProcedure(new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), known)
    expect(utf16).toEqual({ ok: false, problems: [expect.stringContaining('UTF-8')] })
    expect(problems(' '.repeat(procedureFileBytes + 1))).toEqual([
      expect.stringContaining('larger than 256 KB'),
    ])
    expect(problems(`{\n"id": ${'['.repeat(100_000)}`)).toEqual([
      'Line 2: more than 32 brackets stand inside each other.',
    ])
    expect(problems(written({ ...errand, title: '[{'.repeat(40), version: 0 }))[0]).toMatch(/version/)
  })

  it('gives twenty sentences, and says how many more there are', () => {
    const said = problems(written({ ...errand, facts: errand.facts.flatMap(() => [1, 2, 3]) }))
    expect(said).toHaveLength(21)
    expect(said[20]).toBe(`There are ${errand.facts.length * 3 - 20} more problems.`)
  })
})

describe('a new version of an office’s procedure', () => {
  const second: Procedure = { ...errand, version: 2, title: 'An errand, shorter' }

  it('is a higher one', () => {
    expect(read(written(second), { office: [errand] })).toEqual({ ok: true, value: second })
    expect(problems(written({ ...errand, title: 'Changed' }), { office: [errand] })).toEqual([
      'Line 3, version: version 1 of errand is loaded already. A changed procedure is a higher version: write 2.',
    ])
    expect(problems(written({ ...errand, title: 'Changed' }), { office: [errand, second] })[0]).toMatch(
      /write 3/,
    )
  })

  it('stands beside the older ones; the same file again changes nothing', () => {
    expect(withAdded([errand], second)).toEqual([errand, second])
    expect(read(written(errand), { office: [errand, second] }).ok).toBe(true)
    expect(withAdded([errand, second], structuredClone(errand))).toEqual([errand, second])
  })

  it('goes on only as a procedure that is known', () => {
    const opening = (procedure: string): Procedure => ({
      ...errand,
      ends: errand.ends.map(end => ({ ...end, opens: { procedure, facts: ['reference'] } })),
    })
    expect(read(written(opening('liability-order'))).ok).toBe(true)
    expect(problems(written(opening('nowhere')))[0]).toMatch(
      /^Line \d+, ends\.0\.opens\.procedure: there is no procedure nowhere here\.$/,
    )
  })
})

describe('what the host keeps', () => {
  const first = (list: unknown) => OfficeProcedures.safeParse(list).error?.issues[0]

  it('is sound, once each, and none of the product’s', () => {
    expect(OfficeProcedures.safeParse([errand, { ...errand, version: 2 }]).success).toBe(true)
    expect(first([errand, errand])).toMatchObject({ path: [1, 'version'] })
    expect(first(builtIn.slice(0, 1))).toMatchObject({ path: [0, 'id'] })
    expect(first([{ ...errand, ends: [] }])).toMatchObject({ path: [0, 'ends'] })
    const lost = written(errand).replace('"go"\n', '"gone"\n')
    expect(first([JSON.parse(lost)])).toMatchObject({ path: [0, 'stages', 0, 'steps', 1, 'after', 0] })
  })
})
